import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PageError } from "../../scraper/page.js";
import { readPage } from "../../scraper/sources/read-page.js";
import { htmlStyle } from "../support/render-page/html-style.js";
import { renderHtml } from "../support/render-page/html.js";
import { renderDocument } from "../support/render-page/json.js";
import { modelPage } from "../support/render-page/model.js";

/** What is put into a page: pieces of markup, of JSON, of words that the readers look for. */
const pieces = [
  ..."< > </ /> <table> </table> <tr> <td> <ul> <li> </ul> <dl> <dt> <pre> </pre> <div> </div> <b> <a> <!-- --> <script> <svg/> <p>".split(
    " ",
  ),
  ..."& &lt; &#0; &nbsp; \0 \b \ufeff \u2028 请求参数 响应参数 名称 类型 错误码 └ 默认值: 最大长度:".split(
    " ",
  ),
  ...'{ } [ ] " : , null \\u 1e999 "__proto__": taobao.x.get (x)'.split(" "),
  ` style="padding-left:9px" class="l9"`,
];

interface Edit {
  at: number;
  cut: number;
  put: string;
}

const edits: fc.Arbitrary<Edit[]> = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.oneof(fc.nat(12), fc.nat(4000)),
    put: fc.oneof(fc.constantFrom(...pieces), fc.constant("")),
  }),
  { minLength: 1, maxLength: 8 },
);

function mutate(text: string, changes: readonly Edit[]): string {
  return changes.reduce((before, { at, cut, put }) => {
    const from = Math.floor(at * before.length);
    return before.slice(0, from) + put + before.slice(from + cut);
  }, text);
}

function readOrRefuse(text: string): void {
  try {
    const page = readPage(new TextEncoder().encode(text));
    expect(page.method).toMatch(/\./);
    for (const row of [...page.request, ...page.response]) expect(row.name).not.toBe("");
  } catch (error) {
    expect(error).toBeInstanceOf(PageError);
  }
}

describe("readPage, on broken pages", () => {
  it("reads or refuses every mutant of an HTML page", () => {
    fc.assert(
      fc.property(modelPage, htmlStyle, edits, (page, style, changes) => {
        readOrRefuse(mutate(renderHtml(page, style), changes));
      }),
      { numRuns: 300 },
    );
  });

  it("reads or refuses every mutant of a JSON document", () => {
    const style = { envelope: "site", nulls: true, indent: 1, ascii: false } as const;
    fc.assert(
      fc.property(modelPage, edits, (page, changes) => {
        readOrRefuse(mutate(renderDocument(page, style), changes));
      }),
      { numRuns: 300 },
    );
  });

  it("reads or refuses any sequence of pieces", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 200 }), (parts) => {
        readOrRefuse(parts.join(""));
        readOrRefuse(`<html>${parts.join("")}`);
      }),
      { numRuns: 300 },
    );
  });
});
