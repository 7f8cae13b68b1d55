import type { Param } from "../../../spec/schema.js";

/** A parameter as a truth file states it: the facts that a page shows, nothing inferred. */
export interface TrueParam {
  name: string;
  type: string;
  list: boolean;
  required?: boolean;
  description: string;
  example: string;
  limits?: Record<string, number | string>;
  element?: string;
  fields?: TrueParam[];
}

export const facts = [
  "params",
  "types",
  "required",
  "examples",
  "descriptions",
  "limits",
  "elements",
] as const;
export type Fact = (typeof facts)[number];

export interface Difference {
  fact: Fact | "trees";
  at: string;
  expected: string;
  found: string;
}

/** How many of each fact were compared and how many were right. */
export class Tally {
  readonly total = new Map<string, number>();
  readonly right = new Map<string, number>();

  count(fact: string, isRight: boolean): void {
    this.total.set(fact, (this.total.get(fact) ?? 0) + 1);
    if (isRight) this.right.set(fact, (this.right.get(fact) ?? 0) + 1);
  }
}

/**
 * Holds a tree against the true one: the tree is exact when names, order and nesting are; each
 * parameter that is where it belongs is compared fact by fact, each other one is a wrong parameter.
 */
export function compareTrees(
  at: string,
  truth: readonly TrueParam[],
  found: readonly Param[],
  tally: Tally,
): Difference[] {
  const differences: Difference[] = [];
  const expected = outline(truth, "");
  const actual = outline(found, "");
  const exact = expected.join("\n") === actual.join("\n");
  tally.count("trees", exact);
  if (!exact) {
    const i = expected.findIndex((path, k) => path !== actual[k]);
    const k = i === -1 ? expected.length : i;
    differences.push({
      fact: "trees",
      at,
      expected: expected[k] ?? "nothing more",
      found: actual[k] ?? "nothing more",
    });
  }
  compareMembers(at, truth, found, { tally, differences });
  return differences;
}

function outline(params: readonly (TrueParam | Param)[], above: string): string[] {
  return params.flatMap((param) => {
    const path = `${above}.${param.name}`;
    return [path, ...outline(param.fields ?? [], path)];
  });
}

interface Comparison {
  tally: Tally;
  differences: Difference[];
}

function compareMembers(
  at: string,
  truth: readonly TrueParam[],
  found: readonly Param[],
  comparison: Comparison,
): void {
  const byName = new Map(found.map((param) => [param.name, param]));
  for (const expected of truth) {
    const path = `${at}.${expected.name}`;
    const param = byName.get(expected.name);
    comparison.tally.count("params", param !== undefined);
    if (param) compareParam(path, expected, param, comparison);
    compareMembers(path, expected.fields ?? [], param?.fields ?? [], comparison);
  }
}

function compareParam(at: string, truth: TrueParam, found: Param, comparison: Comparison): void {
  const check = (fact: Fact, expected: unknown, actual: unknown): void => {
    const same = canonical(expected) === canonical(actual);
    comparison.tally.count(fact, same);
    if (same) return;
    const difference = { fact, at, expected: canonical(expected), found: canonical(actual) };
    comparison.differences.push(difference);
  };
  check("types", [truth.type, truth.list], [found.type, found.list]);
  if (truth.required !== undefined) check("required", truth.required, found.required);
  check("examples", truth.example, found.example);
  check("descriptions", truth.description, found.description);
  const limits = {
    ...found.limits,
    ...(found.default === undefined ? {} : { default: found.default }),
  };
  if (truth.limits || Object.keys(limits).length > 0) check("limits", truth.limits ?? {}, limits);
  if (truth.element !== undefined) check("elements", truth.element, found.element);
}

/** Text that is equal for equal values, whatever the order of their keys. */
function canonical(value: unknown): string {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return value === undefined ? "nothing" : JSON.stringify(value);
  }
  return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
