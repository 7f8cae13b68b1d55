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
  const untried = (path: readonly string[], reason: string): void => {
    context.found.untried.push({ path: pathText(at(path)), rule: kind, reason });
  };
  const condition = rule.when && conditionValue(fieldAt(object, rule.when.field), rule.when.equals);
  if (rule.when !== undefined && condition === undefined) {
    untried(rule.when.field, noValue(rule.when));
    return;
  }
  const met: Edit[] =
    rule.when === undefined || condition === undefined
      ? []
      : [{ path: at(rule.when.field), value: condition }];
  const under =
    rule.when === undefined
      ? ""
      : ` ${rule.kind === "requiredIf" ? "and" : "while"} ${conditionWords(rule.when, at)}`;
  const add = (words: string, changes: Edit[], where: ValuePath): void => {
    const edits = editsWithin(context, place, [...changes, ...met]);
    const title = words + under;
    context.found.made.push({ group: "rule", title, edits, at: where, rule: kind, quote });
  };
  if (rule.kind === "limit") {
    const value = valueBeyond(fieldAt(object, rule.path), rule.check);
    if (value === undefined) untried(rule.path, `no value beyond ${rule.check.value} can be made`);
    else
      add(
        `with ${pathText(at(rule.path))} beyond ${rule.check.value}`,
        [{ path: at(rule.path), value }],
        [...place, ...rule.path],
      );
    return;
  }
  if (rule.kind === "requiredIf") {
    const trigger = conditionValue(fieldAt(object, rule.field), rule.equals);
    if (trigger === undefined) untried(rule.required, noValue(rule));
    else {
      add(
        `without ${pathText(at(rule.required))} while ${conditionWords(rule, at)}`,
        [{ path: at(rule.field), value: trigger }, { path: at(rule.required) }],
        [...place, ...rule.required],
      );
    }
    return;
  }
  breakGroup(object, rule, at, (words, changes) => {
    add(words, changes, place);
  });
}

type Group = Extract<RuleIr, { fields: unknown }>;

function breakGroup(
  object: ObjectIr,
  rule: Group,
  at: (relative: readonly string[]) => ValuePath,
  add: (words: string, changes: Edit[]) => void,
): void {
  const paths = rule.fields.map(at);
  if (rule.kind !== "atMostOne") {
    const removals = paths.map((path) => ({ path }));
    add(`with none of ${paths.map(pathText).join(", ")}`, removals);
  }
  const [first, second] = rule.fields;
  if (rule.kind === "atLeastOne" || first === undefined || second === undefined) return;
  const both = [first, second].flatMap((relative) => {
    const field = fieldAt(object, relative);
    const value = field === undefined ? undefined : forcedInput(field);
    return value === undefined ? [] : [{ path: at(relative), value }];
  });
  if (both.length === 2) {
    add(`with both ${both.map(({ path }) => pathText(path)).join(" and ")}`, both);
  }
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

const conditionWords = (
  { field, equals }: ConditionIr,
  at: (relative: readonly string[]) => ValuePath,
): string => `${pathText(at(field))} ${equals === undefined ? "is given" : `is ${equals}`}`;

/** A value of the field just beyond a bound. */
function valueBeyond(field: FieldIr | undefined, check: Check): Input | undefined {
  if (field === undefined || field.type.kind === "object") return undefined;
  if (field.type.kind === "scalar") return beyond(field.type, check);
  const { item } = field.type;
  if (check.kind.endsWith("Items") || item.kind !== "scalar") return undefined;
  const value = beyond(item, check);
  return value === undefined ? undefined : [value];
}

/** A value of the field that meets the condition. */
function conditionValue(field: FieldIr | undefined, equals: string | undefined): Input | undefined {
  if (field === undefined) return undefined;
  if (equals === undefined) return forcedInput(field);
  return field.type.kind === "object" ? undefined : documentedValue(field.type, equals)?.input;
}
