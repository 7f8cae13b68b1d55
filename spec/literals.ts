import type { ParamType } from "./schema.js";

const decimal = /^[+-]?\d+(?:\.\d+)?$/;

const literals: Partial<Record<ParamType, RegExp>> = {
  number: decimal,
  price: decimal,
  decimal,
  boolean: /^(?:true|false)$/i,
  date: /^\d{4}-\d{1,2}-\d{1,2}(?: \d{1,2}:\d{1,2}(?::\d{1,2}(?:\.\d{1,3})?)?)?$/,
};

/** Longer texts are no number, date or boolean. */
const MAX_VALUE = 400;

/** Is `text` a value of the type as pages write it; undefined for types that take any text. */
export function isLiteral(type: ParamType, text: string): boolean | undefined {
  return literals[type]?.test(text.slice(0, MAX_VALUE));
}
