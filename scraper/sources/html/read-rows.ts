import type { Row } from "../../page.js";
import { cellLines, cellText } from "./cell-text.js";
import { $, type DomView } from "./dom-view.js";
import type { FoundRow } from "./find-rows.js";
import type { TableHeader } from "./find-tables.js";
import { readLimits } from "./limits-cell.js";
import { hasBranchMark, hasLeafMark, splitName } from "./name-cell.js";
import { requiredOf } from "../required.js";
import { readDepths, type MarkedRow } from "./row-depth.js";
import type { ColumnKey } from "./words.js";

/** The rows of a parameter table, in order. `lineOf` gives the line of an offset in the source. */
export function readRows(
  view: DomView,
  header: TableHeader,
  found: readonly FoundRow[],
  lineOf: (offset: number) => number,
): Row[] {
  const rows = found.map((row) => readCells(header.columns, row));
  const prefixes = found.map((row) => splitName(rawText(row, header)).prefix);
  const drawsTree = prefixes.some(hasBranchMark);
  const marks = !drawsTree && prefixes.some(hasLeafMark);
  const marked = found.map((row, i): MarkedRow => {
    const prefix = prefixes[i] ?? "";
    return {
      found: row,
      type: rows[i]?.type ?? "",
      prefix,
      leaf: marks ? hasLeafMark(prefix) : undefined,
    };
  });
  const depths = readDepths(view, marked);
  return rows.map((row, i) => {
    const depth = depths[i] ?? {};
    const leaf = depth.depth === 0 || depth.mayBeTop ? undefined : marked[i]?.leaf;
    return {
      ...row,
      at: `line ${lineOf(found[i]?.element.startIndex ?? 0)}`,
      ...depth,
      ...(leaf === undefined ? {} : { leaf }),
    };
  });
}

/** The name cell with its indent: white space at the edge of a tag is the markup's, not the text's. */
function rawText(row: FoundRow, header: TableHeader): string {
  const cell = row.cells[header.columns.indexOf("name")];
  const text = $(cell).text();
  return text.replace(/[ \t\n\f\r]+/g, " ").replace(/^ /, "");
}

function readCells(columns: readonly ColumnKey[], { cells, partial }: FoundRow): Row {
  const at = (key: ColumnKey): string => cellText(cells[columns.indexOf(key)]);
  const limits = cells[columns.indexOf("limits")];
  const preset = at("default");
  const required = requiredOf(at("required"));
  const row: Row = {
    name: splitName(oneLine(at("name"))).name,
    type: oneLine(at("type")),
    limits: [
      ...(limits && !partial ? readLimits(cellLines(limits)) : []),
      ...(preset === "" ? [] : [`默认值:${preset}`]),
    ],
    ...required,
    at: "",
  };
  if (!partial) return { ...row, example: at("example"), description: at("description") };
  const known = columns.includes("required") ? 3 : 2;
  return { ...row, tail: { joined: false, cells: cells.slice(known).map(cellText) } };
}

function oneLine(text: string): string {
  return text.replaceAll("\n", " ");
}
