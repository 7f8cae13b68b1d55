import type { Param, ParamType } from "../schema.js";

const decimal = /^[+-]?\d+(?:\.\d+)?$/;

const forms: Partial<Record<ParamType, RegExp>> = {
  number: decimal,
  price: decimal,
  decimal,
  boolean: /^(?:true|false)$/i,
  date: /^\d{4}-\d{1,2}-\d{1,2}(?: \d{1,2}:\d{1,2}(?::\d{1,2}(?:\.\d{1,3})?)?)?$/,
};

/** Longer texts are no number, date or boolean. */
const MAX_VALUE = 400;

/** Whether a text is a value of a type as pages write it; types that take any text take this. */
export function fitsType(type: ParamType, text: string): boolean {
  return forms[type]?.test(text.slice(0, MAX_VALUE)) ?? true;
}

/** `null`, `{}`, `[]`, `""`: how pages write that there is no value. */
export function isNoValue(text: string): boolean {
  const bare = text.trim();
  return bare === "" || /^(?:null|\{\s?\}|\[\s?\]|""|'')$/i.test(bare.slice(0, 20));
}

/** The items of a list's example, `111,222` or `[111,222]`; the one value of any other parameter. */
export function exampleItems({ list, example }: Pick<Param, "list" | "example">): string[] {
  if (isNoValue(example)) return [];
  if (!list) return [example.trim()];
  const bare = example.trim();
  const inner = bare.startsWith("[") && bare.endsWith("]") ? bare.slice(1, -1) : bare;
  return inner.split(/[,，]/).map((item) => item.trim());
}
