import fc from "fast-check";
import { expect, it } from "vitest";
import { stringifySpec } from "../../spec/canonical.js";
import { parseSpec } from "../../spec/parse-spec.js";
import { apiSpec } from "./arbitrary-spec.js";
import { sampleSpec } from "./sample-spec.js";

/** The same value with the keys of every object in another order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, one]) => [key, reversed(one)]),
  );
}

it("reads back what it wrote, and writes that to the same bytes", () => {
  fc.assert(
    fc.property(apiSpec, (spec) => {
      const text = stringifySpec(spec);
      const again = parseSpec(text, "x.json");
      expect(again).toEqual(spec);
      expect(stringifySpec(again)).toBe(text);
    }),
  );
});

it("orders keys by the schema, however they come", () => {
  fc.assert(
    fc.property(apiSpec, (spec) => {
      expect(stringifySpec(reversed(spec) as typeof spec)).toBe(stringifySpec(spec));
    }),
  );
});

it("ends in one newline, has no carriage return and hides no character", () => {
  fc.assert(
    fc.property(apiSpec, (spec) => {
      const text = stringifySpec(spec);
      expect(text).toMatch(/[^\n]\n$/);
      expect(text).not.toMatch(/[\r\u0085\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/);
    }),
  );
});

it("refuses to write what is no spec", () => {
  expect(() => stringifySpec(sampleSpec({ auth: "maybe" as "none" }))).toThrow();
});
