// Copied by topgen from templates/runtime/xml.ts. Do not edit.
/**
 * The XML of TOP's answers, read into the wire model: elements become members, repeated elements
 * lists, leaves text. No DOCTYPE, no entities beyond the five and numeric references, depth bounded,
 * nothing repaired. One pass, linear in the text.
 */
import { TopTransportError } from "./errors.js";
import { MAX_DEPTH, type Wire, type WireObject, wireObject } from "./wire.js";

const NAME = /[A-Za-z_:\u0080-\uffff][A-Za-z0-9_:.\-\u0080-\uffff]*/y;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

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
  members: WireObject | undefined;
}

class XmlReader {
  private readonly text: string;
  private at = 0;
  private readonly open: Element[] = [];

  constructor(text: string) {
    const plain = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
    this.text = plain.includes("\r") ? plain.replace(/\r\n?/g, "\n") : plain;
  }

  document(): WireObject {
    const root: Element = { name: "", text: "", members: undefined };
    this.open.push(root);
    while (this.at < this.text.length) {
      const next = this.text.indexOf("<", this.at);
      this.characters(next < 0 ? this.text.length : next);
      if (next >= 0) this.markup();
    }
    const top = this.open.at(-1) ?? root;
    if (top !== root) this.fail(`</${top.name}>`);
    if (root.members === undefined) return this.fail("an element");
    return root.members;
  }

  private fail(expected: string): never {
    const found =
      this.at < this.text.length ? JSON.stringify(this.text.charAt(this.at)) : "the end";
    throw new TopTransportError(
      "malformed",
      `malformed XML at character ${this.at}: expected ${expected}, found ${found}`,
    );
  }

  private current(): Element {
    return this.open.at(-1) ?? this.fail("an element");
  }

  private characters(end: number): void {
    if (end === this.at) return;
    const raw = this.text.slice(this.at, end);
    if (this.open.length === 1) {
      if (raw.trim() !== "") this.fail("an element");
    } else this.current().text += raw.includes("&") ? this.references(raw) : raw;
    this.at = end;
  }

  private references(raw: string): string {
    let result = "";
    let from = 0;
    for (let amp = raw.indexOf("&"); amp >= 0; amp = raw.indexOf("&", from)) {
      const end = raw.indexOf(";", amp);
      // The longest reference is &#x10FFFF; with some leading zeros.
      const name = end < 0 || end - amp > 16 ? "" : raw.slice(amp + 1, end);
      const character = decodeReference(name);
      if (character === undefined) {
        this.at += amp;
        return this.fail("one of the five entities or a numeric reference");
      }
      result += raw.slice(from, amp) + character;
      from = end + 1;
    }
    return result + raw.slice(from);
  }

  private markup(): void {
    const second = this.text.charAt(this.at + 1);
    if (second === "/") this.endTag();
    else if (second === "?") this.skip("?>");
    else if (second !== "!") this.startTag();
    else if (this.text.startsWith("<!--", this.at)) this.skip("-->", 4);
    else if (this.text.startsWith("<![CDATA[", this.at) && this.open.length > 1) {
      const from = this.at + 9;
      this.skip("]]>", 9);
      this.current().text += this.text.slice(from, this.at - 3);
    } else this.fail("no DOCTYPE and no other declaration");
  }

  private skip(closing: string, from = 2): void {
    const end = this.text.indexOf(closing, this.at + from);
    if (end < 0) this.fail(`a closing ${closing}`);
    this.at = end + closing.length;
  }

  private name(): string {
    NAME.lastIndex = this.at;
    const name = NAME.exec(this.text)?.[0];
    if (name === undefined) return this.fail("a name");
    this.at += name.length;
    return name;
  }

  private space(): void {
    while (" \n\t".includes(this.text.charAt(this.at)) && this.at < this.text.length) this.at++;
  }

  private startTag(): void {
    this.at++;
    const element: Element = { name: this.name(), text: "", members: undefined };
    if (this.open.length === 1 && this.current().members !== undefined)
      this.fail("one root element");
    if (this.open.length > MAX_DEPTH) this.fail(`at most ${MAX_DEPTH} levels`);
    this.space();
    while (this.text.charAt(this.at) !== ">") {
      if (this.text.charAt(this.at) === "/") {
        this.at++;
        if (this.text.charAt(this.at) !== ">") this.fail('">"');
        this.at++;
        this.add(element);
        return;
      }
      this.attribute();
      this.space();
    }
    this.at++;
    this.open.push(element);
  }

  /** Attributes carry nothing in TOP's answers: checked for form, then dropped. */
  private attribute(): void {
    this.name();
    this.space();
    if (this.text.charAt(this.at) !== "=") this.fail('"="');
    this.at++;
    this.space();
    const quote = this.text.charAt(this.at);
    if (quote !== '"' && quote !== "'") this.fail("a quoted value");
    const end = this.text.indexOf(quote, this.at + 1);
    if (end < 0 || this.text.slice(this.at, end).includes("<")) this.fail("a closed value");
    this.at = end + 1;
  }

  private endTag(): void {
    this.at += 2;
    const from = this.at;
    const name = this.name();
    this.space();
    const element = this.current();
    if (this.open.length === 1 || element.name !== name) {
      this.at = from;
      this.fail(this.open.length === 1 ? "no closing tag" : `</${element.name}>`);
    }
    if (this.text.charAt(this.at) !== ">") this.fail('">"');
    this.at++;
    this.open.pop();
    this.add(element);
  }

  private add(element: Element): void {
    const parent = this.current();
    const value: Wire = element.members ?? element.text;
    parent.members ??= wireObject();
    const earlier = parent.members[element.name];
    if (earlier === undefined) parent.members[element.name] = value;
    else if (Array.isArray(earlier)) earlier.push(value);
    else parent.members[element.name] = [earlier, value];
  }
}

function decodeReference(name: string): string | undefined {
  if (Object.hasOwn(ENTITIES, name)) return ENTITIES[name];
  const match = /^#(?:x([0-9a-fA-F]{1,12})|(\d{1,12}))$/.exec(name);
  if (match === null) return undefined;
  const code = match[1] === undefined ? Number(match[2]) : parseInt(match[1], 16);
  const legal =
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff);
  return legal ? String.fromCodePoint(code) : undefined;
}
