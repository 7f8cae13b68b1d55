/** Empty elements and empty text in answers: what each type makes of them. */
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { parseBody } from "../../templates/runtime/body.js";
import * as response from "../../templates/runtime/response.js";

describe("an empty element", () => {
  const empty = [
    "<r_response><v/></r_response>",
    "<r_response><v></v></r_response>",
    '{"r_response":{"v":""}}',
    '{"v":""}',
  ];
  const blank = ["<r_response><v>\n </v></r_response>", '{"v":" "}'];

  it.each([
    ["a number", response.number()],
    ["an integer", response.int64()],
    ["a boolean", response.boolean()],
    ["a date", response.date()],
    ["a price", response.price()],
    ["a decimal", response.decimal()],
    ["JSON", response.json()],
  ] as [string, response.Schema<unknown>][])("reads nothing where %s is empty", (_, schema) => {
    const answer = response.object<{ v?: unknown }>({ v: response.optional(schema) });
    for (const text of [...empty, ...blank]) {
      expect(z.decode(answer, parseBody(text))).toStrictEqual({});
    }
    const list = response.object<{ v: unknown[] }>({ v: response.list(schema) });
    const text = '{"v":{"x":["",null]}}';
    expect(z.decode(list, parseBody(text))).toStrictEqual({ v: [] });
  });

  it.each([
    ["text", response.string(), ""],
    ["a field list", response.fieldList(), ""],
    ["bytes", response.file(), ""],
    ["an open type", response.unknown(), ""],
    ["a map", response.map(), {}],
    ["a list", response.list(response.string()), []],
  ] as [string, response.Schema<unknown>, unknown][])(
    "reads the empty value where %s is empty",
    (_, schema, value) => {
      const answer = response.object<{ v?: unknown }>({ v: response.optional(schema) });
      for (const text of empty) {
        expect(z.decode(answer, parseBody(text))).toStrictEqual({ v: value });
      }
    },
  );
});
