/**
 * The contradiction court for rules across fields: each is tried against the values that the page's
 * examples give, against the required column, and against the lists of values of the fields it names.
 */
import { isSamePath, pathKey, type ParamPath, pathText } from "../../../spec/param-path.js";
import { allows, type Constraint, type Group, mayHold } from "../../../spec/rules/across.js";
import type { Param } from "../../../spec/schema.js";
import { isGiven } from "./examples.js";

/** What the page says about its parameters, by path. */
export type Witnesses = ReadonlyMap<string, Param>;

const at = (path: ParamPath, params: Witnesses): Param | undefined => params.get(pathKey(path));

/** What speaks against a rule, in words for a reader; nothing when it stands. */
export function witnessAgainstConstraint(
  constraint: Constraint,
  params: Witnesses,
  others: readonly Constraint[],
): string | undefined {
  return "fields" in constraint
    ? againstGroup(constraint, params, others)
    : againstConditional(constraint, params);
}

function againstConditional(
  { kind, field, equals, at: demanded }: Exclude<Constraint, Group>,
  params: Witnesses,
): string | undefined {
  const list = at(field, params)?.rules?.find((rule) => rule.kind === "enum");
  if (equals !== undefined && list && !list.values.some(({ value }) => value === equals)) {
    return `the values of ${pathText(field)} from ${JSON.stringify(list.from)}, of which ${JSON.stringify(equals)} is none`;
  }
  const actual = at(field, params)?.example.trim() ?? "";
  const applies = equals === undefined ? isGiven(actual) : actual === equals;
  const broken = demanded.find((path) => !allows(kind, Number(isShownAt(path, params)), 1));
  if (!applies || broken === undefined) return undefined;
  const found = `${isShownAt(broken, params) ? "" : "no "}${pathText(broken)}`;
  return `the examples, which give ${pathText(field)} as ${JSON.stringify(actual)} and ${found}`;
}

function againstGroup(
  group: Group,
  params: Witnesses,
  others: readonly Constraint[],
): string | undefined {
  const { kind, fields } = group;
  const all = fields.length;
  const given = fields.filter((path) => isShownAt(path, params));
  if (!allows(kind, given.length, all) && (given.length > 0 || isShown(fields, params))) {
    const found = given.length === 0 ? "none of them" : given.map(pathText).join(" and ");
    return `the examples, which give ${found}`;
  }
  const required = fields.filter((path) => at(path, params)?.required === true);
  if (!mayHold(kind, required.length, all))
    return `the required column, which demands ${required.map(pathText).join(" and ")}`;
  if (group.certainty !== undefined || allows(kind, all, all)) return undefined;
  const milder = others.find(
    (other) =>
      "fields" in other &&
      allows(other.kind, all, all) &&
      JSON.stringify(other.when) === JSON.stringify(group.when) &&
      sameFields(other.fields, fields),
  );
  return milder && `the milder rule from ${JSON.stringify(milder.from)}`;
}

/** Whether the examples give a parameter; an object when one of its members is. */
const isShownAt = (path: ParamPath, params: Witnesses): boolean =>
  isGiven(at(path, params)?.example ?? "") || hasMembers(path, params);

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
