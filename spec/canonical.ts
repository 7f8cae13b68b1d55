/** The one way in which JSON of the spec folder is written, so that equal content has equal bytes. */
import { unicodeEscape, unprintableButLayout } from "./unprintable.js";
import { apiSpecSchema, type ApiSpec } from "./schema.js";

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
  // The layout of the text itself is line breaks; those of values are escapes already.
  return `${JSON.stringify(value, null, 2).replace(unprintableButLayout, unicodeEscape)}\n`;
}

/** A value as JSON that the order of its keys does not change: what JSON.stringify gives of sorted objects. */
export function sortedJson(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(",")}]`;
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${sortedJson(member)}`).join(",")}}`;
}
