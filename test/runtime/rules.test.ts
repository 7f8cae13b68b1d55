/** Rules across members: every allowed combination alone is taken, every forbidden one refused. */
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import * as top from "../../templates/runtime/schema.js";
import { encode, refused } from "./support/schemas.js";

interface Three {
  a?: string;
  b?: { c?: string };
  d?: readonly string[];
  e?: string;
}
const make = (...rules: top.Rule[]): top.ObjectSchema<Three> =>
  top.object<Three>(
    {
      a: z.optional(z.string()),
      b: z.optional(top.object<{ c?: string }>({ c: z.optional(z.string()) })),
      d: z.optional(z.array(z.string())),
      e: z.optional(z.string()),
    },
    ...rules,
  );
const paths: top.Path[] = ["a", ["b", "c"], ["d"]];

/** The members that a set of names gives, and what counts as not giving the others. */
const values: Record<string, { given: Three; notGiven: Three[] }> = {
  a: { given: { a: "x" }, notGiven: [{}, { a: "" }, { a: "  " }] },
  c: { given: { b: { c: "x" } }, notGiven: [{}, { b: {} }, { b: { c: " " } }] },
  d: { given: { d: ["x"] }, notGiven: [{}, { d: [] }] },
};
const subsets: string[][] = [
  [],
  ["a"],
  ["c"],
  ["d"],
  ["a", "c"],
  ["a", "d"],
  ["c", "d"],
  ["a", "c", "d"],
];

/** Every object that gives these members and, in every way there is, not the others. */
function objectsOf(names: readonly string[]): Three[] {
  let objects: Three[] = [{}];
  for (const [name, { given, notGiven }] of Object.entries(values)) {
    const ways = names.includes(name) ? [given] : notGiven;
    objects = objects.flatMap((object) => ways.map((way) => ({ ...object, ...way })));
  }
  return objects;
}

const rulesOf = (schema: z.ZodMiniType, value: object): string[] =>
  refused(schema, value).map(({ rule }) => rule);

describe.each([
  ["atLeastOne", top.atLeastOne, (count: number) => count >= 1],
  ["exactlyOne", top.exactlyOne, (count: number) => count === 1],
  ["atMostOne", top.atMostOne, (count: number) => count <= 1],
] as const)("%s", (name, rule, allowed) => {
  const schema = make(rule(paths, "q"));

  it.each(subsets.map((names) => [names]))("of %j", (names) => {
    const expected = allowed(names.length) ? [] : [name];
    for (const value of objectsOf(names)) {
      expect(rulesOf(schema, value), JSON.stringify(value)).toEqual(expected);
      expect(z.safeParse(schema, value).success).toBe(expected.length === 0);
    }
  });

  it("holds for each item of a list by itself", () => {
    const list = z.object({ items: z.array(schema) });
    for (const names of subsets) {
      for (const value of objectsOf(names)) {
        const items = [value, value];
        const paths = refused(list, { items }).map(({ path }) => path);
        expect(paths).toEqual(
          allowed(names.length)
            ? []
            : [
                ["items", 0],
                ["items", 1],
              ],
        );
      }
    }
  });
});

describe("required", () => {
  const schema = make(top.required(["b", "c"], "必填"), top.required("d", "必填"));

  it("takes what is given and blames what is not", () => {
    expect(refused(schema, { b: { c: "x" }, d: ["y"] })).toEqual([]);
    const found = refused(schema, { b: { c: " " }, d: [] });
    expect(found).toMatchObject([
      { path: ["b", "c"], rule: "required", quote: "必填" },
      { path: ["d"], rule: "required", quote: "必填" },
    ]);
  });

  it("is told once, in the words of the page, where the member is required anyway", () => {
    const both = top.object<{ a: string }>({ a: z.string() }, top.required("a", "必须"));
    expect(refused(both, {}).map(({ message }) => message)).toEqual([
      'a: required, but missing (documentation: "必须")',
    ]);
  });
});

describe("requiredIf", () => {
  const given = make(top.requiredIf("e", ["b", "c"], undefined, "q"));
  const equals = make(top.requiredIf("e", "a", "4", "q"));
  const inList = make(top.requiredIf("e", "d", "4", "q"));

  it.each<[string, z.ZodMiniType, object, boolean]>([
    ["the field is absent", given, {}, true],
    ["the field is blank", given, { b: { c: " " } }, true],
    ["the field is given", given, { b: { c: "x" } }, false],
    ["both are given", given, { b: { c: "x" }, e: "y" }, true],
    ["the demanded one is blank", given, { b: { c: "x" }, e: " " }, false],
    ["another value", equals, { a: "5" }, true],
    ["the value", equals, { a: "4" }, false],
    ["the value with blanks around", equals, { a: " 4 " }, false],
    ["the value, and both given", equals, { a: "4", e: "y" }, true],
    ["the value in a list", inList, { d: ["1", "4"] }, false],
    ["other values in a list", inList, { d: ["1", "2"] }, true],
  ])("%s", (_, schema, value, taken) => {
    expect(rulesOf(schema, value)).toEqual(taken ? [] : ["requiredIf"]);
  });

  it.each([
    ["a number", top.number(), 4],
    ["an integer of digits", top.int64Input(), "4"],
    ["a bigint", top.int64Input(), 4n],
    ["true", z.boolean(), true],
  ] as [string, z.ZodMiniType<never>, unknown][])("compares %s by its text", (_, member, value) => {
    const schema = top.object<{ f?: never; e?: string }>(
      { f: z.optional(member), e: z.optional(z.string()) },
      top.requiredIf("e", "f", String(value), "q"),
    );
    expect(rulesOf(schema, { f: value })).toEqual(["requiredIf"]);
    expect(rulesOf(schema, { f: value, e: "x" })).toEqual([]);
  });
});

describe("all that is wrong", () => {
  it("is told at once, rules beside wrong members, in their order", () => {
    const schema = make(top.atLeastOne(["a", "e"], "q"), top.required("d", "q"));
    expect(rulesOf(schema, { a: 5, b: { c: 5 }, e: "" })).toEqual(["type", "type", "required"]);
    expect(rulesOf(schema, { b: 5 })).toEqual(["type", "atLeastOne", "required"]);
  });

  it("is refused before encoding and by nothing else: rules never change what is sent", () => {
    const plain = make();
    const ruled = make(top.atMostOne(["a", "e"], "q"));
    const members = fc.record(
      {
        a: fc.string(),
        b: fc.record({ c: fc.string() }),
        d: fc.array(fc.stringMatching(/^[a-z]*$/)),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(members, (value) => {
        expect(encode(ruled, value)).toEqual(encode(plain, value));
      }),
    );
  });
});

describe("when", () => {
  const under = (equals: string | undefined): top.ObjectSchema<Three> =>
    make(top.when("e", equals, top.atLeastOne(["a", ["b", "c"]], "e为1时a和c至少填一个")));

  it.each([
    ["1", { e: "1" }, ["atLeastOne"]],
    ["1", { e: " 1 " }, ["atLeastOne"]],
    ["1", { e: "1", a: "x" }, []],
    ["1", { e: "1", b: { c: "x" } }, []],
    ["1", { e: "2" }, []],
    ["1", {}, []],
    [undefined, { e: "2" }, ["atLeastOne"]],
    [undefined, { e: " " }, []],
    [undefined, {}, []],
  ] as const)("e = %j: %j breaks %j", (equals, value, broken) => {
    expect(rulesOf(under(equals), value)).toEqual(broken);
    const schema = z.toJSONSchema(under(equals), { io: "input" });
    // Blank text counts as given in JSON Schema.
    const isPlain = !JSON.stringify(value).includes(" ");
    if (isPlain) expect(new Ajv2020().validate(schema, value)).toBe(broken.length === 0);
  });

  it("takes a limit of a member, of each item of a list", () => {
    const schema = make(
      top.when("e", "1", top.limit("a", top.maxLength(2, "最多2字"))),
      top.when("e", "1", top.limit("d", top.maxItems(1, "最多1个"))),
      top.when("e", "2", top.limit("d", top.maxLength(2, "每个最多2字"))),
    );
    expect(refused(schema, { e: "1", a: "xyz", d: ["x", "y"] })).toMatchObject([
      { rule: "maxLength", path: ["a"], quote: "最多2字" },
      { rule: "maxItems", path: ["d"], quote: "最多1个" },
    ]);
    expect(rulesOf(schema, { e: "2", a: "xyz", d: ["xy", "xyz"] })).toEqual(["maxLength"]);
    for (const value of [
      { e: "1", a: "xy", d: ["xyz"] },
      { a: "xyz", d: ["x", "y"] },
      { e: "1" },
    ]) {
      expect(rulesOf(schema, value)).toEqual([]);
    }
    const validate = new Ajv2020().compile(z.toJSONSchema(schema, { io: "input" }));
    expect(validate({ e: "1", a: "xyz" })).toBe(false);
    expect(validate({ e: "1", d: ["x", "y"] })).toBe(false);
    expect(validate({ e: "2", d: ["xyz"] })).toBe(false);
    expect(validate({ e: "2", a: "xyz", d: ["x", "y"] })).toBe(true);
  });
});
