import type { ModelPage, ModelParam } from "./model.js";
import { renderJava, renderXml, type SampleOptions } from "./samples.js";

/** What captures of the same page differ in. */
export interface TextOptions extends SampleOptions {
  /** 请求参数, 响应参数 … ; some captures show only tables and code. */
  headings?: boolean;
  breadcrumb?: boolean;
  /** Lines above the page's own: a side bar, a notice. */
  above?: readonly string[];
  /** The samples; `false` leaves them out. */
  samples?: boolean;
}

/** Renders a page as a browser's plain-text copy of it. */
export function renderText(page: ModelPage, options: TextOptions = {}): string {
  const { headings = true, breadcrumb = true, above = [], samples = true } = options;
  const out = new TextWriter();
  for (const line of above) out.line(line);
  if (breadcrumb) out.paragraph(`文档中心 > API类目 > ${page.category}`);
  out.paragraph(`${page.method} (${page.title})`);
  out.paragraph(page.description);
  const heading = (text: string): void => {
    out.paragraph(headings ? text : "");
  };
  heading("公共参数");
  heading("请求参数");
  out.line("名称 类型 是否必须 示例值 更多限制 描述");
  for (const param of page.request) out.topRow(param);
  heading("响应参数");
  out.line("名称 类型 示例值 描述");
  for (const param of page.response) out.topRow(param);
  heading("请求示例");
  out.bullets(["JAVA", ".NET", "PHP", "CURL", "Python", "C/C++", "NodeJS"]);
  if (samples) out.text(renderJava(page, options));
  heading("响应示例");
  out.bullets(["XML示例", "JSON示例"]);
  if (samples) out.text(renderXml(page, options));
  heading("异常示例");
  out.bullets(["XML示例", "JSON示例"]);
  if (samples)
    out.text("<error_response>\n    <code>50</code>\n    <msg>error</msg>\n</error_response>");
  heading("错误码解释");
  out.line("错误码 错误描述 解决方案");
  for (const { code, message, solution } of page.errorCodes) {
    out.line([code, message, solution].filter((cell) => cell !== "").join(" "));
  }
  for (const last of ["API工具", "如何获得此API", "FAQ"]) heading(last);
  out.line("返回");
  out.line("顶部");
  return out.result();
}

class TextWriter {
  private readonly lines: string[] = [];
  /** A limits list of the table itself is never closed: what follows it is indented. */
  private margin = "";

  result(): string {
    return `${this.lines.join("\n")}\n`;
  }

  line(text: string): void {
    this.lines.push(text === "" ? "" : this.margin + text);
  }

  text(text: string): void {
    for (const line of text.split("\n")) this.line(line);
  }

  paragraph(text: string): void {
    this.lines.push("");
    if (text !== "") {
      this.text(text);
      this.lines.push("");
    }
  }

  bullets(cells: readonly string[]): void {
    for (const cell of cells) this.cell(cell);
  }

  topRow(param: ModelParam): void {
    const { name, docType, example, description, limits, fields = [] } = param;
    const cells = [name, docType, requiredWord(param), example];
    if (limits.length === 0) this.text(joined([...cells, description]));
    else {
      this.text(joined(cells));
      for (const limit of limits) this.lines.push(`  • ${limit}`);
      const [first = "", ...more] = description.split("\n");
      if (first !== "") this.lines.push(`  • ${first}`, ...more);
      this.margin = "    ";
    }
    for (const field of fields) this.nestedRow(field);
  }

  private nestedRow(param: ModelParam): void {
    const { name, docType, example, description, limits, fields } = param;
    const mark = fields ? "" : "└ ";
    const cells = [`${mark}${name}`, docType, requiredWord(param), example, ...limits, description];
    this.bullets(cells.filter((cell) => cell !== ""));
    for (const field of fields ?? []) this.nestedRow(field);
  }

  private cell(text: string): void {
    const [first = "", ...more] = text.split("\n");
    this.line(`  • ${first}`);
    for (const line of more) this.line(line);
  }
}

function requiredWord({ required }: ModelParam): string {
  return required === undefined ? "" : required ? "必须" : "可选";
}

function joined(cells: readonly string[]): string {
  return cells.filter((cell) => cell !== "").join(" ");
}
