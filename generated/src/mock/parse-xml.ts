// Copied by topgen from templates/mock/parse-xml.ts. Do not edit.
/** The XML of documented samples: elements and text, nothing that could expand or refer outside. */

const maxDepth = 64;

/** An element of a sample. */
export interface XmlElement {
  readonly name: string;
  readonly children: readonly XmlElement[];
  /** The text directly inside, entities resolved; blanks around it are kept. */
  readonly text: string;
}

/** Thrown for text that is not well-formed XML of this kind; `offset` counts UTF-16 units. */
export class XmlSyntaxError extends Error {
  override name = "XmlSyntaxError";
  constructor(
    expected: string,
    readonly offset: number,
  ) {
    super(`not XML at character ${offset}: expected ${expected}`);
  }
}

interface OpenElement {
  name: string;
  children: XmlElement[];
  text: string;
}

/**
 * Parses one document and returns its root element. Attributes, comments and a declaration are
 * skipped; a DOCTYPE, an unknown entity or more than 64 levels throw `XmlSyntaxError`.
 */
export function parseXml(source: string): XmlElement {
  const outer: OpenElement = { name: "", children: [], text: "" };
  const open: OpenElement[] = [outer];
  let at = 0;
  while (at < source.length) {
    const tag = source.indexOf("<", at);
    const end = tag < 0 ? source.length : tag;
    const current = open[open.length - 1] ?? outer;
    current.text += unescapeXml(source.slice(at, end), at);
    at = tag < 0 ? end : readMarkup(source, tag, open);
  }
  const [root] = outer.children;
  if (open.length > 1) throw new XmlSyntaxError(`</${open[open.length - 1]?.name ?? ""}>`, at);
  if (root === undefined || outer.children.length > 1 || outer.text.trim() !== "") {
    throw new XmlSyntaxError("one root element and nothing beside it", at);
  }
  return root;
}

const openTag = /<([\p{L}_][\p{L}\p{N}_.:-]*)(?:\s[^<>]*)?\/?>/uy;
const closeTag = /<\/([\p{L}_][\p{L}\p{N}_.:-]*)\s*>/uy;

/** Reads one piece of markup that begins at `at`; returns the offset after it. */
function readMarkup(source: string, at: number, open: OpenElement[]): number {
  const current = open[open.length - 1];
  if (source.startsWith("<!--", at)) return endOf(source, "-->", at);
  if (source.startsWith("<?", at)) return endOf(source, "?>", at);
  if (source.startsWith("<![CDATA[", at)) {
    const end = endOf(source, "]]>", at);
    if (current !== undefined) current.text += source.slice(at + 9, end - 3);
    return end;
  }
  closeTag.lastIndex = at;
  const closed = closeTag.exec(source);
  if (closed !== null) {
    if (open.length < 2 || closed[1] !== current?.name) {
      throw new XmlSyntaxError(`</${current?.name ?? ""}>`, at);
    }
    open.pop();
    return at + closed[0].length;
  }
  openTag.lastIndex = at;
  const opened = openTag.exec(source);
  if (opened === null) throw new XmlSyntaxError("an element", at);
  const element: OpenElement = { name: opened[1] ?? "", children: [], text: "" };
  current?.children.push(element);
  if (!opened[0].endsWith("/>")) open.push(element);
  if (open.length > maxDepth) throw new XmlSyntaxError(`at most ${maxDepth} levels`, at);
  return at + opened[0].length;
}

function endOf(source: string, mark: string, from: number): number {
  const end = source.indexOf(mark, from);
  if (end < 0) throw new XmlSyntaxError(mark, from);
  return end + mark.length;
}

const named = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

function unescapeXml(source: string, offset: number): string {
  if (!source.includes("&")) return source;
  return source.replace(
    /&([^;&]{0,12});|&/g,
    (_reference, entity: string | undefined, at: number) => {
      const character = entity === undefined ? undefined : resolveEntity(entity);
      if (character === undefined) throw new XmlSyntaxError("a known entity", offset + at);
      return character;
    },
  );
}

function resolveEntity(entity: string): string | undefined {
  const reference = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(entity);
  if (reference === null) return named.get(entity);
  const point = Number.parseInt(
    reference[1] ?? reference[2] ?? "",
    reference[1] === undefined ? 10 : 16,
  );
  return point > 0x10ffff ? undefined : String.fromCodePoint(point);
}
