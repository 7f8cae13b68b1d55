/** Reads the documented answers, strictly: what is not plainly well-formed is not asserted. */
import { parseTree, type Node as JsonNode, type ParseError } from "jsonc-parser";
import type { SampleIr } from "../ir/types.js";

/** A documented answer as it is written, without any type. */
export type SampleNode =
  | { kind: "text"; text: string }
  | { kind: "number"; digits: string }
  | { kind: "boolean"; value: boolean }
  | { kind: "null" }
  | { kind: "list"; items: readonly SampleNode[] }
  | { kind: "object"; members: ReadonlyMap<string, SampleNode> };

/** Samples nest as their objects do; this is far beyond any of them. */
const deepest = 100;

/** The answer that a sample shows, or nothing when it is cut or not well-formed. */
export function readSample({ format, text }: SampleIr): SampleNode | undefined {
  return format === "xml" ? readXml(text) : readJson(text);
}

function readJson(text: string): SampleNode | undefined {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  return tree === undefined || errors.length > 0 ? undefined : jsonNode(tree, text, 0);
}

function jsonNode(node: JsonNode, text: string, depth: number): SampleNode | undefined {
  if (depth > deepest) return undefined;
  switch (node.type) {
    case "string":
      return { kind: "text", text: String(node.value) };
    case "number":
      return { kind: "number", digits: text.slice(node.offset, node.offset + node.length) };
    case "boolean":
      return { kind: "boolean", value: node.value === true };
    case "null":
      return { kind: "null" };
    case "array": {
      const items = (node.children ?? []).map((item) => jsonNode(item, text, depth + 1));
      const known = items.filter((item) => item !== undefined);
      return known.length === items.length ? { kind: "list", items: known } : undefined;
    }
    default:
      return jsonObject(node, text, depth);
  }
}

function jsonObject(node: JsonNode, text: string, depth: number): SampleNode | undefined {
  const members = new Map<string, SampleNode>();
  for (const { children } of node.children ?? []) {
    const [key, value] = children ?? [];
    const name = String(key?.value);
    const member = value === undefined ? undefined : jsonNode(value, text, depth + 1);
    if (member === undefined || members.has(name) || name === "__proto__") return undefined;
    members.set(name, member);
  }
  return { kind: "object", members };
}

interface OpenElement {
  name: string;
  text: string;
  children: [string, SampleNode][];
}

/** A tag, or text up to the next one; no attributes, comments or declarations, which samples lack. */
const piece = /<(\/?)([A-Za-z_][\w.-]*)\s*(\/?)>|([^<]+)/y;

function readXml(text: string): SampleNode | undefined {
  const root: OpenElement = { name: "", text: "", children: [] };
  const open = [root];
  const source = text.trim().replace(/\r\n?/g, "\n");
  piece.lastIndex = 0;
  while (piece.lastIndex < source.length) {
    const match = piece.exec(source);
    const current = open.at(-1);
    if (match === null || current === undefined || open.length > deepest) return undefined;
    const [, closing, name, selfClosing, characters] = match;
    if (characters !== undefined) {
      const decoded = decodeEntities(characters);
      if (decoded === undefined) return undefined;
      current.text += decoded;
    } else if (name === undefined || name === "__proto__") return undefined;
    else if (closing === "/") {
      const parent = open.at(-2);
      if (current.name !== name || parent === undefined) return undefined;
      parent.children.push([name, xmlNode(current)]);
      open.pop();
    } else if (selfClosing === "/") current.children.push([name, { kind: "text", text: "" }]);
    else open.push({ name, text: "", children: [] });
  }
  return open.length === 1 && root.children.length === 1 ? xmlNode(root) : undefined;
}

/** Elements that repeat are a list; an element with others inside is an object, else text. */
function xmlNode({ children, text }: OpenElement): SampleNode {
  if (children.length === 0) return { kind: "text", text };
  const groups = new Map<string, SampleNode[]>();
  for (const [name, node] of children) groups.set(name, [...(groups.get(name) ?? []), node]);
  const members = new Map<string, SampleNode>();
  for (const [name, nodes] of groups) {
    const [first] = nodes;
    if (first !== undefined) {
      members.set(name, nodes.length === 1 ? first : { kind: "list", items: nodes });
    }
  }
  return { kind: "object", members };
}

const entities: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&apos;": "'",
};

/** Text with its references decoded; nothing where one is not of the five. */
function decodeEntities(text: string): string | undefined {
  const pieces = text.split(/(&[^;&]{0,10};?)/);
  const decoded = pieces.map((part, index) => (index % 2 === 1 ? entities[part] : part));
  return decoded.includes(undefined) ? undefined : decoded.join("");
}
