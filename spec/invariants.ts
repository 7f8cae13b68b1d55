/** What must hold between the parts of a spec beyond their shapes; everything that reads specs relies on it. */
import type { ApiSpec, Param } from "./schema.js";
import { walkParams } from "./param-path.js";
import type { JsonPath } from "./spec-error.js";

export interface Violation {
  path: JsonPath;
  expected: string;
  found: string;
}

/** The first thing in a spec that contradicts another, or nothing. */
export function findViolation(spec: ApiSpec): Violation | undefined {
  return (
    inParams(spec.request, ["request"]) ??
    inParams(spec.response, ["response"]) ??
    inConstraints(spec)
  );
}

function inParams(params: readonly Param[], path: JsonPath): Violation | undefined {
  const names = new Set<string>();
  for (const [index, param] of params.entries()) {
    const here = [...path, index];
    if (names.has(param.name)) {
      const found = `a second ${JSON.stringify(param.name)}`;
      return { path: [...here, "name"], expected: "each name once among its siblings", found };
    }
    names.add(param.name);
    if (param.fields === undefined) continue;
    if (param.type !== "object") {
      const expected = `no members, or the type "object"`;
      return { path: [...here, "fields"], expected, found: `members of a ${param.type}` };
    }
    const inside = inParams(param.fields, [...here, "fields"]);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

/** A rule that is enforced names parameters that exist; one kept as documentation may not. */
function inConstraints(spec: ApiSpec): Violation | undefined {
  if (spec.constraints.length === 0) return undefined;
  const known = new Set<string>();
  for (const { path } of walkParams(spec.request)) known.add(path);
  for (const [index, constraint] of spec.constraints.entries()) {
    if (constraint.documentationOnly === true) continue;
    const about = constraint.kind === "requiredIf" ? [constraint.field] : constraint.fields;
    const missing = [...constraint.at, ...about].find((path) => !known.has(path));
    if (missing === undefined) continue;
    const expected = "paths of parameters of the request";
    return { path: ["constraints", index], expected, found: JSON.stringify(missing) };
  }
  return undefined;
}
