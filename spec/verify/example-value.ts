import { isLiteral } from "../literals.js";
import type { Param, ParamType } from "../schema.js";

/** Whether a text is a value of a type as pages write it; types that take any text take this. */
export function fitsType(type: ParamType, text: string): boolean {
  return isLiteral(type, text) ?? true;
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
