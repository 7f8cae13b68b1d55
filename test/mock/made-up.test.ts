import fc from "fast-check";
import { expect, test } from "vitest";
import * as z from "zod/mini";
import type { $ZodType } from "zod/v4/core";

import type { Answer } from "../../templates/mock/answer.js";
import { madeUpContent } from "../../templates/mock/made-up.js";
import { renderJson } from "../../templates/mock/render-json.js";
import { renderXml } from "../../templates/mock/render-xml.js";
import { shapeOf } from "../../templates/mock/shape.js";
import { parseBody } from "../../templates/runtime/body.js";
import { decodeAndJudge } from "../../templates/runtime/response.js";
import * as top from "../../templates/runtime/schema.js";
import { members, optionals } from "./support/apis.js";

const method = "taobao.x.get";
const contentOf = (response: $ZodType, seed = 1): string =>
  renderJson({ root: "x_get_response", content: madeUp(response, seed) }, true);
const madeUp = (response: $ZodType, seed: number) => madeUpContent(method, shapeOf(response), seed);

type AnySchema = z.ZodMiniType;
const low = fc.integer({ min: -1000, max: 1000 });
const span = fc.nat(50);
const length = fc.integer({ min: 1, max: 20 });

/** A value of any word, some with bounds that leave room for a value. */
const single: fc.Arbitrary<AnySchema> = fc.oneof(
  fc.constantFrom<AnySchema[]>(
    ...[z.string(), z.number(), z.boolean(), top.int64(), top.id(), top.date(), top.decimal()],
    ...[top.json(), top.map(), z.nullable(z.string()), z.readonly(z.number())],
  ),
  low.map((least) => z.number().check(top.minimum(least, ""))),
  fc
    .tuple(low, span)
    .map(([least, more]) =>
      z.number().check(top.minimum(least, ""), top.exclusiveMaximum(least + more + 1, "")),
    ),
  fc.tuple(low, span).map(([least, more]) => z.int().check(z.gte(least), z.lte(least + more))),
  low.map((most) => top.decimal().check(top.maximum(most, ""))),
  low.map((least) => top.int64().check(top.exclusiveMinimum(least, ""))),
  length.map((most) => z.string().check(top.maxLength(most, ""))),
  length.map((least) => z.string().check(top.minBytes(least, ""))),
  length.map((least) => z.string().check(z.minLength(least))),
  fc.constantFrom<AnySchema[]>(
    z.union([z.enum(["CS", "KRY"]), z.string()]),
    z.union([z.literal([0, 1, 2]), z.number()]),
    z.enum(["a", "b"]),
  ),
);

const listOf = (item: AnySchema, most: number): AnySchema =>
  most % 2 === 0
    ? top.list(item, "element").check(top.maxItems(most, ""))
    : z.array(item).check(z.minLength(most));
const member = (schema: fc.Arbitrary<AnySchema>): fc.Arbitrary<AnySchema> =>
  fc.oneof(
    schema,
    schema.map((one) => z.optional(one)),
    fc.tuple(schema, fc.integer({ min: 1, max: 5 })).map(([item, most]) => listOf(item, most)),
  );
const tree: fc.Arbitrary<top.ObjectSchema<object>> = fc.letrec<{
  object: top.ObjectSchema<object>;
}>((tie) => ({
  object: fc
    .array(fc.oneof({ depthSize: "small" }, member(single), member(tie("object"))), {
      minLength: 1,
      maxLength: 4,
    })
    .map((all) => members(Object.fromEntries(all.map((one, at) => [`m${at}`, one])))),
})).object;

test("made-up answers are valid by their own schema, in every format", () => {
  fc.assert(
    fc.property(tree, fc.nat(), (response, seed) => {
      const body = { root: "x_get_response", content: madeUp(response, seed) };
      for (const text of [renderJson(body, false), renderJson(body, true), renderXml(body)]) {
        expect(decodeAndJudge(response, parseBody(text)).issues).toEqual([]);
      }
    }),
    { numRuns: 300 },
  );
});

test("made-up answers are the same for a seed and differ between seeds", () => {
  const shape = optionals({ name: z.string(), id: top.int64() });
  const response = members(shape);
  expect(contentOf(response)).toBe(contentOf(response));
  expect(contentOf(response)).not.toBe(contentOf(response, 2));
  const more = JSON.parse(contentOf(members({ new: top.date(), ...shape }))) as object;
  expect(more).toMatchObject({ name: (JSON.parse(contentOf(response)) as { name: string }).name });
});

test("made-up values are documented ones and keep to the bounds, digit by digit", () => {
  const response = members({
    channel: z.union([z.enum(["CS", "KRY"]), z.string()]),
    gender: z.union([z.literal([0, 1, 2]), z.number()]),
    rate: z.number().check(top.minimum(1, ""), top.maximum(5, "")),
    big: top
      .int64()
      .check(top.minimum("9007199254740993", ""), top.maximum("9007199254740993", "")),
    code: z.string().check(top.minLength(15, "")),
  });
  for (let seed = 0; seed < 50; seed += 1) {
    const text = contentOf(response, seed);
    const made = JSON.parse(text) as Record<string, string | number>;
    expect(["CS", "KRY"]).toContain(made["channel"]);
    expect([0, 1, 2]).toContain(made["gender"]);
    expect([1, 2, 3, 4, 5]).toContain(made["rate"]);
    expect(text).toContain('"big":9007199254740993');
    expect(made["code"]).toHaveLength(15);
  }
});

test("a type that contains itself ends", () => {
  const node: top.ObjectSchema<object> = members({ node: z.optional(z.lazy(() => node)) });
  const depth = (answer: Answer): number =>
    answer.kind === "object"
      ? 1 + Math.max(0, ...answer.members.map(([, inner]) => depth(inner)))
      : 0;
  expect(depth(madeUp(node, 1))).toBeLessThan(50);
});
