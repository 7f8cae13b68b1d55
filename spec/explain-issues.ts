/** What zod refuses, in the words of topgen's messages: where, what was expected, what was found. */
import type { z } from "zod";
import { valueAt } from "./json-value.js";
import { knownKeys } from "./known-keys.js";
import { showJsonPath, showValue, type JsonPath } from "./spec-error.js";
import { orDidYouMean } from "./suggest.js";

type Issue = z.core.$ZodIssue;

/** A refusal of a value. */
export interface ExplainedIssue {
  /** The value that it is about; of an unknown key, the one behind it. */
  path: JsonPath;
  /** The place as messages call it; of an unknown key, the object that has it. `""`: the whole. */
  at: string;
  expected: string;
  found: string;
  /** What is wrong as one sentence, without the place. */
  problem: string;
}

/**
 * The refusal that tells most: an unknown key before others, for what it was meant to be is then
 * missing, too. How many more there are is said, not listed.
 * @param schema tells the keys that an unknown one may have meant
 */
export function explainIssues(
  issues: readonly Issue[],
  value: unknown,
  schema: z.ZodType,
): ExplainedIssue {
  const faults = issues.flatMap((issue) => faultsOf(issue, value));
  const first = faults.find(({ key }) => key !== undefined) ?? faults[0];
  if (first === undefined) throw new Error("a refusal without an issue");
  const others = faults.length - 1;
  const more = others === 0 ? "" : ` (${others} more problem${others === 1 ? "" : "s"})`;
  const { path, key, issue } = first;
  const at = path.length === 0 ? "" : showJsonPath(path);
  if (key !== undefined) {
    const known = knownKeys(schema, path, value);
    const problem = `unknown key ${shownKey(key)}${keysMeant(key, known)}${more}`;
    const expected = known.length === 0 ? "no such key" : `one of the keys ${known.join(", ")}`;
    return { path: [...path, key], at, expected, found: shownKey(key), problem };
  }
  const { expected, found } = describe(issue, valueAt(value, path));
  const problem = `expected ${expected}, found ${found}${more}`;
  return { path, at, expected, found: `${found}${more}`, problem };
}

/** One thing that is wrong; several unknown keys of an object are several. */
interface Fault {
  path: JsonPath;
  issue: Issue;
  key?: string;
}

function faultsOf(issue: Issue, value: unknown): Fault[] {
  const path = pathOf(issue);
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => ({ path, issue, key }));
  if (issue.code !== "invalid_union") return [{ path, issue }];
  // Where one form takes the value as such, what is wrong inside of it is what the user wrote wrong.
  const near = issue.errors.filter((form) => form.length > 0 && form.every(isInside));
  const [form] = near;
  if (form === undefined || near.length > 1) return [{ path, issue }];
  return form.flatMap((one) => faultsOf({ ...one, path: [...issue.path, ...one.path] }, value));
}

const isInside = ({ path, code }: Issue): boolean =>
  path.length > 0 || code === "unrecognized_keys";

const pathOf = (issue: Issue): JsonPath =>
  issue.path.map((step) => (typeof step === "symbol" ? String(step) : step));

/** So many keys are listed where none is close to the one that was found. */
const mostListed = 20;

function keysMeant(key: string, known: readonly string[]): string {
  const meant = orDidYouMean(key, known, shownKey);
  if (meant !== "") return meant;
  const isListed = known.length > 0 && known.length <= mostListed;
  return isListed ? `; expected one of ${known.join(", ")}` : "";
}

const shownKey = (key: string): string => (/^[\w$.-]+$/.test(key) ? key : showValue(key));

interface Described {
  expected: string;
  found: string;
}

function describe(issue: Issue, value: unknown): Described {
  const found = showValue(value);
  switch (issue.code) {
    case "invalid_type":
      return { expected: article(issue.expected), found };
    case "invalid_value":
      return oneOf(issue.values, value);
    case "invalid_union":
      return inUnion(issue, value);
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

/** What was found instead of a word of a list, with the word that it most likely means. */
function oneOf(known: readonly unknown[], value: unknown): Described {
  const words = known.filter((one) => typeof one === "string");
  const hint = typeof value === "string" ? orDidYouMean(value, words, showValue) : "";
  return { expected: known.map(showValue).join(" or "), found: `${showValue(value)}${hint}` };
}

/** What each member of a union would have taken. */
function inUnion(issue: z.core.$ZodIssueInvalidUnion, value: unknown): Described {
  const options = "options" in issue && Array.isArray(issue.options) ? issue.options : [];
  if (options.length > 0) return oneOf(options, value);
  const firsts = issue.errors.flatMap((issues) => issues[0] ?? []);
  const expected = firsts.map((first) => describe(first, valueAt(value, pathOf(first))).expected);
  return { expected: expected.join(" or "), found: showValue(value) };
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
