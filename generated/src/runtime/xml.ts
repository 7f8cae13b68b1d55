// Copied by topgen from templates/runtime/xml.ts. Do not edit.
/**
 * The XML of TOP's answers, read into the wire model: elements become members, repeated elements
 * lists, leaves text. No DOCTYPE, no entities beyond the five and numeric references, depth bounded,
 * nothing repaired. One pass, linear in the text.
 */
import { malformed } from "./errors.js";
import { MAX_DEPTH, type Wire, type WireObject, wireObject } from "./wire.js";

const NAME = /[A-Za-z_:\u0080-\uffff][A-Za-z0-9_:.\-\u0080-\uffff]*/y;
const BLANKS = /[ \n\t]*/y;
const EQUALS = /[ \n\t]*=[ \n\t]*/y;
const VALUE = /"[^"<]*"|'[^'<]*'/y;
const ENTITIES = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

/**
 * Parses an XML document.
 *
 * @returns an object with one member, the root element
 * @throws TopTransportError (`malformed`) naming the position
 */
export function parseXml(text: string): WireObject {
  return new XmlReader(text).document();
}

interface Element {
  readonly name: string;
  text: string;
  members?: WireObject;
}

class XmlReader {
  readonly #text: string;
  #at = 0;
  /** The elements that are open, innermost last, and before them the document itself. */
  readonly #open: Element[] = [];
  #current: Element = { name: "", text: "" };

  constructor(text: string) {
    const plain = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
    this.#text = plain.includes("\r") ? plain.replace(/\r\n?/g, "\n") : plain;
  }

  document(): WireObject {
    while (this.#at < this.#text.length) {
      if (this.#skips("<!--")) this.#until("-->");
      else if (this.#skips("<![CDATA[")) this.#addText(this.#until("]]>"));
      else if (this.#skips("<?")) this.#until("?>");
      else if (this.#skips("</")) this.#endTag();
      else if (this.#skips("<")) this.#startTag();
      else this.#characters();
    }
    if (this.#open.length > 0) this.#fail(`</${this.#current.name}>`);
    return this.#current.members ?? this.#fail("an element");
  }

  #fail(expected: string): never {
    throw malformed("XML", this.#text, this.#at, expected);
  }

  #skips(text: string): boolean {
    const found = this.#text.startsWith(text, this.#at);
    if (found) this.#at += text.length;
    return found;
  }

  #until(closing: string): string {
    const end = this.#text.indexOf(closing, this.#at);
    if (end < 0) this.#fail(closing);
    const text = this.#text.slice(this.#at, end);
    this.#at = end + closing.length;
    return text;
  }

  #match(pattern: RegExp, expected: string): string {
    pattern.lastIndex = this.#at;
    const text = pattern.exec(this.#text)?.[0];
    if (text === undefined) return this.#fail(expected);
    this.#at += text.length;
    return text;
  }

  #addText(text: string): void {
    if (this.#open.length > 0) this.#current.text += text;
    else if (text.trim() !== "") this.#fail("one element and nothing beside it");
  }

  #characters(): void {
    const start = this.#at;
    const next = this.#text.indexOf("<", start);
    // Searched by itself: a document without references is not searched to its end for each text.
    const text = next < 0 ? this.#text.slice(start) : this.#text.slice(start, next);
    while (this.#at - start < text.length) {
      const from = this.#at - start;
      const amp = text.indexOf("&", from);
      const plain = amp < 0 ? text.slice(from) : text.slice(from, amp);
      this.#addText(plain);
      this.#at += plain.length;
      if (amp >= 0) this.#addText(this.#reference());
    }
  }

  #reference(): string {
    // The longest reference is &#x10FFFF; with some leading zeros.
    const name = this.#text.slice(this.#at + 1, this.#at + 16).split(";", 1)[0] ?? "";
    const character = ENTITIES.get(name) ?? numericReference(name);
    const closed = this.#text.charAt(this.#at + name.length + 1) === ";";
    if (character === undefined || !closed) {
      return this.#fail("one of the five entities or a numeric reference");
    }
    this.#at += name.length + 2;
    return character;
  }

  #startTag(): void {
    const element: Element = { name: this.#match(NAME, "a name, and no declaration"), text: "" };
    if (this.#open.length === 0 && this.#current.members) this.#fail("one root element");
    if (this.#open.length > MAX_DEPTH) this.#fail(`at most ${MAX_DEPTH} levels`);
    for (;;) {
      this.#match(BLANKS, "");
      if (this.#skips("/>")) {
        this.#add(this.#current, element);
        return;
      }
      if (this.#skips(">")) break;
      // Attributes carry nothing in TOP's answers: read for their form, then dropped.
      this.#match(NAME, "an attribute or the end of the tag");
      this.#match(EQUALS, '"="');
      this.#match(VALUE, "a quoted value");
    }
    this.#open.push(this.#current);
    this.#current = element;
  }

  #endTag(): void {
    const parent = this.#open.pop();
    const { name } = this.#current;
    if (parent === undefined || !this.#skips(name)) return this.#fail(name || "no closing tag");
    this.#match(BLANKS, "");
    if (!this.#skips(">")) this.#fail('">"');
    this.#add(parent, this.#current);
    this.#current = parent;
  }

  #add(parent: Element, { name, text, members }: Element): void {
    const value: Wire = members ?? text;
    parent.members ??= wireObject();
    const earlier = parent.members[name];
    if (earlier === undefined) parent.members[name] = value;
    else if (Array.isArray(earlier)) earlier.push(value);
    else parent.members[name] = [earlier, value];
  }
}

function numericReference(name: string): string | undefined {
  const digits = /^#(?:x[0-9a-fA-F]+|\d+)$/.test(name) ? name.slice(1) : "";
  const code = Number(digits.startsWith("x") ? `0${digits}` : digits || "0");
  const legal =
    code < 32
      ? code === 9 || code === 10 || code === 13
      : code < 0xd800 || (code > 0xdfff && code <= 0x10ffff && code !== 0xfffe && code !== 0xffff);
  return legal ? String.fromCodePoint(code) : undefined;
}
