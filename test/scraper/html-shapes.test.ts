import { describe, expect, it } from "vitest";
import type { Page } from "../../scraper/page.js";
import { scrapePage } from "../../scraper/scrape.js";
import { readHtml } from "../../scraper/sources/html.js";
import type { Param } from "../../spec/schema.js";

const requestColumns = ["名称", "类型", "是否必须", "示例值", "更多限制", "描述"];
const responseColumns = ["名称", "类型", "示例值", "描述"];
const title = "<h1>taobao.item.get (查询商品)</h1>";

const tr = (...cells: string[]): string => `<tr>${cells.map((c) => `<td>${c}</td>`).join("")}</tr>`;
const table = (...rows: string[]): string => `<table>${rows.join("")}</table>`;
const requestTable = table(tr(...requestColumns), tr("id", "Number", "必须", "1", "", "编号"));
const responseTable = table(tr(...responseColumns), tr("ok", "Boolean", "true", "成功"));
const commonTable = table(
  tr(...requestColumns),
  tr("method", "String", "必须", "", "", "接口"),
  tr("session", "String", "可选", "", "", "授权"),
);
const sections = (request: string, response: string): string =>
  `<h3>请求参数</h3>${request}<h3>响应参数</h3>${response}`;

const outline = (rows: Page["request"]): [string, number | undefined][] =>
  rows.map(({ name, depth }) => [name, depth]);
const names = (rows: Page["request"]): string[] => rows.map(({ name }) => name);

describe("readHtml: which table is which", () => {
  const cases: { title: string; html: string; request?: string[]; response?: string[] }[] = [
    {
      title: "tables below no heading but that of the folded common parameters",
      html: `${title}<h3>公共参数</h3>${requestTable}${responseTable}`,
    },
    {
      title: "the same with the common parameters shown",
      html: `${title}<h3>公共参数</h3>${commonTable}${requestTable}${responseTable}`,
    },
    {
      title: "a side bar that has a table of its own above the title",
      html: `<aside>${commonTable}</aside>${title}${sections(requestTable, responseTable)}`,
    },
    {
      title: "tables without headings above one of other APIs",
      html: `${title}${requestTable}${table(tr(...responseColumns))}<h3>相关API</h3>${table(tr("名称", "类型", "描述"), tr("taobao.item.add", "API", "添加"))}`,
      response: [],
    },
    {
      title: "a section that begins like a row",
      html: `${title}${sections(requestTable, responseTable)}<section><span>请求示例</span><b>JAVA</b><pre>x</pre><b>PHP</b><pre>y</pre></section>`,
    },
    {
      title: "a row whose cells happen to be words of a header",
      html: `${title}${sections(requestTable, table(tr(...responseColumns), tr("name", "String", "x", "type"), tr("ok", "Boolean", "true", "")))}`,
      response: ["name", "ok"],
    },
    {
      title: "a list of terms with a single row named as a column may be",
      html: `${title}${sections(requestTable, "<dl><dt>名称</dt><dd>类型</dd><dd>示例值</dd><dd>描述</dd><dt>code</dt><dd>String</dd><dd>1</dd><dd>结果</dd></dl>")}`,
      response: ["code"],
    },
    {
      title: "rows whose cells stand one element further inside than the lists around them",
      html: `${title}${sections(requestTable, `<ul><li><div>${responseColumns.map((c) => `<span>${c}</span>`).join("")}</div></li>${["first", "second", "third"].map((name) => `<li><div><span>${name}</span><span>String</span><span></span><span></span></div></li>`).join("")}</ul>`)}`,
      response: ["first", "second", "third"],
    },
  ];
  it.each(cases)("$title", ({ html, request = ["id"], response = ["ok"] }) => {
    const page = readHtml(html);
    expect(names(page.request)).toEqual(request);
    expect(names(page.response)).toEqual(response);
    expect(page.title).toBe("查询商品");
  });
});

describe("readHtml: a title apart from the method", () => {
  const cases: { title: string; head: string }[] = [
    {
      title: "in parentheses below it",
      head: "<div>taobao.item.get</div><div>(查询 - 商品)</div>",
    },
    {
      title: "above it, as the document's title begins",
      head: "<title>查询 - 商品 - 开放平台</title><h1>查询 - 商品</h1><p>taobao.item.get</p>",
    },
  ];
  it.each(cases)("$title", ({ head }) => {
    const page = readHtml(`${head}<p>说明</p>${sections(requestTable, responseTable)}`);
    expect(page).toMatchObject({
      method: "taobao.item.get",
      title: "查询 - 商品",
      description: "说明",
    });
  });
});

describe("readHtml: how names are set off", () => {
  const row = (indent: string, name: string, type: string): string =>
    tr(`${indent}${name}`, type, "", "");
  const shapes: { title: string; indent: (depth: number, leaf: boolean) => string }[] = [
    {
      title: "no-break spaces, and └ before members without members",
      indent: (depth, leaf) => "&nbsp;&nbsp;".repeat(depth) + (leaf && depth > 0 ? "└ " : ""),
    },
    {
      title: "ideographic spaces",
      indent: (depth) => "　".repeat(depth),
    },
    { title: "dots", indent: (depth) => ". ".repeat(depth) },
    { title: "dashes", indent: (depth) => "—".repeat(depth) + (depth > 0 ? " " : "") },
    {
      title: "a switch in brackets",
      indent: (depth, leaf) => "&nbsp;&nbsp;".repeat(depth) + (leaf ? "" : "<a>[+]</a>"),
    },
    {
      title: "a character of an icon font",
      indent: (depth, leaf) => "&nbsp;&nbsp;".repeat(depth) + (leaf ? "" : "<i>&#xe61a;</i>"),
    },
  ];
  it.each(shapes)("$title", ({ indent }) => {
    const rows = [
      row(indent(0, true), "total", "Number"),
      row(indent(0, true), "extension", "Map"),
      row(indent(0, false), "result", "Result"),
      row(indent(1, true), "id", "Number"),
      row(indent(1, false), "items", "ItemDTO []"),
      row(indent(2, true), "title", "String"),
      row(indent(2, true), "features", "Map"),
      row(indent(1, true), "note", "String"),
      row(indent(0, true), "ok", "Boolean"),
    ];
    const page = readHtml(
      `${title}${sections(requestTable, table(tr(...responseColumns), ...rows))}`,
    );
    expect(outline(page.response)).toEqual([
      ["total", 0],
      ["extension", 0],
      ["result", 0],
      ["id", 1],
      ["items", 1],
      ["title", 2],
      ["features", 2],
      ["note", 1],
      ["ok", 0],
    ]);
  });
});

describe("a flat table whose markup shows no depth", () => {
  const rows: [name: string, type: string, leaf: boolean][] = [
    ["total", "Number", false],
    ["first", "First", false],
    ["id", "Number", true],
    ["inner", "Inner", false],
    ["note", "String", true],
    ["second", "Second", false],
    ["id", "Number", true],
    ["ok", "Boolean", false],
  ];
  const xml =
    "<item_get_response><total>1</total><first><id>1</id><inner><note>n</note></inner></first><second><id>2</id></second><ok>true</ok></item_get_response>";
  const flat = (mark: string): string =>
    `${title}${sections(requestTable, table(tr(...responseColumns), ...rows.map(([name, type, leaf]) => tr(`${leaf ? mark : ""}${name}`, type, "", ""))))}<h3>响应示例</h3><pre>${xml.replaceAll("<", "&lt;")}</pre>`;

  it.each(["└ ", "&nbsp;&nbsp;└ ", ""])(
    "gets the depth from the sample when members are marked %j",
    (mark) => {
      const { spec } = scrapePage(new TextEncoder().encode(flat(mark)));
      const tree = (params: readonly Param[]): unknown[] =>
        params.map(({ name, fields }) => (fields ? [name, tree(fields)] : name));
      expect(tree(spec.response)).toEqual([
        "total",
        ["first", ["id", ["inner", ["note"]]]],
        ["second", ["id"]],
        "ok",
      ]);
    },
  );
});

describe("readHtml: code that no <pre> holds", () => {
  const java =
    "TaobaoClient client = new DefaultTaobaoClient(url);\nItemGetRequest req = new ItemGetRequest();\nreq.setId(1L);";
  const php = "$c = new TopClient;\n$req = new ItemGetRequest;\n$req->setId(1);";
  const panes = (pane: (code: string) => string): string =>
    `${title}${sections(requestTable, responseTable)}<h3>请求示例</h3><ul><li>JAVA</li><li>PHP</li></ul><div>${pane(java)}${pane(php)}</div>`;

  it("keeps the lines of <code>, and its panes apart", () => {
    const page = readHtml(panes((code) => `<div><code>${code}</code></div>`));
    expect(page.samples.request).toEqual([
      { language: "java", text: java },
      { language: "php", text: php },
    ]);
  });

  it("finds it below the tables of a page without headings", () => {
    const page = readHtml(
      `${title}${requestTable}${responseTable}<div>${java.replaceAll("\n", "<br>")}</div>`,
    );
    expect(page.samples.request).toEqual([{ language: "java", text: java }]);
  });

  it("joins the lines of an editor pane by pane", () => {
    const line = (text: string, i: number): string =>
      `<div><div>${i + 1}</div><pre>${text}</pre></div>`;
    const page = readHtml(panes((code) => `<div>${code.split("\n").map(line).join("")}</div>`));
    expect(page.samples.request).toEqual([
      { language: "java", text: java },
      { language: "php", text: php },
    ]);
  });
});
