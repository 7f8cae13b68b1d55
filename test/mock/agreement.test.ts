/** The gateway refuses what the client refuses, and takes what it takes: one judge for both. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as z from "zod/mini";

import { checkArguments } from "../../templates/mock/arguments.js";
import { createGateway } from "../../templates/mock/gateway.js";
import { nodeDigests } from "../../templates/mock/node.js";
import { defineApi } from "../../templates/runtime/api.js";
import { TopClient } from "../../templates/runtime/client.js";
import { TopApiError, type TopIssue, TopValidationError } from "../../templates/runtime/errors.js";
import { decodeParams } from "../../templates/runtime/decode-params.js";
import { encodeParams, requestIssues } from "../../templates/runtime/request.js";
import * as top from "../../templates/runtime/schema.js";
import { members, optionals } from "./support/apis.js";
import { appKey, appSecret } from "./support/signed.js";

type Params = Readonly<Record<string, unknown>>;

/** A client of an API with these parameters; its calls go to a gateway that serves the same API. */
function calls(request: top.ObjectSchema<object>) {
  const api = defineApi<object, object>({
    ...{ method: "taobao.agreement.send", title: "", auth: "none" },
    ...{ request, response: members({}) },
  });
  const examples = { response: [], error: [] };
  const gateway = createGateway({ apis: [{ api, examples }], digests: nodeDigests });
  const client = new TopClient({
    ...{ appKey, appSecret, endpoint: "http://localhost/router/rest" },
    fetch: (url, init) => gateway.fetch(new Request(url, init)),
  });
  const outcome = (params: Params, mode: "throw" | "off") =>
    client.execute(api, params, { validate: { request: mode } }).then(
      () => undefined,
      (error: unknown) => error,
    );
  return {
    /** What the client has against parameters before it sends them. */
    client: async (params: Params): Promise<readonly TopIssue[]> => {
      const error = await outcome(params, "throw");
      if (error !== undefined) expect(error).toBeInstanceOf(TopValidationError);
      return error instanceof TopValidationError ? error.issues : [];
    },
    /** The code that answers them when they are sent all the same; 0 for a result. */
    gateway: async (params: Params): Promise<number> => {
      const error = await outcome(params, "off");
      if (error !== undefined) expect(error).toBeInstanceOf(TopApiError);
      return error instanceof TopApiError ? error.code : 0;
    },
  };
}

const across = ["atLeastOne", "exactlyOne", "atMostOne", "requiredIf"];

/** The code of the platform for what a client finds. */
function codeFor(issues: readonly TopIssue[]): number {
  if (issues.length === 0) return 0;
  if (issues.some(({ rule }) => rule === "required")) return 40;
  return issues.every(({ rule }) => across.includes(rule)) ? 50 : 41;
}

const text = fc.string({ unit: "grapheme", maxLength: 6 });
const word = fc.stringMatching(/^[a-z]{0,3}$/);
const numeric = fc.oneof(
  fc.double(),
  fc.integer({ min: -20, max: 20 }),
  fc.maxSafeInteger(),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, -(2 ** 60), 1e21, -0),
);
/** A number beyond 2^53 has lost digits before the client saw it; its text does not show that. */
const keepsDigits = (value: unknown): boolean =>
  typeof value !== "number" || !Number.isInteger(value) || Number.isSafeInteger(value);
const exact = numeric.filter(keepsDigits);
const digits = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
const integer = fc.oneof(
  ...[digits, digits.map(String), exact, word],
  fc.constantFrom("1.0", "+5", "007", "1e3", " 5", "5 ", "", "-", "9007199254740993"),
);
const decimal = fc.oneof(
  ...[exact, word, fc.tuple(digits, fc.nat(99)).map(([whole, rest]) => `${whole}.${rest}`)],
  fc.constantFrom("1.50", "1e3", ".5", "5.", " 1.5 ", "1,5", "٣", "+1"),
);
const date = fc.oneof(
  fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true }),
  fc.constantFrom("2016-01-01 12:00:00", "2016-01-01", "2016-01-01 12:00", "2001-02-29 00:00:00"),
  fc.constantFrom("2016-1-1", "2016-01-01T00:00:00", "1451620800000", 1451620800000, "", "x"),
);
const flag = fc.constantFrom<unknown[]>(true, false, "yes", "True", "1", 1, "");
const json = fc.oneof(
  ...[fc.json({ maxDepth: 1 }), fc.jsonValue({ maxDepth: 1 }), text],
  fc.constant([{ at: new Date(0), id: 9007199254740993n }]),
);
const file = fc.oneof(
  fc.uint8Array({ maxLength: 6 }),
  fc.record({ name: fc.constant("图.png"), data: fc.uint8Array({ maxLength: 6 }) }),
  word,
);
const listOf = (item: fc.Arbitrary<unknown>) =>
  fc.oneof(
    fc.array(
      item.filter((one) => !/,/.test(String(one))),
      { maxLength: 4 },
    ),
    fc.constant([""]),
  );

const files = top.fileInput().check(top.maxBytes(4, ""));

/** Values of a word, right and wrong ones. That a text is no number can't be seen in its digits. */
const words: readonly [name: string, schema: z.ZodMiniType, value: fc.Arbitrary<unknown>][] = [
  ["text", z.string().check(top.maxLength(4, ""), top.minLength(2, "")), text],
  ["text by bytes", z.string().check(top.maxBytes(6, ""), top.minBytes(2, "")), text],
  ["an open list of values", z.union([z.enum(["a", "b"]), z.string()]), word],
  ["a number", top.number(), numeric],
  [
    "a bounded number",
    top.number().check(top.minimum(0, ""), top.exclusiveMaximum(9, "")),
    numeric,
  ],
  ["an integer", top.int64Input().check(top.minimum("-9007199254740993", "")), integer],
  ["an identifier", top.idInput().check(top.maxLength(19, "")), fc.oneof(digits, word, text)],
  ["a flag", z.boolean(), flag],
  ["a date", top.dateInput(), date],
  ["a decimal", top.decimalInput().check(top.maximum("100.5", "")), decimal],
  ["JSON", top.jsonInput().check(top.maxLength(12, "")), json.filter((one) => one !== null)],
  [
    "names",
    top.fieldListInput().check(top.maxItems(2, ""), top.maxLength(4, "")),
    fc.oneof(word, listOf(word)),
  ],
  ["a file", files, file],
  ["a map", top.map(), fc.oneof(fc.dictionary(word, json), word, numeric)],
  [
    "texts",
    z.array(z.string().check(top.maxLength(3, ""))).check(top.maxItems(2, "")),
    listOf(text),
  ],
  ["integers", z.array(top.int64Input()).check(top.minItems(2, "")), listOf(integer)],
  ["numbers", z.array(top.number()), listOf(numeric)],
  ["flags", z.array(z.boolean()), listOf(fc.constantFrom(true, false, "yes", "True"))],
  ["dates", z.array(top.dateInput()), listOf(date)],
  ["decimals", z.array(top.decimalInput()), listOf(decimal)],
];

describe.each(words)("%s", (_name, schema, value) => {
  test("as a parameter is judged alike", async () => {
    for (const request of [members({ value: schema }), members({ value: z.optional(schema) })]) {
      const { client, gateway } = calls(request);
      const property = fc.asyncProperty(fc.option(value, { nil: undefined }), async (one) => {
        expect(await gateway({ value: one })).toBe(codeFor(await client({ value: one })));
      });
      await fc.assert(property, { numRuns: 60 });
    }
  });

  test("inside an object is judged alike", async () => {
    if (schema === files) return;
    const shape = { value: schema, ...optionals({ other: z.string() }) };
    const { client, gateway } = calls(
      members({ one: z.optional(members(shape)), many: z.optional(z.array(members(shape))) }),
    );
    const object = fc.record({ value, other: text }, { requiredKeys: [] });
    const property = fc.asyncProperty(
      object,
      fc.array(object, { maxLength: 2 }),
      async (one, many) => {
        expect(await gateway({ one, many })).toBe(codeFor(await client({ one, many })));
      },
    );
    await fc.assert(property, { numRuns: 60 });
  });
});

describe.each([
  ["atLeastOne", top.atLeastOne(["a", ["b", "c"]], "必须传一个"), "isv.missing-parameter"],
  ["exactlyOne", top.exactlyOne(["a", ["b", "c"]], "二选一"), "isv.invalid-parameter"],
  ["atMostOne", top.atMostOne(["a", ["b", "c"]], "不能同时传"), "isv.invalid-parameter"],
  ["requiredIf", top.requiredIf(["b", "c"], "a", "x", "a为x时必填"), "isv.missing-parameter"],
] as const)("the rule %s", (name, rule, subCode) => {
  const b = members(optionals({ c: z.string() }));
  const request = members(optionals({ a: z.string(), b }), rule);

  test("is judged alike", async () => {
    const { client, gateway } = calls(request);
    const value = fc.constantFrom("x", "y", " ");
    const params = fc.record(
      { a: value, b: fc.record({ c: value }, { requiredKeys: [] }) },
      { requiredKeys: [] },
    );
    const property = fc.asyncProperty(params, async (given) => {
      expect(await gateway(given)).toBe(codeFor(await client(given)));
    });
    await fc.assert(property, { numRuns: 60 });
  });

  test("is refused by the service in the words of the page", () => {
    const given = { atLeastOne: {}, exactlyOne: {}, requiredIf: { a: "x" } }[name as string];
    const parameters = new Map(Object.entries(given ?? { a: "x", b: '{"c":"y"}' }));
    expect(checkArguments(request, { parameters, files: new Map() })).toEqual({
      ...{ code: 50, msg: "Remote service error", subCode, subMsg: rule.quote },
    });
  });
});

test("what the gateway takes, a client can send: nothing is given a second meaning", () => {
  const anyText = fc.oneof(
    ...[text, fc.json(), integer.map(String), decimal.map(String), date.map(String)],
    fc.constantFrom("true", "True", "[1,2]", '{"value":1}', "null", "1,2", '"a"', "1.0"),
  );
  for (const [name, schema] of words) {
    if (schema === files) continue;
    const request = members({ value: schema });
    const property = fc.property(anyText, (said) => {
      const parameters = new Map([["value", said]]);
      if (checkArguments(request, { parameters, files: new Map() }) !== undefined) return;
      const understood = decodeParams(request, { value: said });
      expect([name, requestIssues(request, understood)]).toEqual([name, []]);
      const sent = encodeParams(request, understood);
      const again = encodeParams(request, decodeParams(request, sent));
      expect([name, again]).toEqual([name, sent]);
    });
    fc.assert(property, { numRuns: 300 });
  }
});
