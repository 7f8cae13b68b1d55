/** How results come in pages, as far as names and words tell it. */
import { describe, expect, it } from "vitest";
import { buildApi } from "../../generator/ir/build.js";
import type { Param } from "../../spec/schema.js";
import { paramOf, specOf } from "./support.js";

describe("paging", () => {
  const number = (name: string): Param => paramOf(name, { type: "number" });
  const list = (name: string): Param =>
    paramOf(name, { typeName: "Item", list: true, fields: [paramOf("id")] });
  const paging = (request: Param[], response: Param[]) =>
    buildApi(specOf("a.b", { request, response }), "a.b").paging;

  it("is told where page, size, list and end are beyond doubt", () => {
    expect(
      paging([number("page_no"), number("page_size")], [list("items"), number("total_results")]),
    ).toEqual({
      style: "page",
      members: {
        page: ["page_no"],
        size: ["page_size"],
        items: ["items"],
        total: ["total_results"],
      },
    });
    expect(
      paging([number("offset"), number("page_size")], [list("items"), number("total")])?.style,
    ).toBe("offset");
  });

  it.each([
    ["页码，从0开始", { first: 0 }],
    ["页码,起始页为0", { first: 0 }],
    ["0表示第一页", { first: 0 }],
    ["首页为0", { first: 0 }],
    ["page number, starts from 0", { first: 0 }],
    ["zero-based page index", { first: 0 }],
    ["页码，从1开始", {}],
    ["从10开始", {}],
    ["页数,建议不要超过100页", {}],
    ["起始值为0.5", {}],
  ])("counts pages from the number that the page says: %s", (description, told) => {
    const page = paramOf("page_no", { type: "number", description });
    const found = paging([page, number("page_size")], [list("items"), number("total")]);
    expect({ first: 1, ...found }).toMatchObject({ style: "page", first: 1, ...told });
  });

  it("counts pages from 0 where that is the example or the default", () => {
    const end = [list("items"), number("total")];
    for (const more of [{ example: "0" }, { default: "0" }]) {
      const page = paramOf("page_no", { type: "number", ...more });
      expect(paging([page, number("page_size")], end)).toMatchObject({ first: 0 });
    }
  });

  it("follows a cursor that the result gives and the request takes", () => {
    const sent = [paramOf("next_key"), number("page_size")];
    expect(paging(sent, [list("messages"), paramOf("next_key")])).toEqual({
      style: "cursor",
      members: {
        cursor: ["next_key"],
        next: ["next_key"],
        size: ["page_size"],
        items: ["messages"],
      },
    });
    expect(paging(sent, [list("messages")])).toBeUndefined();
    expect(paging([...sent, number("page_no")], [list("a"), paramOf("next_key")])).toBeUndefined();
  });

  it("is left out where there are two lists, no end, or no page number", () => {
    const sent = [number("page_no"), number("page_size")];
    expect(paging(sent, [list("a"), list("b"), number("total")])).toBeUndefined();
    expect(paging(sent, [list("a")])).toBeUndefined();
    expect(paging([number("page_size")], [list("a"), number("total")])).toBeUndefined();
  });
});
