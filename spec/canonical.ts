/** The one way in which JSON of the spec folder is written, so that equal content has equal bytes. */
import { apiSpecSchema, type ApiSpec } from "./schema.js";

/** Characters that are invisible or reorder what a reviewer sees; JSON may escape any character. */
const unseen = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/**
 * A spec as the text of its file: keys in the order the schema declares, parameters in the page's
 * order, two-space JSON, LF, a final newline. `parseSpec(stringifySpec(spec))` equals the spec.
 * @throws ZodError when the spec is none
 */
export function stringifySpec(spec: ApiSpec): string {
  return stringifyJson(apiSpecSchema.parse(spec));
}

/** A spec with its keys in the order of its file, as it is when it is read back, and that file's text. */
export function canonicalSpec(spec: ApiSpec): { spec: ApiSpec; text: string } {
  const canonical = apiSpecSchema.parse(spec);
  return { spec: canonical, text: stringifyJson(canonical) };
}

/** Any other JSON file of the project in the same form; the keys keep the order they have. */
export function stringifyJson(value: unknown): string {
  const json = JSON.stringify(value, null, 2).replace(
    unseen,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `${json}\n`;
}
