import { isTag, type Element, type AnyNode } from "domhandler";
import { languageOfLabel } from "../languages.js";
import type { DomView } from "./dom-view.js";
import { cellsOf, type TableHeader } from "./find-tables.js";
import { splitName } from "./name-cell.js";
import { requiredOf } from "../required.js";
import { columnOf, sectionOf } from "./words.js";

/** A row as found in the markup, its cells not yet read. */
export interface FoundRow {
  /** What holds the cells; the first cell where nothing does. */
  element: AnyNode;
  cells: AnyNode[];
  /** Fewer cells than the table has columns. */
  partial: boolean;
}

/** Kinds of elements whose children are cells even when there are fewer than columns. */
const rowElements: ReadonlySet<string> = new Set(["tr", "ul", "ol"]);

export interface Region {
  rows: FoundRow[];
  /** Position behind the last row. */
  end: number;
}

/**
 * Finds the rows below a header, in document order: every element with as many cells as the header,
 * the first of them a name and the second a type; a group that begins with `<dt>`; or, in a grid
 * without row elements, every run of cells. Behind its cells a row may hold its members' rows.
 * @param stops Positions where something else begins: a heading, code, another table.
 */
export function findRows(view: DomView, header: TableHeader, stops: ReadonlySet<number>): Region {
  const finder = new RowFinder(view, header);
  const rows: FoundRow[] = [];
  let end = header.end + 1;
  let position = header.end + 1;
  while (position < view.nodes.length && !stops.has(position)) {
    const node = view.nodes[position];
    const row = node && isTag(node) ? finder.rowAt(node) : undefined;
    if (row) {
      rows.push(row);
      const last = row.cells.at(-1);
      position = last ? view.endOf(last) + 1 : position + 1;
      end = position;
    } else position++;
  }
  return { rows, end };
}

class RowFinder {
  private readonly width: number;
  /** Parents whose children are the cells of many rows, one after the other. */
  private readonly grids = new Set<AnyNode>();

  constructor(
    private readonly view: DomView,
    private readonly header: TableHeader,
  ) {
    this.width = header.columns.length;
    if (header.flat) this.grids.add(header.parent);
  }

  rowAt(node: Element): FoundRow | undefined {
    if (node.name === "dt" || (node.parent && this.grids.has(node.parent)))
      return this.groupAt(node);
    if (node.name === "dl") return undefined;
    const cells = withoutIcon(cellsOf(node), this.width);
    const row = this.rowOf(node, cells);
    const second = row && this.rowOf(node, cells.slice(this.width));
    if (!second || second.partial) return row;
    this.grids.add(node);
    return undefined;
  }

  /** A row without an element of its own: this node and the siblings that belong to it. */
  private groupAt(node: Element): FoundRow | undefined {
    const cells: AnyNode[] = [];
    for (let next: AnyNode | null = node; next && cells.length < this.width; next = next.next) {
      if (!isTag(next)) continue;
      if (next !== node && next.name === "dt") break;
      cells.push(next);
    }
    return this.rowOf(node, cells);
  }

  private rowOf(element: Element, all: readonly AnyNode[]): FoundRow | undefined {
    const partial = all.length < this.width;
    if (partial && (all.length < 3 || !rowElements.has(element.name))) return undefined;
    const cells = all.slice(0, this.width);
    if (cells.slice(0, 2).some((cell) => this.holdsCells(cell))) return undefined;
    const texts = cells.map((cell) => this.view.briefOf(cell));
    const isRow =
      this.header.kind === "errorCodes"
        ? isErrorRow(element, texts[0])
        : this.isParamRow(texts, element.name === "tr" && !partial);
    return isRow ? { element, cells, partial } : undefined;
  }

  /** The row is further inside: name and type are one text each, perhaps with a mark beside it. */
  private holdsCells(cell: AnyNode): boolean {
    let node = cell;
    for (;;) {
      if (!isTag(node)) return false;
      const inner: AnyNode[] = cellsOf(node).filter((part) => this.view.briefOf(part) !== "");
      const [only] = inner;
      if (inner.length !== 1 || !only) return inner.length > 2;
      node = only;
    }
  }

  private isParamRow(texts: readonly (string | undefined)[], certain: boolean): boolean {
    const first = texts[this.columnAt("name")] ?? "";
    const type = texts[this.columnAt("type")];
    const { name } = splitName(first);
    if (name === "" || type === undefined || isLabels(first, type)) return false;
    if (certain) return true;
    if (!isName(name) || !isType(type)) return false;
    const required = this.columnAt("required");
    return required < 0 || isRequired(texts[required]);
  }

  private columnAt(key: TableHeader["columns"][number]): number {
    return this.header.columns.indexOf(key);
  }
}

function isErrorRow(element: Element, code: string | undefined): boolean {
  if (code === undefined || columnOf(code) === "code") return false;
  return element.name === "tr" || (code !== "" && !/[^\w.:-]/.test(code));
}

function isRequired(word: string | undefined): boolean {
  return word === "" || (word !== undefined && requiredOf(word) !== undefined);
}

/** The header once more, the heading of the samples, or their tabs. */
function isLabels(first: string, second: string): boolean {
  return (
    (/[^\w\s]/.test(first) && sectionOf(first) !== undefined) ||
    (columnOf(first) === "name" && columnOf(second) === "type") ||
    (languageOfLabel(first) !== undefined && languageOfLabel(second) !== undefined)
  );
}

/** An empty element before the name cell is an icon. */
function withoutIcon(cells: readonly AnyNode[], width: number): readonly AnyNode[] {
  const first = cells[0];
  const icon = cells.length > width && first && isTag(first) && first.children.length === 0 ? 1 : 0;
  return cells.slice(icon);
}

function isName(text: string): boolean {
  return !/[\s<>"'，。；：:()（）、]/.test(text);
}

function isType(text: string): boolean {
  return !/[^\w\s$.<>[\],()-]/.test(text);
}
