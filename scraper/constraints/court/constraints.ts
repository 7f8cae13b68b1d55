/**
 * The contradiction court for rules across fields: each is tried against the values that the page's
 * examples give, against the required column, and against the lists of values of the fields it names.
 */
import type { Constraint, Param } from "../../../spec/schema.js";
import { isGiven } from "./examples.js";

/** What the page says about its parameters, by path. */
export type Witnesses = ReadonlyMap<string, Param>;

type Group = Exclude<Constraint, { kind: "requiredIf" }>;
type Condition = Extract<Constraint, { kind: "requiredIf" }>;

/** What speaks against a rule, in words for a reader; nothing when it stands. */
export function witnessAgainstConstraint(
  constraint: Constraint,
  params: Witnesses,
  others: readonly Constraint[],
): string | undefined {
  return constraint.kind === "requiredIf"
    ? againstCondition(constraint, params)
    : againstGroup(constraint, params, others);
}

function againstCondition({ field, equals, at }: Condition, params: Witnesses): string | undefined {
  const list = params.get(field)?.rules?.find((rule) => rule.kind === "enum");
  if (equals !== undefined && list && !list.values.some(({ value }) => value === equals)) {
    return `the values of ${field} from ${JSON.stringify(list.from)}, of which ${JSON.stringify(equals)} is none`;
  }
  const actual = params.get(field)?.example.trim() ?? "";
  const holds = equals === undefined ? isGiven(actual) : actual === equals;
  const missing = at.find(
    (path) => !isGiven(params.get(path)?.example ?? "") && !hasMembers(path, params),
  );
  return holds && missing !== undefined
    ? `the examples, which give ${field} as ${JSON.stringify(actual)} and no ${missing}`
    : undefined;
}

function againstGroup(
  group: Group,
  params: Witnesses,
  others: readonly Constraint[],
): string | undefined {
  const { kind, fields } = group;
  const given = fields.filter(
    (path) => isGiven(params.get(path)?.example ?? "") || hasMembers(path, params),
  );
  if (kind !== "atMostOne" && given.length === 0 && isShown(fields, params))
    return "the examples, which give none of them";
  if (kind === "atLeastOne") return undefined;
  if (given.length > 1) return `the examples, which give ${given.join(" and ")}`;
  const required = fields.filter((path) => params.get(path)?.required === true);
  if (required.length > 1) return `the required column, which demands ${required.join(" and ")}`;
  const softer = others.find(
    (other) => other.kind === "atLeastOne" && sameFields(other.fields, fields),
  );
  return softer && `the milder rule from ${JSON.stringify(softer.from)}`;
}

function sameFields(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((path) => b.includes(path));
}

/** An object is given when one of its members is. */
function hasMembers(path: string, params: Witnesses): boolean {
  const members = params.get(path)?.fields ?? [];
  return members.some(
    ({ name, example }) => isGiven(example) || hasMembers(`${path}.${name}`, params),
  );
}

/** Whether the examples show the object of the fields at all; one left out breaks none of its rules. */
function isShown(fields: readonly string[], params: Witnesses): boolean {
  const path = fields[0] ?? "";
  const parent = path.slice(0, Math.max(0, path.lastIndexOf(".")));
  if (parent !== "") return hasMembers(parent, params);
  return [...params.values()].some(({ example }) => isGiven(example));
}
