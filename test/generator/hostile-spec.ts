import fc from "fast-check";
import { type ApiSpec, type Param, paramTypes, type Rule } from "../../spec/schema.js";
import { hostileText } from "./hostile-text.js";

const nonEmpty = hostileText.filter((text) => text !== "");
const name = fc.oneof(
  nonEmpty,
  fc.constantFrom("__proto__", "constructor", "toString", "then", "class", "arguments", "品牌"),
);
const typeName = fc.oneof(
  name,
  fc.constantFrom("Record", "TopApi", "Promise", "Result", "result", "Map<String,Object>", "123"),
);

const scalars = paramTypes.filter((type) => type !== "object");

const rule: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({
    kind: fc.constant("enum" as const),
    values: fc.array(fc.record({ value: nonEmpty, label: hostileText }), {
      minLength: 1,
      maxLength: 3,
    }),
    from: nonEmpty,
  }),
  fc.record({
    kind: fc.constant("maxLength" as const),
    value: fc.integer({ min: 1, max: 50 }),
    unit: fc.constantFrom("char" as const, "byte" as const),
    from: nonEmpty,
  }),
  fc.record({ kind: fc.constant("unit" as const), value: nonEmpty, from: nonEmpty }),
  fc.record({ kind: fc.constant("requiredByProse" as const), from: nonEmpty }),
);

function paramsOf(isRequest: boolean, depth: number): fc.Arbitrary<Param[]> {
  const common = {
    name,
    docType: hostileText,
    list: fc.boolean(),
    description: hostileText,
    example: hostileText,
    default: fc.option(hostileText, { nil: undefined }),
    ...(isRequest ? { required: fc.boolean() } : {}),
  };
  const scalar = fc.record({
    ...common,
    type: fc.constantFrom(...scalars),
    rules: fc.array(rule, { maxLength: 2 }),
    element: fc.option(nonEmpty, { nil: undefined }),
  });
  if (depth === 0) return unique(scalar);
  const object = fc.record({
    ...common,
    type: fc.constant("object" as const),
    typeName,
    fields: paramsOf(isRequest, depth - 1),
  });
  return unique(fc.oneof({ weight: 3, arbitrary: scalar }, { weight: 2, arbitrary: object }));
}

const unique = (param: fc.Arbitrary<Param>): fc.Arbitrary<Param[]> =>
  fc.uniqueArray(param, { selector: (each) => each.name, maxLength: 4 });

const sample = fc.record({
  format: fc.constantFrom("xml" as const, "json" as const),
  text: hostileText,
});

/** A spec whose every text is hostile. */
export const hostileSpec: fc.Arbitrary<ApiSpec> = fc.record({
  specVersion: fc.constant(1 as const),
  method: fc.constantFrom("taobao.hostile.get", "do.while", "1688.a-b.C_d", "alibaba.then"),
  docId: fc.constantFrom(1, undefined),
  title: hostileText,
  description: hostileText,
  category: hostileText,
  auth: fc.constantFrom("required" as const, "none" as const),
  request: paramsOf(true, 2),
  response: paramsOf(false, 2),
  constraints: fc.constant([]),
  examples: fc.record({
    request: fc.constant([]),
    response: fc.array(sample, { maxLength: 2 }),
    error: fc.array(sample, { maxLength: 1 }),
  }),
  errorCodes: fc.array(
    fc.record({ code: hostileText, message: hostileText, solution: hostileText }),
    {
      maxLength: 2,
    },
  ),
  findings: fc.constant([]),
});
