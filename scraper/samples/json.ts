import { createScanner } from "jsonc-parser";
import { Token } from "./json-tokens.js";
import { MAX_SAMPLE_DEPTH, type SampleNode } from "./sample-node.js";

/** An object or array that is being read. */
interface Open {
  /** Takes the children: the object itself; for an array the object around it. */
  holder: SampleNode;
  /** Arrays: the name that every element gets. */
  elementName: string | undefined;
  /** Objects: the member name that waits for its value. */
  key: string | undefined;
  /** A colon stands behind the key. */
  awaiting?: true;
  /** Children the holder had when this was opened, to tell an empty array. */
  before: number;
}

const scalarTokens: ReadonlySet<number> = new Set([
  Token.null,
  Token.true,
  Token.false,
  Token.string,
  Token.number,
  Token.unknown,
]);

/**
 * Reads a JSON sample into a nameless root node per top-level value. Lenient: comments, trailing
 * commas, missing closers and stray words are passed over; objects still open at the end are `cut`.
 * Scalars keep their source text (`1100384769230375417` loses no digit), strings are unescaped,
 * `null` has no value; the elements of an array become repeated children with the array's name, as
 * in an XML sample.
 */
export function readJsonSample(text: string): SampleNode[] {
  const scanner = createScanner(text, true);
  const root: SampleNode = { name: "", children: [] };
  const stack: Open[] = [{ holder: root, elementName: "", key: undefined, before: 0 }];
  for (let kind: number = scanner.scan(); kind !== Token.end; kind = scanner.scan()) {
    takeToken(stack, kind, scanner.getTokenValue());
  }
  for (const { holder } of stack) if (holder !== root) holder.cut = true;
  return root.children;
}

function takeToken(stack: Open[], kind: number, text: string): void {
  const top = stack.at(-1);
  if (!top) return;
  if (kind === Token.openBrace) openObject(stack, top);
  else if (kind === Token.openBracket) openArray(stack, top);
  else if (kind === Token.closeBrace || kind === Token.closeBracket) {
    placeEmpty(top);
    if (stack.length > 1) close(stack, top);
  } else if (kind === Token.comma) {
    placeEmpty(top);
    top.key = undefined;
  } else if (kind === Token.colon) {
    if (top.key !== undefined) top.awaiting = true;
  } else if (scalarTokens.has(kind)) {
    if (top.elementName === undefined && top.key === undefined) top.key = text;
    else if (kind === Token.null) place(top, { children: [] });
    else place(top, { value: text, children: [] });
  }
}

/** `"code":,` is how the site writes a member whose example is empty. */
function placeEmpty(top: Open): void {
  if (top.key !== undefined && top.awaiting) place(top, { value: "", children: [] });
}

function openObject(stack: Open[], top: Open): void {
  const node = place(top, { children: [] }, stack.length <= MAX_SAMPLE_DEPTH);
  stack.push({ holder: node, elementName: undefined, key: undefined, before: 0 });
}

function openArray(stack: Open[], top: Open): void {
  const elementName = top.elementName ?? top.key ?? "";
  top.key = undefined;
  delete top.awaiting;
  stack.push({
    holder: top.holder,
    elementName,
    key: undefined,
    before: top.holder.children.length,
  });
}

function close(stack: Open[], top: Open): void {
  stack.pop();
  const isEmptyArray = top.elementName !== undefined && top.holder.children.length === top.before;
  if (isEmptyArray) place(top, { children: [] });
}

function place(top: Open, content: Omit<SampleNode, "name">, keep = true): SampleNode {
  const node: SampleNode = { name: top.elementName ?? top.key ?? "", ...content };
  if (top.elementName) node.inArray = true;
  top.key = undefined;
  delete top.awaiting;
  if (keep) top.holder.children.push(node);
  return node;
}
