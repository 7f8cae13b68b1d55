/**
 * `spec/overrides/<method>.json`: reviewed corrections of what a page says, applied after scraping.
 * Each states what it expects to find, so that a page that has changed since makes it an error
 * instead of a silent lie.
 */
import { z } from "zod";
import { sortedJson } from "./canonical.js";
import { explainIssues } from "./explain-issues.js";
import { findViolation } from "./invariants.js";
import { valueAt } from "./json-value.js";
import { parseJsonFile } from "./parse-json.js";
import { resolveOverridePath } from "./override-path.js";
import { apiSpecSchema, type ApiSpec } from "./schema.js";
import { showJsonPath, showValue, SpecError, type JsonPath } from "./spec-error.js";

/** One correction of one place. */
export const overrideSchema = z.strictObject({
  /** The place, see `spec/override-path.ts`. */
  path: z.string().min(1),
  /** What the page says; absent when it says nothing and the override adds. */
  old: z.json().optional(),
  /** What is right; absent to remove what stands there. */
  new: z.json().optional(),
  /** Why, with the evidence; for the reviewer and for who reads it in a year. */
  reason: z.string().min(10),
});
/** A correction as `overrideSchema` defines it. */
export type Override = z.infer<typeof overrideSchema>;

/** The folder of the corrections below a spec folder. */
export const overridesFolder = "overrides";

const hint = "correct the override, or remove it when the page is right now";

/** @throws SpecError for a file that is no list of overrides */
export function parseOverrides(text: string, file: string): Override[] {
  return parseJsonFile({ text, file, hint }, z.array(overrideSchema).min(1));
}

/**
 * Applies the overrides of one method in their order; each sees what the ones before it left.
 * @param file the overrides file as messages call it
 * @throws SpecError for the first one that does not apply, changes nothing or breaks the spec
 */
export function applyOverrides(
  spec: ApiSpec,
  overrides: readonly Override[],
  file: string,
): ApiSpec {
  let corrected: object = structuredClone(spec);
  for (const [index, override] of overrides.entries()) {
    const at = `[${index}] ${override.path}`;
    const fail = (expected: string, found: string): SpecError =>
      new SpecError({ file, at, expected, found, hint });
    corrected = applyOne(corrected, override, fail);
    const checked = apiSpecSchema.safeParse(corrected);
    if (!checked.success) throw misshapen(checked.error.issues, corrected, { file, at });
    corrected = checked.data;
  }
  const result = corrected as ApiSpec;
  if (result.method !== spec.method) {
    throw new SpecError({ file, at: "method", expected: spec.method, found: result.method, hint });
  }
  const violation = findViolation(result);
  if (violation === undefined) return result;
  const { path, ...parts } = violation;
  throw new SpecError({ ...parts, file, at: `after all of them, ${showJsonPath(path)}`, hint });
}

/** An override made of a spec what the format does not allow. */
function misshapen(
  issues: Parameters<typeof explainIssues>[0],
  corrected: object,
  { file, at }: { file: string; at: string },
): SpecError {
  const explained = explainIssues(issues, corrected, apiSpecSchema);
  const { at: inside, expected, found, problem } = explained;
  const place = inside === "" ? at : `${at}: after it, ${inside}`;
  return new SpecError({ file, at: place, expected, found, problem, hint });
}

type Fail = (expected: string, found: string) => SpecError;

function applyOne(spec: object, override: Override, fail: Fail): object {
  const place = resolveOverridePath(spec, override.path);
  if ("problem" in place) throw fail("a place in the spec", place.problem);
  const current = place.present ? valueAt(spec, place.steps) : undefined;
  if (override.old === undefined && override.new === undefined) {
    throw fail("an old value, a new value or both", "neither");
  }
  if (sortedJson(current) !== sortedJson(override.old)) {
    throw fail(`the old value ${showJson(override.old)}`, showJson(current));
  }
  if (sortedJson(current) === sortedJson(override.new)) {
    throw fail("a new value that differs from the old", "the same; it changes nothing");
  }
  return replaceAt(spec, place.steps, override.new);
}

function showJson(value: unknown): string {
  if (typeof value !== "object" || value === null) return showValue(value);
  const text = JSON.stringify(value);
  return text.length > 160 ? `${text.slice(0, 159)}…` : text;
}

/** A copy with one place set, or removed when the new value is undefined; the rest is shared. */
function replaceAt(value: unknown, steps: JsonPath, replacement: unknown): object {
  const [step, ...rest] = steps;
  if (step === undefined) return replacement as object;
  if (Array.isArray(value) || (value === undefined && typeof step === "number")) {
    const items: unknown[] = Array.isArray(value) ? [...(value as unknown[])] : [];
    const index = Number(step);
    if (rest.length > 0) items[index] = replaceAt(items[index], rest, replacement);
    else if (replacement === undefined) items.splice(index, 1);
    else items[index] = replacement;
    return items;
  }
  const entries = new Map(Object.entries((value ?? {}) as Record<string, unknown>));
  const key = String(step);
  if (rest.length > 0) entries.set(key, replaceAt(entries.get(key), rest, replacement));
  else if (replacement === undefined) entries.delete(key);
  else entries.set(key, replacement);
  return Object.fromEntries(entries);
}
