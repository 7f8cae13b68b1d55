import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PageError, type Row } from "../../scraper/page.js";
import { readJson } from "../../scraper/sources/json.js";
import { renderDocument, type JsonStyle } from "../support/render-page/json.js";
import { modelPage, type ModelParam } from "../support/render-page/model.js";
import { renderJson, renderXml } from "../support/render-page/samples.js";

const jsonStyle: fc.Arbitrary<JsonStyle> = fc.record({
  envelope: fc.constantFrom("site", "none", "gateway"),
  nulls: fc.boolean(),
  indent: fc.constantFrom(0, 1, 4),
  ascii: fc.boolean(),
});

function rowsOf(params: readonly ModelParam[], depth = 0): Omit<Row, "at">[] {
  return params.flatMap((param) => {
    const { name, docType, required, example, description, limits, fields } = param;
    const row = {
      name,
      type: docType.replace(" []", "[]"),
      ...(required === undefined ? {} : { required }),
      limits,
      example,
      description,
      depth,
      leaf: fields === undefined,
    };
    return [row, ...rowsOf(fields ?? [], depth + 1)];
  });
}

const withoutPlace = (rows: readonly Row[]): Omit<Row, "at">[] =>
  rows.map((row) => {
    const { at, ...rest } = row;
    expect(at).toMatch(/(?:request|response)Params\[\d+\](?:\.subParams\[\d+\])*$/);
    return rest;
  });

describe("readJson", () => {
  it("reads back every document drawn at random", () => {
    fc.assert(
      fc.property(modelPage, jsonStyle, (page, style) => {
        const found = readJson(renderDocument(page, style));
        expect(found).toMatchObject({
          kind: "json",
          method: page.method,
          title: page.title,
          description: page.description,
          docId: 45811,
          gmtModified: 1600000000000,
          auth: page.auth,
          errorCodes: page.errorCodes,
        });
        expect(withoutPlace(found.request)).toEqual(rowsOf(page.request));
        expect(withoutPlace(found.response)).toEqual(rowsOf(page.response));
        expect(found.samples.response).toEqual([
          { language: "xml", text: renderXml(page) },
          { language: "json", text: renderJson(page) },
        ]);
      }),
      { numRuns: 200 },
    );
  });

  const param = (fields: string): string =>
    `{"name":"taobao.a.get","requestParams":[{"name":"p","type":"Number"${fields}}],"responseParams":[]}`;
  const rows: { title: string; json: string; want: Partial<Row> }[] = [
    {
      title: "keeps the digits of a number that no double holds",
      json: param(
        ',"demoValue":1100384769230375417,"maxValue":9223372036854775807,"minValue":-0.10',
      ),
      want: {
        example: "1100384769230375417",
        limits: ["最大值:9223372036854775807", "最小值:-0.10"],
      },
    },
    {
      title: "takes a count of 0 for no limit, a bound of 0 for one",
      json: param(',"maxLength":0,"maxListSize":-1,"minValue":0'),
      want: { limits: ["最小值:0"] },
    },
    {
      title: "keeps HTML of a description as text",
      json: param(String.raw`,"description":"<p>a<br\/>b&ldquo;<\/p>"`),
      want: { description: "<p>a<br/>b&ldquo;</p>" },
    },
    {
      title: "keeps control characters",
      json: param(String.raw`,"description":"a\u0000b\bc"`),
      want: { description: "a\0b\bc" },
    },
    {
      title: "takes the words of the page for required",
      json: param(',"required":"必须"'),
      want: { required: true },
    },
    {
      title: "has no row member after a key named __proto__",
      json: param(',"__proto__":{"type":"x"},"constructor":1'),
      want: { type: "Number" },
    },
  ];
  it.each(rows)("$title", ({ json, want }) => {
    expect(readJson(json).request[0]).toMatchObject(want);
  });

  it("takes the code of SDK demos, not their links", () => {
    const demos = '[{"name":"JAVA","url":"http://x"},{"name":"PHP","code":"<?php echo 1;"}]';
    const page = readJson(
      `{"name":"a.b","requestParams":null,"responseParams":[],"sdkDemos":${demos}}`,
    );
    expect(page.samples.request).toEqual([{ language: "php", text: "<?php echo 1;" }]);
  });

  it("takes a sample that is JSON itself as its own text", () => {
    const page = readJson(
      '{"name":"a.b","responseParams":[],"rspSampleJson":{"id":1100384769230375417}}',
    );
    expect(page.samples.response).toEqual([
      { language: "json", text: '{"id":1100384769230375417}' },
    ]);
  });

  const refused: { title: string; json: string; want: RegExp }[] = [
    {
      title: "an answer that reports a failure",
      json: '{"success":false,"msg":"文档不存在"}',
      want: /page: .*a failure \(文档不存在\)/,
    },
    {
      title: "the answer of the anti-crawler gate",
      json: '{"ret":["FAIL_SYS_USER_VALIDATE","RGV587_ERROR::SM"],"data":{}}',
      want: /FAIL_SYS_USER_VALIDATE/,
    },
    {
      title: "an article",
      json: '{"success":true,"data":{"title":"x","content":"<p>"}}',
      want: /data: expected a document with requestParams.*title, content/,
    },
    {
      title: "broken JSON, at its line",
      json: '{"name":"a.b",\n"requestParams":[}',
      want: /line 2: .*syntax error/,
    },
    { title: "cut JSON", json: '{"name":"a.b","requestParams":[{"name":"x"', want: /syntax error/ },
    { title: "a list of documents", json: "[{},{}]", want: /another value/ },
    {
      title: "a parameter without a name",
      json: '{"name":"a.b","requestParams":[{"type":"String"}]}',
      want: /requestParams\[0\]\.name/,
    },
    {
      title: "a document without an API's name",
      json: '{"name":"文档","requestParams":[]}',
      want: /the name of an API/,
    },
    { title: "nesting beyond the limit", json: "[".repeat(100_000), want: /at most 512 levels/ },
    {
      title: "parameters beyond the limit",
      json: `{"name":"a.b","requestParams":${'[{"name":"x","subParams":'.repeat(80)}[]${"}]".repeat(80)}}`,
      want: /at most 64 levels/,
    },
  ];
  it.each(refused)("refuses $title", ({ json, want }) => {
    expect(() => readJson(json)).toThrow(PageError);
    expect(() => readJson(json)).toThrow(want);
  });
});
