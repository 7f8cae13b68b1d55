// Copied by topgen from templates/runtime/explain-issue.ts. Do not edit.
/** What is wrong with a value, in words: what was expected, and what was found, never its content. */
import type { $ZodRawIssue } from "zod/v4/core";
import { tagOf } from "./wire.js";

const types: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
};

/** Gives a message to each issue from an index on that has none, neither itself nor by its schema. */
export function explain(issues: readonly $ZodRawIssue[], from: number): void {
  for (const issue of issues.slice(from) as { message?: string | undefined }[]) {
    issue.message ??= messageOf(issue as Told);
  }
}

/** What the issues that are explained have in common. */
interface Told {
  readonly input: unknown;
  readonly expected?: string;
  readonly inst?: { readonly _zod: { readonly def: { error?: unknown; what?: string } } };
  /** Of a union: the issues of each alternative. */
  readonly errors?: readonly (readonly { expected?: string }[])[];
}

function messageOf({ input, expected, inst, errors }: Told): string | undefined {
  const { error, what } = inst?._zod.def ?? {};
  if (error !== undefined) return undefined;
  const type = expected ?? errors?.at(-1)?.[0]?.expected;
  if (type === undefined) return undefined;
  if (input === undefined) return "required, but missing";
  return `expected ${what ?? types[type] ?? type}, found ${kindOf(input)}`;
}

/** What a value is, never what it says. */
function kindOf(value: unknown): string {
  if (typeof value === "string") return "text";
  if (typeof value === "number") {
    if (!Number.isFinite(value)) return String(value);
    if (Math.abs(value) > Number.MAX_SAFE_INTEGER)
      return "a number beyond 2^53, which loses digits";
  }
  if (typeof value !== "object") return typeof value;
  if (value instanceof Date && Number.isNaN(value.getTime())) return "an invalid date";
  const tag = tagOf(value);
  const told = { Array: "a list", Date: "a date", Null: "null" }[tag] ?? `a ${tag}`;
  if (tag !== "Object") return told;
  // Some schemas take members alone for an object, and nothing of a class.
  const { constructor: made } = (Object.getPrototypeOf(value) ?? {}) as { constructor?: unknown };
  return typeof made === "function" && made !== Object ? `a ${made.name}` : "an object";
}
