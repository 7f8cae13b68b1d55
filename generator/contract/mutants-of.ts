/**
 * Requests with one thing wrong: each takes the documented request and breaks one demand of the
 * documentation, so that a schema that lets it pass does not enforce that demand.
 */
import { boundKind } from "../../spec/rules/bounds.js";
import { objectOf } from "../ir/value-type.js";
import type { Check, FieldIr, ObjectIr, ScalarKind } from "../ir/types.js";
import { amountBeyond, beyond, wrongCount } from "./break-check.js";
import { breakRule } from "./break-rule.js";
import { type MutationContext, editsAt, type Mutants } from "./mutant.js";
import { type Input, isInputList, namesOf, pathText, valueAt, type ValuePath } from "./input.js";
import { madeUpValue } from "./made-up-value.js";
import type { RequestExample } from "./request-example.js";

/** All single breaks of a documented request that can be made, and the demands that could not. */
export function mutantsOf(request: ObjectIr, documented: RequestExample): Mutants {
  const found: Mutants = { made: [], untried: [] };
  visitObject({ request, documented, found }, request, []);
  return found;
}

function visitObject(context: MutationContext, object: ObjectIr, path: ValuePath): void {
  for (const field of object.fields) {
    const place = [...path, field.name];
    if (field.required) breakRequired(context, field, place);
    breakType(context, field, place);
    breakChecks(context, field, place);
    const inner = objectOf(field.type);
    if (inner === undefined) continue;
    visitObject(context, inner, field.type.kind === "list" ? [...place, 0] : place);
  }
  for (const rule of object.rules) breakRule(context, object, rule, path);
}

function breakRequired(context: MutationContext, field: FieldIr, place: ValuePath): void {
  const at = pathText(place);
  const quote = field.requiredQuote;
  context.found.made.push({
    group: "required",
    title: `without ${at}`,
    edits: editsAt(context, place),
    at: place,
    rule: "required",
    ...(quote === undefined ? {} : { quote }),
  });
}

const wrongValues: Readonly<Record<ScalarKind, Input | undefined>> = {
  string: 12345,
  number: "no number",
  int64: "no number",
  id: "no identifier",
  boolean: "no truth value",
  date: "2016-01-01T12:00:00.000Z",
  price: "￥5",
  decimal: "abc",
  json: undefined,
  fieldList: 12345,
  file: "no file",
  map: "no map",
  unknown: undefined,
};

function breakType(context: MutationContext, field: FieldIr, place: ValuePath): void {
  const { type } = field;
  const at = pathText(place);
  const wrong = type.kind === "scalar" ? wrongValues[type.scalar] : "neither list nor object";
  if (wrong === undefined) {
    const reason = "every value is one of this type";
    context.found.untried.push({ path: at, rule: "type", reason });
    return;
  }
  const edits = editsAt(context, place, wrong);
  context.found.made.push({
    group: "type",
    title: `with a wrong type at ${at}`,
    edits,
    at: place,
    rule: "type",
  });
}

function breakChecks(context: MutationContext, field: FieldIr, place: ValuePath): void {
  const { type } = field;
  if (type.kind === "object") return;
  const item = type.kind === "list" ? type.item : type;
  if (item.kind === "scalar") {
    for (const check of item.checks) {
      const value = beyond(item, check);
      if (type.kind === "list")
        addLimit(context, [...place, 0], check, value === undefined ? undefined : [value]);
      else addLimit(context, place, check, value);
    }
  }
  if (type.kind !== "list") return;
  for (const check of type.checks) {
    addLimit(context, place, check, wrongCount(check, itemOf(context, field, place)));
  }
}

/** One item of a list: the first documented one, or one made up. */
function itemOf({ documented }: MutationContext, { type }: FieldIr, place: ValuePath): Input {
  const list = valueAt(documented.input, namesOf(place));
  const [first] = isInputList(list) ? list : [];
  if (first !== undefined) return first;
  if (type.kind !== "list" || type.item.kind !== "scalar") return {};
  return madeUpValue(type.item)?.input ?? "x";
}

/** `with 33 characters in a.b`, `with a.b beyond its maximum of 100`. */
function limitTitle(check: Check, at: string): string {
  const { measure } = boundKind(check);
  return measure === "number"
    ? `with ${at} beyond its ${check.kind} of ${check.value}`
    : `with ${String(amountBeyond(check))} ${measure} in ${at}`;
}

function addLimit(
  context: MutationContext,
  at: ValuePath,
  check: Check,
  value: Input | undefined,
): void {
  const text = pathText(at);
  if (value === undefined) {
    const reason = "no value beyond the limit can be made";
    context.found.untried.push({ path: text, rule: check.kind, reason });
    return;
  }
  context.found.made.push({
    group: "limit",
    title: limitTitle(check, text),
    edits: editsAt(context, typeof at.at(-1) === "number" ? at.slice(0, -1) : at, value),
    at,
    rule: check.kind,
    quote: check.quote,
  });
}
