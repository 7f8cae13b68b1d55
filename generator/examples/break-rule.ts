import { fieldAt } from "../ir/value-type.js";
import type { FieldIr, ObjectIr, RuleIr } from "../ir/types.js";
import { documentedValue } from "./documented-value.js";
import { type Bench, editsWithin } from "./edits.js";
import { type Input, pathText, type ValuePath } from "./input.js";
import type { Edit } from "./mutant.js";
import { forcedInput } from "./request-example.js";

/** Requests that break a rule across the fields of the object at `place`. */
export function breakRule(bench: Bench, object: ObjectIr, rule: RuleIr, place: ValuePath): void {
  const at = (relative: readonly string[]): ValuePath => [...place, ...placeIn(object, relative)];
  const add = (title: string, changes: Edit[], where: ValuePath): void => {
    const edits = editsWithin(bench, place, changes);
    const { kind, quote } = rule;
    bench.found.made.push({ group: "rule", title, edits, at: where, rule: kind, quote });
  };
  if (rule.kind === "requiredIf") {
    const condition = conditionValue(fieldAt(object, rule.field), rule.equals);
    if (condition === undefined) {
      const reason = `${rule.equals ?? "nothing"} is no value of ${rule.field.join(".")}`;
      bench.found.untried.push({ path: pathText(at(rule.required)), rule: rule.kind, reason });
      return;
    }
    const words = rule.equals === undefined ? "is given" : `is ${rule.equals}`;
    const title = `without ${pathText(at(rule.required))} while ${pathText(at(rule.field))} ${words}`;
    add(
      title,
      [{ path: at(rule.field), value: condition }, { path: at(rule.required) }],
      [...place, ...rule.required],
    );
    return;
  }
  const paths = rule.fields.map(at);
  if (rule.kind !== "atMostOne") {
    const removals = paths.map((path) => ({ path }));
    add(`with none of ${paths.map(pathText).join(", ")}`, removals, place);
  }
  const [first, second] = rule.fields;
  if (rule.kind === "atLeastOne" || first === undefined || second === undefined) return;
  const both = [first, second].flatMap((relative) => {
    const field = fieldAt(object, relative);
    const value = field === undefined ? undefined : forcedInput(field);
    return value === undefined ? [] : [{ path: at(relative), value }];
  });
  if (both.length === 2) {
    add(`with both ${both.map(({ path }) => pathText(path)).join(" and ")}`, both, place);
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

/** A value of the field that meets the condition. */
function conditionValue(field: FieldIr | undefined, equals: string | undefined): Input | undefined {
  if (field === undefined) return undefined;
  if (equals === undefined) return forcedInput(field);
  return field.type.kind === "object" ? undefined : documentedValue(field.type, equals)?.input;
}
