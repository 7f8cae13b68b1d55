/** Elements without content or end tag. */
export const voidElements: ReadonlySet<string> = new Set(
  "area base basefont br col embed frame hr img input keygen link meta param source track wbr".split(
    " ",
  ),
);

/** Elements that flow within a line; everything else begins a line of its own. */
export const inlineElements: ReadonlySet<string> = new Set(
  (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q s " +
    "samp small span strike strong sub sup time tt u var wbr"
  ).split(" "),
);

const tableParts = new Set("table thead tbody tfoot tr td th caption".split(" "));
const tableCells = new Set(["table", "td", "th", "caption"]);
const lists = new Set(["ul", "ol", "menu", "dir"]);

/** Elements that a paragraph or a list item may be closed through by the next one. */
const passable: ReadonlySet<string> = new Set([...inlineElements, "address", "div", "p"]);

/** Which open elements an opening tag ends, and what it never reaches beyond. */
export interface Closing {
  closes: (name: string) => boolean;
  barrier: (name: string) => boolean;
  /** End everything down to the barrier, which stays open (`<td>` ends an unclosed list). */
  downTo?: true;
}

const notPassable = (name: string): boolean => !passable.has(name);
const never = (): boolean => false;

const itemClosing: Closing = { closes: (name) => name === "li", barrier: notPassable };
const termClosing: Closing = {
  closes: (name) => name === "dt" || name === "dd",
  barrier: notPassable,
};
const cellClosing: Closing = {
  closes: never,
  barrier: (name) => tableParts.has(name) && !["td", "th", "caption"].includes(name),
  downTo: true,
};
const rowClosing: Closing = {
  closes: never,
  barrier: (name) => ["table", "thead", "tbody", "tfoot"].includes(name),
  downTo: true,
};
const sectionClosing: Closing = { closes: never, barrier: (n) => n === "table", downTo: true };
const paragraphClosing: Closing = {
  closes: (name) => name === "p",
  barrier: (name) => tableCells.has(name) || name === "button",
};
const headClosing: Closing = { closes: (name) => name === "head", barrier: () => true };
const linkClosing: Closing = { closes: (name) => name === "a", barrier: () => true };

const byName = new Map<string, Closing>([
  ["li", itemClosing],
  ["dt", termClosing],
  ["dd", termClosing],
  ["td", cellClosing],
  ["th", cellClosing],
  ["tr", rowClosing],
  ["thead", sectionClosing],
  ["tbody", sectionClosing],
  ["tfoot", sectionClosing],
  ["caption", sectionClosing],
  ["colgroup", sectionClosing],
  ["body", headClosing],
  ["a", linkClosing],
]);

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
