import { Element, isTag, isText, type AnyNode } from "domhandler";
import type { DomView } from "./dom-view.js";
import { columnOf, type ColumnKey } from "./words.js";

/** The header of a table, whatever elements it is made of. */
export interface TableHeader {
  columns: ColumnKey[];
  /** `common` has no say here: whether a table is the common parameters', its heading tells. */
  kind: "request" | "response" | "errorCodes";
  /** Positions of the first header cell and of the last node of the last one. */
  start: number;
  end: number;
  /** What holds the cells. */
  parent: Element;
  /** The header's cells stand among the cells of the rows, with no element around a row. */
  flat: boolean;
}

/** Columns of the widest table that is looked at. */
const MAX_COLUMNS = 16;

/** Elements that never are a cell. */
const noCells: ReadonlySet<string> = new Set(["br", "hr", "col", "colgroup", "caption", "wbr"]);

/** The children that can be cells: elements, and text that is not blank. */
export function cellsOf(parent: Element): AnyNode[] {
  return parent.children.filter((child) =>
    isText(child) ? child.data.trim() !== "" : isTag(child) && !noCells.has(child.name),
  );
}

/**
 * Finds the headers of all tables by the words of their cells: siblings that name the columns of a
 * parameter table (名称, 类型 …) or of the error codes (错误码, 错误描述 …).
 */
export function findHeaders(view: DomView): TableHeader[] {
  const headers: TableHeader[] = [];
  const seen = new Set<Element>();
  for (const node of view.nodes) {
    const parent = node.parent;
    if (!(parent instanceof Element) || seen.has(parent) || !beginsHeader(view, node)) continue;
    seen.add(parent);
    const header = readHeader(view, parent);
    if (header) headers.push(header);
  }
  return headers;
}

function beginsHeader(view: DomView, node: AnyNode): boolean {
  const brief = view.briefOf(node);
  if (brief === undefined || brief === "") return false;
  const column = columnOf(brief);
  return column === "name" || column === "code";
}

function readHeader(view: DomView, parent: Element): TableHeader | undefined {
  const cells = cellsOf(parent);
  const labels = cells.map((cell) => columnOf(view.briefOf(cell) ?? ""));
  const from = labels.findIndex((label) => label === "name" || label === "code");
  const wholeRow = parent.name === "tr";
  const until = wholeRow ? cells.length : headerEnd(view, cells, from);
  const columns = readColumns(labels.slice(from, until), wholeRow);
  const first = cells[from];
  const last = cells[from + columns.length - 1];
  const kind = columns.length > MAX_COLUMNS ? undefined : kindOf(columns);
  if (!kind || !first || !last) return undefined;
  return {
    columns,
    kind,
    start: view.positionOf(first),
    end: view.endOf(last),
    parent,
    flat: parent.name !== "tr" && from + columns.length < cells.length,
  };
}

/**
 * Where the cells of a header may end that the rows' cells follow: at the next term of a list, and at
 * a label in other letters, for it may be a parameter named `code` or `limit` below a Chinese header.
 */
function headerEnd(view: DomView, cells: readonly AnyNode[], from: number): number {
  const isLatin = (cell: AnyNode | undefined): boolean =>
    cell !== undefined && /[a-z]/i.test(view.briefOf(cell) ?? "");
  const end = cells.findIndex(
    (cell, i) =>
      i > from && ((isTag(cell) && cell.name === "dt") || isLatin(cell) !== isLatin(cells[from])),
  );
  return end === -1 ? cells.length : end;
}

/** In a table row every cell is a column; elsewhere the cells of the rows may follow at once. */
function readColumns(labels: readonly (ColumnKey | undefined)[], wholeRow: boolean): ColumnKey[] {
  const columns: ColumnKey[] = [];
  for (const label of labels) {
    const known = label !== undefined && !columns.includes(label);
    if (!known && !wholeRow) break;
    columns.push(known ? label : "other");
  }
  return columns;
}

function kindOf(columns: readonly ColumnKey[]): TableHeader["kind"] | undefined {
  const known = columns.filter((column) => column !== "other").length;
  if (columns.includes("name") && columns.includes("type") && known >= 3) {
    return columns.includes("required") || columns.includes("limits") ? "request" : "response";
  }
  return columns[0] === "code" && columns.includes("message") ? "errorCodes" : undefined;
}
