import { PageError } from "../../page.js";
import { withoutInvisible } from "../plain.js";
import { JsonNumber, type JsonObject, type JsonValue } from "./parse-json.js";

/** A member as text: strings and digits as they are, anything absent or structured as `""`. */
export function textOf(node: JsonObject, field: string): string {
  const value = node.get(field);
  if (typeof value === "string") return withoutInvisible(value.replace(/\r\n?/g, "\n"));
  if (value instanceof JsonNumber) return value.text;
  return typeof value === "boolean" ? String(value) : "";
}

/** A member that is a value of any kind as text; a document may hold the JSON of an example itself. */
export function jsonOf(node: JsonObject, field: string): string {
  const value = node.get(field);
  return value instanceof Map || Array.isArray(value) ? compact(value) : textOf(node, field);
}

/** A value as JSON without spaces; numbers as they are. */
function compact(value: JsonValue): string {
  if (value instanceof JsonNumber) return value.text;
  if (Array.isArray(value)) return `[${value.map(compact).join(",")}]`;
  if (value instanceof Map) {
    const members = [...value].map(([key, member]) => {
      return `${JSON.stringify(key)}:${compact(member)}`;
    });
    return `{${members.join(",")}}`;
  }
  return JSON.stringify(value);
}

/**
 * The items of a list; null and absence are an empty one.
 * @throws PageError at `at` when it is something else.
 */
export function arrayOf(value: JsonValue | undefined, at: string): readonly JsonValue[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value;
  throw new PageError(at, "a list", "another value", "save the document again");
}

/** The items of a list that are objects; a list of something else is none. */
export function objectsOf(value: JsonValue | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter((item) => item instanceof Map) : [];
}

/** A positive whole number that a double holds exactly, or nothing. */
export function countOf(text: string): number | undefined {
  const count = Number(text);
  return Number.isSafeInteger(count) && count > 0 ? count : undefined;
}
