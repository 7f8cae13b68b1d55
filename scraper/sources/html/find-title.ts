import { isText, type AnyNode } from "domhandler";
import { isMethod } from "../method.js";
import { $, type DomView, type Line } from "./dom-view.js";

export interface FoundTitle {
  method: string;
  /** Absent when the line holds the method alone. */
  title: string | undefined;
  /** Positions of its first and last text. */
  start: number;
  end: number;
}

/** What speaks for a line as the page's title; a side bar has lines of the same form. */
const weights = { sampleNamesIt: 8, heading: 2, parentheses: 1 } as const;

/**
 * Finds the title line, `method (title)`: of all lines of that form before `before`, the one that the
 * samples name, then a heading, then the last.
 */
export function findTitle(
  view: DomView,
  before: number,
  namedBySamples: (method: string) => boolean,
): FoundTitle | undefined {
  let best: FoundTitle | undefined;
  let bestScore = -1;
  for (const line of view.lines) {
    if (line.start >= before) break;
    const title = readTitle(view, line);
    if (!title) continue;
    const score =
      (namedBySamples(title.method) ? weights.sampleNamesIt : 0) +
      (isHeading(view.nodes[line.start]) ? weights.heading : 0) +
      (title.title === undefined ? 0 : weights.parentheses);
    if (score >= bestScore) {
      best = title;
      bestScore = score;
    }
  }
  return best;
}

function readTitle(view: DomView, line: Line): FoundTitle | undefined {
  if (line.text.length > 500) return undefined;
  const [first = ""] = line.text.split(/[\s(（]/, 1);
  const own = firstText(view, line);
  const method = isMethod(first) ? first : isMethod(own) ? own : undefined;
  if (method === undefined) return undefined;
  const rest = line.text.slice(method.length).trim();
  return {
    method,
    title: rest === "" ? undefined : unwrap(rest),
    start: line.start,
    end: line.end,
  };
}

function firstText(view: DomView, line: Line): string {
  const node = view.nodes[line.start];
  return node && isText(node) ? node.data.trim() : "";
}

/** `(批量开卡(售卡))` → `批量开卡(售卡)`. */
export function unwrap(text: string): string {
  const wrapped = /^[(（]/.test(text) && /[)）]$/.test(text);
  return wrapped ? text.slice(1, -1).trim() : text;
}

/** Elements around a line that are looked at. */
const MAX_AROUND = 5;

function isHeading(node: AnyNode | undefined): boolean {
  const around = $(node).parents().slice(0, MAX_AROUND);
  return around.is("h1, h2, h3, h4");
}
