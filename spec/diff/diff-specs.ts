/** Every change between two states of the specs, as facts with the rule that judges each. */
import { compareSpecs } from "../compare-specs.js";
import { pathKey, type ParamPath } from "../param-path.js";
import { withPaths } from "../rules/across.js";
import type { ApiSpec } from "../schema.js";
import { diffConstraints, type RuledRequest } from "./constraints.js";
import { diffParams } from "./diff-params.js";
import { matchApis } from "./match-apis.js";
import type { Change, Found } from "./change.js";

/** Every change from one set of specs to another, by method, in the order of the spec's parts. */
export function diffSpecs(before: readonly ApiSpec[], after: readonly ApiSpec[]): Change[] {
  const { pairs, removed, added } = matchApis(before, after);
  const changes: { method: string; found: Found }[] = [];
  for (const { method, title } of removed) {
    changes.push({ method, found: [{ rule: "api-removed", path: "", before: title }] });
  }
  for (const { method, title } of added) {
    changes.push({ method, found: [{ rule: "api-added", path: "", after: title }] });
  }
  for (const { before: old, after: now, support } of pairs) {
    const found = diffSpec(old, now);
    if (support !== undefined)
      changes.push({ method: old.method, found: [renaming(old, now, support)] });
    if (found.length > 0) changes.push({ method: now.method, found });
  }
  changes.sort((a, b) => (a.method < b.method ? -1 : Number(a.method > b.method)));
  return changes.flatMap(({ method, found }) => found.map((change) => ({ ...change, method })));
}

function renaming(before: ApiSpec, after: ApiSpec, support: readonly string[]): Found[number] {
  const facts = { to: after.method, before: before.method, after: after.method };
  return { rule: "api-renamed", path: "", ...facts, support };
}

function diffSpec(before: ApiSpec, after: ApiSpec): Found {
  const request = diffParams(before.request, after.request, "request");
  const response = diffParams(before.response, after.response, "response");
  const renamed = withNewNames(before, request.renamed);
  const found = [
    ...diffAuth(before, after),
    ...request.changes,
    ...diffConstraints(renamed, after),
    ...response.changes,
    ...diffErrors(before, after),
    ...diffDocs(before, after),
  ];
  if (found.length > 0) return found;
  // What no rule judges changes no program; it is said all the same, so that nothing passes unseen.
  const [rest] = compareSpecs({ ...before, method: after.method }, after);
  return rest === undefined ? [] : [{ rule: "prose-changed", ...rest }];
}

/**
 * The rules of the old spec about the names that its parameters have now. Whether a parameter could
 * be left out is still as it was.
 */
function withNewNames(spec: ApiSpec, renamed: ReadonlyMap<string, ParamPath>): RuledRequest {
  if (renamed.size === 0) return spec;
  const now = (path: ParamPath): string[] => [...(renamed.get(pathKey(path)) ?? path)];
  const constraints = spec.constraints.map((one) => withPaths(one, now));
  return { request: spec.request, constraints, renamed };
}

function diffAuth({ auth: before }: ApiSpec, { auth: after }: ApiSpec): Found {
  if (before === after) return [];
  const facts = { path: "auth", before, after };
  if (after === "required") return [{ rule: "auth-tightened", ...facts }];
  if (before === "required") return [{ rule: "auth-loosened", ...facts }];
  return [{ rule: "auth-told", ...facts }];
}

function diffErrors(before: ApiSpec, after: ApiSpec): Found {
  const [old, now] = [before, after].map(
    ({ errorCodes }) => new Map(errorCodes.map((one) => [one.code, one])),
  );
  const found: Found = [];
  for (const [code, error] of now ?? []) {
    const known = old?.get(code);
    const path = `errorCodes[${code}]`;
    if (known === undefined) {
      found.push({ rule: "error-code-added", path, after: code, quotes: { after: error.message } });
      continue;
    }
    for (const key of ["message", "solution"] as const) {
      if (known[key] === error[key]) continue;
      const facts = { before: known[key], after: error[key] };
      found.push({ rule: "error-words-changed", path: `${path}#${key}`, ...facts });
    }
  }
  for (const [code, { message }] of old ?? []) {
    if (now?.has(code) === true) continue;
    const path = `errorCodes[${code}]`;
    found.push({ rule: "error-code-removed", path, before: code, quotes: { before: message } });
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
    const path = `examples.${key}`;
    const [a, b] = [before, after].map(({ examples }) => textOf(examples[key]));
    if (a !== b) found.push({ rule: "sample-changed", path, before: a, after: b });
  }
  if (JSON.stringify(before.findings) !== JSON.stringify(after.findings)) {
    const [a, b] = [before.findings, after.findings].map((list) => list.map(({ code }) => code));
    const facts = { before: a?.join(", "), after: b?.join(", ") };
    found.push({ rule: "page-changed", path: "findings", ...facts });
  }
  return found;
}

/** Samples as one text, each under its language. */
function textOf(samples: readonly { language?: string; format?: string; text: string }[]): string {
  return samples
    .map(({ language, format, text }) => `${language ?? format ?? ""}:\n${text}`)
    .join("\n");
}
