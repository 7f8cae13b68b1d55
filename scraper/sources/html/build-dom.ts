import { type Document, DomHandler } from "domhandler";
import { Tokenizer, type TokenizerCallbacks } from "htmlparser2";
import { MAX_ELEMENT_DEPTH } from "../../caps.js";
import { PageError } from "../../page.js";
import { wordSet } from "../../word-table.js";
import { closingOf, endsThrough, voidElements } from "./scopes.js";

/** Elements whose content is never text of the page. */
const dropped = wordSet(
  "script style template noscript svg math canvas iframe object audio video select datalist",
);

const tableSections = wordSet("table thead tbody tfoot");

const nothing = (): void => undefined;

/**
 * Builds the tree of an HTML page as a browser does where it matters here (unclosed items, cells,
 * rows and paragraphs), in linear time. Which tag ends which is decided here, since neither parser
 * that cheerio can have will do: parse5 copies unclosed formatting elements into every paragraph,
 * which is quadratic on hostile input, and takes four times as long on any; htmlparser2's lets `<td>`
 * end a cell only where nothing in it is left open, and a stray end tag end a table from inside. Its
 * tokenizer reads the tags, domhandler links the nodes. Scripts and styles are left out. Every
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
  private readonly tree = new DomHandler(null, { withStartIndices: true });
  /** Where the last tag begins. */
  private readonly at = { startIndex: 0, endIndex: null };
  /** Names of the open elements. */
  private readonly open: string[] = [];
  private tagName = "";
  private attributes: Record<string, string> = {};
  private attributeName = "";
  private attributeValue = "";
  /** Comments and the document type are no text; elements left open end with the page. */
  readonly oncomment = nothing;
  readonly ondeclaration = nothing;
  readonly onprocessinginstruction = nothing;
  readonly onend = nothing;
  /** Open elements within a dropped one, itself included. */
  private skipped: string[] = [];

  constructor(private readonly html: string) {
    this.tree.onparserinit(this.at);
    // As in a browser, all is in one element; a query over many roots would be quadratic.
    this.push("html", {});
  }

  get document(): Document {
    return this.tree.root;
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
    this.at.startIndex = start - 1;
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
  isInForeignContext(): boolean {
    return this.skipped.some((name) => name === "svg" || name === "math");
  }

  private addText(data: string): void {
    if (this.skipped.length > 0) return;
    this.tree.ontext(data);
  }

  private openElement(name: string): void {
    if (this.skipped.length > 0 || dropped.has(name)) {
      this.skip(name);
      return;
    }
    if ((name === "html" || name === "body") && this.open.includes(name)) return;
    this.endImplied(name);
    if ((name === "td" || name === "th") && tableSections.has(this.open.at(-1) ?? "")) {
      this.push("tr", {});
    }
    this.push(name, this.attributes);
  }

  private skip(name: string): void {
    if (!voidElements.has(name)) this.skipped.push(name);
    this.guardDepth(this.open.length + this.skipped.length);
  }

  private push(name: string, attributes: Record<string, string>): void {
    this.tree.onopentag(name, attributes);
    if (voidElements.has(name)) {
      this.tree.onclosetag();
      return;
    }
    this.open.push(name);
    this.guardDepth(this.open.length);
  }

  /** Ends the open elements down to so many. */
  private endDownTo(count: number): void {
    while (this.open.length > count) {
      this.open.pop();
      this.tree.onclosetag();
    }
  }

  private endImplied(name: string): void {
    const closing = closingOf(name);
    if (!closing) return;
    for (let i = this.open.length - 1; i >= 0; i--) {
      const other = this.open[i] ?? "";
      if (closing.closes(other)) {
        this.endDownTo(i);
        return;
      }
      if (closing.barrier(other)) {
        if (closing.downTo) this.endDownTo(i + 1);
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
      const other = this.open[i] ?? "";
      if (other === name) {
        this.endDownTo(i);
        return;
      }
      if (!endsThrough(name, other)) return;
    }
  }

  private guardDepth(depth: number): void {
    if (depth <= MAX_ELEMENT_DEPTH) return;
    const line = this.html.slice(0, this.at.startIndex).split("\n").length;
    const expected = `elements nested at most ${MAX_ELEMENT_DEPTH} deep`;
    const hint = "check that the file is a page of the documentation site";
    throw new PageError(`line ${line}`, expected, "deeper ones", hint);
  }
}
