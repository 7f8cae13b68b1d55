/**
 * The XML of TOP's answers, read into the wire model: elements become members, repeated elements
 * lists, leaves text. No DOCTYPE, no entities beyond the five and numeric references, depth bounded,
 * nothing repaired. One pass, linear in the text.
 */
import { malformed } from "./errors.js";
import { MAX_DEPTH, type Wire, type WireObject, wireObject } from "./wire.js";

const NAME = String.raw`[A-Za-z_:\u0080-\uffff][A-Za-z0-9_:.\-\u0080-\uffff]*`;
/** Attributes carry nothing in TOP's answers: read for their form, then dropped. */
const ATTRIBUTE = String.raw`\s+${NAME}\s*=\s*(?:"[^"<]*"|'[^'<]*')`;
const TOKEN = new RegExp(
  String.raw`<(${NAME})(?:${ATTRIBUTE})*\s*(/?)>|</(${NAME})\s*>|[^<]+` +
    String.raw`|<!\[CDATA\[([^]*?)\]\]>|<!--[^]*?-->|<\?[^]*?\?>`,
  "y",
);
const REFERENCE = /&(?:(amp|lt|gt|quot|apos)|#(?:x([\da-f]{1,10})|(\d{1,10})));|&/gi;
const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

interface Element {
  readonly name: string;
  text: string;
  members?: WireObject;
}

/**
 * Parses an XML document.
 *
 * @returns an object with one member, the root element
 * @throws TopTransportError (`malformed`) naming the position
 */
export function parseXml(source: string): WireObject {
  const text = source.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  /** The elements around the current one, and before them the document itself. */
  const around: Element[] = [];
  let current: Element = { name: "", text: "" };
  let at = 0;
  const fail = (expected: string): never => {
    throw malformed("XML", text, at, expected);
  };
  const character = (_: string, entity?: string, hex?: string, decimal?: string): string => {
    const code = Number(hex === undefined ? decimal : `0x${hex}`);
    // Control characters are no XML, but the platform's texts have them.
    const isLegal = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    if (isLegal) return String.fromCodePoint(code);
    return ENTITIES[entity ?? ""] ?? fail("one of the five entities or a numeric reference");
  };
  while (at < text.length) {
    TOKEN.lastIndex = at;
    const [token = fail("a whole tag, text or comment"), name, empty, closing, cdata] =
      TOKEN.exec(text) ?? [];
    if (name !== undefined) {
      if (around.length === 0 && current.members) fail("one root element");
      if (around.length > MAX_DEPTH) fail(`at most ${MAX_DEPTH} levels`);
      const element = { name, text: "" };
      if (empty) add(current, element);
      else {
        around.push(current);
        current = element;
      }
    } else if (closing !== undefined) {
      const parent = closing === current.name ? around.pop() : undefined;
      if (parent === undefined) return fail(`</${current.name}>`);
      add(parent, current);
      current = parent;
    } else if (cdata !== undefined || !token.startsWith("<")) {
      const content = cdata ?? (token.includes("&") ? token.replace(REFERENCE, character) : token);
      if (around.length > 0) current.text += content;
      else if (content.trim() !== "") fail("one element and nothing beside it");
    }
    at += token.length;
  }
  if (around.length > 0) fail(`</${current.name}>`);
  return current.members ?? fail("an element");
}

function add(parent: Element, { name, text, members }: Element): void {
  const value: Wire = members ?? text;
  parent.members ??= wireObject();
  const earlier = parent.members[name];
  if (earlier === undefined) parent.members[name] = value;
  else if (Array.isArray(earlier)) earlier.push(value);
  else parent.members[name] = [earlier, value];
}
