/** Parameters on their way to the wire: every type of the documentation, there and back. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeParams } from "../../templates/runtime/decode-params.js";
import { FilePart, type WireParams } from "../../templates/runtime/wire.js";
import { sampleRequest, type SampleRequest, type Sku } from "./support/sample-api.js";
import { encode as encodeBy } from "./support/schemas.js";

const sku: Sku = { sku_id: 1, brand_id: "b", channel: "CS" };
const encode = (params: Partial<SampleRequest>): WireParams =>
  encodeBy(sampleRequest, { name: "n", ...params });

describe("encoding", () => {
  it.each<[string, Partial<SampleRequest>, Record<string, string>]>([
    ["text as it is", { name: " 商家 " }, { name: " 商家 " }],
    ["a number as plain digits", { page_no: 1 }, { page_no: "1" }],
    ["a bigint", { item_id: 9007199254740993n }, { item_id: "9007199254740993" }],
    ["digits", { item_id: "9007199254740993" }, { item_id: "9007199254740993" }],
    ["a boolean", { is_major: false }, { is_major: "false" }],
    [
      "an instant in GMT+8",
      { created: new Date("2016-01-01T04:00:00Z") },
      { created: "2016-01-01 12:00:00" },
    ],
    ["a date's text", { created: "2016-01-01 12:00:00" }, { created: "2016-01-01 12:00:00" }],
    ["a price", { price: "200.07" }, { price: "200.07" }],
    ["a decimal from a number", { amount: 1e-7 }, { amount: "0.0000001" }],
    ["JSON text unchanged", { payload: '{ "a": 1 }' }, { payload: '{ "a": 1 }' }],
    ["JSON of a value", { payload: { a: [1n, "中"] } }, { payload: '{"a":[1,"中"]}' }],
    ["a field list", { fields: ["a", "b"] }, { fields: "a,b" }],
    ["a field list's text", { fields: "a,b" }, { fields: "a,b" }],
    ["a list of texts", { tags: ["trade", "refund"] }, { tags: "trade,refund" }],
    ["a list of numbers", { numbers: [1, 2, 3] }, { numbers: "1,2,3" }],
    [
      "a map",
      { settings: { a: null, b: 2n ** 64n } },
      { settings: '{"a":null,"b":18446744073709551616}' },
    ],
    ["text of an open type", { anything: "x" }, { anything: "x" }],
    ["a value of an open type", { anything: [{ a: 1 }] }, { anything: '[{"a":1}]' }],
    [
      "an object",
      {
        sku: {
          ...sku,
          ids: [1, "9007199254740993"],
          when: new Date(0),
          price: 1.5,
          extra: { a: 1 },
        },
      },
      {
        sku: '{"sku_id":1,"brand_id":"b","channel":"CS","ids":[1,9007199254740993],"when":"1970-01-01 08:00:00","price":"1.5","extra":"{\\"a\\":1}"}',
      },
    ],
    [
      "a list of objects",
      { skus: [sku, { ...sku, brand_id: "", out_brand_id: "o" }] },
      {
        skus: '[{"sku_id":1,"brand_id":"b","channel":"CS"},{"sku_id":1,"brand_id":"","channel":"CS","out_brand_id":"o"}]',
      },
    ],
    ["an empty list of objects", { skus: [] }, { skus: "[]" }],
  ])("writes %s", (_, params, expected) => {
    expect(encode(params)).toEqual({ name: "n", ...expected });
  });

  it("leaves out what is absent, null, empty or blank", () => {
    const blank = { tags: [], item_id: "", created: "  ", settings: undefined, price: null };
    expect(encode(blank as unknown as Partial<SampleRequest>)).toEqual({ name: "n" });
    const inner = { ...sku, price: null, when: undefined };
    expect(encode({ sku: inner as unknown as Sku })["sku"]).toBe(
      '{"sku_id":1,"brand_id":"b","channel":"CS"}',
    );
  });

  it("sends parameters that the documentation does not know", () => {
    const newer = { next_feature: { a: 1 }, sku: { ...sku, newer: [1] } };
    expect(encode(newer as Partial<SampleRequest>)).toEqual({
      name: "n",
      next_feature: '{"a":1}',
      sku: '{"sku_id":1,"brand_id":"b","channel":"CS","newer":[1]}',
    });
  });

  it("keeps files as parts, with the name that they bring", () => {
    const bytes = new Uint8Array([1, 2]);
    expect(
      encode({ picture: { name: "a.png", data: bytes, type: "image/png" } })["picture"],
    ).toEqual(new FilePart("a.png", bytes, "image/png"));
    expect(
      encode({ picture: new File([bytes], "b.txt", { type: "text/plain" }) })["picture"],
    ).toMatchObject({
      name: "b.txt",
      type: "text/plain",
    });
    expect(encode({ picture: bytes })["picture"]).toMatchObject({ name: "file", type: "" });
  });

  it("keeps an own member named __proto__ from reaching a prototype", () => {
    const hostile = JSON.parse('{"name":"n","__proto__":{"polluted":1}}') as SampleRequest;
    const wire = encodeBy(sampleRequest, hostile);
    expect(Object.getPrototypeOf(wire)).toBe(Object.prototype);
    expect(wire["polluted"]).toBeUndefined();
  });
});

describe("round trip", () => {
  const line = fc.string({ minLength: 1, maxLength: 8 }).filter((one) => one.trim() !== "");
  const item = line.filter((one) => !one.includes(","));
  const digits = fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map(String);
  const skus = fc.record(
    {
      sku_id: digits,
      brand_id: fc.stringMatching(/^[a-z]{1,4}$/),
      price: fc.stringMatching(/^[1-9]\d{0,5}\.\d\d$/),
      ids: fc.array(digits, { maxLength: 2 }),
      when: fc.constantFrom("2016-01-01 12:00:00", "2020-02-29 00:00:00"),
      extra: fc.json(),
      channel: line,
    },
    { requiredKeys: ["sku_id", "brand_id", "channel", "price"] },
  );

  it("gives every value back through encode and decode", () => {
    const params = fc.record<Record<string, unknown>>(
      {
        name: line,
        page_no: fc.integer({ min: 1 }),
        item_id: digits,
        is_major: fc.boolean(),
        created: fc.constantFrom("2016-01-01 12:00:00"),
        amount: fc.stringMatching(/^[1-9]\d{0,20}\.\d{1,9}$/),
        payload: fc.json().filter((one) => one.trim() !== '""'),
        tags: fc.array(item, { minLength: 1, maxLength: 3 }),
        numbers: fc.array(fc.integer(), { minLength: 1 }),
        sku: skus,
        skus: fc.array(skus, { maxLength: 3 }),
        settings: fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), fc.string()),
      },
      { requiredKeys: ["name"] },
    );
    fc.assert(
      fc.property(params, (value) => {
        const wire = encodeBy(sampleRequest, value);
        for (const text of Object.values(wire)) expect(text).toBeTypeOf("string");
        expect(decodeParams(sampleRequest, wire)).toEqual(value);
      }),
      { numRuns: 500 },
    );
  });
});
