/**
 * What the readers of a page ask about its nodes. cheerio answers what concerns the elements around
 * or inside of one. It has neither the order of all nodes, in which the parts of a page are
 * stretches whatever elements they are made of, nor the lines that a browser would show; these are
 * found here, once. Loops over all nodes or rows go by them, and pass cheerio functions instead of
 * selectors, since it reads a selector anew each time.
 */
import { load } from "cheerio/slim";
import { Element, Text, type AnyNode, type ChildNode, type ParentNode } from "domhandler";
import { oneLine } from "../plain.js";
import { inlineElements } from "./scopes.js";

/** Asks a node about the elements around and inside it. */
export const $ = load([]);

/** Longest text that is looked at as a label, a heading or a table's column name. */
const MAX_BRIEF = 200;

/** A run of text between two places where the page begins a new line. */
export interface Line {
  /** White space collapsed, ends trimmed. */
  text: string;
  /** Positions of its first and last text node. */
  start: number;
  end: number;
}

/**
 * A page's nodes in document order, with what the readers ask about them, found in one pass.
 * A position is the place of a node in that order; a node's descendants follow it up to `endOf`.
 */
export interface DomView {
  nodes: readonly AnyNode[];
  positionOf(node: AnyNode): number;
  /** Position of the last descendant, its own when it has none. */
  endOf(node: AnyNode): number;
  /** The text of an element without white space around it, or nothing when it is long. */
  briefOf(node: AnyNode): string | undefined;
  /** Elements between the root and the node. */
  levelOf(node: AnyNode): number;
  lines: readonly Line[];
}

interface Facts {
  position: number;
  end: number;
  level: number;
  brief: string | undefined;
}

export function viewDom(root: ParentNode): DomView {
  const builder = new ViewBuilder();
  builder.visitAll(root.children, 0);
  builder.endLine();
  const factsOf = (node: AnyNode): Facts => {
    const facts = builder.facts.get(node);
    if (!facts) throw new RangeError("a node of another tree");
    return facts;
  };
  return {
    nodes: builder.nodes,
    positionOf: (node) => factsOf(node).position,
    endOf: (node) => factsOf(node).end,
    briefOf: (node) => factsOf(node).brief?.trim(),
    levelOf: (node) => factsOf(node).level,
    lines: builder.lines,
  };
}

class ViewBuilder {
  readonly nodes: AnyNode[] = [];
  readonly lines: Line[] = [];
  readonly facts = new Map<AnyNode, Facts>();
  private parts: string[] = [];
  private lineStart = 0;
  private lineEnd = 0;

  visitAll(nodes: readonly ChildNode[], level: number): string | undefined {
    let brief: string | undefined = "";
    for (const node of nodes) {
      const part = this.visit(node, level);
      brief = joinBrief(brief, part);
    }
    return brief;
  }

  endLine(): void {
    const text = oneLine(this.parts.join(""));
    if (text !== "") this.lines.push({ text, start: this.lineStart, end: this.lineEnd });
    this.parts = [];
  }

  private visit(node: ChildNode, level: number): string | undefined {
    const facts: Facts = { position: this.nodes.length, end: 0, level, brief: undefined };
    this.nodes.push(node);
    this.facts.set(node, facts);
    if (node instanceof Text) facts.brief = this.visitText(node, facts.position);
    else if (node instanceof Element) facts.brief = this.visitElement(node, level);
    facts.end = this.nodes.length - 1;
    return facts.brief;
  }

  private visitText(node: Text, position: number): string | undefined {
    if (this.parts.length === 0) this.lineStart = position;
    this.parts.push(node.data);
    if (node.data.trim() !== "") this.lineEnd = position;
    else if (this.parts.length === 1) this.parts = [];
    return shorten(node.data);
  }

  private visitElement(element: Element, level: number): string | undefined {
    const inline = inlineElements.has(element.name);
    if (!inline) this.endLine();
    const brief = this.visitAll(element.children, level + 1);
    if (!inline) this.endLine();
    return inline ? brief : joinBrief(joinBrief(" ", brief), " ");
  }
}

/** A short text with every run of white space as one space, those at its ends too; else nothing. */
function shorten(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed.length > MAX_BRIEF) return undefined;
  if (trimmed === text && !/\s/.test(text)) return text;
  const before = text.trimStart() === text ? "" : " ";
  const after = trimmed === "" || text.trimEnd() === text ? "" : " ";
  return before + trimmed.replace(/\s+/g, " ") + after;
}

function joinBrief(before: string | undefined, after: string | undefined): string | undefined {
  if (before === undefined || after === undefined) return undefined;
  const joined =
    before.endsWith(" ") && after.startsWith(" ") ? before + after.slice(1) : before + after;
  return joined.length > MAX_BRIEF + 2 ? undefined : joined;
}
