/**
 * Every kind of rule that a spec may state, taken from the format itself: the client enforces it by
 * the word of its name, takes what the kind allows, and refuses the request that is broken by it.
 */
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { requestExample } from "../../generator/contract/request-example.js";
import { buildApi } from "../../generator/ir/build.js";
import { liveSchemas, schemaOf } from "../../generator/schemas/live-schemas.js";
import { allows, constraintSchema } from "../../spec/rules/across.js";
import { boundKind, boundOf, boundRuleSchemas, measureOf } from "../../spec/rules/bounds.js";
import type { Param } from "../../spec/schema.js";
import { parseSpec } from "../../spec/parse-spec.js";
import { scoreOf } from "../measure/kill-score/score.js";
import { paramOf, specOf } from "./support.js";

/** An API as its spec file makes it, and whether its client takes a request. */
function clientOf(members: object) {
  const text = JSON.stringify({ ...specOf("a.b"), ...members });
  const api = buildApi(parseSpec(text, "a.b.json"), "a.b");
  const schema = schemaOf(liveSchemas(api, { metadata: false }), api.request);
  return { api, schema, takes: (request: unknown) => z.safeParse(schema, request).success };
}

describe("a rule across parameters", () => {
  const names = ["a", "b", "c"];
  const subsets = names.reduce<string[][]>(
    (all, name) => [...all, ...all.map((one) => [...one, name])],
    [[]],
  );
  const given = (subset: readonly string[]) =>
    Object.fromEntries(subset.map((name) => [name, "x"]));

  it.each(constraintSchema.options.map(({ shape }) => [shape.kind.value, "fields" in shape]))(
    "%s takes what it allows and nothing else",
    (kind, isGroup) => {
      const paths = names.map((name) => [name]);
      const about = isGroup ? { at: paths, fields: paths } : { at: [["a"]], field: ["d"] };
      const { api, schema, takes } = clientOf({
        request: [...names, "d"].map((name) => paramOf(name)),
        constraints: [{ kind, ...about, from: "the words of the page" }],
      });
      for (const subset of subsets) {
        const count = isGroup ? subset.length : Number(subset.includes("a"));
        const expected = allows(kind, count, isGroup ? 3 : 1);
        expect(takes({ ...given(subset), d: "x" }), subset.join()).toBe(expected);
      }
      const { survivors, refusedExample, made } = scoreOf(api, schema);
      expect({ survivors, refusedExample }).toEqual({ survivors: [], refusedExample: undefined });
      expect(made.rule).toBeGreaterThan(0);
    },
  );
});

describe("a bound of one parameter", () => {
  const forms = boundRuleSchemas.flatMap(({ shape }) => {
    const rule = { kind: shape.kind.value, value: 6, from: "the words of the page" };
    if ("unit" in shape) return shape.unit.options.map((unit) => ({ ...rule, unit }));
    return "exclusive" in shape ? [rule, { ...rule, exclusive: true }] : [rule];
  });
  /** A parameter of the sort that a measure is of, with an example of so much of it. */
  const paramWith = (measure: string | undefined, amount: string): Partial<Param> => {
    if (measure === "number") return { type: "number", docType: "Number", example: amount };
    const pieces = Array.from({ length: Number(amount) }, () => "x");
    return measure === "items"
      ? { list: true, example: pieces.join(",") }
      : { example: pieces.join("") };
  };

  it.each(forms.map((rule) => [boundOf(rule)?.kind, rule] as const))(
    "%s takes what keeps it and refuses what is just beyond, also under a condition",
    (kind, rule) => {
      const amount = kind === undefined ? "" : boundKind({ kind }).kept(rule.value);
      for (const when of [{}, { when: { field: ["d"] } }]) {
        const { api, schema } = clientOf({
          request: [
            paramOf("d", { example: "x" }),
            paramOf("a", {
              ...paramWith(measureOf(rule), amount),
              rules: [{ ...rule, ...when } as never],
            }),
          ],
        });
        expect(requestExample(api.request).input).toHaveProperty("a");
        const { survivors, refusedExample, made } = scoreOf(api, schema);
        expect({ survivors, refusedExample }).toEqual({ survivors: [], refusedExample: undefined });
        // Lists of another length are not made under a condition.
        const isMade = !("when" in when && measureOf(rule) === "items");
        expect(made.limit + made.rule).toBe(Number(isMade));
      }
    },
  );
});
