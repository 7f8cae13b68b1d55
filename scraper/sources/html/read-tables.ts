import { isTag, type AnyNode } from "domhandler";
import type { Page, Row } from "../../page.js";
import { wordSet } from "../../word-table.js";
import { cellText } from "./cell-text.js";
import { $, type DomView } from "./dom-view.js";
import { findRows, type FoundRow } from "./find-rows.js";
import type { TableHeader } from "./find-tables.js";
import { headingBefore, outside, type Heading, type Stretch } from "./headings.js";
import { readRows } from "./read-rows.js";
import type { ColumnKey, SectionKey } from "./words.js";

/** A table, with the part of the page that it belongs to. */
interface FoundTable {
  header: TableHeader;
  rows: FoundRow[];
  section: SectionKey;
  /** A heading says so; else its columns do. */
  headed: boolean;
  stretch: Stretch;
}

export interface Tables {
  /** Absent when the page has neither the table nor its heading. */
  request: Row[] | undefined;
  response: Row[] | undefined;
  errorCodes: Page["errorCodes"];
  /** Where the first table of parameters begins, and where the last one ends. */
  start: number;
  end: number;
  /** The headings that stand outside all tables. */
  headings: Heading[];
  /** Where any table begins, those of common parameters too; in order. */
  starts: number[];
}

/** The columns of a table without a header. */
const usualColumns: Record<"request" | "response", ColumnKey[]> = {
  request: ["name", "type", "required", "example", "limits", "description"],
  response: ["name", "type", "example", "description"],
};

/** Parameters of every API; a table that has only these is not the API's own. */
const commonNames = wordSet(
  "method app_key target_app_key sign_method sign session timestamp format v partner_id simplify " +
    "access_token api_version",
);

/** Reads the tables of a page. `lineOf` gives the line of an offset in the source. */
export function readTables(
  view: DomView,
  headers: readonly TableHeader[],
  found: { headings: readonly Heading[]; codes: readonly Stretch[] },
  lineOf: (offset: number) => number,
): Tables {
  const own = withoutRepeated(view, headers);
  const stops = new Set<number>([
    ...found.headings.map(({ position }) => position),
    ...found.codes.map(({ start }) => start),
    ...own.map(({ start }) => start),
    ...own.map(({ parent }) => view.positionOf(parent)),
  ]);
  const regions = own.map((header) => findRows(view, header, stops));
  const stretches = own.map((header, i) => ({
    start: header.start,
    end: Math.max(header.end, (regions[i]?.end ?? 0) - 1),
  }));
  const headings = outside(found.headings, stretches);
  const tables = own.map((header, i): FoundTable => {
    const stretch = stretches[i] ?? { start: header.start, end: header.end };
    return { header, rows: regions[i]?.rows ?? [], stretch, ...placeOf(header, headings) };
  });
  const find = (section: "request" | "response"): FoundTable | undefined =>
    choose(tables, section) ??
    headless(view, headings, section, stops) ??
    unheaded(tables, section);
  const [request, response] = [find("request"), find("response")];
  const rowsOf = (section: "request" | "response", table?: FoundTable): Row[] | undefined => {
    if (table) return readRows(view, table.header, table.rows, lineOf);
    return headings.some(({ key }) => key === section) ? [] : undefined;
  };
  const stretchOf = (table?: FoundTable): Stretch[] => (table ? [table.stretch] : []);
  const shown = [...stretchOf(request), ...stretchOf(response)];
  const starts = shown.map(({ start }) => start);
  return {
    request: rowsOf("request", request),
    response: rowsOf("response", response),
    errorCodes: readErrorCodes(choose(tables, "errorCodes")),
    start: Math.min(view.nodes.length, ...(starts.length > 0 ? starts : own.map((t) => t.start))),
    end: Math.max(0, ...shown.map(({ end }) => end)),
    headings,
    starts: own.map((header) => header.start),
  };
}

/**
 * The table of a page without the section's heading, by its columns: the last heading above it is
 * then that of the folded common parameters, whose own table comes first.
 */
function unheaded(
  tables: readonly FoundTable[],
  section: "request" | "response",
): FoundTable | undefined {
  const place = tables.some((table) => table.section === "common") ? "common" : "rest";
  const alike = tables.filter((table) => {
    return table.section === place && table.header.kind === section;
  });
  const own = alike.filter((table) => !namesOf(table).every((name) => commonNames.has(name)));
  return own[0] ?? alike.at(-1);
}

/** A header inside another table's body is that table's own once more. */
function withoutRepeated(view: DomView, headers: readonly TableHeader[]): TableHeader[] {
  const own: TableHeader[] = [];
  for (const header of headers) {
    const last = own.at(-1);
    const [table] = last?.parent.name === "tr" ? $(last.parent).closest(isTable) : [];
    const inside = table && header.start <= view.endOf(table);
    const same = last?.columns.join() === header.columns.join();
    const deeper = last && view.levelOf(header.parent) > view.levelOf(last.parent);
    if (!inside && !(same && deeper)) own.push(header);
  }
  return own;
}

/** Not a selector, which would be read anew for each of the elements around. */
const isTable = (_: number, node: AnyNode): boolean => isTag(node) && node.name === "table";

function placeOf(
  header: TableHeader,
  headings: readonly Heading[],
): Pick<FoundTable, "section" | "headed"> {
  if (header.kind === "errorCodes") return { section: "errorCodes", headed: true };
  const nearest = headingBefore(headings, header.start)?.key;
  if (nearest === "common" || nearest === "request" || nearest === "response") {
    return { section: nearest, headed: true };
  }
  if (nearest === "rest") return { section: "rest", headed: true };
  return { section: header.kind, headed: false };
}

function choose(tables: readonly FoundTable[], section: SectionKey): FoundTable | undefined {
  const all = tables.filter((table) => table.section === section);
  const own = all.filter((table) => !isCommon(table));
  const candidates = own.length > 0 ? own : all;
  return candidates.find(({ headed }) => headed) ?? candidates[0];
}

function isCommon(table: FoundTable): boolean {
  const names = namesOf(table);
  return names.includes("app_key") && names.every((name) => commonNames.has(name));
}

function namesOf({ rows, header }: FoundTable): string[] {
  return rows.map(({ cells }) => cellText(cells[header.columns.indexOf("name")]));
}

/** A table below the section's heading that has rows, but no header. */
function headless(
  view: DomView,
  headings: readonly Heading[],
  section: "request" | "response",
  stops: ReadonlySet<number>,
): FoundTable | undefined {
  for (const { key, position } of headings) {
    const parent = view.nodes[position]?.parent;
    if (key !== section || !parent || !("name" in parent)) continue;
    const header: TableHeader = {
      columns: usualColumns[section],
      kind: section,
      start: position,
      end: position,
      parent,
      flat: false,
    };
    const { rows } = findRows(view, header, stops);
    const stretch = { start: position, end: position };
    if (rows.length > 0) return { header, rows, section, headed: true, stretch };
  }
  return undefined;
}

function readErrorCodes(table: FoundTable | undefined): Page["errorCodes"] {
  if (!table) return [];
  const { columns } = table.header;
  return table.rows.map(({ cells }) => ({
    code: cellText(cells[columns.indexOf("code")]),
    message: cellText(cells[columns.indexOf("message")]),
    solution: cellText(cells[columns.indexOf("solution")]),
  }));
}
