import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringifySpec } from "../../spec/canonical.js";
import { diffSpecs } from "../../spec/diff/diff-specs.js";
import { semverStep } from "../../spec/diff/change.js";
import { changeRules, type ChangeRuleId } from "../../spec/diff/rules.js";
import type { ApiSpec, Constraint, Param, Rule } from "../../spec/schema.js";
import { apiSpec } from "../spec/arbitrary-spec.js";
import { sampleParam, sampleSpec } from "../spec/sample-spec.js";

/** A spec with one parameter on one side. */
const request = (more: Partial<Param> = {}): ApiSpec =>
  sampleSpec({ request: [sampleParam("a", { required: false, ...more })], constraints: [] });
const response = (more: Partial<Param> = {}): ApiSpec =>
  sampleSpec({ response: [sampleParam("a", more)], constraints: [], request: [] });
const rule = (one: Partial<Rule> & { kind: Rule["kind"] }): Partial<Param> => ({
  rules: [{ from: "据此", ...one } as Rule],
});
const codes = (...values: string[]): Partial<Param> =>
  rule({
    kind: "enum",
    values: values.map((one) => {
      const [value = "", label] = one.split(":");
      return { value, ...(label === undefined ? {} : { label }) };
    }),
  });
const unit = (value: string) => rule({ kind: "unit", value });
const format = (pattern: string) => rule({ kind: "format", value: "date", pattern });
/** A spec with an object `o`, and a parameter at the top or in it. */
const nested = (side: "request" | "response", ...path: string[]): ApiSpec => {
  const own = sampleParam("a");
  const other = sampleParam("b");
  const fields = path.length > 1 ? [other, own] : [other];
  const object = sampleParam("o", { type: "object", docType: "O", typeName: "O", fields });
  const params = path.length > 1 ? [object] : [object, own];
  return sampleSpec({ request: [], response: [], constraints: [], [side]: params });
};
const both = [sampleParam("a", { required: false }), sampleParam("b", { required: false })];
const constraint: Constraint = {
  kind: "atLeastOne",
  at: [["a"]],
  fields: [["a"], ["b"]],
  from: "不可同时为空",
};
const pair = (more: Partial<ApiSpec> = {}): ApiSpec =>
  sampleSpec({ request: both, constraints: [], ...more });
const error = { code: "isv.x", message: "m", solution: "s" };

/** Before, after, and exactly the rules that judge it; every rule of the table stands here. */
const cases: [ApiSpec | undefined, ApiSpec | undefined, ChangeRuleId[]][] = [
  [request(), undefined, ["api-removed"]],
  [undefined, request(), ["api-added"]],
  [pair({ auth: "none" }), pair({ auth: "required" }), ["auth-tightened"]],
  [pair({ auth: "required" }), pair({ auth: "optional" }), ["auth-loosened"]],
  [pair({ auth: "unknown" }), pair({ auth: "none" }), ["auth-told"]],
  [pair(), pair({ request: both.slice(1) }), ["request-param-removed"]],
  [pair({ request: both.slice(1) }), pair(), ["request-param-added"]],
  [pair({ request: [] }), request({ required: true }), ["request-required-param-added"]],
  [
    pair({ request: [] }),
    request(rule({ kind: "requiredByProse" })),
    ["request-required-param-added"],
  ],
  [request(), request({ required: true }), ["request-became-required"]],
  [request(), request(rule({ kind: "requiredByProse" })), ["request-became-required"]],
  [request({ required: true }), request(), ["request-became-optional"]],
  [request(), request({ type: "number" }), ["request-type-changed"]],
  [request(), request({ type: "unknown" }), ["request-type-widened"]],
  [request({ type: "unknown" }), request(), ["request-type-changed"]],
  [request(), request({ list: true }), ["request-became-list"]],
  [request({ list: true }), request(), ["request-became-single"]],
  [
    request({ type: "number" }),
    request({ type: "number", int64: true }),
    ["request-integer-widened"],
  ],
  [
    request({ type: "number", int64: true }),
    request({ type: "number" }),
    ["request-integer-narrowed"],
  ],
  [request(), request({ limits: { maxLength: 5 } }), ["request-bound-added"]],
  [
    request({ limits: { maxLength: 5 } }),
    request({ limits: { maxLength: 4 } }),
    ["request-bound-tightened"],
  ],
  [
    request({ limits: { maxLength: 5 } }),
    request({ limits: { maxLength: 6 } }),
    ["request-bound-loosened"],
  ],
  [
    request({ limits: { minimum: 5 } }),
    request({ limits: { minimum: 6 } }),
    ["request-bound-tightened"],
  ],
  [
    request({ limits: { maximum: "9007199254740993" } }),
    request({ limits: { maximum: "9007199254740992" } }),
    ["request-bound-tightened"],
  ],
  [request({ limits: { maxItems: 5 } }), request(), ["request-bound-removed"]],
  [request({ default: "1" }), request({ default: "2" }), ["request-default-changed"]],
  [
    response(),
    sampleSpec({ response: [], constraints: [], request: [] }),
    ["response-field-removed"],
  ],
  [
    sampleSpec({ response: [], constraints: [], request: [] }),
    response(),
    ["response-field-added"],
  ],
  [response(), response({ type: "boolean" }), ["response-type-changed"]],
  [response(), response({ list: true }), ["response-became-list"]],
  [response({ list: true }), response(), ["response-became-single"]],
  [
    response({ type: "number" }),
    response({ type: "number", int64: true }),
    ["response-integer-widened"],
  ],
  [
    response({ type: "number", int64: true }),
    response({ type: "number" }),
    ["response-integer-narrowed"],
  ],
  [
    response({ list: true, element: "string" }),
    response({ list: true, element: "s" }),
    ["response-element-renamed"],
  ],
  [
    response({ type: "object", typeName: "A", fields: [] }),
    response({ type: "object", typeName: "B", fields: [] }),
    ["object-renamed"],
  ],
  [pair(), pair({ constraints: [constraint] }), ["constraint-added"]],
  [pair({ constraints: [constraint] }), pair(), ["constraint-removed"]],
  [pair(), pair({ constraints: [{ ...constraint, documentationOnly: true }] }), ["prose-changed"]],
  [pair(), pair({ constraints: [{ ...constraint, certainty: "likely" }] }), ["constraint-added"]],
  [
    pair({ constraints: [{ ...constraint, certainty: "likely" }] }),
    pair({ constraints: [constraint] }),
    ["constraint-tightened"],
  ],
  [
    pair({ constraints: [constraint] }),
    pair({ constraints: [{ ...constraint, when: { field: ["a"], equals: "1" } }] }),
    ["constraint-loosened"],
  ],
  [
    request(rule({ kind: "maximum", value: 5 })),
    request(rule({ kind: "maximum", value: 5, certainty: "likely" })),
    ["request-bound-loosened"],
  ],
  [
    request(rule({ kind: "maximum", value: 5 })),
    request(rule({ kind: "maximum", value: 5, when: { field: ["b"] } })),
    ["request-bound-loosened"],
  ],
  [
    pair({ constraints: [constraint] }),
    pair({ constraints: [{ ...constraint, from: "至少填一个" }] }),
    ["constraint-retold"],
  ],
  [pair(), pair({ errorCodes: [error] }), ["error-code-added"]],
  [pair({ errorCodes: [error] }), pair(), ["error-code-removed"]],
  [
    pair({ errorCodes: [error] }),
    pair({ errorCodes: [{ ...error, message: "n" }] }),
    ["error-words-changed"],
  ],
  [request(), request({ description: "别的" }), ["description-changed"]],
  [request(), request({ docType: "string" }), ["description-changed"]],
  [request(), request({ example: "2" }), ["example-changed"]],
  [pair(), pair({ title: "别的" }), ["description-changed"]],
  [pair(), pair({ docId: 5 }), ["page-changed"]],
  [
    pair(),
    pair({ examples: { request: [{ language: "java", text: "x" }], response: [], error: [] } }),
    ["sample-changed"],
  ],
  [pair(), pair({ request: [...both].reverse() }), ["order-changed"]],
  [request(), request(codes("1")), ["choices-told"]],
  [request(codes("1")), request(), ["choices-untold"]],
  [request(codes("1")), request(codes("1", "2")), ["request-choice-added"]],
  [request(codes("1", "2")), request(codes("1")), ["request-choice-removed"]],
  [response(codes("1")), response(codes("1", "2")), ["response-choice-added"]],
  [response(codes("1", "2")), response(codes("1")), ["response-choice-removed"]],
  [request(codes("1:开")), request(codes("1:打开")), ["choice-relabelled"]],
  [
    request(codes("1:开", "2:关")),
    request(codes("1:关", "2:开")),
    ["choice-meaning-changed", "choice-meaning-changed"],
  ],
  [request(), request(unit("fen")), ["unit-told"]],
  [request(unit("fen")), request(unit("yuan")), ["unit-changed"]],
  [
    request({ description: "值 {a:1是国家，2是省}" }),
    request({ description: "值 {a:1是省，2是国家}" }),
    ["choice-meaning-changed", "choice-meaning-changed", "description-changed"],
  ],
  [
    request({ description: "值 {a:1是国家，2是省}" }),
    request({ description: "值 {a:2是省，1是国家}" }),
    ["description-changed"],
  ],
  [
    request({ description: "{value:费用,金额单位分}" }),
    request({ description: "{value:费用,金额单位元}" }),
    ["unit-changed", "description-changed"],
  ],
  [request(), request(format("yyyy-MM-dd")), ["format-told"]],
  [request(format("yyyy-MM-dd")), request(), ["format-untold"]],
  [request(format("yyyy-MM-dd")), request(format("yyyy/MM/dd")), ["format-changed"]],
  [request(format("yyyy-MM-dd")), request(format("YYYY-MM-DD")), ["prose-changed"]],
  [response(format("yyyy-MM-dd")), response(format("yyyyMMdd")), ["format-changed"]],
  [response(), response({ type: "date" }), ["response-type-reread"]],
  [response({ type: "unknown" }), response(), ["response-type-narrowed"]],
  [response({ default: "1" }), response({ default: "2" }), ["response-default-changed"]],
  [response(), response({ limits: { maxLength: 5 } }), ["response-bound-changed"]],
  [
    pair({ constraints: [constraint] }),
    pair({ constraints: [{ ...constraint, kind: "exactlyOne" }] }),
    ["constraint-tightened"],
  ],
  [
    request(rule({ kind: "minimum", value: 0, exclusive: true })),
    request({ limits: { minimum: 0 } }),
    ["request-bound-loosened"],
  ],
  [
    request({ limits: { maxLength: 5 } }),
    request(rule({ kind: "maxLength", value: 5, unit: "char" })),
    ["bound-retold"],
  ],
  [
    request(rule({ kind: "maxLength", value: 60, unit: "byte" })),
    request(rule({ kind: "maxLength", value: 60, unit: "char" })),
    ["request-bound-loosened"],
  ],
  [
    request(rule({ kind: "maxLength", value: 60, unit: "char" })),
    request(rule({ kind: "maxLength", value: 100, unit: "byte" })),
    ["request-bound-tightened"],
  ],
  [
    request(rule({ kind: "maxLength", value: 60, unit: "char" })),
    request(rule({ kind: "maxLength", value: 240, unit: "byte" })),
    ["request-bound-loosened"],
  ],
  [request(), request({ name: "A" }), ["request-param-renamed"]],
  [response(), response({ name: "A" }), ["response-field-renamed"]],
  [nested("request", "a"), nested("request", "o", "a"), ["request-param-moved"]],
  [nested("response", "a"), nested("response", "o", "a"), ["response-field-moved"]],
  [request(), { ...request(), method: "taobao.test.item.query" }, ["api-renamed"]],
];

describe("a change is judged by exactly the rules that fit", () => {
  it.each(cases.map(([before, after, rules]) => ({ before, after, rules })))("$rules", (one) => {
    const list = (spec: ApiSpec | undefined) => (spec === undefined ? [] : [spec]);
    const found = diffSpecs(list(one.before), list(one.after));
    expect(found.map((change) => change.rule)).toEqual(one.rules);
  });

  it("in these cases every rule of the table stands", () => {
    expect(new Set(cases.flatMap(([, , rules]) => rules))).toEqual(
      new Set(Object.keys(changeRules)),
    );
  });
});

describe("all changes", () => {
  it("of a spec against itself are none", () => {
    fc.assert(
      fc.property(apiSpec, (spec) => {
        expect(diffSpecs([spec], [structuredClone(spec)])).toEqual([]);
      }),
    );
  });

  it("are seen: two specs that differ in a byte have one", () => {
    fc.assert(
      fc.property(apiSpec, apiSpec, (a, b) => {
        const other = { ...b, method: a.method };
        const differ = stringifySpec(a) !== stringifySpec(other);
        expect(diffSpecs([a], [other]).length > 0).toBe(differ);
      }),
    );
  });

  it("add up to the version that the gravest calls for", () => {
    const step = (...rules: ChangeRuleId[]) =>
      semverStep(rules.map((one) => ({ rule: one, method: "", path: "" })));
    expect(step()).toBe("none");
    expect(step("example-changed")).toBe("patch");
    expect(step("example-changed", "api-added")).toBe("minor");
    expect(step("api-added", "api-removed", "example-changed")).toBe("major");
  });
});
