/** Schemas that a user changed or made: they travel like ours, or are refused in one clear sentence. */
import { afterEach, describe, expect, it } from "vitest";
import * as classic from "zod";
import * as z from "zod/mini";
import { decodeParams } from "../../templates/runtime/decode-params.js";
import * as top from "../../templates/runtime/schema.js";
import { toDate } from "../../templates/runtime/time.js";
import { errorOf, good, start, stopAll } from "./support/client.js";
import { sampleApi, sampleRequest, sampleResponse, type Sku } from "./support/sample-api.js";
import { decode, encode, messages, read, refused } from "./support/schemas.js";

afterEach(stopAll);

const sku: Sku = { sku_id: 1, brand_id: "b", channel: "CS" };
const isoDate = z.codec(z.string(), z.date(), {
  decode: (text) => new Date(text),
  encode: (date) => date.toISOString(),
});
const cents = z.codec(top.decimal(), z.number(), {
  decode: (text) => Math.round(Number(text) * 100),
  encode: (amount) => (amount / 100).toFixed(2),
});
interface Tree {
  name: string;
  children?: Tree[];
}
const tree: z.ZodMiniType<Tree, Tree> = z.looseObject({
  name: z.string().check(z.minLength(1)),
  children: z.optional(z.array(z.lazy(() => tree))),
}) as never;
const gettered = z.object({
  id: top.int64(),
  get inner() {
    return z.optional(z.array(gettered));
  },
});
const shape = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("circle"), radius: z.number() }),
  z.object({ kind: z.literal("square"), side: top.int64Input() }),
]);

/** A schema as one member, a value of it, and what is sent. */
type Sent = [name: string, schema: z.ZodMiniType, value: unknown, text: string];
const travelling: Sent[] = [
  ["refined", z.string().check(z.refine((text) => text !== "x")), "y", "y"],
  ["extended with a member", z.extend(skuAny(), { more: z.number() }), { more: 1 }, '{"more":1}'],
  ["optional", z.optional(top.int64Input()), 2n ** 64n, "18446744073709551616"],
  ["nullable", z.nullable(z.number()), 5, "5"],
  ["readonly", z.readonly(z.array(z.string())), ["a", "b"], "a,b"],
  ["non-optional", z.nonoptional(z.optional(z.number())), 5, "5"],
  ["a codec, from what comes out of it", isoDate, new Date(0), "1970-01-01T00:00:00.000Z"],
  ["a codec of a price", cents, 1250, "12.50"],
  ["a list of codecs", z.array(isoDate), [new Date(0)], "1970-01-01T00:00:00.000Z"],
  [
    "codecs inside objects inside lists",
    z.array(z.object({ at: isoDate, price: cents })),
    [{ at: new Date(0), price: 5 }],
    '[{"at":"1970-01-01T00:00:00.000Z","price":"0.05"}]',
  ],
  ["a codec of a codec", z.pipe(isoDate, z.date()), new Date(0), "1970-01-01T00:00:00.000Z"],
  ["lazy", z.lazy(() => z.array(z.number())), [1, 2], "1,2"],
  [
    "a tree by lazy",
    tree,
    { name: "a", children: [{ name: "b", children: [] }] },
    '{"name":"a","children":[{"name":"b","children":[]}]}',
  ],
  [
    "a tree by getter",
    gettered,
    { id: "1", inner: [{ id: "9007199254740993" }] },
    '{"id":1,"inner":[{"id":9007199254740993}]}',
  ],
  ["a union of scalars", z.union([z.number(), z.boolean()]), true, "true"],
  ["a union of a scalar and a list", z.union([z.string(), z.array(z.number())]), [1, 2], "1,2"],
  ["a discriminated union", shape, { kind: "square", side: 7n }, '{"kind":"square","side":7}'],
  [
    "an intersection",
    z.intersection(z.looseObject({ a: top.int64Input() }), z.looseObject({ b: top.dateInput() })),
    { a: "5", b: new Date(0) },
    '{"a":5,"b":"1970-01-01 08:00:00"}',
  ],
  ["a tuple of scalars", z.tuple([z.string(), z.number()]), ["a", 1], "a,1"],
  ["a tuple with a rest", z.tuple([z.string()], top.int64Input()), ["a", 1n, "2"], "a,1,2"],
  ["a tuple of objects", z.tuple([z.object({ a: top.int64Input() })]), [{ a: "2" }], '[{"a":2}]'],
  ["a record", z.record(z.string(), top.int64Input()), { a: "1", b: 2n }, '{"a":1,"b":2}'],
  [
    "a record of dates",
    z.record(z.string(), z.date()),
    { a: new Date(0) },
    '{"a":"1970-01-01 08:00:00"}',
  ],
  ["z.date()", z.date(), new Date(0), "1970-01-01 08:00:00"],
  ["z.bigint()", z.bigint(), 2n ** 70n, String(2n ** 70n)],
  ["z.literal()", z.literal(5), 5, "5"],
  ["z.enum()", z.enum(["a", "b"]), "a", "a"],
  ["z.templateLiteral()", z.templateLiteral(["a-", z.number()]), "a-5", "a-5"],
  ["z.int()", z.int(), 5, "5"],
  ["z.email()", z.email(), "a@b.cn", "a@b.cn"],
  ["z.stringbool()", z.stringbool(), true, "true"],
  ["classic zod", classic.string().min(1).max(3).optional(), "abc", "abc"],
  ["a catch", z.catch(z.number(), 0), 5, "5"],
  ["trimmed text", z.string().check(z.trim()), " a ", "a"],
];
function skuAny(): z.ZodMiniObject {
  return z.looseObject({});
}

describe("a member that is", () => {
  it.each(travelling)("%s is encoded and read back", (_, schema, value, text) => {
    const params = z.object({ v: schema });
    expect(messages(refused(params, { v: value }))).toEqual([]);
    expect(encode(params, { v: value })).toEqual({ v: text });
    const back = decodeParams(params, { v: text });
    expect(encode(params, z.parse(params, back))).toEqual({ v: text });
  });

  it.each([
    ["refined", z.string().check(z.refine((text) => text !== "x", "not x")), "x", "v: not x"],
    ["a codec", isoDate, "text", "v: "],
    ["z.int()", z.int(), 1.5, "v: "],
    ["z.email()", z.email(), "a", "v: "],
    ["strict", z.strictObject({ a: z.optional(z.string()) }), { b: 1 }, "v: "],
    ["a discriminated union", shape, { kind: "circle" }, "v"],
    ["a tuple", z.tuple([z.string()]), ["a", "b"], "v: "],
    ["a tree", tree, { name: "a", children: [{ name: "" }] }, "v.children[0].name: "],
  ] as [string, z.ZodMiniType, unknown, string][])(
    "%s is refused like one of ours where it does not hold",
    (_, schema, value, message) => {
      const found = messages(refused(z.object({ v: schema }), { v: value }));
      expect(found).toHaveLength(1);
      expect(found[0]).toContain(message);
    },
  );

  it("defaulted is sent when it is not given, and read when it is absent", () => {
    const schema = z.object({
      page: z._default(z.number(), 1),
      inner: z.optional(z.object({ size: z.prefault(top.int64(), "40") })),
    });
    expect(encode(schema, {})).toEqual({ page: "1" });
    expect(encode(schema, { page: 2, inner: {} })).toEqual({ page: "2", inner: '{"size":40}' });
    expect(decode(schema, '{"r_response":{"inner":{}}}')).toEqual({
      page: 1,
      inner: { size: "40" },
    });
  });

  it("nullable keeps null inside, others lose it", () => {
    const schema = z.object({
      o: z.object({ a: z.nullable(z.string()), b: z.optional(z.string()) }),
    });
    expect(encode(schema, { o: { a: null, b: null } })).toEqual({ o: '{"a":null}' });
    expect(decode(schema, '{"o":{"a":null,"b":null}}')).toEqual({ o: { a: null } });
  });
});

describe("an answer", () => {
  it.each<[string, z.ZodMiniType, string, unknown]>([
    ["a codec", isoDate, '"1970-01-01T00:00:00.000Z"', new Date(0)],
    [
      "a transform",
      z.pipe(
        z.string(),
        z.transform((text) => `${text}!`),
      ),
      '"a"',
      "a!",
    ],
    [
      "preprocessing",
      z.pipe(
        z.transform((v) => v ?? "none"),
        z.string(),
      ),
      '"a"',
      "a",
    ],
    ["z.date()", z.date(), '"2016-01-01 12:00:00"', toDate("2016-01-01 12:00:00")],
    ["z.bigint()", z.bigint(), "9007199254740993", 9007199254740993n],
    ["a catch", z.catch(z.number(), 0), '"many"', 0],
    ["a tuple", z.tuple([z.string(), z.number()]), '["a",1]', ["a", 1]],
    [
      "a record of lists",
      z.record(z.string(), top.list(z.string(), "s")),
      '{"a":{"s":["x"]}}',
      { a: ["x"] },
    ],
    ["trimmed", z.string().check(z.trim()), '" a "', "a"],
    ["a union of lists and texts", z.union([z.array(z.number()), z.string()]), "[1]", [1]],
  ])("with %s is read", (_, schema, text, value) => {
    expect(decode(z.object({ v: schema }), `{"r_response":{"v":${text}}}`)).toEqual({ v: value });
  });

  it("of one of several shapes is taken from its root", () => {
    const schema = z.union([
      z.object({ items: z.array(z.number()) }),
      z.object({ message: z.string() }),
    ]);
    expect(decode(schema, '{"x_response":{"message":"m"}}')).toEqual({ message: "m" });
    expect(decode(schema, '{"x_response":{"items":[1]}}')).toEqual({ items: [1] });
  });

  it("is told and kept, not thrown, where a check of the user's fails or waits", () => {
    const failing = z.object({
      a: z.optional(
        z.string().check(
          z.refine(() => {
            throw new Error("boom");
          }),
        ),
      ),
    });
    const waiting = z.object({
      l: z.array(z.string().check(z.refine(() => Promise.resolve(true)))),
    });
    expect(read(failing, '{"a":"x"}')).toEqual({ a: "x" });
    expect(() => decode(failing, '{"a":"x"}')).toThrow("a: the schema failed: boom");
    expect(() => decode(waiting, '{"l":["x"]}')).toThrow(
      "l[0]: asynchronous checks are not supported",
    );
  });

  it("lists given as JSON text are read as lists", () => {
    expect(
      read(sampleResponse, String.raw`{"result":{"rows":"[{\"id\":12345678901234567890}]"}}`),
    ).toEqual({
      result: { rows: [{ id: "12345678901234567890", images: [] }] },
    });
    const list = z.object({ v: z.array(z.string()) });
    expect(decode(list, String.raw`{"v":"[\"a\",\"b\"]"}`)).toEqual({ v: ["a", "b"] });
    expect(decode(list, '{"v":"[not json"}')).toEqual({ v: ["[not json"] });
    expect(decode(list, '<r_response><v>["a"]</v></r_response>')).toEqual({ v: ["a"] });
  });
});

describe("an API refined by its user", () => {
  it("is called as it is", async () => {
    const { top: client, received } = await start(() => good);
    const request = sampleRequest.check(z.refine((p) => p.page_no !== 5, { error: "not page 5" }));
    const api = { ...sampleApi, request, response: z.readonly(sampleResponse) } as never;
    await client.execute(api, { name: "n", sku } as never);
    expect(received[0]?.params).toMatchObject({ name: "n" });
    const error = await errorOf(client.execute(api, { name: "n", page_no: 5 } as never));
    expect((error as Error).message).toContain("not page 5");
    expect(received).toHaveLength(1);
  });
});
