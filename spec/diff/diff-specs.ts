import { constraintText } from "../rule-words.js";
import { type ApiSpec, type Constraint, isEnforced } from "../schema.js";
import { compareSpecs } from "../compare-specs.js";
import { diffParams } from "./diff-params.js";
import type { Change } from "./rules.js";

type Found = Omit<Change, "method">[];

/** Every change from one set of specs to another, by method, in the order of the spec's parts. */
export function diffSpecs(before: readonly ApiSpec[], after: readonly ApiSpec[]): Change[] {
  const old = new Map(before.map((spec) => [spec.method, spec]));
  const now = new Map(after.map((spec) => [spec.method, spec]));
  const changes: Change[] = [];
  for (const method of [...new Set([...old.keys(), ...now.keys()])].sort()) {
    const [a, b] = [old.get(method), now.get(method)];
    if (a === undefined) changes.push({ rule: "api-added", method, path: "", after: b?.title });
    else if (b === undefined)
      changes.push({ rule: "api-removed", method, path: "", before: a.title });
    else changes.push(...diffSpec(a, b).map((change) => ({ ...change, method })));
  }
  return changes;
}

function diffSpec(before: ApiSpec, after: ApiSpec): Found {
  const found = [
    ...diffAuth(before, after),
    ...diffParams(before.request, after.request, "request", "request"),
    ...diffConstraints(before.constraints, after.constraints),
    ...diffParams(before.response, after.response, "response", "response"),
    ...diffErrors(before, after),
    ...diffDocs(before, after),
  ];
  if (found.length > 0) return found;
  // What no rule judges changes no program; it is said all the same, so that nothing passes unseen.
  const [rest] = compareSpecs(before, after);
  return rest === undefined ? [] : [{ rule: "prose-changed", ...rest }];
}

function diffAuth({ auth: before }: ApiSpec, { auth: after }: ApiSpec): Found {
  if (before === after) return [];
  const facts = { path: "auth", before, after };
  if (after === "required") return [{ rule: "auth-tightened", ...facts }];
  if (before === "required") return [{ rule: "auth-loosened", ...facts }];
  return [{ rule: "auth-told", ...facts }];
}

/** A rule is the same when it says the same of the same fields, whatever sentence states it. */
function meaningOf(constraint: Constraint): string {
  const { kind, when } = constraint;
  const sorted = (paths: readonly (readonly string[])[]): string[] =>
    paths.map((path) => JSON.stringify(path)).sort();
  if (kind !== "requiredIf") return JSON.stringify([kind, sorted(constraint.fields), when]);
  return JSON.stringify([kind, sorted(constraint.at), constraint.field, constraint.equals, when]);
}

function diffConstraints(before: readonly Constraint[], after: readonly Constraint[]): Found {
  const enforced = (list: readonly Constraint[]): Map<string, Constraint> =>
    new Map(list.filter(isEnforced).map((one) => [meaningOf(one), one]));
  const [old, now] = [enforced(before), enforced(after)];
  const found: Found = [];
  for (const [meaning, constraint] of now) {
    if (old.has(meaning)) continue;
    found.push({ rule: "constraint-added", path: "constraints", after: words(constraint) });
  }
  for (const [meaning, constraint] of old) {
    if (now.has(meaning)) continue;
    found.push({ rule: "constraint-removed", path: "constraints", before: words(constraint) });
  }
  if (found.length === 0 && JSON.stringify(before) !== JSON.stringify(after)) {
    const [a, b] = [before, after].map((list) => list.map((one) => one.from).join("; "));
    found.push({ rule: "prose-changed", path: "constraints", before: a, after: b });
  }
  return found;
}

const words = (constraint: Constraint): string =>
  `${constraint.kind} ${constraintText(constraint)}: ${constraint.from}`;

function diffErrors(before: ApiSpec, after: ApiSpec): Found {
  const [old, now] = [before, after].map(
    ({ errorCodes }) => new Map(errorCodes.map((one) => [one.code, JSON.stringify(one)])),
  );
  const found: Found = [];
  for (const [code, text] of now ?? []) {
    const known = old?.get(code);
    if (known === undefined)
      found.push({ rule: "error-code-added", path: "errorCodes", after: code });
    else if (known !== text) {
      found.push({ rule: "error-words-changed", path: "errorCodes", before: known, after: text });
    }
  }
  for (const code of old?.keys() ?? []) {
    if (now?.has(code) === true) continue;
    found.push({ rule: "error-code-removed", path: "errorCodes", before: code });
  }
  return found;
}

function diffDocs(before: ApiSpec, after: ApiSpec): Found {
  const found: Found = [];
  for (const [rule, key] of [
    ["description-changed", "title"],
    ["description-changed", "description"],
    ["page-changed", "category"],
    ["page-changed", "docId"],
  ] as const) {
    if (before[key] === after[key]) continue;
    found.push({ rule, path: key, before: before[key], after: after[key] });
  }
  for (const key of ["request", "response", "error"] as const) {
    if (JSON.stringify(before.examples[key]) === JSON.stringify(after.examples[key])) continue;
    found.push({ rule: "sample-changed", path: `examples.${key}` });
  }
  if (JSON.stringify(before.findings) !== JSON.stringify(after.findings)) {
    const [a, b] = [before.findings, after.findings].map((list) => list.map((one) => one.code));
    found.push({
      rule: "page-changed",
      path: "findings",
      before: a?.join(", "),
      after: b?.join(", "),
    });
  }
  return found;
}
