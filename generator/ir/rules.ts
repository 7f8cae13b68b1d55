import type { ApiSpec, Constraint, Param } from "../../spec/schema.js";
import type { RuleIr } from "./types.js";

/** The key under which {@link placeRules} files the rules of an object: its path, `[]` for the top. */
export const placeKey = (path: readonly string[]): string => JSON.stringify(path);

/**
 * The enforced cross-field rules of a request, each on the innermost object that holds all of its
 * fields, with paths relative to that object; inside a list it then holds for every element.
 * Throws when a rule names a field that the request does not have.
 */
export function placeRules(spec: ApiSpec): ReadonlyMap<string, RuleIr[]> {
  const places = new Map<string, RuleIr[]>();
  const put = (paths: readonly string[][], make: (relative: string[][]) => RuleIr): void => {
    const depth = commonDepth(paths);
    const key = placeKey(paths[0]?.slice(0, depth) ?? []);
    const rules = places.get(key) ?? [];
    rules.push(make(paths.map((path) => path.slice(depth))));
    places.set(key, rules);
  };
  for (const constraint of spec.constraints) {
    if (constraint.documentationOnly === true) continue;
    const resolve = (path: string): string[] => resolvePath(spec, path);
    if (constraint.kind === "requiredIf") placeRequiredIf(constraint, resolve, put);
    else {
      const { kind, from: quote } = constraint;
      put(constraint.fields.map(resolve), (fields) => ({ kind, fields, quote }));
    }
  }
  return places;
}

function placeRequiredIf(
  { at, field, equals, from: quote }: Extract<Constraint, { kind: "requiredIf" }>,
  resolve: (path: string) => string[],
  put: (paths: readonly string[][], make: (relative: string[][]) => RuleIr) => void,
): void {
  for (const required of at) {
    put([resolve(required), resolve(field)], ([target = [], condition = []]) => ({
      kind: "requiredIf",
      required: target,
      field: condition,
      ...(equals === undefined ? {} : { equals }),
      quote,
    }));
  }
}

/** How many leading names all paths share, not counting the last name of any. */
function commonDepth(paths: readonly string[][]): number {
  const [first = []] = paths;
  const most = Math.min(...paths.map((path) => path.length - 1));
  let depth = 0;
  while (depth < most && paths.every((path) => path[depth] === first[depth])) depth += 1;
  return depth;
}

/** `param_x.brand_id` as names, found in the tree, since a name may itself hold a dot. */
function resolvePath(spec: ApiSpec, path: string): string[] {
  const found = walk(spec.request, path);
  if (found !== undefined) return found;
  throw new Error(
    `${spec.method}: a rule names the field ${JSON.stringify(path)}, which the request does not have; ` +
      "correct the rule by an override or scrape the page again",
  );
}

function walk(params: readonly Param[], path: string): string[] | undefined {
  for (const { name, fields } of params) {
    if (path === name) return [name];
    if (!path.startsWith(`${name}.`)) continue;
    const rest = walk(fields ?? [], path.slice(name.length + 1));
    if (rest !== undefined) return [name, ...rest];
  }
  return undefined;
}
