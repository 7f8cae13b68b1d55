import { describe, expect, it } from "vitest";
import type { Page } from "../../scraper/page.js";
import { readHtml } from "../../scraper/sources/html.js";

const requestHead =
  "<tr><th>名称</th><th>类型</th><th>是否必须</th><th>示例值</th><th>更多限制</th><th>描述</th></tr>";
const responseHead = "<tr><th>名称</th><th>类型</th><th>示例值</th><th>描述</th></tr>";
const title = "<h1>taobao.item.get (查询商品)</h1>";
const request = `<h3>请求参数</h3><table>${requestHead}<tr><td>id</td><td>Number</td><td>必须</td><td>1</td><td></td><td>编号</td></tr></table>`;
const response = `<h3>响应参数</h3><table>${responseHead}<tr><td>ok</td><td>Boolean</td><td>true</td><td>成功</td></tr></table>`;

const names = (rows: Page["request"]): string[] => rows.map(({ name }) => name);
const depths = (rows: Page["request"]): (number | undefined)[] => rows.map(({ depth }) => depth);

/** A page with this response table; its rows are written as `name:type`, nested rows as given. */
const withResponse = (table: string): string => `${title}${request}<h3>响应参数</h3>${table}`;
const cells = (tag: string, name: string, type: string): string =>
  [name, type, "", ""].map((cell) => `<${tag}>${cell}</${tag}>`).join("");

describe("readHtml: where the parts of a page are", () => {
  const cases: { title: string; html: string; want: (page: Page) => void }[] = [
    {
      title: "leaves the folded common parameters out",
      html: `${title}<h3>公共参数</h3><table>${requestHead}<tr><td>app_key</td><td>String</td><td>是</td><td></td><td></td><td></td></tr></table>${request}${response}`,
      want: (page) => {
        expect(names(page.request)).toEqual(["id"]);
      },
    },
    {
      title: "tells a table of common parameters by its names where no heading does",
      html: `${title}<table>${requestHead}<tr><td>method</td><td>String</td><td>是</td><td></td><td></td><td></td></tr><tr><td>app_key</td><td>String</td><td>是</td><td></td><td></td><td></td></tr></table>${request.slice(13)}${response.slice(13)}`,
      want: (page) => {
        expect(page.description).toBe("");
        expect(names(page.request)).toEqual(["id"]);
        expect(names(page.response)).toEqual(["ok"]);
      },
    },
    {
      title: "passes over a side bar behind the page and one before it",
      html: `<aside><a>请求参数</a><a>响应参数</a></aside>${title}${request}${response}<ul><li>请求参数</li><li>响应参数</li></ul>`,
      want: (page) => {
        expect(names(page.request)).toEqual(["id"]);
        expect(names(page.response)).toEqual(["ok"]);
      },
    },
    {
      title: "takes the title that the samples name, not another API's in a list",
      html: `${title}<ul><li>taobao.other.get (别的)</li></ul>${request}${response}<h3>响应示例</h3><pre>&lt;item_get_response&gt;&lt;/item_get_response&gt;</pre>`,
      want: (page) => {
        expect(page.method).toBe("taobao.item.get");
      },
    },
    {
      title: "reads a description of several lines, and labels that are none of it",
      html: `${title}<div><span>￥开放平台免费API</span> <span>必须用户授权</span></div><p>第一行<br>第二行 <b>粗</b></p>${request}${response}`,
      want: (page) => {
        expect(page.description).toBe("第一行\n第二行 粗");
        expect(page.auth).toBe("required");
      },
    },
    {
      title: "keeps the words of a heading in a description",
      html: `${title}${request.replace("编号", "响应参数")}${response}`,
      want: (page) => {
        expect(page.request[0]?.description).toBe("响应参数");
        expect(names(page.response)).toEqual(["ok"]);
      },
    },
    {
      title: "reads columns in any order",
      html: withResponse(
        "<table><tr><th>描述</th></tr></table><table><tr><th>名称</th><th>描述</th><th>类型</th><th>示例值</th></tr><tr><td>a</td><td>甲</td><td>String</td><td>x</td></tr></table>",
      ),
      want: (page) => {
        expect(page.response[0]).toMatchObject({ type: "String", example: "x", description: "甲" });
      },
    },
    {
      title: "reads a table without a header by its heading",
      html: withResponse("<table><tr><td>a</td><td>String</td><td>x</td><td>甲</td></tr></table>"),
      want: (page) => {
        expect(page.response[0]).toMatchObject({ name: "a", example: "x", description: "甲" });
      },
    },
    {
      title: "reads a table without rows",
      html: `${title}${request}<h3>响应参数</h3><table>${responseHead}</table><h3>错误码解释</h3><table><tr><th>错误码</th><th>错误描述</th><th>解决方案</th></tr><tr><td>a</td><td>b</td><td>c</td></tr></table>`,
      want: (page) => {
        expect(page.response).toEqual([]);
        expect(page.errorCodes).toEqual([{ code: "a", message: "b", solution: "c" }]);
      },
    },
    {
      title: "reads the document's id from the page's own address only",
      html: `<!-- saved from url=(0054)https://open.taobao.com/api.htm?docId=45811&docType=2 -->${title}<a href="/api.htm?docId=7">x</a>${request}${response}`,
      want: (page) => {
        expect(page.docId).toBe(45811);
      },
    },
  ];
  it.each(cases)("$title", ({ html, want }) => {
    want(readHtml(html));
  });
});

describe("readHtml: cells", () => {
  const cases: { title: string; row: string; want: Partial<Page["request"][number]> }[] = [
    {
      title: "limits as an unclosed list in the cell",
      row: "<td>a<td>String []<td>必须<td>1,2<td><ul><li>最大列表长度:20<li>最大长度：32<td>描述",
      want: { limits: ["最大列表长度:20", "最大长度：32"], description: "描述" },
    },
    {
      title: "several limits in one line",
      row: "<td>a</td><td>String</td><td>可选</td><td></td><td>最大值:100 最小值:1 默认值:最大值:5</td><td>x</td>",
      want: { limits: ["最大值:100", "最小值:1", "默认值:最大值:5"] },
    },
    {
      title: "entities, tags kept as text, characters beyond the basic plane",
      row: "<td>a</td><td>String</td><td>可选</td><td>&lt;b&gt;&amp;amp;</td><td></td><td>&amp;ldquo;已读&amp;rdquo; &#128512; a&lt;br/&gt;b</td>",
      want: { example: "<b>&amp;", description: "&ldquo;已读&rdquo; \u{1F600} a<br/>b" },
    },
    {
      title: "no-break spaces, comments and white space around the text",
      row: "<td>\n  <!-- x -->&nbsp;└&nbsp;<b>a</b> </td><td> Field&nbsp;List </td><td>可选</td><td></td><td></td><td> 甲\n  乙 </td>",
      want: { name: "a", type: "Field List", description: "甲 乙" },
    },
    {
      title: "tags and line breaks of a description",
      row: "<td>a</td><td>String</td><td>可选</td><td></td><td></td><td>甲<br>乙 <a href='#'>丙</a><p>丁</p></td>",
      want: { description: "甲\n乙 丙\n丁" },
    },
    {
      title: "control characters",
      row: "<td>a</td><td>String</td><td>可选</td><td></td><td></td><td>就诊\bID\u0002</td>",
      want: { description: "就诊\bID\u0002" },
    },
    {
      title: "a column of default values",
      row: "<td>a</td><td>String</td><td>是</td><td></td><td>最大长度:5</td><td>x</td><td>7</td>",
      want: { required: true, limits: ["最大长度:5", "默认值:7"] },
    },
  ];
  it.each(cases)("$title", ({ row, want }) => {
    const head = row.endsWith("<td>7</td>")
      ? requestHead.replace("</tr>", "<th>默认值</th></tr>")
      : requestHead;
    const page = readHtml(
      `${title}<h3>请求参数</h3><table>${head}<tr>${row}</tr></table>${response}`,
    );
    expect(page.request[0]).toMatchObject(want);
  });
});

describe("readHtml: depth", () => {
  const cases: { title: string; table: string; want: (number | undefined)[] }[] = [
    {
      title: "a number in a class name",
      table: `<table>${responseHead}<tr>${cells("td", "r", "R")}</tr><tr><td colspan=4><ul class="x q1 w">${cells("li", "a", "A")}</ul><ul class="x q2 w">${cells("li", "b", "String")}</ul><ul class="x q1 w">${cells("li", "c", "String")}</ul></td></tr></table>`,
      want: [0, 1, 2, 1],
    },
    {
      title: "an indent around the rows",
      table: `<table>${responseHead}<tr>${cells("td", "r", "R")}</tr><tr><td colspan=4><div style="margin:0 0 0 9px"><p>${cells("span", "a", "A")}</p></div><div style="margin:0 0 0 18px"><p>${cells("span", "b", "String")}</p></div><div style="margin:0 0 0 9px"><p>${cells("span", "c", "String")}</p></div></td></tr></table>`,
      want: [0, 1, 2, 1],
    },
    {
      title: "white space before the name",
      table: `<table>${responseHead}<tr>${cells("td", "r", "R")}</tr><tr>${cells("td", "&emsp;a", "A")}</tr><tr>${cells("td", "&emsp;&emsp;b", "String")}</tr><tr>${cells("td", "&emsp;c", "String")}</tr></table>`,
      want: [0, 1, 2, 1],
    },
    {
      title: "a drawn tree",
      table: `<table>${responseHead}<tr>${cells("td", "r", "R")}</tr><tr>${cells("td", "├─a", "A")}</tr><tr>${cells("td", "│ └─b", "String")}</tr><tr>${cells("td", "└─c", "String")}</tr></table>`,
      want: [0, 1, 2, 1],
    },
    {
      title: "nothing: an indent that leaves have and objects have not is no depth",
      table: `<table>${responseHead}<tr>${cells("td", "r", "R")}</tr><tr><td colspan=4><ul>${cells("li", "a", "A")}</ul><ul>${cells("li", "&nbsp; └ b", "String")}</ul><ul>${cells("li", "&nbsp; └ c", "String")}</ul></td></tr></table>`,
      want: [0, undefined, undefined, undefined],
    },
    {
      title: "nothing: numbers that count the rows are no depth",
      table: `<table>${responseHead}<tr>${cells("td", "r", "R")}</tr><tr><td colspan=4><ul data-i=1>${cells("li", "a", "A")}</ul><ul data-i=2>${cells("li", "b", "String")}</ul><ul data-i=3>${cells("li", "c", "String")}</ul></td></tr></table>`,
      want: [0, undefined, undefined, undefined],
    },
    {
      title: "one level when no member can have members",
      table: `<table>${responseHead}<tr>${cells("td", "r", "R")}</tr><tr><td colspan=4><ul>${cells("li", "a", "String")}</ul><ul>${cells("li", "b", "Number []")}</ul></td></tr><tr>${cells("td", "s", "String")}</tr></table>`,
      want: [0, 1, 1, 0],
    },
    {
      title: "a grid without row elements",
      table: `<div>${cells("b", "名称", "类型").replace("<b></b><b></b>", "<b>示例值</b><b>描述</b>")}${cells("i", "r", "String")}${cells("i", "s", "String")}</div>`,
      want: [0, 0],
    },
  ];
  it.each(cases)("$title", ({ table, want }) => {
    expect(depths(readHtml(withResponse(table)).response)).toEqual(want);
  });
});

describe("readHtml: samples", () => {
  const java = "TaobaoClient client = new DefaultTaobaoClient(url);\nreq.setId(1L);";
  const xml = '<item_get_response>\n    <name>a&amp;b "q"</name>\n</item_get_response>';
  const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const lines = (text: string, line: (text: string, i: number) => string): string =>
    text
      .split("\n")
      .map((one, i) => line(escape(one).replaceAll(" ", "&nbsp;"), i))
      .join("");
  const shapes: { title: string; block: (text: string) => string }[] = [
    { title: "pre", block: (text) => `<pre>\n${escape(text)}</pre>` },
    {
      title: "pre with tokens in tags",
      block: (text) =>
        `<pre><code>${escape(text).replace(/(get|Client)/, "<span>$1</span>")}</code></pre>`,
    },
    {
      title: "a table with a gutter",
      block: (text) =>
        `<table><tr><td>1\n2\n3</td><td><div>${lines(text, (l) => `<div>${l}</div>`)}</div></td></tr></table>`,
    },
    {
      title: "a numbered list of lines",
      block: (text) => `<ol>${lines(text, (l) => `<li><span>${l}</span></li>`)}</ol>`,
    },
    {
      title: "numbers in the lines",
      block: (text) => `<pre>${lines(text, (l, i) => `<span>${i + 1}</span>${l}\n`)}</pre>`,
    },
    {
      title: "lines parted by br",
      block: (text) => `<div>${lines(text, (l) => `${l}<br/>`)}</div>`,
    },
    {
      title: "an editor's lines",
      block: (text) =>
        `<div>${lines(text, (l, i) => `<div><i>${i + 1}</i><pre>${l}</pre></div>`)}</div>`,
    },
    { title: "a text area", block: (text) => `<textarea readonly>${escape(text)}</textarea>` },
  ];
  it.each(shapes)("code in $title", ({ title: shape, block }) => {
    const page = readHtml(
      `${title}${request}${response}<h3>请求示例</h3><div><a>JAVA</a><a>PHP</a></div>${block(shape === "an editor's lines" ? `${java}\nend` : java)}<h3>响应示例</h3>${block(xml)}`,
    );
    expect(page.samples.request[0]?.text).toBe(
      shape === "an editor's lines" ? `${java}\nend` : java,
    );
    expect(page.samples.response).toEqual([{ language: "xml", text: xml }]);
  });

  it("takes every tab, and tells the languages by the code", () => {
    const codes = {
      java: "TaobaoClient client = new DefaultTaobaoClient(url);",
      csharp: "ITopClient client = new DefaultTopClient(url, appkey, secret);",
      php: "$c = new TopClient;\n$c->appkey = $appkey;",
      curl: "curl -X POST 'http://gw.api.taobao.com/router/rest'",
      python: "# -*- coding: utf-8 -*-\nimport top.api",
      cpp: "#include <stdio.h>\npTopRequest pRequest = alloc_top_request();",
      nodejs: "TopClient = require('./topClient').TopClient;",
    };
    const panes = Object.values(codes).map((code) => `<div><pre>${escape(code)}</pre></div>`);
    const page = readHtml(`${title}${request}${response}<h3>请求示例</h3>${panes.join("")}`);
    expect(page.samples.request.map(({ language }) => language)).toEqual(Object.keys(codes));
  });

  it("assigns samples by what they are where the page has no headings", () => {
    const error = '{"error_response":{"code":50}}';
    const page = readHtml(
      `${title}${request.slice(13)}${response.slice(13)}${[java, xml, error].map((text) => `<pre>${escape(text)}</pre>`).join("<hr>")}`,
    );
    expect(page.samples.request).toEqual([{ language: "java", text: java }]);
    expect(page.samples.response).toEqual([{ language: "xml", text: xml }]);
    expect(page.samples.error).toEqual([{ language: "json", text: error }]);
  });

  it("keeps every digit of a number", () => {
    const json = '{"item_get_response":{"id":1100384769230375417}}';
    const page = readHtml(`${title}${request}${response}<h3>响应示例</h3><pre>${json}</pre>`);
    expect(page.samples.response).toEqual([{ language: "json", text: json }]);
  });
});

describe("readHtml: what is refused", () => {
  const cases = [
    {
      title: "a page of another site",
      html: "<html><body><h1>新闻</h1><p>请求</p></body></html>",
      want: /expected tables of parameters/,
    },
    {
      title: "a page that a script fills in",
      html: "<html><body><div id=app></div></body></html>",
      want: /filled in by a script/,
    },
    {
      title: "a page that ends behind the request",
      html: `${title}${request}`,
      want: /only that of the request/,
    },
    { title: "a page without a name", html: `${request}${response}`, want: /API's name/ },
    {
      title: "elements nested too deep",
      html: `${"<div>".repeat(5000)}${title}`,
      want: /at most 512 deep/,
    },
  ];
  it.each(cases)("$title", ({ html, want }) => {
    expect(() => readHtml(html)).toThrow(want);
  });
});
