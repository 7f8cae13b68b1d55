/** Requests that the package before takes and the one after should refuse. */
import {
  type Constraint,
  conditionsOf,
  constraintText,
  countedBy,
} from "../../spec/rules/across.js";
import { boundOf } from "../../spec/rules/bounds.js";
import { pathText, walkParams } from "../../spec/param-path.js";
import type { ApiSpec, Param } from "../../spec/schema.js";
import {
  FileInput,
  isInputList,
  isInputObject,
  LongText,
  ManyItems,
  valueAt,
  withValue,
  type Input,
  type ValuePath,
} from "../contract/input.js";
import { requestExample } from "../contract/request-example.js";
import { keysDownTo, planKey } from "../contract/rule-repair.js";
import { fieldAt } from "../ir/value-type.js";
import { namesAt, type Placed } from "./code-witness.js";
import type { LabApi } from "./lab.js";

/** A request to try, and where a refusal has to point. */
export interface ValueCandidate {
  input: Input;
  /** The same request for the package after. */
  after: Input;
  /** What of it matters, for people. */
  shown: Input;
  at: readonly string[];
}

/** The requests to try for a change, the plainest first. */
export function requestsToTry(placed: Placed, before: LabApi, after: LabApi): ValueCandidate[] {
  const { path } = placed.change;
  if (path.startsWith("constraints")) return ruleRequests(placed.change.after, before, after);
  if (!path.startsWith("request.")) return [];
  if (/^request-(became-required|required-param-added)$/.test(placed.change.rule)) {
    return requestWithout(path, before, after);
  }
  const old = exampleWith(before, placed.before);
  const now = exampleWith(after, path);
  if (old === undefined || now === undefined) return [];
  // Where nothing was renamed, the very same request is tried.
  const tried = placed.before === path ? old : now;
  return valuesFor(before, old.names, numbersOf(old.param, now.param)).map((value) => ({
    input: withValue(old.example, old.place, value),
    after: withValue(tried.example, tried.place, value),
    shown: value,
    at: now.names,
  }));
}

/** A documented request without a parameter, which the package after demands. */
function requestWithout(path: string, before: LabApi, after: LabApi): ValueCandidate[] {
  const names = namesAt(after.ir.request, path);
  if (names === undefined) return [];
  const parent = names.slice(0, -1);
  const example = requestExample(before.ir.request, keysDownTo(parent)).input;
  const place = placeOf(example, names);
  if (place === undefined) return [];
  const input = withValue(example, place, undefined);
  return [{ input, after: input, shown: valueAt(input, parent) ?? input, at: names }];
}

/** A documented request that holds the parameter of a place. */
function exampleWith({ spec, ir }: LabApi, path: string) {
  const names = namesAt(ir.request, path);
  const param = paramOf(spec, path);
  if (names === undefined || param === undefined) return undefined;
  const example = requestExample(ir.request, keysDownTo(names)).input;
  const place = placeOf(example, names);
  return place === undefined ? undefined : { names, param, example, place };
}

/** The parameter of a change's path, of either side. */
export function paramOf(spec: ApiSpec, path: string): Param | undefined {
  const place = path.split("#")[0];
  for (const side of ["request", "response"] as const) {
    for (const one of walkParams(spec[side], [side])) {
      if (pathText(one.path) === place) return one.param;
    }
  }
  return undefined;
}

/** Where the names lead in a request: in lists to their first item. */
function placeOf(request: Input, names: readonly string[]): ValuePath | undefined {
  const place: (string | number)[] = [];
  let current: Input | undefined = request;
  for (const name of names) {
    if (isInputList(current)) {
      place.push(0);
      current = current[0];
    }
    if (!isInputObject(current)) return undefined;
    place.push(name);
    current = current[name];
  }
  return place;
}

/** Every number that the bounds of the two states name. */
export function numbersOf(...params: readonly Param[]): string[] {
  const numbers = params.flatMap(({ limits = {}, rules = [] }) => [
    ...Object.values(limits).filter((value) => value !== undefined),
    ...rules.flatMap((rule) => boundOf(rule)?.value ?? []),
  ]);
  return [...new Set(numbers.map(String))];
}

/** Longer values would measure the memory of the machine. */
const longest = 5_000_000;

/** Values around the numbers, of the type that the parameter had. */
function valuesFor(api: LabApi, names: readonly string[], numbers: readonly string[]): Input[] {
  const type = fieldAt(api.ir.request, names)?.type;
  if (type === undefined || type.kind === "object") return [];
  const scalar = type.kind === "list" ? type.item : type;
  const counts = numbers
    .map(Number)
    .flatMap((number) => [
      number,
      number + 1,
      number - 1,
      Math.ceil(number / 3),
      Math.ceil(number / 3) + 1,
    ])
    .filter((count) => Number.isInteger(count) && count >= 0 && count <= longest);
  if (type.kind === "list") {
    const item = valueAt(requestExample(api.ir.request, [planKey(names)]).input, names);
    const [first = "a"] = isInputList(item) ? item : [];
    const lists = counts.filter((count) => count > 0).map((count) => new ManyItems(first, count));
    const own = scalar.kind === "object" ? [] : scalarValues(scalar.scalar, numbers, counts);
    return [...own.map((value) => [value]), ...lists];
  }
  return scalar.kind === "object" ? [] : scalarValues(scalar.scalar, numbers, counts);
}

function scalarValues(
  kind: string,
  numbers: readonly string[],
  counts: readonly number[],
): Input[] {
  const around = numbers.flatMap(near);
  const texts = counts.flatMap((count) => [
    ...(count > 0
      ? [new LongText("1", count), new LongText("x", count), new LongText("中", count)]
      : []),
    ...(count > 1 ? [new LongText("a", count, ",")] : []),
  ]);
  switch (kind) {
    case "file":
      return counts.map((count) => new FileInput("example.txt", count));
    case "number":
      return [
        ...around.map(Number),
        ...counts.filter((count) => count < 16).map((count) => 10 ** count),
      ];
    case "boolean":
      return [true, false];
    case "price":
    case "decimal":
    case "int64":
      return [
        ...(kind === "int64" ? ["9007199254740993"] : ["1.50", 1.5]),
        ...around,
        ...counts.filter((count) => count > 0).map((count) => "1".repeat(Math.min(count, 400))),
      ];
    default:
      return [...around, ...texts, "text", "2020-01-01 00:00:00"];
  }
}

/** A number, its neighbours and half-way ones, as digits. */
function near(number: string): string[] {
  if (!/^-?\d+$/.test(number))
    return [number, String(Number(number) + 0.01), String(Number(number) - 0.01)];
  const whole = BigInt(number);
  return [whole, whole + 1n, whole - 1n].map(String).concat(`${number}.5`);
}

/** The rule that a change is about, as a state of the spec has it. */
export function ruleOf(constraints: readonly Constraint[], words: unknown): Constraint | undefined {
  return constraints.find((one) => constraintText(one) === words);
}

const mostFields = 8;

/** Requests with each choice of the parameters given and left out that the rule, or one beside it, names. */
function ruleRequests(words: unknown, before: LabApi, after: LabApi): ValueCandidate[] {
  const rule = ruleOf(after.spec.constraints, words);
  if (rule === undefined) return [];
  const fields = fieldsBeside(rule, before.spec.constraints).filter(
    (path) => fieldAt(before.ir.request, path) !== undefined,
  );
  const found: ValueCandidate[] = [];
  for (let mask = 0; mask < 1 << fields.length; mask++) {
    const given = fields.filter((_, index) => (mask & (1 << index)) !== 0);
    const input = inputWith(before, rule, { fields, given });
    const shown = Object.fromEntries(
      given.map((path) => [path.join("."), valueAt(input, path) ?? null]),
    );
    found.push({ input, after: input, shown, at: [] });
  }
  return found;
}

/** The fields of a rule, and those of the rules that share one with it as long as they are few. */
export function fieldsBeside(
  rule: Constraint,
  others: readonly Constraint[],
): (readonly string[])[] {
  const own = new Map(fieldsOf(rule).map((path) => [planKey(path), path]));
  const all = new Map(own);
  for (const other of others) {
    const fields = fieldsOf(other);
    if (!fields.some((path) => own.has(planKey(path)))) continue;
    for (const path of fields) all.set(planKey(path), path);
  }
  return [...all.values()].slice(0, mostFields);
}

function fieldsOf(rule: Constraint): (readonly string[])[] {
  const all = [...countedBy(rule), ...conditionsOf(rule).map(({ field }) => field)];
  return [...new Map(all.map((path) => [planKey(path), path])).values()];
}

/** Requests in which exactly these of the fields are given; conditions with the value they ask for. */
function inputWith(
  { ir }: LabApi,
  rule: Constraint,
  {
    fields,
    given,
  }: { fields: readonly (readonly string[])[]; given: readonly (readonly string[])[] },
): Input {
  // The object that holds them all is there, whether they are or not.
  const parents = fields.map((path) => path.slice(0, -1)).filter((path) => path.length > 0);
  const forced = [...given, ...parents].flatMap(keysDownTo);
  let input: Input = requestExample(ir.request, forced).input;
  for (const path of fields) {
    if (given.includes(path)) continue;
    const place = placeOf(input, path);
    if (place !== undefined) input = withValue(input, place, undefined);
  }
  for (const condition of conditionsOf(rule)) {
    if (condition.equals === undefined) continue;
    const place = placeOf(input, condition.field);
    const field = fieldAt(ir.request, condition.field);
    if (
      place === undefined ||
      field === undefined ||
      !given.some((path) => planKey(path) === planKey(condition.field))
    )
      continue;
    const value =
      field.type.kind === "scalar" && field.type.scalar === "number"
        ? Number(condition.equals)
        : condition.equals;
    input = withValue(input, place, field.type.kind === "list" ? [value] : value);
  }
  return input;
}
