/** Members whose names are odd: with dots and brackets, inherited by every object, or of promises. */
import { afterEach, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { defineApi, type PagingSpec } from "../../templates/runtime/api.js";
import { decodeParams } from "../../templates/runtime/decode-params.js";
import * as top from "../../templates/runtime/schema.js";
import { start, stopAll } from "./support/client.js";
import { decode, encode, refused } from "./support/schemas.js";

afterEach(stopAll);

type Named = Record<string, string | undefined>;
const names = [
  "constructor",
  "toString",
  "valueOf",
  "hasOwnProperty",
  "isPrototypeOf",
  "then",
  "x.id",
  "a.b.c",
  "list[0]",
  "[]",
  "",
  " ",
  "数量",
  "0",
];

describe.each(names)("a member named %j", (name) => {
  const optional = top.object<Named>({
    [name]: z.optional(z.string()),
    y: z.optional(z.string()),
  });
  const strict = top.object<Record<string, string>>({ [name]: z.string() });
  const own = (value: unknown): object => ({ [name]: value });

  it("is itself to zod, absent and given", () => {
    expect(z.parse(optional, {})).toEqual({});
    expect(z.parse(optional, own("x"))).toEqual(own("x"));
    expect(z.parse(strict, own("x"))).toEqual(own("x"));
    for (const value of [{}, own(5), own(null)]) {
      const issues = z.safeParse(strict, value).error?.issues;
      expect(issues?.map(({ path }) => path)).toEqual([[name]]);
    }
    expect(z.parse(z.partial(strict), {})).toEqual({});
    expect(z.parse(z.extend(strict, { y: z.string() }), { ...own("x"), y: "y" })).toEqual({
      ...own("x"),
      y: "y",
    });
  });

  it("is sent and read", () => {
    const outer = top.object<{ o: Named }>({ o: optional });
    const wire = encode(outer, { o: own("x") });
    expect(JSON.parse(wire["o"] as string)).toEqual(own("x"));
    expect(decodeParams(outer, wire)).toEqual({ o: own("x") });
    expect(decodeParams(strict, encode(strict, own("x")))).toEqual(own("x"));
    expect(decode(strict, JSON.stringify(own("x")))).toEqual(own("x"));
    expect(decode(optional, "{}")).toEqual({});
  });

  it("counts in rules when it is given and not otherwise", () => {
    const ruled = z.object({
      o: top.object<Named>(
        { [name]: z.optional(z.string()), y: z.optional(z.string()) },
        top.exactlyOne([[name], "y"], "q"),
      ),
    });
    const rules = (o: object): unknown[] =>
      refused(ruled, { o }).map(({ rule, path }) => [rule, path]);
    expect(rules({})).toEqual([["exactlyOne", ["o"]]]);
    expect(rules(own("x"))).toEqual([]);
    expect(rules({ y: "x" })).toEqual([]);
    expect(rules({ ...own("x"), y: "x" })).toEqual([["exactlyOne", ["o"]]]);
  });
});

describe("an unknown member named __proto__", () => {
  const schema = top.object<{ a: string }>({ a: z.string() });
  const value = JSON.parse('{"a":"x","__proto__":{"polluted":1}}') as object;

  it("is kept as an own member by zod and on the wire, and reaches no prototype", () => {
    for (const kept of [z.parse(schema, value), decode(schema, JSON.stringify(value))]) {
      expect(Object.getPrototypeOf(kept)).toBe(Object.prototype);
      expect(JSON.stringify(kept)).toBe(JSON.stringify(value));
    }
    const wire = encode(schema, value);
    expect(Object.getPrototypeOf(wire)).toBe(Object.prototype);
    expect(JSON.stringify(wire)).toBe('{"a":"x","__proto__":"{\\"polluted\\":1}"}');
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});

describe("paging", () => {
  it.each([
    ["a dot", ["query.page"], ["result.page", "rows.all"]],
    ["a dot, inside an object of that name", ["query", "page.no"], ["result", "rows"]],
    ["an inherited name", ["constructor"], ["toString"]],
    ["brackets", ["pages[0]"], ["rows[]"]],
  ])("follows members with %s", async (_, page, items) => {
    const nested = (path: readonly string[], value: unknown): object =>
      path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value) as object;
    const { top: client, received } = await start(({ params }, n) => {
      const asked = page.length === 1 ? params[page[0] as string] : params[page[0] as string];
      expect(asked).toContain(String(n + 1));
      return JSON.stringify({ r_response: nested(items, n < 2 ? [{ id: n }] : []) });
    });
    const paging: PagingSpec = { style: "page", page, items };
    const api = defineApi({
      method: "x.get",
      title: "",
      auth: "none",
      request: top.map(),
      response: top.map(),
      paging,
    });
    const pages: unknown[] = [];
    for await (const result of client.paginate(api, {})) pages.push(result);
    expect(pages).toHaveLength(3);
    expect(received).toHaveLength(3);
  });
});
