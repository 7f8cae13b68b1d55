import type { Param } from "../../spec/schema.js";

/** Texts by which page authors say that there is no example. */
const fillers = new Set(["", "null", '""', "''", "undefined", "无", "-"]);

/** Whether a page's example text only fills its cell. */
export function isFiller(text: string): boolean {
  return fillers.has(text.trim());
}

/**
 * The example that the page shows for a parameter, `""` where it shows none. Objects and lists have
 * their examples in their members, and only an empty pair of brackets themselves.
 */
export function exampleText({ type, list, example }: Param): string {
  const isEmpty = (list || type === "object") && /^\s*(?:\[\s*\]|\{\s*\})\s*$/.test(example);
  return isEmpty || isFiller(example) ? "" : example;
}
