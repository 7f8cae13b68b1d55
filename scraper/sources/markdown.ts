import { PageError, type Page } from "../page.js";
import { readHtml } from "./html.js";
import { columnOf, sectionOf } from "./html/words.js";
import { languageOfLabel } from "./languages.js";
import { isMethod } from "./method.js";

/** A row of a table drawn with pipes has at least so many cells. */
const fewestCells = 3;

/** Whether a text is a page whose tables are drawn with pipes: one row names the columns of parameters. */
export function isMarkdown(text: string): boolean {
  return text.includes("|") && text.split("\n").some(isHeader);
}

function isHeader(line: string): boolean {
  if (!line.includes("|") || line.length > 400) return false;
  const columns = cellsOf(line).map((cell) => columnOf(plain(cell)));
  return columns.includes("name") && columns.includes("type");
}

/**
 * Reads a page as programs write it that turn pages into Markdown: tables drawn with pipes, code in
 * fences, `#` before headings. It is read as the page of HTML that it was made of.
 * @throws PageError when it is no API's page
 */
export function readMarkdown(text: string): Page {
  const writer = new HtmlWriter();
  for (const line of text.split("\n")) writer.take(line);
  try {
    return { ...readHtml(writer.result()), kind: "text" };
  } catch (error) {
    if (!(error instanceof PageError)) throw error;
    const found = `${error.found}, in tables drawn with pipes (Markdown)`;
    throw new PageError(error.at, error.expected, found, error.hint);
  }
}

class HtmlWriter {
  private readonly html: string[] = [];
  private rows: string[] = [];
  private code: string[] | undefined;
  private fence: string | undefined;
  /** Below the heading of a sample everything is code, with fences or without. */
  private inSample = false;

  result(): string {
    this.endBlocks();
    return `<html><body>${this.html.join("\n")}</body></html>`;
  }

  take(line: string): void {
    const fence = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (this.fence !== undefined) {
      if (fence?.startsWith(this.fence) === true) {
        this.fence = undefined;
        this.endBlocks();
      } else this.code?.push(line);
    } else if (fence !== undefined) {
      this.endBlocks();
      this.fence = fence;
      this.code = [];
    } else this.takeText(line);
  }

  private takeText(line: string): void {
    const cells = this.inSample ? [] : cellsOf(line);
    if (cells.length >= fewestCells) {
      this.endCode();
      const drawn = cells.every((cell) => /^:?-{1,}:?$/.test(cell));
      if (!drawn)
        this.rows.push(`<tr>${cells.map((cell) => `<td>${inline(cell)}</td>`).join("")}</tr>`);
      return;
    }
    const bare = plain(line.replace(/^\s*(?:#{1,6}|[-*+•])\s+/, ""));
    const isHeading = sectionOf(bare) !== undefined;
    if (isHeading) this.inSample = /[示样]例|example|sample/i.test(bare);
    if (languageOfLabel(bare) !== undefined) this.endCode();
    else if (this.inSample && !isHeading) this.addCode(line);
    else if (bare !== "") this.addLine(bare, isHeading || /^\s*#/.test(line));
    else this.endBlocks();
  }

  private addCode(line: string): void {
    if (this.code === undefined && line.trim() === "") return;
    (this.code ??= []).push(line);
  }

  private addLine(text: string, isHeading: boolean): void {
    this.endBlocks();
    const isTitle = isMethod(text.split(/[\s(（]/, 1)[0] ?? "");
    const tag = isTitle ? "h1" : isHeading ? "h3" : "p";
    this.html.push(`<${tag}>${escape(text)}</${tag}>`);
  }

  private endCode(): void {
    if (this.code !== undefined) this.html.push(`<pre>${escape(this.code.join("\n"))}</pre>`);
    this.code = undefined;
  }

  private endBlocks(): void {
    this.endCode();
    if (this.rows.length > 0) this.html.push(`<table>${this.rows.join("")}</table>`);
    this.rows = [];
  }
}

/** The cells of a row; none for a line that is no row. A pipe behind a backslash is text. */
function cellsOf(line: string): string[] {
  if (!line.includes("|")) return [];
  const cells = line.trim().split(/(?<!\\)\|/);
  if (cells[0]?.trim() === "") cells.shift();
  if (cells.at(-1)?.trim() === "") cells.pop();
  return cells.map((cell) => cell.trim().replaceAll("\\|", "|"));
}

/** A text without the marks of Markdown. */
function plain(text: string): string {
  return text
    .replace(/!?\[([^\]]{0,200})\]\([^)]{0,500}\)/g, "$1")
    .replace(/\*\*|__|`/g, "")
    .trim();
}

/** A cell as HTML: breaks and indents are markup already, everything else is text. */
function inline(cell: string): string {
  return escape(plain(cell))
    .replace(/&lt;br ?\/?&gt;/gi, "<br>")
    .replace(/&amp;(nbsp|emsp|ensp);/g, "&$1;");
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
