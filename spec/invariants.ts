/** What must hold between the parts of a spec beyond their shapes; everything that reads specs relies on it. */
import { pathKey, pathText, type ParamPath, walkParams } from "./param-path.js";
import { pathsOf } from "./rules/across.js";
import type { ApiSpec, Param, Rule } from "./schema.js";
import type { JsonPath } from "./spec-error.js";

export interface Violation {
  path: JsonPath;
  expected: string;
  found: string;
}

/** The first thing in a spec that contradicts another, or nothing. */
export function findViolation(spec: ApiSpec): Violation | undefined {
  return (
    inParams(spec.request, ["request"]) ?? inParams(spec.response, ["response"]) ?? inRules(spec)
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

/** A rule names parameters of the request that exist; one kept as documentation may not. */
function inRules(spec: ApiSpec): Violation | undefined {
  const known = new Set<string>();
  for (const { path } of walkParams(spec.request)) known.add(pathKey(path));
  const missing = (paths: readonly ParamPath[]): string | undefined => {
    const absent = paths.find((path) => !known.has(pathKey(path)));
    return absent && JSON.stringify(pathText(absent));
  };
  for (const [index, constraint] of spec.constraints.entries()) {
    const found = constraint.documentationOnly === true ? undefined : missing(pathsOf(constraint));
    if (found === undefined) continue;
    const expected = "paths of parameters of the request";
    return { path: ["constraints", index], expected, found };
  }
  return inConditions(spec.request, ["request"], missing);
}

function inConditions(
  params: readonly Param[],
  path: JsonPath,
  missing: (paths: readonly ParamPath[]) => string | undefined,
): Violation | undefined {
  for (const [index, { rules = [], fields = [] }] of params.entries()) {
    const here = [...path, index];
    for (const [at, rule] of rules.entries()) {
      const found = missing(conditionOf(rule));
      if (found === undefined) continue;
      const expected = "the path of a parameter of the request";
      return { path: [...here, "rules", at, "when"], expected, found };
    }
    const inside = inConditions(fields, [...here, "fields"], missing);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

const conditionOf = ({ when, documentationOnly }: Rule): ParamPath[] =>
  when === undefined || documentationOnly === true ? [] : [when.field];
