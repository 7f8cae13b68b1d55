import { pathText, walkParams } from "../param-path.js";
import { amountOf, boundKind, keeps, limitBounds } from "../rules/bounds.js";
import type { Param } from "../schema.js";
import { exampleItems, fitsType } from "./example-value.js";
import type { Note } from "./note.js";

/** Holds the table of one side against itself: types, members, examples, limits. */
export function checkParams(
  side: "request" | "response",
  params: readonly Param[],
  note: Note,
): void {
  for (const { path, param } of walkParams(params)) {
    const at = `${side}.${pathText(path)}`;
    checkType(param, at, note);
    if (param.type === "object") continue;
    checkExample(param, at, note);
    if (param.required && exampleItems(param).length === 0) {
      note("required-without-example", at, "it is required, and the page shows no value for it");
    }
  }
}

function checkType({ type, docType, fields }: Param, at: string, note: Note): void {
  if (type === "unknown") note("type-unknown", at, `the type cell says ${JSON.stringify(docType)}`);
  if (type === "object" && (fields === undefined || fields.length === 0)) {
    note("object-without-members", at, `${docType} has no members on the page`);
  }
}

function checkExample(param: Param, at: string, note: Note): void {
  const { type, example } = param;
  const items = exampleItems(param);
  // `{}` and `[]` are no value of their own where neither an object nor a list is meant.
  const isOtherEmpty = !param.list && /^(?:\{ ?\}|\[ ?\])$/.test(example.trim());
  if ((isOtherEmpty ? [example] : items).some((item) => !fitsType(type, item))) {
    note("example-against-type", at, `the example ${example} is no ${type}`);
    return;
  }
  const broken = brokenLimit(param, items);
  if (broken !== undefined) note("example-against-limit", at, `the example ${example} ${broken}`);
}

function brokenLimit(param: Param, items: readonly string[]): string | undefined {
  const isNumber = ["number", "price", "decimal"].includes(param.type);
  for (const bound of limitBounds(param)) {
    const { measure, end } = boundKind(bound);
    // Bytes are those of a file, of which the page shows the name at most.
    if (measure === "bytes" || (measure === "number" && !isNumber)) continue;
    const amounts =
      measure === "items"
        ? [param.list ? items.length : 0]
        : items.slice(0, 10_000).map((item) => amountOf(measure, item));
    const broken = amounts.filter((amount) => amount !== undefined && !keeps(amount, bound));
    if (broken.length === 0) continue;
    if (measure !== "number")
      return `has ${Math.max(...broken.map(Number))} ${measure}, the limit is ${bound.value}`;
    return `is ${end === "min" ? "below the smallest" : "above the largest"} value, ${bound.value}`;
  }
  return undefined;
}
