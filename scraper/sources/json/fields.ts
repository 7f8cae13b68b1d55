import { PageError } from "../../page.js";
import { withoutInvisible } from "../plain.js";
import { JsonArray, JsonNumber, JsonObject, type JsonValue } from "./parse-json.js";

/** A member as text: strings and digits as they are, anything absent or structured as `""`. */
export function textOf(node: JsonObject, field: string): string {
  const value = node.members.get(field);
  if (typeof value === "string") return withoutInvisible(value.replace(/\r\n?/g, "\n"));
  if (value instanceof JsonNumber) return value.text;
  return typeof value === "boolean" ? String(value) : "";
}

/** A member that is a value of any kind as text; a document may hold the JSON of an example itself. */
export function jsonOf(node: JsonObject, field: string): string {
  const value = node.members.get(field);
  if (value instanceof JsonObject || value instanceof JsonArray) return compact(value);
  return textOf(node, field);
}

/** A value as JSON without spaces; numbers as they are. */
function compact(value: JsonValue): string {
  if (value instanceof JsonNumber) return value.text;
  if (value instanceof JsonArray) return `[${value.items.map(compact).join(",")}]`;
  if (value instanceof JsonObject) {
    const members = [...value.members].map(([key, member]) => {
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
  if (value instanceof JsonArray) return value.items;
  throw new PageError(at, "a list", "another value", "save the document again");
}

/** The items of a list that are objects; a list of something else is none. */
export function objectsOf(value: JsonValue | undefined): JsonObject[] {
  if (!(value instanceof JsonArray)) return [];
  return value.items.filter((item) => item instanceof JsonObject);
}

/** A positive whole number that a double holds exactly, or 0. */
export function countOf(text: string): number {
  const count = Number(text);
  return Number.isSafeInteger(count) && count > 0 ? count : 0;
}
