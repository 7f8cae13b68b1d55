import type { Amount } from "../../spec/rules/amounts.js";
import { amountOf, type Bound, boundKind, keeps, type Measure } from "../../spec/rules/bounds.js";
import type { ScalarKind, ScalarType } from "../ir/types.js";
import { FileInput, isInputList, LongText, ManyItems, type Input } from "./input.js";

/** Values longer than this are not tried; they would only measure the memory of the machine. */
const longestTried = 2_000_000;

/** Whether a value is against a bound. Only for values as {@link documentedValue} makes them. */
export function breaks(bound: Bound, value: Input): boolean {
  const amount = measured(boundKind(bound).measure, value);
  return amount !== undefined && !keeps(amount, bound);
}

function measured(measure: Measure, value: Input): Amount | undefined {
  if (measure === "bytes" && value instanceof FileInput) return value.bytes;
  if (measure === "items" && isInputList(value)) return value.length;
  const text = typeof value === "object" ? undefined : String(value);
  const isJson = measure === "items" && text?.trim().startsWith("[") === true;
  return text === undefined || isJson ? undefined : amountOf(measure, text);
}

/** An amount just beyond a bound; `undefined` where all keep it. */
export function amountBeyond(bound: Bound): Amount | undefined {
  const amount = boundKind(bound).broken(bound.value);
  return keeps(amount, bound) ? undefined : amount;
}

/** A value of the type just beyond the bound; `undefined` where none can be made or tried. */
export function beyond({ scalar }: ScalarType, bound: Bound): Input | undefined {
  const amount = amountBeyond(bound);
  if (amount === undefined) return undefined;
  const { measure } = boundKind(bound);
  if (measure === "number") return ofAmount(scalar, String(amount));
  const size = Number(amount);
  if (size < 1 || size > longestTried) return undefined;
  return measure === "items" ? new LongText("x", size, ",") : ofSize(scalar, size);
}

function ofSize(scalar: ScalarKind, size: number): Input | undefined {
  switch (scalar) {
    case "string":
    case "json":
    case "fieldList":
      return new LongText("x", size);
    case "file":
      return new FileInput("example.txt", size);
    case "number":
      return size > 15 ? undefined : Number("1".repeat(size));
    case "int64":
    case "id":
    case "price":
    case "decimal":
      return size > 1000 ? undefined : "1".repeat(size);
    default:
      return undefined;
  }
}

/** A number in the form that the type takes. */
function ofAmount(scalar: ScalarKind, text: string): Input | undefined {
  if (scalar === "number") return String(Number(text)) === text ? Number(text) : undefined;
  return (scalar === "int64" || scalar === "id") && text.includes(".") ? undefined : text;
}

/** One item too many, or too few; `undefined` where that can't be tried. */
export function wrongCount(bound: Bound, item: Input): Input | undefined {
  const count = Number(amountBeyond(bound) ?? 0);
  return count < 1 || count > 100_000 ? undefined : new ManyItems(item, count);
}
