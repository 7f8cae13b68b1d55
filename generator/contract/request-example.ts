/**
 * The documented request as values: every parameter with a usable example, plus what the
 * documentation's own demands make necessary.
 */
import { objectOf } from "../ir/value-type.js";
import type { FieldIr, ObjectIr } from "../ir/types.js";
import { documentedValue, type ExampleValue } from "./documented-value.js";
import { isInputList, isInputObject, type Input, type InputObject } from "./input.js";
import { madeUpValue } from "./made-up-value.js";
import { keysDownTo, type Plan, planKey, repair } from "./rule-repair.js";

/** A request put together from the page's examples, and how it differs from them. */
export interface RequestExample {
  /** The parameters as a caller gives them. */
  input: InputObject;
  /** The same values as they stand on the wire, inside JSON. */
  wire: InputObject;
  /** Paths of the parameters that the page shows no usable example for. */
  madeUp: readonly string[];
  /** Paths of documented examples that a rule of the page forbids beside the others. */
  leftOut: readonly string[];
}

/**
 * Puts the documented request together; `forced` names fields that must be in it. Rules across
 * fields are satisfied by adding made-up values and, where several exclude each other, by leaving
 * out all but the first.
 */
export function requestExample(request: ObjectIr, forced: readonly string[] = []): RequestExample {
  let plan: Plan = { forced: new Set(forced), dropped: new Set() };
  let example = compose(request, plan);
  for (let round = 0; round < 20; round += 1) {
    const next = repair(request, example.input, plan);
    if (next === undefined) break;
    plan = next;
    example = compose(request, plan);
  }
  const leftOut = [...plan.dropped].map((key) => key.replaceAll("\0", "."));
  return { ...example, leftOut };
}

type Composed = Omit<RequestExample, "leftOut">;

function compose(object: ObjectIr, plan: Plan): Composed {
  const input: Record<string, Input> = {};
  const wire: Record<string, Input> = {};
  const madeUp: string[] = [];
  for (const field of object.fields) {
    const key = planKey(field.path);
    if (plan.dropped.has(key)) continue;
    const isNeeded = field.required || plan.forced.has(key);
    const value = fieldValue(field, isNeeded, plan);
    if (value === undefined) continue;
    input[field.name] = value.input;
    wire[field.name] = value.wire;
    madeUp.push(...value.madeUp);
  }
  return { input, wire, madeUp };
}

/** A value for a field alone, documented or made up. */
export function forcedInput(field: FieldIr): Input | undefined {
  const plan = { forced: new Set(keysDownTo(field.path)), dropped: new Set<string>() };
  return fieldValue(field, true, plan)?.input;
}

type FieldValue = ExampleValue & { madeUp: readonly string[] };

function fieldValue(field: FieldIr, isNeeded: boolean, plan: Plan): FieldValue | undefined {
  const object = objectOf(field.type);
  if (object !== undefined) {
    const inner = compose(object, plan);
    const hasDocumented = countLeaves(inner.input) > inner.madeUp.length;
    if (!hasDocumented && !isNeeded) return undefined;
    if (field.type.kind !== "list") return inner;
    return { input: [inner.input], wire: [inner.wire], madeUp: inner.madeUp };
  }
  if (field.type.kind === "object") return undefined;
  const documented = documentedValue(field.type, field.doc.example);
  if (documented !== undefined) return { ...documented, madeUp: [] };
  const value = isNeeded ? madeUpValue(field.type, field.doc.default) : undefined;
  return value === undefined ? undefined : { ...value, madeUp: [field.path.join(".")] };
}

function countLeaves(value: Input): number {
  if (isInputObject(value)) {
    return Object.values(value).reduce<number>((sum, member) => sum + countLeaves(member), 0);
  }
  return isInputList(value) && isInputObject(value[0]) ? countLeaves(value[0]) : 1;
}
