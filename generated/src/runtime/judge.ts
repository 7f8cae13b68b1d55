// Copied by topgen from templates/runtime/judge.ts. Do not edit.
/** What zod has against a value, told in the documentation's words and never with the value itself. */
import type { $ZodRawIssue, $ZodType } from "zod/v4/core";
import type { TopIssue } from "./errors.js";
import { explain } from "./explain-issue.js";
import { failureOf } from "./failures.js";
import { NoWireForm, pathText, placed } from "./paths.js";
import { type Direction, runSchema } from "./run-schema.js";

const none: readonly TopIssue[] = [];

/** What a schema makes of a value, and everything that it has against it. */
export function judge(
  schema: $ZodType,
  value: unknown,
  direction: Direction,
): { readonly value: unknown; readonly issues: readonly TopIssue[] } {
  try {
    const run = runSchema(schema, value, direction);
    return { value: run.value, issues: run.issues.length === 0 ? none : topIssues(run.issues) };
  } catch (error) {
    const { path, words } = failureOf(schema, value, direction, error);
    return { value, issues: [{ path, rule: "schema", message: placed(path, words) }] };
  }
}

/** Everything that a schema has against a value. */
export function issuesOf(
  schema: $ZodType,
  value: unknown,
  direction: Direction,
): readonly TopIssue[] {
  return judge(schema, value, direction).issues;
}

/**
 * The value that goes into the pipes of a schema, of one that comes out of them.
 *
 * @throws NoWireForm where there is no way back
 */
export function runBackward(schema: $ZodType, value: unknown): unknown {
  try {
    return runSchema(schema, value, "backward").value;
  } catch (error) {
    const { path, words } = failureOf(schema, value, "backward", error);
    throw new NoWireForm(words, path);
  }
}

function topIssues(found: readonly $ZodRawIssue[]): readonly TopIssue[] {
  explain(found, 0);
  const issues = found.map(topIssue);
  // The sentence that demands a member says more than that it is missing.
  return issues.filter(
    (issue) => issue.quote !== undefined || !issues.some((other) => sameDemand(issue, other)),
  );
}

function sameDemand(plain: TopIssue, other: TopIssue): boolean {
  return (
    other.quote !== undefined &&
    plain.rule === other.rule &&
    pathText(plain.path) === pathText(other.path)
  );
}

function topIssue(issue: $ZodRawIssue): TopIssue {
  const path = issue.path ?? [];
  const { rule, quote } = demandOf(issue);
  const message = placed(path, wordsOf(issue));
  return { path, rule, ...(quote === "" ? {} : { quote }), message };
}

/** The message of an issue, or what the schema that raised it says. */
function wordsOf(issue: $ZodRawIssue): string {
  if (issue.message !== undefined) return issue.message;
  const told = issue.inst?._zod.def.error?.(issue as never);
  return (typeof told === "string" ? told : told?.message) ?? "invalid";
}

/** The documented rule that is broken; `type`, `required` or zod's own name for any other demand. */
function demandOf(issue: $ZodRawIssue): { rule: string; quote: string } {
  const { rule, quote } = (issue["params"] ?? {}) as { rule?: string; quote?: string };
  if (rule !== undefined) return { rule, quote: quote ?? "" };
  const isType = ["invalid_type", "invalid_union", "invalid_format"].includes(issue.code);
  const type = issue.input === undefined ? "required" : "type";
  return { rule: isType ? type : issue.code, quote: "" };
}
