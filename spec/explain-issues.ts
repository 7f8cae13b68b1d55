/** What zod refuses, in the words of topgen's messages: where, what was expected, what was found. */
import { z } from "zod";
import { showValue, type JsonPath } from "./spec-error.js";
import { orDidYouMean } from "./suggest.js";

type Issue = z.core.$ZodIssue;

/** A refusal of a value: the place is a path in it. */
export interface ExplainedIssue {
  path: JsonPath;
  expected: string;
  found: string;
}

/**
 * The first refusal; how many more there are is said, not listed.
 * @param schema tells the keys that an unknown one may have meant
 */
export function explainIssues(
  issues: readonly Issue[],
  value: unknown,
  schema: z.ZodType,
): ExplainedIssue {
  const issue = issues[0];
  if (issue === undefined) throw new Error("a refusal without an issue");
  const path = pathOf(issue);
  const known = issue.code === "unrecognized_keys" ? knownKeys(schema, path) : [];
  const { expected, found, inside } = describe(issue, valueAt(value, path), known);
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : "";
  return {
    path: inside === undefined ? path : [...path, inside],
    expected,
    found: `${found}${more}`,
  };
}

const pathOf = (issue: Issue): JsonPath =>
  issue.path.map((step) => (typeof step === "symbol" ? String(step) : step));

/** The keys that an object at a place may have; none where the schema does not tell. */
function knownKeys(schema: z.core.$ZodType, path: JsonPath): string[] {
  const inner = withoutWrappers(schema);
  const [step, ...rest] = path;
  if (step === undefined) return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
  const next =
    inner instanceof z.ZodObject
      ? (inner.shape as Record<string, z.core.$ZodType>)[step]
      : inner instanceof z.ZodArray
        ? inner.element
        : inner instanceof z.ZodRecord
          ? inner.valueType
          : undefined;
  return next === undefined ? [] : knownKeys(next, rest);
}

function withoutWrappers(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault
    ? withoutWrappers(schema.unwrap())
    : schema;
}

interface Described {
  expected: string;
  found: string;
  /** The key of the value that is meant, where the issue names its parent. */
  inside?: string | undefined;
}

function describe(issue: Issue, value: unknown, known: readonly string[]): Described {
  const found = showValue(value);
  switch (issue.code) {
    case "unrecognized_keys": {
      const [inside = ""] = issue.keys;
      return { ...unknownKey(inside, known), inside };
    }
    case "invalid_type":
      return { expected: article(issue.expected), found };
    case "invalid_value":
      return { expected: issue.values.map((one) => showValue(one)).join(" or "), found };
    case "invalid_union":
      return { expected: alternatives(issue, value), found };
    case "invalid_format":
      return { expected: formatOf(issue), found };
    case "too_small":
      return { expected: `at least ${issue.minimum}${unitOf(issue.origin)}`, found };
    case "too_big":
      return { expected: `at most ${issue.maximum}${unitOf(issue.origin)}`, found };
    default:
      return { expected: issue.message, found };
  }
}

/** What each member of a union would have taken. */
function alternatives(issue: z.core.$ZodIssueInvalidUnion, value: unknown): string {
  const options = "options" in issue && Array.isArray(issue.options) ? issue.options : [];
  if (options.length > 0) return options.map(showValue).join(" or ");
  const firsts = issue.errors.flatMap((issues) => issues[0] ?? []);
  return firsts
    .map((first) => describe(first, valueAt(value, pathOf(first)), []).expected)
    .join(" or ");
}

function unknownKey(key: string, known: readonly string[]): Described {
  const hint = orDidYouMean(key, known);
  if (hint !== "") return { expected: `no such key${hint}`, found: "one" };
  const others = known.length === 0 ? "" : `, but ${known.join(", ")}`;
  return { expected: `no such key${others}`, found: "one" };
}

/** A schema's own words where it has some, else its pattern. */
function formatOf(issue: z.core.$ZodIssueInvalidStringFormat): string {
  if (!issue.message.startsWith("Invalid ")) return issue.message;
  return issue.pattern === undefined ? issue.format : `text like ${issue.pattern}`;
}

function unitOf(origin: string): string {
  return origin === "string" ? " characters" : origin === "array" ? " items" : "";
}

function article(type: string): string {
  if (type === "array") return "a list";
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}

function valueAt(value: unknown, path: JsonPath): unknown {
  let current = value;
  for (const step of path) {
    if (typeof current !== "object" || current === null || !Object.hasOwn(current, step))
      return undefined;
    current = (current as Record<string | number, unknown>)[step];
  }
  return current;
}
