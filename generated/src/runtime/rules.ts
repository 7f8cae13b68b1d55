// Copied by topgen from templates/runtime/rules.ts. Do not edit.
/**
 * Rules across the members of an object: paths are relative to it and may go deeper (`a.b`), through
 * lists too. A blank value counts as not given, as the gateway takes it.
 */
import { textOf } from "./checks.js";
import type { Rule } from "./validate.js";
import { isBlank, ownMember } from "./wire.js";

function isGiven(value: unknown): boolean {
  const isEmpty = Array.isArray(value) && value.length === 0;
  return value !== undefined && value !== null && !isBlank(value) && !isEmpty;
}

/** The values at a path; a list on the way contributes each of its items. */
function valuesAt(value: unknown, path: readonly string[]): unknown[] {
  const [name, ...rest] = path;
  if (name === undefined) return [value];
  if (Array.isArray(value)) return value.flatMap((item) => valuesAt(item, path));
  return valuesAt(ownMember(value, name), rest);
}

/** How many leading names all paths share, their last names apart. */
function sharedDepth(paths: readonly (readonly string[])[]): number {
  const [first = []] = paths;
  let depth = 0;
  while (paths.every((path) => depth + 1 < path.length && path[depth] === first[depth])) depth++;
  return depth;
}

/**
 * Demands a condition of each object that all paths go through: the object itself, or, where they
 * share a list (`items.a`, `items.b`), each item for itself. An absent one has nothing to break.
 */
function forEach(
  paths: readonly (readonly string[])[],
  message: string,
  condition: (scope: unknown, rest: readonly (readonly string[])[]) => boolean,
): Rule["test"] {
  const depth = sharedDepth(paths);
  const shared = paths[0]?.slice(0, depth) ?? [];
  const rest = paths.map((path) => path.slice(depth));
  const holds = (scope: unknown): boolean => scope === undefined || condition(scope, rest);
  return (value) => (valuesAt(value, shared).flat().every(holds) ? undefined : message);
}

function counted(
  rule: string,
  words: string,
  fields: { readonly paths: readonly string[]; readonly quote: string },
  allowed: (given: number) => boolean,
): Rule {
  const paths = fields.paths.map((path) => path.split("."));
  const message = `${words} of ${fields.paths.join(", ")} must be given`;
  return {
    rule,
    quote: fields.quote,
    test: forEach(paths, message, (scope, rest) =>
      allowed(rest.filter((path) => valuesAt(scope, path).some(isGiven)).length),
    ),
  };
}

/** One of the members, or several, must be given. */
export function atLeastOne(paths: readonly string[], quote: string): Rule {
  return counted("atLeastOne", "at least one", { paths, quote }, (given) => given >= 1);
}

/** One of the members must be given, and no other. */
export function exactlyOne(paths: readonly string[], quote: string): Rule {
  return counted("exactlyOne", "exactly one", { paths, quote }, (given) => given === 1);
}

/** No two of the members may be given. */
export function atMostOne(paths: readonly string[], quote: string): Rule {
  return counted("atMostOne", "at most one", { paths, quote }, (given) => given <= 1);
}

/** `path` must be given when `field` is given, or when it has the value `equals`. */
export function requiredIf(
  path: string,
  field: string,
  equals: string | undefined,
  quote: string,
): Rule {
  const required = path.split(".");
  const condition = field.split(".");
  const triggers = (value: unknown): boolean =>
    equals === undefined ? isGiven(value) : textOf(value)?.trim() === equals;
  const message = `required when ${field} is ${equals === undefined ? "given" : JSON.stringify(equals)}`;
  return {
    rule: "requiredIf",
    quote,
    path: required,
    test: forEach([required, condition], message, (scope, [target = [], trigger = []]) => {
      if (!valuesAt(scope, trigger).flat().some(triggers)) return true;
      return valuesAt(scope, target).every(isGiven);
    }),
  };
}
