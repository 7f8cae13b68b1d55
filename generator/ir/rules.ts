import { pathKey, type ParamPath, pathText, walkParams } from "../../spec/param-path.js";
import { constraintText } from "../../spec/rule-words.js";
import { type ApiSpec, type Condition, type Constraint, isEnforced } from "../../spec/schema.js";
import { conditionalChecks } from "./checks.js";
import type { RuleIr } from "./types.js";

/**
 * The enforced cross-field rules of a request, each on the innermost object that holds all of its
 * fields, with paths relative to that object; inside a list it then holds for every element. Filed
 * under the key of the object's path, `[]` for the top. Throws when a rule names a field that the request does not have.
 */
export function placeRules(spec: ApiSpec): ReadonlyMap<string, RuleIr[]> {
  const places = new Map<string, RuleIr[]>();
  const known = new Set([...walkParams(spec.request)].map(({ path }) => pathKey(path)));
  const put = (paths: readonly ParamPath[], make: Make): void => {
    const depth = commonDepth(paths);
    const key = pathKey(paths[0]?.slice(0, depth) ?? []);
    const rules = places.get(key) ?? [];
    rules.push(make(paths.map((path) => path.slice(depth))));
    places.set(key, rules);
  };
  const resolve = (path: ParamPath): ParamPath => found(path, known, spec.method);
  for (const constraint of spec.constraints.filter(isEnforced)) {
    for (const one of oneByOne(constraint)) {
      const { paths, make } = lowered(one);
      const { when } = one;
      if (when === undefined) put(paths.map(resolve), make);
      else putUnder(when, paths.map(resolve), make);
    }
  }
  for (const { path, param } of walkParams(spec.request)) {
    for (const { when, ...check } of conditionalChecks(param)) {
      const { quote } = check;
      putUnder(when, [path], ([limited = []]) => ({ kind: "limit", path: limited, check, quote }));
    }
  }
  return places;

  function putUnder(when: Condition, paths: readonly ParamPath[], make: Make): void {
    put([...paths, resolve(when.field)], (relative) => {
      const field = relative.at(-1) ?? [];
      const value = when.equals === undefined ? {} : { equals: when.equals };
      return { ...make(relative.slice(0, -1)), when: { field, ...value } };
    });
  }
}

type Make = (relative: ParamPath[]) => RuleIr;

/** A `requiredIf` of several parameters as one of each. */
const oneByOne = (constraint: Constraint): Constraint[] =>
  constraint.kind === "requiredIf"
    ? constraint.at.map((required) => ({ ...constraint, at: [required] }))
    : [constraint];

/** The fields that a rule is about, and the rule once their paths are relative. */
function lowered(constraint: Constraint): { paths: readonly ParamPath[]; make: Make } {
  const { from: quote } = constraint;
  if (constraint.kind !== "requiredIf") {
    const { kind } = constraint;
    return { paths: constraint.fields, make: (fields) => ({ kind, fields, quote }) };
  }
  const { at, field, equals } = constraint;
  const value = equals === undefined ? {} : { equals };
  return {
    paths: [at[0] ?? [], field],
    make: ([required = [], condition = []]) => ({
      kind: "requiredIf",
      required,
      field: condition,
      ...value,
      quote,
    }),
  };
}

/** How many leading names all paths share, not counting the last name of any. */
function commonDepth(paths: readonly ParamPath[]): number {
  const [first = []] = paths;
  const most = Math.min(...paths.map((path) => path.length - 1));
  let depth = 0;
  while (depth < most && paths.every((path) => path[depth] === first[depth])) depth += 1;
  return depth;
}

function found(path: ParamPath, known: ReadonlySet<string>, method: string): ParamPath {
  if (known.has(pathKey(path))) return path;
  throw new Error(
    `${method}: a rule names the field ${JSON.stringify(pathText(path))}, which the request does not have; ` +
      "correct the rule by an override or scrape the page again",
  );
}

/**
 * What is told of rules across fields and not enforced, by the key of the parameter that states it;
 * paths relative to the innermost object that holds them all.
 */
export function rulesInWords({ constraints }: ApiSpec): ReadonlyMap<string, string[]> {
  const told = new Map<string, string[]>();
  for (const constraint of constraints) {
    if (constraint.documentationOnly === true || isEnforced(constraint)) continue;
    const words = `${constraintText(relative(constraint))} (not enforced)`;
    for (const path of constraint.at) {
      told.set(pathKey(path), [...(told.get(pathKey(path)) ?? []), words]);
    }
  }
  return told;
}

function relative(constraint: Constraint): Constraint {
  const about = constraint.kind === "requiredIf" ? [constraint.field] : constraint.fields;
  const { at, when } = constraint;
  const depth = commonDepth([...at, ...about, ...(when === undefined ? [] : [when.field])]);
  const cut = (path: ParamPath): string[] => path.slice(depth);
  const common = {
    at: at.map(cut),
    ...(when === undefined ? {} : { when: { ...when, field: cut(when.field) } }),
  };
  return constraint.kind === "requiredIf"
    ? { ...constraint, ...common, field: cut(constraint.field) }
    : { ...constraint, ...common, fields: constraint.fields.map(cut) };
}
