import { isTag, isText, type AnyNode, type Element } from "domhandler";
import { $ } from "./dom-view.js";
import { inlineElements } from "./scopes.js";

/** Elements whose white space is text. */
const verbatim: ReadonlySet<string> = new Set(["pre", "textarea", "xmp", "listing"]);

/**
 * The code that an element shows: its lines as they are, no-break spaces as spaces, without the line
 * numbers of a highlighter, whether they stand in a column of their own or before each line.
 */
export function codeText(element: Element): string {
  const writer = new CodeWriter();
  writer.visit(element, false);
  return withoutNumbers(writer.lines()).join("\n").trimEnd();
}

/** The beginning of what an element shows, without its lines parted: enough to tell the language. */
export function codeHead(element: Element, length: number): string {
  let text = "";
  const visit = (node: AnyNode): void => {
    if (text.length >= length) return;
    if (isText(node)) text += text === "" ? node.data.trimStart() : node.data;
    else if (isTag(node)) {
      node.children.forEach(visit);
      if (!inlineElements.has(node.name) && text !== "") text += "\n";
    }
  };
  visit(element);
  return text.slice(0, length);
}

/** Whether a table is a highlighter's: two columns or more, of which the first counts the lines. */
export function isCodeTable(table: Element): boolean {
  const rows = rowsOf(table);
  return rows.length > 0 && rows.every((cells) => cells.length >= 2 && isGutter(cells[0]));
}

class CodeWriter {
  private readonly done: string[] = [];
  private line = "";
  /** The line was begun by text, so that a block after it begins another one. */
  private begun = false;
  /** Its last text was none where white space counts. */
  private collapsed = false;

  lines(): string[] {
    if (this.begun) this.breakLine();
    return this.done;
  }

  visit(node: AnyNode, inVerbatim: boolean): void {
    if (isText(node)) this.addText(node.data, inVerbatim);
    if (!isTag(node)) return;
    if (node.name === "br") {
      this.breakLine();
      return;
    }
    if (node.name === "table" && isCodeTable(node)) {
      for (const cells of rowsOf(node)) this.visitBlock(cells.slice(1), inVerbatim);
      return;
    }
    const inner = inVerbatim || keepsSpace(node);
    if (inlineElements.has(node.name)) for (const child of node.children) this.visit(child, inner);
    else this.visitBlock(node.children, inner);
  }

  private visitBlock(children: readonly AnyNode[], inVerbatim: boolean): void {
    if (this.begun) this.breakLine();
    for (const child of children) this.visit(child, inVerbatim);
    if (this.begun) this.breakLine();
  }

  private addText(data: string, inVerbatim: boolean): void {
    this.collapsed = !inVerbatim;
    if (!inVerbatim) {
      const text = data.replace(/[ \t\n\f]+/g, " ");
      if (text === "" || (text === " " && !this.begun)) return;
      this.line += this.begun ? text : text.replace(/^ /, "");
      this.begun = true;
      return;
    }
    const [first = "", ...others] = data.split("\n");
    this.write(first);
    for (const other of others) {
      this.breakLine();
      this.write(other);
    }
  }

  private write(text: string): void {
    if (text === "") return;
    this.line += text;
    this.begun = true;
  }

  private breakLine(): void {
    const line = this.collapsed ? this.line.replace(/ $/, "") : this.line;
    this.done.push(line.replaceAll("\u00a0", " "));
    this.line = "";
    this.begun = false;
  }
}

/** Elements whose line breaks are shown, by their name, their style, or since they are nothing but code. */
function keepsSpace(element: Element): boolean {
  if (verbatim.has(element.name)) return true;
  if (/^(?:pre|break-spaces)/i.test($(element).css("white-space") ?? "")) return true;
  return (
    element.name === "code" &&
    element.children.some((child) => isText(child) && /\S[ \t]*\n/.test(child.data))
  );
}

/** The cells of each row of a table, not of those inside it. */
function rowsOf(table: Element): AnyNode[][] {
  const parts = $(table).children("tr, thead, tbody, tfoot").toArray();
  const rows = parts.flatMap((part) => (part.name === "tr" ? part : $(part).children("tr").get()));
  return rows.map((row) => $(row).children().get());
}

/** Nothing but whole numbers, each one more than the one before. */
function isGutter(cell: AnyNode | undefined): boolean {
  let next: number | undefined;
  const counts = (node: AnyNode): boolean => {
    if (isText(node)) {
      for (const part of node.data.split(/\s+/)) {
        if (part === "") continue;
        next ??= Number(part);
        if (part !== String(next)) return false;
        next++;
      }
    }
    return !isTag(node) || (node.name !== "table" && node.children.every(counts));
  };
  return cell !== undefined && counts(cell);
}

/** Drops the number before each line, when every line has its own. */
function withoutNumbers(lines: string[]): string[] {
  while (lines.length > 0 && lines[0]?.trim() === "") lines.shift();
  if (lines.length < 2) return lines;
  const numbers = lines.map((_, i) => `${i + 1}`);
  const counted = lines.every((line, i) => line.trimStart().startsWith(numbers[i] ?? ""));
  if (!counted) return lines;
  return lines.map((line, i) =>
    line
      .trimStart()
      .slice(numbers[i]?.length)
      .replace(/^[.:|] ?/, ""),
  );
}
