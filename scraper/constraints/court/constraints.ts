/**
 * The contradiction court for rules across fields: each is tried against the values that the page's
 * examples give, against the required column, and against the lists of values of the fields it names.
 */
import { isSamePath, pathKey, type ParamPath, pathText } from "../../../spec/param-path.js";
import type { Constraint, Param } from "../../../spec/schema.js";
import { isGiven } from "./examples.js";

/** What the page says about its parameters, by path. */
export type Witnesses = ReadonlyMap<string, Param>;

const at = (path: ParamPath, params: Witnesses): Param | undefined => params.get(pathKey(path));

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

function againstCondition(
  { field, equals, at: required }: Condition,
  params: Witnesses,
): string | undefined {
  const list = at(field, params)?.rules?.find((rule) => rule.kind === "enum");
  if (equals !== undefined && list && !list.values.some(({ value }) => value === equals)) {
    return `the values of ${pathText(field)} from ${JSON.stringify(list.from)}, of which ${JSON.stringify(equals)} is none`;
  }
  const actual = at(field, params)?.example.trim() ?? "";
  const holds = equals === undefined ? isGiven(actual) : actual === equals;
  const missing = required.find(
    (path) => !isGiven(at(path, params)?.example ?? "") && !hasMembers(path, params),
  );
  return holds && missing !== undefined
    ? `the examples, which give ${pathText(field)} as ${JSON.stringify(actual)} and no ${pathText(missing)}`
    : undefined;
}

function againstGroup(
  group: Group,
  params: Witnesses,
  others: readonly Constraint[],
): string | undefined {
  const { kind, fields } = group;
  const given = fields.filter(
    (path) => isGiven(at(path, params)?.example ?? "") || hasMembers(path, params),
  );
  if (kind !== "atMostOne" && given.length === 0 && isShown(fields, params))
    return "the examples, which give none of them";
  if (kind === "atLeastOne") return undefined;
  if (given.length > 1) return `the examples, which give ${given.map(pathText).join(" and ")}`;
  const required = fields.filter((path) => at(path, params)?.required === true);
  if (required.length > 1)
    return `the required column, which demands ${required.map(pathText).join(" and ")}`;
  if (group.certainty !== undefined) return undefined;
  const softer = others.find(
    (other) =>
      other.kind === "atLeastOne" &&
      JSON.stringify(other.when) === JSON.stringify(group.when) &&
      sameFields(other.fields, fields),
  );
  return softer && `the milder rule from ${JSON.stringify(softer.from)}`;
}

function sameFields(a: readonly ParamPath[], b: readonly ParamPath[]): boolean {
  return a.length === b.length && a.every((path) => b.some((other) => isSamePath(path, other)));
}

/** An object is given when one of its members is. */
function hasMembers(path: ParamPath, params: Witnesses): boolean {
  const members = at(path, params)?.fields ?? [];
  return members.some(
    ({ name, example }) => isGiven(example) || hasMembers([...path, name], params),
  );
}

/** Whether the examples show the object of the fields at all; one left out breaks none of its rules. */
function isShown(fields: readonly ParamPath[], params: Witnesses): boolean {
  const parent = fields[0]?.slice(0, -1) ?? [];
  if (parent.length > 0) return hasMembers(parent, params);
  return [...params.values()].some(({ example }) => isGiven(example));
}
