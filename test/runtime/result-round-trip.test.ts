/** Results as a gateway writes them, in every format, and back. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeParams } from "../../templates/runtime/decode-params.js";
import { encodeParams } from "../../templates/runtime/request.js";
import { sampleResponse, type SampleResponse } from "./support/sample-api.js";
import { decode as decodeBy } from "./support/schemas.js";

const decode = (text: string): SampleResponse => decodeBy(sampleResponse, text);

describe("round trip", () => {
  const text = fc.string({ maxLength: 12 }).map((one) => one.replace(/\r/g, "").trim());
  const row = fc.record(
    {
      id: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String),
      title: text,
      count: fc.integer(),
      price: fc.stringMatching(/^\d{1,20}\.\d{2}$/),
      open: fc.boolean(),
      created: fc.constant("2016-01-01 12:00:00"),
      attributes: fc
        .json()
        .map((one) => one.trim())
        .filter((one) => one !== ""),
      images: fc.array(text, { maxLength: 3 }),
    },
    { requiredKeys: ["images"], noNullPrototype: true },
  );
  const value = fc.record(
    {
      result: fc.record(
        {
          rows: fc.array(row, { maxLength: 3 }),
          total: fc.nat(),
          next: text,
          has_next: fc.boolean(),
        },
        { requiredKeys: ["rows"], noNullPrototype: true },
      ),
    },
    { noNullPrototype: true },
  );

  it("decodes what a gateway writes as XML, JSON and simplified JSON to the same value", () => {
    fc.assert(
      fc.property(value, (result) => {
        for (const body of bodiesOf(result)) expect(decode(body)).toStrictEqual(result);
      }),
      { numRuns: 300 },
    );
  });

  it("gives a result back through encode and decode", () => {
    fc.assert(
      fc.property(value, (result) => {
        expect(decodeParams(sampleResponse, encodeParams(sampleResponse, result))).toEqual(result);
      }),
    );
  });

  it("loses no digit of any integer or decimal in any format", () => {
    const digits = fc.stringMatching(/^-?[1-9]\d{0,40}$/);
    const decimals = fc.stringMatching(/^-?[1-9]\d{0,20}\.\d{1,20}$/);
    fc.assert(
      fc.property(digits, decimals, (id, price) => {
        const rows = [{ id, price, images: [] }];
        const bodies = [
          `{"result":{"rows":[{"id":${id},"price":${price}}]}}`,
          `{"r_response":{"result":{"rows":{"result_row":[{"id":"${id}","price":"${price}"}]}}}}`,
          `<r_response><result><rows><x><id>${id}</id><price>${price}</price></x></rows></result></r_response>`,
        ];
        for (const body of bodies) expect(decode(body)).toEqual({ result: { rows } });
      }),
      { numRuns: 2000 },
    );
  });
});

type Data = string | number | boolean | Data[] | { [name: string]: Data };
const elements: Record<string, string> = { rows: "result_row", images: "string" };

/** The three bodies in which a gateway says the same. */
function bodiesOf(result: object): string[] {
  const data = result as Data;
  return [
    toJson({ sample_rows_get_response: wrapped(data) }),
    toJson(data),
    toXml("sample_rows_get_response", wrapped(data)),
  ];
}

function wrapped(data: Data, name = ""): Data {
  if (Array.isArray(data)) return { [elements[name] ?? "x"]: data.map((one) => wrapped(one)) };
  if (typeof data !== "object") return data;
  return Object.fromEntries(Object.entries(data).map(([key, one]) => [key, wrapped(one, key)]));
}

/** JSON whose identifiers are numbers, as the gateway writes them. */
function toJson(data: Data): string {
  return JSON.stringify(data).replace(/"id":"(-?\d+)"/g, '"id":$1');
}

function toXml(name: string, data: Data): string {
  if (Array.isArray(data)) return data.map((one) => toXml(name, one)).join("");
  const inside =
    typeof data === "object"
      ? Object.entries(data)
          .map(([key, one]) => toXml(key, one))
          .join("")
      : String(data).replace(/[&<>]/g, (one) => `&#${one.charCodeAt(0)};`);
  return `<${name}>${inside}</${name}>`;
}
