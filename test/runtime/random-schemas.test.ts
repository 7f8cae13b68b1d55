/** What holds of every schema of our words, whatever it is made of. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { parseBody } from "../../templates/runtime/body.js";
import { decodeParams } from "../../templates/runtime/decode-params.js";
import { decodeAndJudge, decodeResult } from "../../templates/runtime/response.js";
import { stringifyJson } from "../../templates/runtime/json.js";
import { isWireObject, toWire, type Wire } from "../../templates/runtime/wire.js";
import { answers, requests, requestScalars, results } from "./support/random-schemas.js";
import { decode, encode, refused } from "./support/schemas.js";

const sampleOf = <T>(samples: fc.Arbitrary<{ schema: T; value: fc.Arbitrary<unknown> }>) =>
  samples.chain(({ schema, value }) => value.map((one) => ({ schema, value: one })));

describe("an answer", () => {
  it("has the issues that zod has against what was read of it, and no others", () => {
    fc.assert(
      fc.property(results, answers, ({ schema }, text) => {
        const wire = parseBody(text);
        const { result, issues } = decodeAndJudge(schema, wire);
        const value = decodeResult(schema, wire);
        expect(result).toEqual(value);
        const own = issues.filter(({ message }) => !message.startsWith("has none of"));
        const paths = z.safeParse(schema, value).error?.issues.map(({ path }) => path) ?? [];
        expect(own.map(({ path }) => path)).toEqual(paths);
      }),
      { numRuns: 2000 },
    );
  });

  it("that says a value is read as that value, with or without wrappers", () => {
    fc.assert(
      fc.property(sampleOf(results), ({ schema, value }) => {
        const wire = toWire(value);
        expect(decode(schema, `{"x_response":${stringifyJson(wire)}}`)).toEqual(value);
        expect(decode(schema, `{"x_response":${stringifyJson(wrapped(wire))}}`)).toEqual(value);
      }),
      { numRuns: 500 },
    );
  });
});

/** A wire value as the gateway writes it: each list inside an object with the name of its elements. */
function wrapped(wire: Wire): Wire {
  if (Array.isArray(wire)) return { element: wire.map(wrapped) };
  if (!isWireObject(wire)) return wire;
  return Object.fromEntries(
    Object.entries(wire).map(([name, one]) => [name, wrapped(one ?? null)]),
  );
}

describe("parameters", () => {
  it("of every word come back through the wire as they went", () => {
    fc.assert(
      fc.property(sampleOf(requests), ({ schema, value }) => {
        expect(refused(schema, value)).toEqual([]);
        const wire = encode(schema, value);
        for (const text of Object.values(wire)) expect(text).toBeTypeOf("string");
        expect(decodeParams(schema, wire)).toEqual(value);
      }),
      { numRuns: 500 },
    );
  });

  it("are given back by zod itself, as the same value", () => {
    fc.assert(
      fc.property(sampleOf(requests), ({ schema, value }) => {
        expect(z.parse(schema, value)).toEqual(value);
        expect(z.parse(schema, z.encode(schema, value as never))).toEqual(value);
      }),
    );
  });

  it.each(requestScalars.map((sample, i) => [i, sample] as const))(
    "are the same alone and in a list: word %i",
    (_, { schema, value }) => {
      const one = z.object({ v: schema });
      const list = z.object({ v: z.array(schema) });
      fc.assert(
        fc.property(fc.array(value, { minLength: 1, maxLength: 4 }), (values) => {
          const texts = values.map((v) => encode(one, { v })["v"] as string);
          expect(encode(list, { v: values })).toEqual({ v: texts.join(",") });
        }),
      );
    },
  );

  it("never throw, whatever a caller gives: they are refused or sent", () => {
    const anything = fc.oneof(
      fc.anything({ withBigInt: true, withDate: true, withMap: true }),
      fc.object(),
    );
    fc.assert(
      fc.property(requests, anything, ({ schema }, value) => {
        const issues = refused(schema, value);
        expect(z.safeParse(schema, value).success).toBeTypeOf("boolean");
        for (const { message } of issues) expect(message).not.toBe("");
      }),
      { numRuns: 1000 },
    );
  });
});
