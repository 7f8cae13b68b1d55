import type { Check, CheckKind, ScalarKind, ScalarType } from "../ir/types.js";
import { FileInput, isInputList, LongText, ManyItems, type Input } from "./input.js";

/** Values longer than this are not tried; they would only measure the memory of the machine. */
const longestTried = 2_000_000;

/** Whether a value is against a check. Only for values as {@link documentedValue} makes them. */
export function breaks({ kind, value: bound }: Check, value: Input): boolean {
  const size = measure(kind, value);
  if (size !== undefined)
    return kind.startsWith("max") ? size > Number(bound) : size < Number(bound);
  const order = compare(value, bound);
  if (order === undefined) return false;
  switch (kind) {
    case "minimum":
      return order < 0;
    case "maximum":
      return order > 0;
    case "exclusiveMinimum":
      return order <= 0;
    case "exclusiveMaximum":
      return order >= 0;
    default:
      return false;
  }
}

function measure(kind: CheckKind, value: Input): number | undefined {
  const text = typeof value === "object" ? undefined : String(value);
  switch (kind) {
    case "minLength":
    case "maxLength":
      return text === undefined ? undefined : Array.from(text).length;
    case "minBytes":
    case "maxBytes":
      if (value instanceof FileInput) return value.bytes;
      return text === undefined ? undefined : new TextEncoder().encode(text).length;
    case "minItems":
    case "maxItems":
      if (isInputList(value)) return value.length;
      return text === undefined || text.trim().startsWith("[") ? undefined : text.split(",").length;
    default:
      return undefined;
  }
}

/** Sign of `value - bound`, exact for decimal texts of any length; `undefined` for other texts. */
function compare(value: Input, bound: number | string): number | undefined {
  const left = typeof value === "object" ? undefined : scaled(String(value));
  const right = scaled(String(bound));
  if (left === undefined || right === undefined) return undefined;
  const digits = Math.max(left.decimals, right.decimals);
  const raise = (each: Scaled): bigint => each.digits * 10n ** BigInt(digits - each.decimals);
  const difference = raise(left) - raise(right);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

interface Scaled {
  digits: bigint;
  decimals: number;
}
function scaled(text: string): Scaled | undefined {
  const match = /^(-?\d{1,100})(?:\.(\d{1,100}))?$/.exec(text.trim());
  if (match === null) return undefined;
  const [, whole = "", fraction = ""] = match;
  return { digits: BigInt(whole + fraction), decimals: fraction.length };
}

/** A value of the type just beyond the bound; `undefined` where none can be made or tried. */
export function beyond({ scalar }: ScalarType, { kind, value: bound }: Check): Input | undefined {
  switch (kind) {
    case "maxLength":
    case "maxBytes":
      return ofSize(scalar, Number(bound) + 1);
    case "minLength":
    case "minBytes":
      return Number(bound) < 2 ? undefined : ofSize(scalar, Number(bound) - 1);
    case "maxItems":
      return Number(bound) > longestTried ? undefined : new LongText("x", Number(bound) + 1, ",");
    case "minItems":
      return Number(bound) < 2 ? undefined : new LongText("x", Number(bound) - 1, ",");
    case "minimum":
      return ofAmount(scalar, bound, -1n);
    case "maximum":
      return ofAmount(scalar, bound, 1n);
    case "exclusiveMinimum":
    case "exclusiveMaximum":
      return ofAmount(scalar, bound, 0n);
  }
}

function ofSize(scalar: ScalarKind, size: number): Input | undefined {
  if (size > longestTried) return undefined;
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

/** The bound moved by whole steps, in the form that the type takes. */
function ofAmount(scalar: ScalarKind, bound: number | string, step: bigint): Input | undefined {
  const value = scaled(String(bound));
  if (value === undefined) return undefined;
  const digits = String(value.digits + step * 10n ** BigInt(value.decimals));
  const sign = digits.startsWith("-") ? "-" : "";
  const padded = digits.slice(sign.length).padStart(value.decimals + 1, "0");
  const whole = padded.slice(0, padded.length - value.decimals);
  const text = sign + whole + (value.decimals === 0 ? "" : `.${padded.slice(-value.decimals)}`);
  if (scalar === "number") return String(Number(text)) === text ? Number(text) : undefined;
  return (scalar === "int64" || scalar === "id") && value.decimals > 0 ? undefined : text;
}

/** One item too many, or too few; `undefined` where that can't be tried. */
export function wrongCount({ kind, value: bound }: Check, item: Input): Input | undefined {
  const count = kind === "maxItems" ? Number(bound) + 1 : Number(bound) - 1;
  return count < 1 || count > 100_000 ? undefined : new ManyItems(item, count);
}
