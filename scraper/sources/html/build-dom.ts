import { Document, Element, Text, type ChildNode, type ParentNode } from "domhandler";
import { Tokenizer, type TokenizerCallbacks } from "htmlparser2";
import { MAX_ELEMENT_DEPTH } from "../../limits.js";
import { PageError } from "../../page.js";
import { closingOf, endsThrough, voidElements } from "./scopes.js";

/** Elements whose content is never text of the page. */
const dropped: ReadonlySet<string> = new Set(
  "script style template noscript svg math canvas iframe object audio video select datalist".split(
    " ",
  ),
);

/**
 * Builds the tree of an HTML page as a browser does where it matters here (unclosed items, cells,
 * rows and paragraphs), in linear time. A standard parser is quadratic on hostile input: it copies
 * unclosed formatting elements into every paragraph. Scripts and styles are left out. Every
 * element's `startIndex` is its offset in `html`.
 * @throws PageError when elements nest deeper than MAX_ELEMENT_DEPTH.
 */
export function buildDom(html: string): Document {
  const builder = new TreeBuilder(html);
  const tokenizer = new Tokenizer({ decodeEntities: true }, builder);
  tokenizer.write(html);
  tokenizer.end();
  return builder.document;
}

class TreeBuilder implements TokenizerCallbacks {
  readonly document = new Document([]);
  private readonly open: Element[] = [];
  private tagStart = 0;
  private tagName = "";
  private attributes: Record<string, string> = {};
  private attributeName = "";
  private attributeValue = "";
  /** Open elements within a dropped one, itself included. */
  private skipped: string[] = [];

  constructor(private readonly html: string) {
    // As in a browser, all is in one element; a query over many roots would be quadratic.
    this.push("html", {});
  }

  ontext(start: number, end: number): void {
    this.addText(this.html.slice(start, end));
  }
  ontextentity(codepoint: number): void {
    this.addText(String.fromCodePoint(codepoint));
  }
  oncdata(start: number, end: number, endOffset: number): void {
    this.addText(this.html.slice(start, end - endOffset));
  }
  onopentagname(start: number, end: number): void {
    this.tagStart = start - 1;
    this.tagName = this.html.slice(start, end).toLowerCase();
    this.attributes = Object.create(null) as Record<string, string>;
  }
  onattribname(start: number, end: number): void {
    this.attributeName = this.html.slice(start, end).toLowerCase();
    this.attributeValue = "";
  }
  onattribdata(start: number, end: number): void {
    this.attributeValue += this.html.slice(start, end);
  }
  onattribentity(codepoint: number): void {
    this.attributeValue += String.fromCodePoint(codepoint);
  }
  onattribend(): void {
    this.attributes[this.attributeName] ??= this.attributeValue;
  }
  onopentagend(): void {
    this.openElement(this.tagName);
  }
  onselfclosingtag(): void {
    if (this.skipped.length === 0) this.openElement(this.tagName);
  }
  onclosetag(start: number, end: number): void {
    this.closeElement(this.html.slice(start, end).toLowerCase());
  }
  oncomment(): void {
    // A comment is no text of the page.
  }
  ondeclaration(): void {
    // The document type changes nothing here.
  }
  onprocessinginstruction(): void {
    // Not part of HTML.
  }
  onend(): void {
    // Elements left open end with the page.
  }
  isInForeignContext(): boolean {
    return this.skipped.some((name) => name === "svg" || name === "math");
  }

  private addText(data: string): void {
    if (this.skipped.length > 0) return;
    const last = this.parent().lastChild;
    if (last instanceof Text) last.data += data;
    else this.append(new Text(data));
  }

  private openElement(name: string): void {
    if (this.skipped.length > 0 || dropped.has(name)) {
      this.skip(name);
      return;
    }
    if ((name === "html" || name === "body") && this.open.some((el) => el.name === name)) return;
    this.endImplied(name);
    if ((name === "td" || name === "th") && this.isTableOrSection(this.open.at(-1)?.name)) {
      this.push("tr", {});
    }
    this.push(name, this.attributes);
  }

  private skip(name: string): void {
    if (!voidElements.has(name)) this.skipped.push(name);
    this.guardDepth(this.open.length + this.skipped.length);
  }

  private push(name: string, attributes: Record<string, string>): void {
    const element = new Element(name, attributes);
    element.startIndex = this.tagStart;
    this.append(element);
    if (voidElements.has(name)) return;
    this.open.push(element);
    this.guardDepth(this.open.length);
  }

  private endImplied(name: string): void {
    const closing = closingOf(name);
    if (!closing) return;
    for (let i = this.open.length - 1; i >= 0; i--) {
      const other = this.open[i]?.name ?? "";
      if (closing.closes(other)) {
        this.open.length = i;
        return;
      }
      if (closing.barrier(other)) {
        if (closing.downTo) this.open.length = i + 1;
        return;
      }
    }
  }

  private closeElement(name: string): void {
    if (this.skipped.length > 0) {
      const inner = this.skipped.lastIndexOf(name);
      if (inner >= 0) this.skipped.length = inner;
      return;
    }
    if (name === "body" || name === "html") return;
    for (let i = this.open.length - 1; i >= 0; i--) {
      const other = this.open[i]?.name ?? "";
      if (other === name) {
        this.open.length = i;
        return;
      }
      if (!endsThrough(name, other)) return;
    }
  }

  private isTableOrSection(name: string | undefined): boolean {
    return name !== undefined && ["table", "thead", "tbody", "tfoot"].includes(name);
  }

  private parent(): ParentNode {
    return this.open.at(-1) ?? this.document;
  }

  private append(node: ChildNode): void {
    const parent = this.parent();
    const last = parent.lastChild;
    node.parent = parent;
    node.prev = last;
    if (last) last.next = node;
    parent.children.push(node);
  }

  private guardDepth(depth: number): void {
    if (depth <= MAX_ELEMENT_DEPTH) return;
    const line = this.html.slice(0, this.tagStart).split("\n").length;
    throw new PageError(
      `line ${line}`,
      `elements nested at most ${MAX_ELEMENT_DEPTH} deep`,
      "deeper ones",
      "check that the file is a page of the documentation site",
    );
  }
}
