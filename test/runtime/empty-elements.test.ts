/** Empty elements and empty text in answers: what each type makes of them. */
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import * as top from "../../templates/runtime/schema.js";
import { decode } from "./support/schemas.js";

describe("an empty element", () => {
  const empty = [
    "<r_response><v/></r_response>",
    "<r_response><v></v></r_response>",
    '{"r_response":{"v":""}}',
    '{"v":""}',
  ];
  const blank = ["<r_response><v>\n </v></r_response>", '{"v":" "}'];

  it.each([
    ["a number", z.number()],
    ["an integer", top.int64()],
    ["a boolean", z.boolean()],
    ["a date", top.date()],
    ["a price", top.decimal()],
    ["a decimal", top.decimal()],
    ["JSON", top.json()],
  ] as [string, top.Schema<unknown>][])("reads nothing where %s is empty", (_, schema) => {
    const answer = top.object<{ v?: unknown }>({ v: z.optional(schema) });
    for (const text of [...empty, ...blank]) {
      expect(decode(answer, text)).toStrictEqual({});
    }
    const list = top.object<{ v: unknown[] }>({ v: z.array(schema) });
    const text = '{"v":{"x":["",null]}}';
    expect(decode(list, text)).toStrictEqual({ v: [] });
  });

  it.each([
    ["text", z.string(), ""],
    ["a field list", z.string(), ""],
    ["bytes", z.string(), ""],
    ["an open type", z.unknown(), ""],
    ["a map", top.map(), {}],
    ["a list", z.array(z.string()), []],
  ] as [string, top.Schema<unknown>, unknown][])(
    "reads the empty value where %s is empty",
    (_, schema, value) => {
      const answer = top.object<{ v?: unknown }>({ v: z.optional(schema) });
      for (const text of empty) {
        expect(decode(answer, text)).toStrictEqual({ v: value });
      }
    },
  );
});
