import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Change } from "../../spec/diff/change.js";
import { diffSpecs } from "../../spec/diff/diff-specs.js";
import type { ChangeRuleId } from "../../spec/diff/rules.js";
import type { ApiSpec, Param } from "../../spec/schema.js";
import { apiSpec } from "../spec/arbitrary-spec.js";

/** What a change is called when it is looked at from the other side; others keep their name. */
const mirrored: Readonly<Partial<Record<ChangeRuleId, ChangeRuleId>>> = {
  "api-removed": "api-added",
  "auth-tightened": "auth-loosened",
  "request-param-removed": "request-param-added",
  "request-became-required": "request-became-optional",
  "request-bound-added": "request-bound-removed",
  "request-choice-added": "request-choice-removed",
  "constraint-added": "constraint-removed",
  "response-field-removed": "response-field-added",
  "response-choice-added": "response-choice-removed",
  "choices-told": "choices-untold",
  "format-told": "format-untold",
  "error-code-added": "error-code-removed",
};
/** Where a stricter and a wider judgement can answer each other, both ways of one name. */
const oneName: Readonly<Partial<Record<ChangeRuleId, string>>> = {
  "request-required-param-added": "request-param-added",
  "request-bound-tightened": "bound",
  "request-bound-loosened": "bound",
  "bound-retold": "bound",
  "request-bound-added": "bound",
  "request-bound-removed": "bound",
};

/** How types relate is told by one rule or two: what was a list of anything may be one text. */
const aboutTypes = /-(type|became-list|became-single|integer)\b/;

const nameOf = (rule: ChangeRuleId): string =>
  aboutTypes.test(rule) ? "type" : (oneName[rule] ?? mirrored[rule] ?? rule);

/** The changes without what a direction is: rule (either way), places. */
const seen = (changes: readonly Change[]): string[] =>
  [
    ...new Set(
      changes.map(({ rule, path, to }) =>
        JSON.stringify([nameOf(rule), [path, to ?? path].sort()]),
      ),
    ),
  ].sort();

const otherOf = (change: Change): Change => {
  const { rule, path, to, before, after } = change;
  const back = Object.entries(mirrored).find(([, value]) => value === rule)?.[0] ?? mirrored[rule];
  return {
    ...change,
    rule: (back ?? rule) as ChangeRuleId,
    ...(to === undefined ? {} : { path: to, to: path }),
    before: after,
    after: before,
  };
};

describe("changes", () => {
  it("of a spec against itself are none", () => {
    fc.assert(
      fc.property(apiSpec, (spec) => {
        expect(diffSpecs([spec], [structuredClone(spec)])).toEqual([]);
      }),
    );
  });

  it("are the same seen from the other side", () => {
    fc.assert(
      fc.property(apiSpec, apiSpec, (a, b) => {
        const other = { ...b, method: a.method };
        const there = diffSpecs([a], [other]);
        const back = diffSpecs([other], [a]);
        expect(seen(back.map(otherOf))).toEqual(seen(there));
      }),
    );
  });
});

/** Parameters of a tree, each with a way to have it replaced. */
function places(params: Param[], put: (next: Param[]) => ApiSpec, path: string) {
  const found: { param: Param; path: string; replace: (next?: Param) => ApiSpec }[] = [];
  for (const [index, param] of params.entries()) {
    const at = `${path}.${param.name}`;
    const replace = (next?: Param): ApiSpec =>
      put(params.toSpliced(index, 1, ...(next === undefined ? [] : [next])));
    found.push({ param, path: at, replace });
    const members = (next: Param[]): ApiSpec => replace({ ...param, fields: next });
    found.push(...places(param.fields ?? [], members, at));
  }
  return found;
}

/** One fact of a parameter changed, and the rule that judges it. */
const mutations: readonly [
  name: string,
  change: (param: Param) => Param | undefined,
  rules: { request: ChangeRuleId | ""; response: ChangeRuleId | "" },
][] = [
  [
    "another description",
    (param) => ({ ...param, description: `${param.description}!` }),
    { request: "description-changed", response: "description-changed" },
  ],
  [
    "another example",
    (param) => ({ ...param, example: `${param.example}!` }),
    { request: "example-changed", response: "example-changed" },
  ],
  [
    "a list",
    (param) =>
      param.list || ["unknown", "fieldList", "json"].includes(param.type)
        ? undefined
        : { ...param, list: true, element: undefined },
    { request: "request-became-list", response: "response-became-list" },
  ],
  [
    "another unit",
    (param) => ({
      ...param,
      rules: [...(param.rules ?? []), { kind: "unit", value: "fen", from: "分" }],
    }),
    { request: "unit-told", response: "unit-told" },
  ],
  [
    "a required one",
    (param) =>
      param.required === true || (param.rules ?? []).some(({ kind }) => kind === "requiredByProse")
        ? undefined
        : { ...param, required: true },
    { request: "request-became-required", response: "" },
  ],
];

describe("one fact changed is exactly one change", () => {
  it.each(mutations)("%s", (_name, change, rules) => {
    fc.assert(
      fc.property(apiSpec, fc.nat(), (spec, pick) => {
        const all = (["request", "response"] as const).flatMap((side) =>
          places(spec[side], (next) => ({ ...spec, [side]: next }), side).map((one) => ({
            ...one,
            side,
          })),
        );
        const place = all[pick % Math.max(1, all.length)];
        const mutant = place === undefined ? undefined : change(place.param);
        if (place === undefined || mutant === undefined || rules[place.side] === "") return;
        const changes = diffSpecs([spec], [place.replace(mutant)]);
        expect(changes.map(({ rule }) => rule)).toEqual([rules[place.side]]);
        expect(changes[0]?.path.split("#")[0]).toBe(place.path);
      }),
    );
  });

  it("a parameter gone", () => {
    fc.assert(
      fc.property(apiSpec, fc.nat(), (spec, pick) => {
        const all = places(spec.request, (request) => ({ ...spec, request }), "request");
        const place = all[pick % Math.max(1, all.length)];
        if (place === undefined) return;
        const changes = diffSpecs([spec], [place.replace()]);
        expect(changes.map(({ rule, path }) => [rule, path])).toEqual([
          ["request-param-removed", place.path],
        ]);
      }),
    );
  });
});
