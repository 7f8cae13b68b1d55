import { allows } from "../../spec/rules/across.js";
import { boundKind } from "../../spec/rules/bounds.js";
import { objectOf } from "../ir/value-type.js";
import type { ConditionIr, ObjectIr, RuleIr } from "../ir/types.js";
import { breaks } from "./break-check.js";
import { isInputList, isInputObject, type Input, valueAt } from "./input.js";

/**
 * A plan that satisfies one more cross-field rule than `input` does, or `undefined` when all hold or
 * nothing more can be done.
 */
export function repair(request: ObjectIr, input: Input, plan: Plan): Plan | undefined {
  for (const { object, value, path } of instances(request, input, [])) {
    for (const rule of object.rules) {
      const next = repairRule(rule, { object, value, path }, plan);
      if (next !== undefined) return next;
    }
  }
  return undefined;
}

/** An object of a request and the value that stands there. */
interface Instance {
  object: ObjectIr;
  value: Input;
  path: readonly string[];
}

function* instances(object: ObjectIr, value: Input, path: readonly string[]): Generator<Instance> {
  if (!isInputObject(value)) return;
  yield { object, value, path };
  for (const field of object.fields) {
    const inner = objectOf(field.type);
    const member = value[field.name];
    if (inner === undefined || member === undefined) continue;
    const [first = member] = isInputList(member) ? member : [];
    yield* instances(inner, first, field.path);
  }
}

function repairRule(rule: RuleIr, { value, path }: Instance, plan: Plan): Plan | undefined {
  const isGivenAt = (relative: readonly string[]): boolean => isGiven(valueAt(value, relative));
  const force = (fields: readonly (readonly string[])[]): Plan | undefined => {
    const keys = fields.flatMap((relative) => keysDownTo([...path, ...relative]));
    const fresh = keys.filter((key) => !plan.forced.has(key));
    return fresh.length === 0 ? undefined : { ...plan, forced: new Set([...plan.forced, ...keys]) };
  };
  if (rule.when !== undefined && !isMet(rule.when, value)) return undefined;
  const drop = (fields: readonly (readonly string[])[]): Plan | undefined => {
    const keys = fields
      .map((relative) => planKey([...path, ...relative]))
      .filter((key) => !plan.dropped.has(key));
    return keys.length === 0
      ? undefined
      : { ...plan, dropped: new Set([...plan.dropped, ...keys]) };
  };
  if (rule.kind === "limit") {
    const limited = valueAt(value, rule.path);
    const items =
      isInputList(limited) && boundKind(rule.check).measure !== "items" ? limited : [limited];
    const isBroken = items.some((each) => each !== undefined && breaks(rule.check, each));
    return isBroken ? drop([rule.path]) : undefined;
  }
  const { kind, fields, on } = rule;
  const given = fields.filter(isGivenAt);
  const all = fields.length;
  if ((on !== undefined && !isMet(on, value)) || allows(kind, given.length, all)) return undefined;
  const counts = fields.map((_, index) => index + 1).filter((count) => allows(kind, count, all));
  const more = counts.find((count) => count > given.length);
  if (more === undefined) return drop(given.slice(counts.at(-1) ?? 0));
  const missing = fields.filter((field) => !given.includes(field));
  return force(missing.slice(0, more - given.length));
}

/** Whether a condition is met. */
function isMet({ field, equals }: ConditionIr, value: Input): boolean {
  const condition = valueAt(value, field);
  if (equals === undefined) return isGiven(condition);
  const values = isInputList(condition) ? condition : [condition];
  return values.some((each) => typeof each !== "object" && String(each).trim() === equals);
}

function isGiven(value: Input | undefined): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value === "string") return value.trim() !== "";
  return !isInputList(value) || value.length > 0;
}

/** What has to be in or out of a request beyond its usable examples, by path. */
export interface Plan {
  forced: ReadonlySet<string>;
  dropped: ReadonlySet<string>;
}

/** A path without list positions, as plans name it. */
export const planKey = (path: readonly string[]): string => path.join("\0");

/** The key of a field and of every object around it. */
export function keysDownTo(path: readonly string[]): string[] {
  return path.map((_, index) => planKey(path.slice(0, index + 1)));
}
