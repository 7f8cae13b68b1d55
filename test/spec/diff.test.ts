import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringifySpec } from "../../spec/canonical.js";
import { diffSpecs } from "../../spec/diff/diff-specs.js";
import { changeRules, semverStep, type ChangeRuleId } from "../../spec/diff/rules.js";
import type { ApiSpec, Constraint, Param, Rule } from "../../spec/schema.js";
import { apiSpec } from "./arbitrary-spec.js";
import { sampleParam, sampleSpec } from "./sample-spec.js";

/** A spec with one parameter on one side. */
const request = (more: Partial<Param> = {}): ApiSpec =>
  sampleSpec({ request: [sampleParam("a", { required: false, ...more })], constraints: [] });
const response = (more: Partial<Param> = {}): ApiSpec =>
  sampleSpec({ response: [sampleParam("a", more)], constraints: [], request: [] });
const rule = (one: Partial<Rule> & { kind: Rule["kind"] }): Partial<Param> => ({
  rules: [{ from: "据此", ...one } as Rule],
});
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
  [
    request(),
    request(rule({ kind: "requiredByProse" })),
    ["request-became-required", "prose-changed"],
  ],
  [request({ required: true }), request(), ["request-became-optional"]],
  [request(), request({ type: "number" }), ["request-type-changed"]],
  [request(), request({ type: "unknown" }), ["request-type-opened"]],
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
  [pair(), pair({ constraints: [{ ...constraint, certainty: "likely" }] }), ["prose-changed"]],
  [
    pair({ constraints: [{ ...constraint, certainty: "likely" }] }),
    pair({ constraints: [constraint] }),
    ["constraint-added"],
  ],
  [
    pair({ constraints: [constraint] }),
    pair({ constraints: [{ ...constraint, when: { field: ["a"], equals: "1" } }] }),
    ["constraint-added", "constraint-removed"],
  ],
  [
    request(rule({ kind: "maximum", value: 5 })),
    request(rule({ kind: "maximum", value: 5, certainty: "likely" })),
    ["request-bound-removed"],
  ],
  [
    request(rule({ kind: "maximum", value: 5 })),
    request(rule({ kind: "maximum", value: 5, when: { field: ["b"] } })),
    ["request-bound-removed", "request-bound-added"],
  ],
  [
    pair({ constraints: [constraint] }),
    pair({ constraints: [{ ...constraint, from: "二选一" }] }),
    ["prose-changed"],
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
  [request(), request(rule({ kind: "enum", values: [{ value: "1" }] })), ["choice-added"]],
  [request(rule({ kind: "enum", values: [{ value: "1" }] })), request(), ["choice-removed"]],
  [request(), request(rule({ kind: "unit", value: "分" })), ["prose-changed"]],
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
