import { allows, mayHold } from "../../spec/rules/across.js";
import { boundKind } from "../../spec/rules/bounds.js";
import { fieldAt } from "../ir/value-type.js";
import type { Check, ConditionIr, FieldIr, ObjectIr, RuleIr } from "../ir/types.js";
import { beyond } from "./break-check.js";
import { documentedValue } from "./documented-value.js";
import { type MutationContext, type Edit, editsWithin } from "./mutant.js";
import { type Input, pathText, type ValuePath } from "./input.js";
import { forcedInput } from "./request-example.js";

/** Requests that break a rule across the fields of the object at `place`. */
export function breakRule(
  context: MutationContext,
  object: ObjectIr,
  rule: RuleIr,
  place: ValuePath,
): void {
  const at = (relative: readonly string[]): ValuePath => [...place, ...placeIn(object, relative)];
  const { quote } = rule;
  const kind = rule.kind === "limit" ? rule.check.kind : rule.kind;
  const on = rule.kind === "limit" ? undefined : rule.on;
  const untried = (path: readonly string[], reason: string): void => {
    context.found.untried.push({ path: pathText(at(path)), rule: kind, reason });
  };
  /** The edits that meet a condition; none where it has no value. */
  const meeting = (condition: ConditionIr | undefined): Edit[] | undefined => {
    if (condition === undefined) return [];
    const value = conditionValue(fieldAt(object, condition.field), condition.equals);
    return value === undefined ? undefined : [{ path: at(condition.field), value }];
  };
  const conditionWords = ({ field, equals }: ConditionIr): string =>
    `${pathText(at(field))} ${equals === undefined ? "is given" : `is ${equals}`}`;
  const [under, met] = [meeting(rule.when), meeting(on)];
  if (rule.when !== undefined && under === undefined) {
    untried(rule.when.field, noValue(rule.when));
    return;
  }
  const own = rule.kind === "limit" ? rule.path : on && (rule.fields[0] ?? []);
  if (on !== undefined && own !== undefined && met === undefined) {
    untried(own, noValue(on));
    return;
  }
  const conditions = [on, rule.when].filter((one) => one !== undefined).map(conditionWords);
  const add = (words: string, changes: readonly Edit[]): void => {
    const edits = editsWithin(context, place, [...(met ?? []), ...changes, ...(under ?? [])]);
    const title = conditions.length === 0 ? words : `${words} while ${conditions.join(" and ")}`;
    const where = [...place, ...(own ?? [])];
    context.found.made.push({ group: "rule", title, edits, at: where, rule: kind, quote });
  };
  if (rule.kind === "limit") {
    const value = valueBeyond(fieldAt(object, rule.path), rule.check);
    if (value === undefined) untried(rule.path, `no value beyond ${rule.check.value} can be made`);
    else
      add(`with ${pathText(at(rule.path))} beyond ${rule.check.value}`, [
        { path: at(rule.path), value },
      ]);
    return;
  }
  breakCount(object, rule, at, add);
}

type Counted = Exclude<RuleIr, { kind: "limit" }>;

/** None of the fields, and the fewest of them, that a rule does not allow. */
function breakCount(
  object: ObjectIr,
  { kind, fields }: Counted,
  at: (relative: readonly string[]) => ValuePath,
  add: (words: string, changes: Edit[]) => void,
): void {
  const all = fields.length;
  const removals = fields.map((relative) => ({ path: at(relative) }));
  const names = removals.map(({ path }) => pathText(path));
  if (!allows(kind, 0, all)) {
    add(all === 1 ? `without ${names.join()}` : `with none of ${names.join(", ")}`, removals);
  }
  const few = fields.findIndex((_, index) => !allows(kind, index + 1, all)) + 1;
  if (few === 0) return;
  const given = fields.slice(0, few).flatMap((relative) => {
    const field = fieldAt(object, relative);
    const value = field === undefined ? undefined : forcedInput(field);
    return value === undefined ? [] : [{ path: at(relative), value }];
  });
  if (given.length < few) return;
  // Where more of them would be allowed again, the others must be out.
  const isUpTo = mayHold(kind, few, all);
  const words = `with ${few === 2 ? "both " : ""}${names.slice(0, few).join(" and ")}`;
  const others = isUpTo ? removals.slice(few) : [];
  add(isUpTo ? `${words} only` : words, [...given, ...others]);
}

/** Relative names as a path of values: the first item of each list on the way. */
function placeIn(object: ObjectIr, relative: readonly string[]): ValuePath {
  return relative.flatMap((name, index) => {
    const field = fieldAt(object, relative.slice(0, index + 1));
    const goesOn = index < relative.length - 1;
    return goesOn && field?.type.kind === "list" ? [name, 0] : [name];
  });
}

const noValue = ({ field, equals }: ConditionIr): string =>
  `${equals ?? "nothing"} is no value of ${field.join(".")}`;

/** A value of the field just beyond a bound. */
function valueBeyond(field: FieldIr | undefined, check: Check): Input | undefined {
  if (field === undefined || field.type.kind === "object") return undefined;
  if (field.type.kind === "scalar") return beyond(field.type, check);
  const { item } = field.type;
  if (boundKind(check).measure === "items" || item.kind !== "scalar") return undefined;
  const value = beyond(item, check);
  return value === undefined ? undefined : [value];
}

/** A value of the field that meets the condition. */
function conditionValue(field: FieldIr | undefined, equals: string | undefined): Input | undefined {
  if (field === undefined) return undefined;
  if (equals === undefined) return forcedInput(field);
  return field.type.kind === "object" ? undefined : documentedValue(field.type, equals)?.input;
}
