/** Answers in every form that gateways give them, decoded to one value. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { parseBody } from "../../templates/runtime/body.js";
import { isAbsent } from "../../templates/runtime/containers.js";
import { decodeAndJudge } from "../../templates/runtime/response.js";
import * as top from "../../templates/runtime/schema.js";
import { sampleResponse, type SampleResponse } from "./support/sample-api.js";
import { decode as decodeBy, messages, read } from "./support/schemas.js";

const decode = (text: string): SampleResponse => decodeBy(sampleResponse, text);
const best = (text: string): SampleResponse => read(sampleResponse, text);

const whole = {
  result: {
    rows: [
      {
        id: "1100384769230375417",
        title: "商家 <a>&b",
        count: 5,
        price: "200.070",
        open: true,
        created: "2016-01-01 12:00:00",
        attributes: '{"a":1}',
        images: ["x", ""],
      },
      { id: "-9223372036854775808", images: [] },
    ],
    total: 2,
    has_next: false,
  },
  note: "n",
  request_id: "z2cctmdvq4ud",
};

const json = String.raw`{"sample_rows_get_response":{"result":{"rows":{"result_row":[
  {"id":1100384769230375417,"title":"商家 <a>&b","count":5,"price":"200.070","open":true,
   "created":"2016-01-01 12:00:00","attributes":"{\"a\":1}","images":{"string":["x",""]}},
  {"id":-9223372036854775808}]},"total":2,"has_next":false},"note":"n","request_id":"z2cctmdvq4ud"}}`;
const simplified = String.raw`{"result":{"rows":[
  {"id":1100384769230375417,"title":"商家 <a>&b","count":5,"price":"200.070","open":true,
   "created":"2016-01-01 12:00:00","attributes":"{\"a\":1}","images":["x",""]},
  {"id":-9223372036854775808}],"total":2,"has_next":false},"note":"n","request_id":"z2cctmdvq4ud"}`;
const xml = `<?xml version="1.0" encoding="utf-8" ?>
<sample_rows_get_response>
  <result>
    <rows list="true">
      <result_row><id>1100384769230375417</id><title>商家 &lt;a&gt;&amp;b</title><count>5</count>
        <price>200.070</price><open>true</open><created>2016-01-01 12:00:00</created>
        <attributes>{"a":1}</attributes><images><string>x</string><string/></images></result_row>
      <result_row><id>-9223372036854775808</id></result_row>
    </rows>
    <total>2</total><has_next>false</has_next>
  </result>
  <note>n</note>
  <request_id>z2cctmdvq4ud</request_id>
</sample_rows_get_response>`;

describe("decoding", () => {
  it.each([
    ["JSON", json],
    ["simplified JSON", simplified],
    ["XML", xml],
  ])("gives one value for %s", (_, text) => {
    expect(decode(text)).toStrictEqual(whole);
  });

  it.each([
    ["an array", '{"result":{"rows":[{"id":1}]}}'],
    ["the element around an array", '{"result":{"rows":{"result_row":[{"id":1}]}}}'],
    ["another name around an array", '{"result":{"rows":{"row":[{"id":1}]}}}'],
    ["the element around one object", '{"result":{"rows":{"result_row":{"id":1}}}}'],
    ["another name around one object", '{"result":{"rows":{"row":{"id":1}}}}'],
    ["the only item itself", '{"result":{"rows":{"id":1}}}'],
    [
      "one element",
      "<r_response><result><rows><result_row><id>1</id></result_row></rows></result></r_response>",
    ],
    [
      "one element of another name",
      "<r_response><result><rows><x><id>1</id></x></rows></result></r_response>",
    ],
    ["repeated lists", "<r_response><result><rows><id>1</id></rows></result></r_response>"],
    ["digits as text", '{"result":{"rows":[{"id":"1"}]}}'],
    [
      "a request_id beside the root",
      '{"r_response":{"result":{"rows":[{"id":1}]}},"request_id":"x"}',
    ],
  ])("reads a list given as %s", (_, text) => {
    expect(best(text).result?.rows).toEqual([{ id: "1", images: [] }]);
  });

  it.each([
    ["absent", "{}"],
    ["null", '{"rows":null}'],
    ["an empty object", '{"rows":{}}'],
    ["a null element", '{"rows":{"result_row":null}}'],
    ["empty text", '{"rows":""}'],
  ])("reads a list that is %s as empty and tells that it was absent", (_, result) => {
    const value = decode(`{"result":${result}}`).result;
    expect(value?.rows).toEqual([]);
    expect(value && isAbsent(value, "rows")).toBe(true);
  });

  it.each(['{"rows":[]}', '{"rows":{"result_row":[]}}'])(
    "tells an empty list %s from an absent one",
    (result) => {
      const value = decode(`{"result":${result}}`).result;
      expect(value?.rows).toEqual([]);
      expect(value && isAbsent(value, "rows")).toBe(false);
    },
  );

  it.each([
    ["<r_response/>", {}],
    ["<r_response><result/></r_response>", { result: { rows: [] } }],
    ["<r_response><result>\n</result></r_response>", { result: { rows: [] } }],
    [
      "<r_response><result><total/><has_next></has_next><next/></result></r_response>",
      { result: { rows: [], next: "" } },
    ],
    ['{"r_response":{}}', {}],
    ['{"result":{"total":null,"next":null}}', { result: { rows: [] } }],
    [
      '{"result":{"total":"7","has_next":"TRUE","next":5}}',
      { result: { rows: [], total: 7, has_next: true, next: "5" } },
    ],
    [
      '{"result":{"rows":[{"price":1.50,"created":1451620800000,"attributes":{"a":[1]}}]}}',
      {
        result: {
          rows: [
            { price: "1.50", created: "2016-01-01 12:00:00", attributes: '{"a":[1]}', images: [] },
          ],
        },
      },
    ],
  ])("reads %s", (text, expected) => {
    expect(decode(text)).toEqual(expected);
  });

  it("keeps members that the documentation does not know, at every depth", () => {
    const text =
      '{"result":{"newer":{"a":[1,12345678901234567890]},"rows":[{"flag":false}]},"code":5,"__proto__":{"x":1}}';
    const value = best(text) as Record<string, unknown>;
    expect(value).toMatchObject({
      code: 5,
      result: { newer: { a: [1, "12345678901234567890"] }, rows: [{ flag: false }] },
    });
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
  });

  it("leaves a documented member whose name ends like a root where it is", () => {
    const schema = top.object<{ a_response?: { b?: string } }>({
      a_response: z.optional(top.object<{ b?: string }>({ b: z.optional(z.string()) })),
    });
    expect(decodeBy(schema, '{"a_response":{"b":"x"}}')).toEqual({
      a_response: { b: "x" },
    });
  });
});

describe("mismatch", () => {
  it.each([
    [
      '{"result":{"total":"many"}}',
      { result: { rows: [], total: "many" } },
      "result.total: expected a number, found text",
    ],
    [
      '{"result":{"total":9007199254740993}}',
      { result: { rows: [], total: "9007199254740993" } },
      "result.total: expected a number, found text",
    ],
    [
      '{"result":{"has_next":1}}',
      { result: { rows: [], has_next: "1" } },
      "result.has_next: expected true or false, found text",
    ],
    [
      '{"result":{"rows":[{"id":"x"}]}}',
      { result: { rows: [{ id: "x", images: [] }] } },
      "result.rows[0].id: expected an integer, found text",
    ],
    ['{"result":"text"}', { result: "text" }, "result: expected an object, found text"],
    ['{"result":[1]}', { result: [1] }, "result: expected an object, found a list"],
  ])("gives the best value of %s and says what differs", (text, value, message) => {
    expect(best(text)).toEqual(value);
    const { result, issues } = decodeAndJudge(sampleResponse, parseBody(text));
    expect(result).toEqual(value);
    expect(messages(issues)).toEqual([message]);
    expect(() => decode(text)).toThrow(TypeError);
  });

  it("never throws on any JSON, whatever it says", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.jsonValue(), (rows, other) => {
        const body = {
          r_response: { result: { rows, total: other }, note: other, settings: rows },
        };
        expect(() => best(JSON.stringify(body))).not.toThrow();
        expect(() => best(JSON.stringify({ result: other, note: rows }))).not.toThrow();
      }),
      { numRuns: 1000 },
    );
  });
});
