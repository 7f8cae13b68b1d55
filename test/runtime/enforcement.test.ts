/** What is refused before it is sent, in which words, and what is not. */
import { describe, expect, expectTypeOf, it } from "vitest";
import * as z from "zod/mini";
import { type TopIssue, TopValidationError } from "../../templates/runtime/errors.js";
import * as top from "../../templates/runtime/schema.js";
import type { DateInput, Int64Input } from "../../templates/runtime/types.js";
import { sampleRequest, type Sku } from "./support/sample-api.js";
import { encode, refused } from "./support/schemas.js";

const sku: Sku = { sku_id: 1, brand_id: "b", channel: "CS" };
const issues = (params: object): readonly TopIssue[] =>
  refused(sampleRequest, { name: "n", ...params });

describe("enforcement", () => {
  it.each<[string, object, string]>([
    ["a missing parameter", { name: undefined }, "name: required, but missing"],
    ["a blank one", { name: " " }, "name: required, but missing"],
    ["a wrong type", { name: 5 }, "name: expected text, found number"],
    ["a number that is none", { page_no: Number.NaN }, "page_no: expected a number, found NaN"],
    [
      "an unsafe number as identifier",
      { item_id: 2 ** 53 },
      "item_id: expected an integer: a safe number, a bigint or decimal digits, found a number beyond 2^53, which loses digits",
    ],
    [
      "text as identifier",
      { item_id: '1,"x":2' },
      "item_id: expected an integer: a safe number, a bigint or decimal digits, found text",
    ],
    [
      "a long text, in characters",
      { name: "😀".repeat(9) },
      'name: at most 8 characters, found 9 (documentation: "最大长度:8")',
    ],
    ["a number below", { page_no: 0 }, 'page_no: must be at least 1 (documentation: "最小值:1")'],
    [
      "a number above",
      { page_size: 101 },
      'page_size: must be at most 100 (documentation: "最大值:100")',
    ],
    [
      "a decimal at its bound",
      { amount: "0.00" },
      'amount: must be more than 0 (documentation: "大于0")',
    ],
    [
      "a long list",
      { tags: ["1", "2", "3", "4"] },
      'tags: at most 3 items, found 4 (documentation: "最多3个")',
    ],
    [
      "an item with a comma",
      { tags: ["a,b"] },
      "tags: an item with a comma would arrive as two items",
    ],
    [
      "a large file",
      { picture: new Uint8Array(1025) },
      'picture: at most 1024 bytes, found 1025 (documentation: "不超过1KB")',
    ],
    [
      "what is no file",
      { picture: "x" },
      "picture: expected a file: Blob, bytes, a stream, or { name, data }, found text",
    ],
    [
      "bytes beyond, in UTF-8",
      { sku: { ...sku, out_brand_id: "中文字" } },
      'sku.out_brand_id: at most 6 bytes, found 9 (documentation: "不能超过6字节")',
    ],
    [
      "a member in a list",
      { skus: [sku, { ...sku, brand_id: "abcde" }] },
      'skus[1].brand_id: at most 4 characters, found 5 (documentation: "最大长度:4")',
    ],
    [
      "a missing member in a list",
      { skus: [{ brand_id: "b", channel: "CS" }] },
      "skus[0].sku_id: required, but missing",
    ],
    [
      "a group that is not given",
      { sku: { sku_id: 1, channel: "CS", brand_id: " " } },
      'sku: at least one of brand_id, out_brand_id must be given (documentation: "brandId与out_brand_id不可同时为空")',
    ],
    [
      "a condition, in a list",
      { skus: [sku, { ...sku, channel: "KRY" }] },
      'skus[1].price: required when channel is "KRY" (documentation: "KRY时必填")',
    ],
  ])("refuses %s", (_, params, message) => {
    expect(issues(params).map((issue) => issue.message)).toEqual([message]);
    expect(() => encode(sampleRequest, { name: "n", ...params })).toThrow(TopValidationError);
  });

  it.each<[string, object]>([
    ["the longest text in characters", { name: "😀".repeat(8) }],
    ["a value that the prose does not list", { sku: { ...sku, channel: "other" } }],
    ["the longest text in bytes", { sku: { ...sku, out_brand_id: "中文" } }],
    ["a null for an optional member", { sku: { ...sku, price: null }, created: null }],
  ])("takes %s", (_, params) => {
    expect(issues(params)).toEqual([]);
  });

  it("reports everything at once, with path, rule and quote", () => {
    const found = issues({ page_no: 0, skus: [{ channel: "KRY" }] });
    expect(found.map(({ path, rule }) => [path, rule])).toEqual([
      [["page_no"], "minimum"],
      [["skus", 0, "sku_id"], "required"],
      [["skus", 0], "atLeastOne"],
      [["skus", 0, "price"], "requiredIf"],
    ]);
  });

  it("never shows a value", () => {
    const secret = "canary-4711";
    const found = issues({
      name: secret,
      page_no: secret,
      tags: secret,
      skus: [{ sku_id: secret }],
    });
    expect(JSON.stringify(found)).not.toContain(secret);
    expect(found.length).toBeGreaterThan(3);
  });
});

describe("object rules", () => {
  interface Item {
    type?: string;
    num?: number;
    a?: string;
    b?: string;
  }
  interface Outer {
    mode?: number;
    items?: Item[];
    inner?: Item;
    list?: string[];
  }
  const itemSchema = top.object<Item>({
    type: z.optional(z.string()),
    num: z.optional(top.number()),
    a: z.optional(z.string()),
    b: z.optional(z.string()),
  });
  const make = (...rules: top.Rule[]): top.Schema<Outer> =>
    top.object<Outer>(
      {
        mode: z.optional(top.number()),
        items: z.optional(z.array(itemSchema)),
        inner: z.optional(itemSchema),
        list: z.optional(z.array(z.string())),
      },
      ...rules,
    );
  const rules = {
    atLeast: make(top.atLeastOne(["mode", ["inner", "a"]], "q")),
    exactly: make(
      top.exactlyOne(
        [
          ["inner", "a"],
          ["inner", "b"],
        ],
        "q",
      ),
    ),
    atMost: make(top.atMostOne(["mode", "list"], "q")),
    given: make(top.requiredIf(["inner", "num"], "mode", undefined, "q")),
    equals: make(top.requiredIf("mode", ["inner", "num"], "4", "q")),
    items: make(top.requiredIf(["items", "num"], ["items", "type"], "4", "q")),
    each: make(
      top.atLeastOne(
        [
          ["items", "a"],
          ["items", "b"],
        ],
        "q",
      ),
    ),
  };

  it.each<[keyof typeof rules, Outer, boolean]>([
    ["atLeast", {}, false],
    ["atLeast", { mode: 0 }, true],
    ["atLeast", { inner: { a: "x" } }, true],
    ["atLeast", { inner: { a: " " } }, false],
    ["exactly", {}, true],
    ["exactly", { inner: {} }, false],
    ["exactly", { inner: { a: "x" } }, true],
    ["exactly", { inner: { a: "x", b: "y" } }, false],
    ["atMost", {}, true],
    ["atMost", { mode: 1 }, true],
    ["atMost", { mode: 1, list: [] }, true],
    ["atMost", { mode: 1, list: ["x"] }, false],
    ["given", {}, true],
    ["given", { mode: 1 }, false],
    ["given", { mode: 1, inner: { num: 0 } }, true],
    ["equals", { inner: { num: 4 } }, false],
    ["equals", { inner: { num: 5 } }, true],
    ["equals", { inner: { num: 4 }, mode: 1 }, true],
    ["items", { items: [{ type: "3" }, { type: "4", num: 1 }] }, true],
    ["items", { items: [{ type: "3", num: 1 }, { type: "4" }] }, false],
    ["each", { items: [] }, true],
    ["each", { items: [{ a: "x" }, { b: "y" }] }, true],
    ["each", { items: [{ a: "x" }, {}] }, false],
  ])("%s: %j is taken: %s", (rule, params, taken) => {
    const found = refused(rules[rule], params);
    expect(found.length === 0).toBe(taken);
    for (const issue of found) expect(issue.message).toContain('(documentation: "q")');
  });
});

describe("types", () => {
  it("checks each schema against its member", () => {
    interface T {
      a: string;
      b?: Int64Input;
    }
    top.object<T>({ a: z.string(), b: z.optional(top.int64Input()) });
    // @ts-expect-error -- a number schema for a text member
    top.object<T>({ a: top.number(), b: z.optional(top.int64Input()) });
    // @ts-expect-error -- an optional member whose schema is not optional
    top.object<T>({ a: z.string(), b: top.int64Input() });
    // @ts-expect-error -- a member without a schema
    top.object<T>({ a: z.string() });
    interface Anything {
      a: unknown;
      b?: unknown;
    }
    top.object<Anything>({ a: z.unknown(), b: z.optional(z.unknown()) });
    // @ts-expect-error -- an optional member that may be anything, whose schema is not optional
    top.object<Anything>({ a: z.unknown(), b: z.unknown() });
    expectTypeOf(top.dateInput()).toEqualTypeOf<top.Schema<DateInput>>();
    expectTypeOf<z.infer<top.ObjectSchema<T>>>().toEqualTypeOf<T>();
  });
});
