import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Row } from "../../scraper/page.js";
import { readHtml } from "../../scraper/sources/html.js";
import { htmlStyle } from "../support/render-page/html-style.js";
import { renderHtml } from "../support/render-page/html.js";
import { modelPage, type ModelParam } from "../support/render-page/model.js";
import { renderJava, renderJson, renderXml } from "../support/render-page/samples.js";

/** The rows that a table of these parameters has, all that a page can tell of them. */
function rowsOf(params: readonly ModelParam[], depth = 0): Omit<Row, "at" | "leaf">[] {
  return params.flatMap((param) => {
    const { name, docType, required, example, description, limits } = param;
    const row = {
      name,
      type: docType,
      ...(required === undefined ? {} : { required }),
      limits,
      example,
      description,
      depth,
    };
    return [row, ...rowsOf(param.fields ?? [], depth + 1)];
  });
}

function withoutPlace(rows: readonly Row[]): Omit<Row, "at" | "leaf">[] {
  return rows.map((row) => {
    const { at, leaf, mayBeTop, ...rest } = row;
    expect(mayBeTop ?? true).toBe(true);
    expect(at).toMatch(/^line \d+$/);
    expect(leaf ?? true).toBeTypeOf("boolean");
    return rest;
  });
}

/** A row whose depth the markup does not show has none. */
function withDepthsOf(expected: Omit<Row, "at">[], found: readonly Row[]): Omit<Row, "at">[] {
  return expected.map(({ depth, ...row }, i) =>
    found[i]?.depth === undefined ? row : { ...row, ...(depth === undefined ? {} : { depth }) },
  );
}

describe("readHtml, on pages drawn at random", () => {
  it("finds every row with all its cells, and no wrong depth, whatever the markup", () => {
    fc.assert(
      fc.property(modelPage, htmlStyle, (page, style) => {
        const found = readHtml(renderHtml(page, style));
        const request = rowsOf(page.request);
        const response = rowsOf(page.response);
        expect(withoutPlace(found.request)).toEqual(withDepthsOf(request, found.request));
        expect(withoutPlace(found.response)).toEqual(withDepthsOf(response, found.response));
      }),
      { numRuns: 400 },
    );
  });

  it("finds title, description, category, error codes and samples", () => {
    fc.assert(
      fc.property(modelPage, htmlStyle, (page, style) => {
        const found = readHtml(renderHtml(page, style));
        expect(found.method).toBe(page.method);
        expect(found.title).toBe(page.title);
        expect(found.description).toBe(page.description);
        expect(found.category).toBe(style.breadcrumb === "none" ? undefined : page.category);
        expect(found.errorCodes).toEqual(page.errorCodes);
        expect(found.samples.request).toEqual([{ language: "java", text: renderJava(page) }]);
        expect(found.samples.response).toEqual([
          { language: "xml", text: renderXml(page) },
          { language: "json", text: renderJson(page) },
        ]);
        expect(found.samples.error.map(({ language }) => language)).toEqual(["xml", "json"]);
      }),
      { numRuns: 200 },
    );
  });
});
