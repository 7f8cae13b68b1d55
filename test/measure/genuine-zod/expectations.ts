import { Ajv2020 } from "ajv/dist/2020.js";
import { isDeepStrictEqual } from "node:util";
import * as z from "zod/mini";
import { mutantsOf } from "../../../generator/contract/mutants-of.js";
import type { Mutant } from "../../../generator/contract/mutant.js";
import { requestExample } from "../../../generator/contract/request-example.js";
import { responseExample } from "../../../generator/contract/response-example.js";
import type { ApiIr, ObjectIr } from "../../../generator/ir/types.js";
import { objectOf } from "../../../generator/ir/value-type.js";
import { materialise } from "../../../generator/contract/input.js";
import { applyEdits } from "../kill-score/apply-edits.js";
import type { CompiledApi } from "../kill-score/compile.js";

/** What a user of zod expects of the exported schemas of one API and does not find, in words. */
export interface GenuineZod {
  method: string;
  schemas: number;
  /** Documented values that were tried. */
  values: number;
  problems: string[];
  /** Broken requests that the schema refuses and its JSON Schema lets pass, by what they break. */
  unsaid: Record<string, number>;
}

const wrongTypes: readonly unknown[] = [undefined, null, "text", [], 5, true, new Map()];

/** Holds every exported schema of an API against what its users do with one of zod's own. */
export function genuineZodOf({ api, exports }: CompiledApi): GenuineZod {
  const found: GenuineZod = { method: api.method, schemas: 0, values: 0, problems: [], unsaid: {} };
  const objects = [...api.schemas, api.request, api.response];
  for (const object of objects) {
    const schema = exports[object.schemaName] as z.ZodMiniObject | undefined;
    if (schema === undefined) {
      found.problems.push(`${object.schemaName}: not exported`);
      continue;
    }
    found.schemas += 1;
    const say = (problem: string): number =>
      found.problems.push(`${object.schemaName}: ${problem}`);
    for (const problem of usesOf(schema, object)) say(problem);
    for (const value of documentedValues(api, object)) {
      found.values += 1;
      for (const problem of takes(schema, value)) say(problem);
    }
  }
  const request = exports[api.request.schemaName];
  if (request !== undefined) addUnsaid(api, request, found);
  return found;
}

/** What stands for an object in the documented request, or in a documented answer. */
function documentedValues(api: ApiIr, object: ObjectIr): unknown[] {
  if (object.side === "request") {
    return valuesOf(api.request, materialise(requestExample(api.request).input), object);
  }
  return api.responseSamples.flatMap((sample) => {
    const result = responseExample(api.response, sample);
    return result === undefined ? [] : valuesOf(api.response, materialise(result), object);
  });
}

function valuesOf(holder: ObjectIr, value: unknown, wanted: ObjectIr): unknown[] {
  if (typeof value !== "object" || value === null) return [];
  const own = holder.schemaName === wanted.schemaName ? [value] : [];
  const inner = holder.fields.flatMap(({ name, type }) => {
    const object = objectOf(type);
    const member: unknown = Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
    if (object === undefined || member === undefined) return [];
    return (Array.isArray(member) ? member : [member]).flatMap((each) =>
      valuesOf(object, each, wanted),
    );
  });
  return [...own, ...inner];
}

function* takes(schema: z.ZodMiniType, value: unknown): Generator<string> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    yield `refuses the documented value: ${parsed.error.message}`;
    return;
  }
  if (!isDeepStrictEqual(parsed.data, value)) yield "safeParse gives another value";
  if (!isDeepStrictEqual(schema.parse(value), value)) yield "parse gives another value";
  const standard = schema["~standard"].validate(value);
  const result = standard instanceof Promise ? undefined : standard;
  if (!isDeepStrictEqual(result, { value })) yield "~standard.validate gives another value";
  if (!z.object({ body: schema }).safeParse({ body: value }).success) yield "not inside z.object";
  if (!z.array(schema).safeParse([value, value]).success) yield "not inside z.array";
  const data = jsonData(value);
  const validate = compiled(schema);
  if (data !== undefined && !validate(data)) yield "its JSON Schema refuses the documented value";
}

function* usesOf(schema: z.ZodMiniObject, { fields }: ObjectIr): Generator<string> {
  for (const value of wrongTypes) {
    if (schema.safeParse(value).success) yield `takes ${String(value)}`;
  }
  const names = fields.map(({ name }) => name);
  if (!isDeepStrictEqual(Object.keys(schema.shape), names)) yield "shape has other members";
  const { type, properties = {}, required = [] } = z.toJSONSchema(schema);
  if (type !== "object" || !isDeepStrictEqual(Object.keys(properties), names)) {
    yield "its JSON Schema has other members";
  }
  const demanded = fields.filter(({ optional }) => !optional).map(({ name }) => name);
  if (!isDeepStrictEqual(required, demanded)) yield "its JSON Schema demands other members";
  const extended = z.extend(schema, { ours: z.string() });
  if (!isDeepStrictEqual(Object.keys(extended.shape), [...names, "ours"])) yield "z.extend fails";
  if (!z.partial(schema).safeParse({ ours: 1 }).success && demanded.length > 0) {
    const rules = z
      .partial(schema)
      .safeParse({})
      .error?.issues.every(({ code }) => code === "custom");
    if (rules !== true) yield "z.partial still demands a member";
  }
  const [first] = names;
  if (first === undefined) return;
  if (!isDeepStrictEqual(Object.keys(z.pick(schema, { [first]: true }).shape), [first])) {
    yield "z.pick fails";
  }
  if (Object.hasOwn(z.omit(schema, { [first]: true }).shape, first)) yield "z.omit fails";
}

const ajv = new Ajv2020({ strict: false, validateFormats: false });
const validators = new WeakMap<z.ZodMiniType, (value: unknown) => boolean>();
function compiled(schema: z.ZodMiniType): (value: unknown) => boolean {
  const known = validators.get(schema);
  if (known !== undefined) return known;
  const validate = ajv.compile(z.toJSONSchema(schema)) as (value: unknown) => boolean;
  validators.set(schema, validate);
  return validate;
}

/** The value where it is JSON; files and big integers are not. */
function jsonData(value: unknown): unknown {
  try {
    const text = JSON.stringify(value);
    const data: unknown = JSON.parse(text);
    return isDeepStrictEqual(data, value) ? data : undefined;
  } catch {
    return undefined;
  }
}

/** Counts the mutants that zod refuses and JSON Schema does not, by group and rule. */
function addUnsaid(api: ApiIr, schema: z.ZodMiniType, found: GenuineZod): void {
  const example = requestExample(api.request);
  const validate = compiled(schema);
  for (const mutant of mutantsOf(api.request, example).made) {
    const data = jsonData(materialise(applyEdits(example.input, mutant.edits)));
    if (data === undefined || schema.safeParse(data).success || !validate(data)) continue;
    const key = keyOf(mutant);
    found.unsaid[key] = (found.unsaid[key] ?? 0) + 1;
  }
}

const keyOf = ({ group, rule }: Mutant): string => (group === rule ? group : `${group} ${rule}`);
