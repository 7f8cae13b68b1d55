import type { ParamType } from "../../spec/schema.js";

const literals: Partial<Record<ParamType, RegExp>> = {
  number: /^[+-]?\d+(?:\.\d+)?$/,
  price: /^[+-]?\d+(?:\.\d+)?$/,
  decimal: /^[+-]?\d+(?:\.\d+)?$/,
  boolean: /^(?:true|false)$/i,
  date: /^\d{4}-\d{1,2}-\d{1,2}(?: \d{1,2}:\d{1,2}(?::\d{1,2}(?:\.\d{1,3})?)?)?$/,
};

/** Is `text` a value of the type as pages write it; undefined for types that take any text. */
export function isLiteral(type: ParamType, text: string): boolean | undefined {
  return literals[type]?.test(text.slice(0, 400));
}

/** `null`, `{}`, `[]`, `""`: how pages write that there is no value. */
export function isEmptyLiteral(text: string): boolean {
  return /^(?:null|NULL|\{\s?\}|\[\s?\]|""|'')$/.test(text.slice(0, 20));
}
