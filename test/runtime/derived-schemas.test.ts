/** What a zod user makes of exported schemas: shapes, picks, extensions, lists of them; and their types. */
import { describe, expect, expectTypeOf, it } from "vitest";
import * as z from "zod/mini";
import * as top from "../../templates/runtime/schema.js";
import {
  sampleRequest,
  type SampleRequest,
  sampleResponse,
  type SampleResponse,
  type Sku,
  skuSchema,
} from "./support/sample-api.js";
import { decode, encode, messages, refused } from "./support/schemas.js";

interface Query {
  start?: string | undefined;
  end?: string | undefined;
  id?: string | undefined;
}
const query = top.object<Query>(
  {
    start: z.optional(z.string()),
    end: z.optional(z.string()),
    id: z.optional(z.string()),
  },
  top.atLeastOne(["start", "id"], "一个必填"),
  top.requiredIf("end", "start", undefined, "成对"),
);
const sku: Sku = { sku_id: 1, brand_id: "b", channel: "CS" };

describe("a schema that was made from another", () => {
  it("has the members under shape, each a schema of its own", () => {
    expect(Object.keys(sampleRequest.shape)).toContain("page_no");
    expect(z.parse(sampleRequest.shape.page_no, 5)).toBe(5);
    expect(z.safeParse(sampleRequest.shape.name, "123456789").success).toBe(false);
  });

  it("extends, and keeps members, rules and form on the wire", () => {
    const extended = z.extend(sampleRequest, { shop: z.string(), ids: z.array(top.idInput()) });
    const params = { name: "n", shop: "s", ids: ["1", 2], sku, numbers: [1, 2] };
    expect(z.parse(extended, params)).toEqual(params);
    expect(encode(extended, params)).toEqual({
      name: "n",
      shop: "s",
      ids: "1,2",
      sku: '{"sku_id":1,"brand_id":"b","channel":"CS"}',
      numbers: "1,2",
    });
    expect(messages(refused(extended, { name: "n" }))).toEqual([
      "shop: required, but missing",
      "ids: required, but missing",
    ]);
    const ruled = z.extend(query, { more: z.optional(z.string()) });
    expect(refused(ruled, {}).map(({ rule }) => rule)).toEqual(["atLeastOne"]);
  });

  it.each<[string, () => z.ZodMiniType, object[], string[]]>([
    ["pick", () => z.pick(query, { start: true, end: true }), [{ start: "s" }], ["requiredIf"]],
    ["pick of one", () => z.pick(query, { end: true }), [{}, { end: "e" }], []],
    ["omit", () => z.omit(query, { end: true }), [{}, { start: "s" }], ["atLeastOne"]],
    ["partial", () => z.partial(query), [{}], ["atLeastOne"]],
    ["required", () => z.required(query, { id: true }), [{ id: "x", start: "s" }], ["requiredIf"]],
  ])("%s: rules whose members are gone are gone, others stay", (_, make, values, rules) => {
    const found = values.flatMap((value) => refused(make(), value).map(({ rule }) => rule));
    expect(found).toEqual(rules);
  });

  it("is optional as a whole after partial", () => {
    const partial = z.partial(skuSchema);
    expect(z.safeParse(partial, { brand_id: "b" }).success).toBe(true);
    expect(z.safeParse(partial, { brand_id: "abcde" }).success).toBe(false);
  });

  it("stands in a list, in an object, in a record, with the paths of its issues", () => {
    const bad = { name: "n", page_no: 0 };
    const cases: [z.ZodMiniType, unknown, PropertyKey[]][] = [
      [z.array(sampleRequest), [bad], [0, "page_no"]],
      [z.object({ body: sampleRequest }), { body: bad }, ["body", "page_no"]],
      [z.record(z.string(), sampleRequest), { a: bad }, ["a", "page_no"]],
      [z.looseObject({ body: z.optional(sampleRequest) }), { body: bad }, ["body", "page_no"]],
    ];
    for (const [schema, value, path] of cases) {
      expect(z.safeParse(schema, value).error?.issues.map((issue) => issue.path)).toEqual([path]);
    }
    const body = { name: "n", skus: [sku] };
    expect(z.parse(z.object({ body: sampleRequest }), { body })).toEqual({ body });
  });

  it("tells the page's sentence and rule in zod's own issues", () => {
    const { error } = z.safeParse(z.object({ body: query }), { body: {} });
    expect(error?.issues).toMatchObject([
      {
        code: "custom",
        path: ["body"],
        message: 'at least one of start, id must be given (documentation: "一个必填")',
        params: { rule: "atLeastOne", quote: "一个必填" },
      },
    ]);
    const long = z.safeParse(sampleRequest, { name: "123456789" }).error?.issues;
    expect(long).toMatchObject([
      { code: "too_big", maximum: 8, params: { rule: "maxLength", quote: "最大长度:8" } },
    ]);
  });

  it("tells a result from an error of the gateway or a text", () => {
    for (const value of [{ result: { rows: "x" } }, { result: "x" }, "x", [], null, undefined]) {
      expect(z.safeParse(sampleResponse, value).success).toBe(false);
    }
    const result = { result: { rows: [{ id: "1", images: [] }] }, newer: 1 };
    expect(z.parse(sampleResponse, result)).toEqual(result);
  });

  it("validates without waiting and asynchronously alike", async () => {
    const value = { name: "n", constructor: "c", toString: "t", page_no: 0 };
    const expected = z.safeParse(sampleRequest, value).error?.issues;
    expect(expected).toHaveLength(1);
    const { error } = await z.safeParseAsync(sampleRequest, value);
    expect(error?.issues).toEqual(expected);
  });
});

describe("types", () => {
  it("of a schema are the interface", () => {
    expectTypeOf<z.infer<typeof sampleRequest>>().toEqualTypeOf<SampleRequest>();
    expectTypeOf<z.input<typeof sampleRequest>>().toEqualTypeOf<SampleRequest>();
    expectTypeOf<z.output<typeof sampleRequest>>().toEqualTypeOf<SampleRequest>();
    expectTypeOf<z.infer<typeof sampleResponse>>().toEqualTypeOf<SampleResponse>();
    expectTypeOf<z.infer<typeof skuSchema>>().toEqualTypeOf<Sku>();
  });

  it("of what is made from it follow", () => {
    const extended = z.extend(skuSchema, { shop: z.string() });
    expectTypeOf<z.infer<typeof extended>["shop"]>().toEqualTypeOf<string>();
    expectTypeOf<z.infer<typeof extended>["sku_id"]>().toEqualTypeOf<Sku["sku_id"]>();
    const picked = z.pick(skuSchema, { sku_id: true });
    expectTypeOf<keyof z.infer<typeof picked>>().toExtend<string>();
    expectTypeOf<z.infer<typeof picked>["sku_id"]>().toEqualTypeOf<Sku["sku_id"]>();
    const body = z.object({ body: sampleRequest });
    expectTypeOf<z.infer<typeof body>>().toEqualTypeOf<{ body: SampleRequest }>();
    const list = z.array(sampleRequest);
    expectTypeOf<z.infer<typeof list>>().toEqualTypeOf<SampleRequest[]>();
    expect([extended, picked, body, list]).toHaveLength(4);
  });

  it("take frozen lists, constants and undefined for what is left out", () => {
    const tags = ["a", "b"] as const;
    const params = {
      name: "n",
      tags,
      numbers: Object.freeze([1, 2]),
      fields: ["x", "y"] as const,
      skus: [{ ...sku, ids: [1, 2] as const, price: undefined }] as const,
      page_no: undefined,
      sku: undefined,
    } as const satisfies SampleRequest;
    expect(encode(sampleRequest, params)).toEqual({
      name: "n",
      tags: "a,b",
      numbers: "1,2",
      fields: "x,y",
      skus: '[{"sku_id":1,"brand_id":"b","channel":"CS","ids":[1,2]}]',
    });
    expect(z.safeParse(sampleRequest, params).success).toBe(true);
  });
});

describe("objects", () => {
  it("are zod's objects to whoever asks, and are told apart by a member's value", () => {
    const circle = z.extend(query, { kind: z.literal("circle") });
    const square = z.extend(query, { kind: z.optional(z.literal("square")) });
    expect([query, circle].every((one) => one instanceof z.ZodMiniObject)).toBe(true);
    const shape = z.discriminatedUnion("kind", [circle, square]);
    expect(z.safeParse(shape, { kind: "circle", id: "1" }).success).toBe(true);
    expect(z.safeParse(shape, { id: "1" }).success).toBe(true);
    expect(z.safeParse(shape, { kind: "other", id: "1" }).success).toBe(false);
  });

  it("make their members once, when they are first needed", () => {
    let times = 0;
    const lazy = top.object<{ inner: string }>(() => {
      times += 1;
      return { inner: z.string() };
    });
    const checked = lazy.check(z.refine(({ inner }) => inner !== "no"));
    expect(times).toBeLessThan(2);
    expect(z.safeParse(checked, { inner: "yes" }).success).toBe(true);
    expect(z.safeParse(lazy, { inner: 1 }).success).toBe(false);
    expect(encode(lazy, { inner: "x" })).toEqual({ inner: "x" });
    expect(lazy.shape.inner).toBe(lazy.shape.inner);
    expect(times).toBe(1);
  });

  it("may hold themselves by members that ask for them", () => {
    interface Tree {
      name: string;
      children?: readonly Tree[] | undefined;
    }
    const tree: top.ObjectSchema<Tree> = top.object<Tree>(() => ({
      name: z.string(),
      children: z.optional(z.array(tree)),
    }));
    const value: Tree = { name: "a", children: [{ name: "b" }, { name: "c", children: [] }] };
    expect(z.parse(tree, value)).toEqual(value);
    expect(decode(tree, JSON.stringify(value))).toEqual(value);
    expect(messages(refused(tree, { name: "a", children: [{}] }))).toEqual([
      "children[0].name: required, but missing",
    ]);
  });
});
