import { pathKey, type ParamPath, pathText, walkParams } from "../../spec/param-path.js";
import {
  type Constraint,
  constraintText,
  demandsOf,
  pathsOf,
  withPaths,
  wordsOf,
} from "../../spec/rules/across.js";
import { type ApiSpec, type Condition, isEnforced } from "../../spec/schema.js";
import { conditionalChecks } from "./checks.js";
import type { ConditionIr, RuleIr } from "./types.js";

/**
 * The enforced cross-field rules of a request, each on the innermost object that holds all of its
 * fields, with paths relative to that object; inside a list it then holds for every element. Filed
 * under the key of the object's path, `[]` for the top. Throws when a rule names a field that the request does not have.
 */
export function placeRules(spec: ApiSpec): ReadonlyMap<string, RuleIr[]> {
  const places = new Map<string, RuleIr[]>();
  const known = new Set([...walkParams(spec.request)].map(({ path }) => pathKey(path)));
  const put = (paths: readonly ParamPath[], when: Condition | undefined, make: Make): void => {
    const all = [...paths, ...(when === undefined ? [] : [when.field])].map((path) =>
      found(path, known, spec.method),
    );
    const depth = commonDepth(all);
    const key = pathKey(all[0]?.slice(0, depth) ?? []);
    const cut = all.map((path) => path.slice(depth));
    const under = when && conditionAt(cut.at(-1), when);
    const { words, ...rule } = make(cut.slice(0, paths.length));
    const joint = "on" in rule ? "and" : "when";
    const told = under === undefined ? words : `${words} ${joint} ${conditionWords(under)}`;
    places.set(key, [
      ...(places.get(key) ?? []),
      { ...rule, words: told, ...(under && { when: under }) },
    ]);
  };
  for (const constraint of spec.constraints.filter(isEnforced)) {
    for (const { fields } of demandsOf(constraint)) {
      const on = "field" in constraint ? [constraint.field] : [];
      put([...fields, ...on], constraint.when, (paths) => demand(constraint, paths));
    }
  }
  for (const { path, param } of walkParams(spec.request)) {
    for (const { when, ...check } of conditionalChecks(param)) {
      const { kind, value, quote } = check;
      put([path], when, ([limited = []]) => {
        const words = `${pathText(limited)} has ${kind} ${value}`;
        return { kind: "limit", path: limited, check, words, quote };
      });
    }
  }
  return places;
}

type Make = (relative: ParamPath[]) => RuleIr;

/** A rule once its paths are relative: those that are counted, then that of its own condition. */
function demand(constraint: Constraint, paths: readonly ParamPath[]): RuleIr {
  const { kind, from: quote } = constraint;
  const words = wordsOf(kind);
  if ("fields" in constraint) {
    const [first = "", ...rest] = words;
    const names = paths.map(pathText).join(", ");
    return { kind, fields: paths, words: `${first.toUpperCase()}${rest.join("")} ${names}`, quote };
  }
  const [field = [], condition] = paths;
  const on = conditionAt(condition, constraint);
  const told = `${pathText(field)} is ${words} when ${conditionWords(on)}`;
  return { kind, fields: [field], on, words: told, quote };
}

function conditionAt(field: ParamPath = [], { equals }: Condition): ConditionIr {
  return { field, ...(equals === undefined ? {} : { equals }) };
}

/** A condition as a doc comment and the title of a test have it. */
const conditionWords = ({ field, equals }: ConditionIr): string =>
  `${pathText(field)} ${equals === undefined ? "is given" : `is ${equals}`}`;

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
  const depth = commonDepth(pathsOf(constraint));
  return withPaths(constraint, (path) => path.slice(depth));
}
