import { wordSet } from "../../word-table.js";

/** Elements without content or end tag. */
export const voidElements = wordSet(
  "area base basefont br col embed frame hr img input keygen link meta param source track wbr",
);

/** Elements that flow within a line; everything else begins a line of its own. */
export const inlineElements = wordSet(
  "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q s " +
    "samp small span strike strong sub sup time tt u var wbr",
);

const tableParts = wordSet("table thead tbody tfoot tr td th caption");
const tableCells = wordSet("table td th caption");
const lists = wordSet("ul ol menu dir");

/** Elements that a paragraph or a list item may be closed through by the next one. */
const passable: ReadonlySet<string> = new Set([...inlineElements, "address", "div", "p"]);

/** Which open elements an opening tag ends, and what it never reaches beyond. */
export interface Closing {
  closes: (name: string) => boolean;
  barrier: (name: string) => boolean;
  /** End everything down to the barrier, which stays open (`<td>` ends an unclosed list). */
  downTo?: true;
}

const among = (words: string): ((name: string) => boolean) => {
  const names = wordSet(words);
  return (name) => names.has(name);
};
const notPassable = (name: string): boolean => !passable.has(name);
const always = (): boolean => true;
const never = (): boolean => false;

const paragraphClosing: Closing = {
  closes: among("p"),
  barrier: among("table td th caption button"),
};
const closings: Readonly<Record<string, Closing>> = {
  li: { closes: among("li"), barrier: notPassable },
  "dt dd": { closes: among("dt dd"), barrier: notPassable },
  "td th": { closes: never, barrier: among("table thead tbody tfoot tr"), downTo: true },
  tr: { closes: never, barrier: among("table thead tbody tfoot"), downTo: true },
  "thead tbody tfoot caption colgroup": { closes: never, barrier: among("table"), downTo: true },
  body: { closes: among("head"), barrier: always },
  a: { closes: among("a"), barrier: always },
};
const byName = new Map(
  Object.entries(closings).flatMap(([names, closing]) =>
    names.split(" ").map((name) => [name, closing] as const),
  ),
);

/**
 * What opening `name` ends. The HTML standard's rules for lists, tables and paragraphs, without its
 * moving of misplaced content: a list that stands between two table rows stays where it is.
 */
export function closingOf(name: string): Closing | undefined {
  return byName.get(name) ?? (inlineElements.has(name) ? undefined : paragraphClosing);
}

/** Whether the end tag of `name` may close through an open `other`. */
export function endsThrough(name: string, other: string): boolean {
  if (name === "table") return true;
  if (tableParts.has(name)) return other !== "table";
  if (name === "li") return !lists.has(other) && !tableCells.has(other);
  if (inlineElements.has(name)) return inlineElements.has(other);
  return !tableCells.has(other);
}
