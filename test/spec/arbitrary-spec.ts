/** Specs of any shape the format allows, for properties that must hold for all of them. */
import fc from "fast-check";
import { formatNames } from "../../spec/rules/own.js";
import {
  paramTypes,
  type ApiSpec,
  type Constraint,
  type Param,
  type Rule,
} from "../../spec/schema.js";

const word = fc.string({
  unit: fc.constantFrom("a", "b", "c", "d", "_", "1", "2"),
  minLength: 1,
  maxLength: 8,
});
const prose = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 20 }),
  fc.constantFrom("", "批量开卡(售卡)", "a\u202eb", '"\\ \n', "\u2028", "null"),
);
const sentence = prose.map((text) => `据${text}`);
const count = fc.nat(1_000_000);
const bound = fc.oneof(fc.integer(), fc.constantFrom("9007199254740993", "-0.50"));
const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined });

/** Drops the keys that hold undefined, as a file can't say them. */
function defined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
}

const evidence = { from: sentence, documentationOnly: optional(fc.constant(true as const)) };

const rule: fc.Arbitrary<Rule> = fc
  .oneof(
    fc.record({
      kind: fc.constant("enum" as const),
      values: fc.array(fc.record({ value: word, label: optional(prose) }).map(defined), {
        minLength: 1,
        maxLength: 3,
      }),
      perItem: optional(fc.constant(true as const)),
      ...evidence,
    }),
    fc.record({
      kind: fc.constantFrom("minLength" as const, "maxLength" as const),
      value: count,
      unit: fc.constantFrom("char" as const, "byte" as const),
      ...evidence,
    }),
    fc.record({
      kind: fc.constantFrom("minItems" as const, "maxItems" as const),
      value: count,
      ...evidence,
    }),
    fc.record({
      kind: fc.constantFrom("minimum" as const, "maximum" as const),
      value: bound,
      exclusive: optional(fc.constant(true as const)),
      ...evidence,
    }),
    fc.record({
      kind: fc.constant("format" as const),
      value: fc.constantFrom(...formatNames),
      pattern: optional(prose),
      ...evidence,
    }),
    fc.record({ kind: fc.constant("requiredByProse" as const), ...evidence }),
  )
  .map((one) => defined(one) as Rule);

const limits = fc
  .record({
    maxItems: optional(count),
    maxLength: optional(count),
    minimum: optional(bound),
    maximum: optional(bound),
  })
  .map(defined);

const uniqueByName = (params: Param[]): Param[] => [
  ...new Map(params.map((param) => [param.name, param])).values(),
];

const param = (depth: number): fc.Arbitrary<Param> =>
  fc
    .record({
      name: fc.oneof(word, fc.constantFrom("type", "rules", "constructor", "toString")),
      type: fc.constantFrom(...paramTypes),
      docType: prose,
      list: fc.boolean(),
      required: optional(fc.boolean()),
      description: prose,
      example: prose,
      default: optional(prose),
      limits: optional(limits),
      rules: optional(fc.array(rule, { maxLength: 2 })),
      int64: optional(fc.constant(true as const)),
      element: optional(word),
      typeName: optional(word),
      fields: depth > 0 ? params(depth - 1) : fc.constant(undefined),
    })
    .map((one) => defined({ ...one, fields: one.type === "object" ? one.fields : undefined }));

const params = (depth: number): fc.Arbitrary<Param[]> =>
  fc.array(param(depth), { maxLength: 4 }).map(uniqueByName);

const path = fc.array(word, { minLength: 1, maxLength: 2 });

/** Rules kept as documentation may name anything, so they need no agreement with the tree. */
const constraint: fc.Arbitrary<Constraint> = fc.record({
  kind: fc.constantFrom("atLeastOne" as const, "exactlyOne" as const, "atMostOne" as const),
  at: fc.array(path, { minLength: 1, maxLength: 2 }),
  fields: fc.array(path, { minLength: 1, maxLength: 2 }),
  from: sentence,
  documentationOnly: fc.constant(true as const),
});

const body = fc.record({
  format: fc.constantFrom("xml" as const, "json" as const, "json-simplified" as const),
  text: prose,
});

export const apiSpec: fc.Arbitrary<ApiSpec> = fc
  .record({
    specVersion: fc.constant(1 as const),
    method: fc.tuple(word, word).map(([a, b]) => `m${a}.${b}`),
    docId: optional(fc.integer({ min: 1, max: 99_999 })),
    title: prose,
    description: prose,
    category: optional(prose),
    auth: fc.constantFrom("required" as const, "optional" as const, "none" as const),
    request: params(2),
    response: params(2),
    constraints: fc.array(constraint, { maxLength: 2 }),
    examples: fc.record({
      request: fc.array(fc.record({ language: word, text: prose }), { maxLength: 2 }),
      response: fc.array(body, { maxLength: 2 }),
      error: fc.array(body, { maxLength: 1 }),
    }),
    errorCodes: fc.array(fc.record({ code: prose, message: prose, solution: prose }), {
      maxLength: 2,
    }),
    findings: fc.array(fc.record({ code: word, at: word, message: sentence }), { maxLength: 2 }),
  })
  .map(defined);
