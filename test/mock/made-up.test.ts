import fc from "fast-check";
import { expect, test } from "vitest";

import type { Answer } from "../../templates/mock/answer.js";
import { checkArguments } from "../../templates/mock/arguments.js";
import { madeUpContent } from "../../templates/mock/made-up.js";
import { renderJson } from "../../templates/mock/render-json.js";
import type { MockParam, MockRule } from "../../templates/mock/types.js";
import { param } from "./support/apis.js";

const contentOf = (response: readonly MockParam[], seed = 1): string =>
  renderJson({ root: "r", content: madeUpContent("taobao.x.get", response, seed) }, true);

const enumOf = (...values: string[]): MockRule[] => [
  { kind: "enum", values: values.map((value) => ({ value })), from: "" },
];

/** A parameter of any type with some limits and rules that leave room for a value. */
const leaf: fc.Arbitrary<Omit<MockParam, "name">> = fc
  .record({
    type: fc.constantFrom("string", "number", "boolean", "date", "price", "decimal" as const),
    list: fc.boolean(),
    low: fc.option(fc.integer({ min: -1000, max: 1000 }), { nil: undefined }),
    span: fc.option(fc.nat(50), { nil: undefined }),
    maxLength: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }),
    maxItems: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
    int64: fc.constantFrom(true as const, undefined),
  })
  .map(({ type, list, low, span, maxLength, maxItems, int64 }) => {
    const isNumber = type === "number";
    const limits = {
      ...(isNumber && low !== undefined && { minimum: low }),
      ...(isNumber && span !== undefined && { maximum: (low ?? 0) + span }),
      ...(type === "string" && { maxLength }),
      ...(list && { maxItems }),
    };
    return { type, list, int64, limits, required: true };
  });

const tree: fc.Arbitrary<readonly MockParam[]> = fc.letrec<{ fields: readonly MockParam[] }>(
  (tie) => ({
    fields: fc
      .array(
        fc.oneof(
          { depthSize: "small" },
          leaf,
          fc.record({
            type: fc.constant("object" as const),
            list: fc.boolean(),
            required: fc.constant(true),
            fields: tie("fields"),
          }),
        ),
        { maxLength: 4 },
      )
      .map((members) => members.map((member, at) => ({ ...member, name: `m${at}` }))),
  }),
).fields;

test("made-up answers are valid by their own documentation", () => {
  fc.assert(
    fc.property(tree, fc.nat(), (fields, seed) => {
      const parameters = new Map([["it", contentOf(fields, seed)]]);
      const documented = [param("it", "object", { fields, required: true })];
      expect(checkArguments(documented, { parameters, files: new Map() })).toBeUndefined();
    }),
  );
});

test("made-up answers are the same for a seed and differ between seeds", () => {
  const response = [param("name", "string"), param("id", "number", { int64: true })];
  expect(contentOf(response)).toBe(contentOf(response));
  expect(contentOf(response)).not.toBe(contentOf(response, 2));
  const more = JSON.parse(contentOf([param("new", "date"), ...response])) as object;
  expect(more).toMatchObject({ name: (JSON.parse(contentOf(response)) as { name: string }).name });
});

test("made-up values keep to the documented values, bounds and formats", () => {
  const rules = (...all: MockRule[]) => ({ rules: all });
  const response = [
    param("channel", "string", rules(...enumOf("CS", "KRY"))),
    param("gender", "number", rules(...enumOf("0", "1", "2"))),
    param("rate", "number", rules({ kind: "minimum", value: 1 }, { kind: "maximum", value: 5 })),
    param("big", "number", {
      limits: { minimum: "9007199254740993", maximum: "9007199254740993" },
    }),
    param("day", "string", rules({ kind: "format", value: "date", pattern: "yyyy-MM-dd" })),
    param("phone", "string", rules({ kind: "format", value: "phone" })),
    param("code", "string", rules({ kind: "minLength", value: 15 })),
  ];
  for (let seed = 0; seed < 50; seed += 1) {
    const text = contentOf(response, seed);
    const made = JSON.parse(text) as Record<string, string | number>;
    expect(["CS", "KRY"]).toContain(made["channel"]);
    expect([0, 1, 2]).toContain(made["gender"]);
    expect([1, 2, 3, 4, 5]).toContain(made["rate"]);
    expect(text).toContain('"big":9007199254740993');
    expect(made["day"]).toMatch(/^2020-\d\d-\d\d$/);
    expect(made["phone"]).toMatch(/^1\d{10}$/);
    expect(made["code"]).toHaveLength(15);
  }
});

test("rules that are documentation only are not kept to", () => {
  const rule: MockRule = { kind: "enum", values: [{ value: "x" }], documentationOnly: true };
  expect(contentOf([param("a", "number", { rules: [rule] })])).toMatch(/^\{"a":\d+\}$/);
});

test("a type that contains itself ends", () => {
  const node = param("node", "object") as MockParam & { fields: MockParam[] };
  node.fields = [node];
  const depth = (answer: Answer): number =>
    answer.kind === "object"
      ? 1 + Math.max(0, ...answer.members.map(([, member]) => depth(member)))
      : 0;
  expect(depth(madeUpContent("taobao.x.get", [node], 1))).toBeLessThan(50);
});
