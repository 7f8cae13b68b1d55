import { isText, type Element } from "domhandler";
import { countBefore } from "../../bisect.js";
import { $, type DomView } from "./dom-view.js";
import { sectionOf, type SectionKey } from "./words.js";

export interface Heading {
  key: SectionKey;
  position: number;
}

/** A stretch of positions, both ends included. */
export interface Stretch {
  start: number;
  end: number;
}

/**
 * Finds the headings of the page's parts by their words: lines and pieces of text that say nothing
 * else. What stands in `taken` (code, the headers of tables) is none, and neither are the entries of
 * a table of contents, which stand together with no table or code among them.
 * @param taken In order.
 */
export function findHeadings(view: DomView, taken: readonly Stretch[]): Heading[] {
  const found = new Map<number, SectionKey>();
  const add = (position: number, label: string): void => {
    const key = sectionOf(label);
    if (key !== undefined) found.set(position, key);
  };
  for (const line of view.lines) add(line.start, line.text);
  view.nodes.forEach((node, position) => {
    if (isText(node)) add(position, view.briefOf(node) ?? "");
  });
  const headings = [...found]
    .map(([position, key]): Heading => ({ key, position }))
    .sort((a, b) => a.position - b.position);
  return withoutContents(view, outside(headings, taken), taken);
}

/** The headings that stand in none of the stretches; both in order. */
export function outside(headings: readonly Heading[], taken: readonly Stretch[]): Heading[] {
  let next = 0;
  return headings.filter(({ position }) => {
    while ((taken[next]?.end ?? Infinity) < position) next++;
    return position < (taken[next]?.start ?? Infinity);
  });
}

function withoutContents(
  view: DomView,
  headings: readonly Heading[],
  taken: readonly Stretch[],
): Heading[] {
  const listed = new Set<Heading>();
  headings.forEach((heading, i) => {
    const next = headings[i + 1];
    if (!next || !listedTogether(view, heading, next, taken)) return;
    listed.add(heading);
    listed.add(next);
  });
  return headings.filter((heading) => !listed.has(heading));
}

/** No text stands between them, and the smallest element around both holds no table and no code. */
function listedTogether(view: DomView, a: Heading, b: Heading, taken: readonly Stretch[]): boolean {
  for (let position = a.position + 1; position < b.position; position++) {
    const node = view.nodes[position];
    if (node && isText(node) && /[^\s|·•>›/-]/.test(node.data)) return false;
  }
  const around = commonAncestor(view, a.position, b.position);
  if (!around) return false;
  const [start, end] = [view.positionOf(around), view.endOf(around)];
  return firstFrom(taken, start) > end;
}

/** The smallest element around the nodes at two positions, `a` before `b`. */
export function commonAncestor(view: DomView, a: number, b: number): Element | undefined {
  return $(view.nodes[a])
    .parents()
    .toArray()
    .find((element) => view.endOf(element) >= b);
}

/** Where the first stretch begins that begins at a position or behind it. */
function firstFrom(taken: readonly Stretch[], position: number): number {
  return taken[countBefore(taken, ({ start }) => start < position)]?.start ?? Infinity;
}

/** The last heading before a position. */
export function headingBefore(headings: readonly Heading[], position: number): Heading | undefined {
  return headings[countBefore(headings, (heading) => heading.position < position) - 1];
}
