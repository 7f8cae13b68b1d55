import type { JsonPath } from "./spec-error.js";

/** Whether a JSON value has a member or item of its own. */
export const hasMember = (value: unknown, step: string | number): value is object =>
  typeof value === "object" && value !== null && Object.hasOwn(value, step);

/** A member or item of a JSON value; undefined where there is none. */
export function memberOf(value: unknown, step: string | number): unknown {
  return hasMember(value, step) ? (value as Record<string | number, unknown>)[step] : undefined;
}

/** What stands at a place in a JSON value; undefined where there is no such place. */
export function valueAt(value: unknown, path: JsonPath): unknown {
  return path.reduce(memberOf, value);
}
