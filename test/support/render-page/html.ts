import type { ModelPage, ModelParam } from "./model.js";
import { renderJava, renderJson, renderXml } from "./samples.js";
import { row, tables } from "./html-tables.js";

/** How a page is marked up; every combination is one that a browser shows alike. */
export interface HtmlStyle {
  table: keyof typeof tables;
  code: "pre" | "gutter" | "numbered-lines" | "line-blocks";
  /** Class names carry no meaning: any word, another one for every purpose. */
  classes: readonly string[];
  headings: "h2" | "h3" | "div" | "span" | "text" | "none";
  breadcrumb: "links" | "list" | "text" | "none";
  sideBar: boolean;
  /** `└` before the names of members without members. */
  leafMarks: boolean;
  /** Optional end tags of cells, rows and items are left out. */
  openTags: boolean;
  fullWidth: boolean;
  comments: boolean;
}

const requestColumns = ["名称", "类型", "是否必须", "示例值", "更多限制", "描述"];
const responseColumns = ["名称", "类型", "示例值", "描述"];

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** Renders a page of the documentation site in the given style. */
export function renderHtml(page: ModelPage, style: HtmlStyle): string {
  const [open, close] = style.fullWidth ? ["（", "）"] : ["(", ")"];
  const html = [
    `<!DOCTYPE html><html><head><title>${escapeHtml(page.title)} - 开放平台</title>`,
    `<script>var t = "<h2>请求参数</h2><table><tr><th>名称</th><th>类型</th><th>描述</th></tr></table>";</script>`,
    `<style>.请求参数 { color: red }</style></head><body>`,
    style.sideBar ? sideBar : "",
    breadcrumb(page, style),
    `<div class="${style.classes[3] ?? ""}">`,
    `<h1>${page.method} <small>${open}${escapeHtml(page.title)}${close}</small></h1>`,
    `<p>${escapeHtml(page.description)}</p>`,
    heading("公共参数", style),
    `<div style="display:none">${commonTable}</div>`,
    heading("请求参数", style),
    renderTable(page.request, page.request, requestColumns, style),
    heading("响应参数", style),
    renderTable(page.response, page.response, responseColumns, style),
    heading("请求示例", style),
    tabs(["JAVA", ".NET", "PHP"], [renderJava(page)], style),
    heading("响应示例", style),
    tabs(["XML示例", "JSON示例"], [renderXml(page), renderJson(page)], style),
    heading("异常示例", style),
    tabs(["XML示例", "JSON示例"], [errorXml, errorJson], style),
    heading("错误码解释", style),
    renderErrors(page),
    heading("FAQ", style),
    "</div></body></html>",
  ];
  return finish(html.join(style.comments ? "<!-- 请求参数 -->\n" : ""), style);
}

function renderTable(
  params: readonly ModelParam[],
  tops: readonly ModelParam[],
  columns: readonly string[],
  style: HtmlStyle,
): string {
  const cell: Record<string, (param: ModelParam) => string> = {
    名称: (param) => {
      const leaf = style.leafMarks && !param.fields && !tops.includes(param);
      return leaf ? `&nbsp;└ ${param.name}` : param.name;
    },
    类型: ({ docType }) => docType,
    是否必须: ({ required }) => (required ? "必须" : "可选"),
    示例值: ({ example }) => escapeHtml(example),
    更多限制: (param) => {
      if (param.limits.length === 0) return "";
      const items = param.limits.map((limit) => `<li>${escapeHtml(limit)}</li>`).join("");
      return `<ul>${items}${style.openTags && tops.includes(param) ? "" : "</ul>"}`;
    },
    描述: ({ description }) => escapeHtml(description),
  };
  const cellsOf = (param: ModelParam): string[] => columns.map((key) => cell[key]?.(param) ?? "");
  return tables[style.table]({ columns, params, cellsOf, classes: style.classes });
}

function renderErrors({ errorCodes }: ModelPage): string {
  const rows = errorCodes.map(({ code, message, solution }) =>
    row("tr", "td", [code, escapeHtml(message), escapeHtml(solution)]),
  );
  return `<table>${row("tr", "th", ["错误码", "错误描述", "解决方案"])}${rows.join("")}</table>`;
}

const errorXml = "<error_response>\n    <code>50</code>\n    <msg>error</msg>\n</error_response>";
const errorJson = '{\n    "error_response":{\n        "msg":"error",\n        "code":50\n    }\n}';

const sideBar =
  '<ul><li><a href="#a">请求参数</a></li><li><a href="#b">响应参数</a></li><li><a href="#c">请求示例</a></li></ul>' +
  "<ul><li>taobao.other.list.get (别的接口)</li><li>taobao.more.things.get (更多)</li></ul>";

const commonTable =
  `<table>${row("tr", "th", ["名称", "类型", "是否必须", "描述"])}` +
  row("tr", "td", ["method", "String", "是", "API接口名称"]) +
  `${row("tr", "td", ["app_key", "String", "是", "应用"])}</table>`;

function breadcrumb({ category }: ModelPage, { breadcrumb: kind }: HtmlStyle): string {
  if (kind === "none") return "";
  if (kind === "text") return `<p>文档中心 &gt; API类目 &gt; ${category}</p>`;
  const steps = ["文档中心", "API类目", category];
  if (kind === "list") return `<ol>${steps.map((step) => `<li>${step}</li>`).join("")}</ol>`;
  return `<div>${steps.map((step) => `<a href="/">${step}</a>`).join(" &gt; ")}</div>`;
}

function heading(text: string, { headings, fullWidth, classes }: HtmlStyle): string {
  const label = fullWidth ? `${text}：` : text;
  if (headings === "none") return "<hr>";
  if (headings === "text") return `<br>${label}`;
  if (headings === "span") return `<p><span class="${classes[4]}">${label}</span></p>`;
  return `<${headings} class="${classes[4]}"><i></i> ${label}</${headings}>`;
}

function tabs(labels: readonly string[], panes: readonly string[], style: HtmlStyle): string {
  const items = labels.map((label) => `<li>${label}</li>`).join("");
  const bodies = panes.map((text) => `<div>${codeBlock(text, style)}</div>`);
  return `<div><ul>${items}</ul><div>${bodies.join("")}</div></div>`;
}

function codeBlock(text: string, { code, classes }: HtmlStyle): string {
  if (code === "pre") return `<pre class="${classes[5]}">${escapeHtml(text)}</pre>`;
  const spaced = text.split("\n").map((line) => escapeHtml(line).replaceAll(" ", "&nbsp;"));
  if (code === "gutter") {
    const numbers = spaced.map((_, i) => `<div>${i + 1}</div>`).join("");
    const lines = spaced.map((line) => `<div><code>${line}</code></div>`).join("");
    return `<table><tr><td>${numbers}</td><td><div>${lines}</div></td></tr></table>`;
  }
  if (code === "numbered-lines") {
    const rows = spaced.map((line, i) => row("tr", "td", [`${i + 1}`, line]));
    return `<table>${rows.join("\n")}</table>`;
  }
  return spaced.map((line) => `<div>${line}</div>`).join("\n");
}

/** Leaves out end tags that HTML allows to leave out. */
function finish(html: string, { openTags }: HtmlStyle): string {
  return openTags ? html.replace(/<\/(?:td|th|tr|tbody|body|html|p)>/g, "") : html;
}
