import { pathText, walkParams } from "../param-path.js";
import type { Limits, Param } from "../schema.js";
import { compareDecimals } from "./compare-decimals.js";
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
  const { type, example, limits = {} } = param;
  const items = exampleItems(param);
  // `{}` and `[]` are no value of their own where neither an object nor a list is meant.
  const isOtherEmpty = !param.list && /^(?:\{ ?\}|\[ ?\])$/.test(example.trim());
  if ((isOtherEmpty ? [example] : items).some((item) => !fitsType(type, item))) {
    note("example-against-type", at, `the example ${example} is no ${type}`);
    return;
  }
  const broken = brokenLimit(param, items, limits);
  if (broken !== undefined) note("example-against-limit", at, `the example ${example} ${broken}`);
}

function brokenLimit(param: Param, items: readonly string[], limits: Limits): string | undefined {
  const { maxItems, maxLength, minimum, maximum } = limits;
  const longest = Math.max(0, ...items.slice(0, 10_000).map((item) => Array.from(item).length));
  if (maxItems !== undefined && param.list && items.length > maxItems) {
    return `has ${items.length} items, the limit is ${maxItems}`;
  }
  if (maxLength !== undefined && longest > maxLength) {
    return `has ${longest} characters, the limit is ${maxLength}`;
  }
  if (!["number", "price", "decimal"].includes(param.type)) return undefined;
  if (minimum !== undefined && items.some((item) => compareDecimals(item, String(minimum)) < 0)) {
    return `is below the smallest value, ${minimum}`;
  }
  if (maximum !== undefined && items.some((item) => compareDecimals(item, String(maximum)) > 0)) {
    return `is above the largest value, ${maximum}`;
  }
  return undefined;
}
