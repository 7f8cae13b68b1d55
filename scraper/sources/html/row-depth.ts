import { isTag, type AnyNode } from "domhandler";
import { isObjectType, isScalarType } from "../../doc-types.js";
import type { Row } from "../../page.js";
import { depthFeatures, isBesideMark, zeroWhenAbsent } from "./depth-features.js";
import type { DomView } from "./dom-view.js";
import type { FoundRow } from "./find-rows.js";
import { withoutLeafMark } from "./name-cell.js";

/** What is known of a row before its depth is. */
export interface MarkedRow {
  found: FoundRow;
  type: string;
  /** What stands before the name. */
  prefix: string;
  /** The row is marked as one without members; undefined when the page marks none. */
  leaf: boolean | undefined;
}

/** Where a row stands: at a depth, or at one that is not known. */
export type Depth = Pick<Row, "depth" | "mayBeTop">;

/** Objects that may turn out to have no members before a reading of the markup is given up. */
const EMPTY_OBJECTS = 0.2;

/**
 * The depth of every row, as far as the markup shows it. Rows built like the first one are rows of
 * the table itself (0). The others, or all when they are built alike, are at the depth that some
 * feature of the markup tells, if that gives a possible tree: steps down by one at most, no members
 * below a scalar or a leaf, members below objects, and not merely another look for leaves. Where no
 * feature does, the depth is left open for the samples to settle.
 */
export function readDepths(view: DomView, rows: readonly MarkedRow[]): Depth[] {
  const first = rows[0];
  if (!first) return [];
  const isTop = (row: MarkedRow): boolean => build(view, row) === build(view, first);
  const nested = rows.filter((row) => !isTop(row));
  if (nested.length === 0) return alikeDepths(view, rows);
  const told = tell(view, { open: nested, rows, isTop });
  return rows.map((row) => depthOf(isTop(row) ? 0 : told?.get(row)));
}

function depthOf(depth: number | undefined): Depth {
  return depth === undefined ? {} : { depth };
}

/**
 * All rows are built alike, so that one feature must tell table rows from members, too. If it can
 * only be one that tells objects from leaves, it is taken, unless it is part of the leaves' mark. Else a mark
 * for leaves is one for members, and what has none of the marks may be anywhere below the first row.
 */
function alikeDepths(view: DomView, rows: readonly MarkedRow[]): Depth[] {
  const question = { open: rows, rows, isTop: () => false };
  const told = tell(view, question) ?? tell(view, { ...question, evenByKind: true });
  if (told) return rows.map((row) => depthOf(told.get(row)));
  const isTop = (row: MarkedRow): boolean => row.leaf === false && isScalarType(row.type);
  return rows.map((row, i): Depth => {
    if (row.leaf === true) return {};
    return i === 0 || isTop(row) ? { depth: 0 } : { mayBeTop: true };
  });
}

function build(view: DomView, { found: { element } }: MarkedRow): string {
  return `${view.levelOf(element)}:${isTag(element) ? element.name : ""}:${isTag(element.parent as AnyNode) ? "" : "#"}`;
}

type Depths = ReadonlyMap<MarkedRow, number>;

interface Question {
  /** The rows whose depth is asked for, of all rows. */
  open: readonly MarkedRow[];
  rows: readonly MarkedRow[];
  isTop: (row: MarkedRow) => boolean;
  /** Take a feature that has one value for leaves and one for objects. */
  evenByKind?: true;
}

/** The depths by the first feature that gives a possible tree of all rows. */
function tell(view: DomView, { open, rows, isTop, evenByKind }: Question): Depths | undefined {
  const base = open.length === rows.length ? 0 : 1;
  const features = new Map(
    open.map((row) => [row, depthFeatures(view, row.found, indentIn(row))] as const),
  );
  for (const key of keysOf(features)) {
    const values = valuesOf(features, key);
    if (!values) continue;
    const depths = rank(values, base);
    const depthOf = (row: MarkedRow): number => (isTop(row) ? 0 : (depths.get(row) ?? base));
    const flat = new Set(depths.values()).size < 2;
    const telling =
      key === "nesting" ||
      !followsLeaves(open, depths) ||
      (evenByKind && !(isBesideMark(key) && open.some(({ leaf }) => leaf === true)));
    if ((flat ? mayBeFlat(open) : telling) && isPossible(rows, depthOf)) return depths;
  }
  return undefined;
}

/** A mark that tells leaves from objects says nothing about their depth. */
function indentIn({ prefix, leaf }: MarkedRow): string {
  return leaf === undefined ? prefix : withoutLeafMark(prefix);
}

/** What can be a feature of all rows: those of the first, and those that count as 0 where absent. */
function keysOf(features: ReadonlyMap<MarkedRow, ReadonlyMap<string, number>>): Set<string> {
  const keys = new Set<string>();
  for (const values of features.values()) {
    const first = keys.size === 0;
    for (const key of values.keys()) if (first || zeroWhenAbsent(key)) keys.add(key);
  }
  return keys;
}

function valuesOf(
  features: ReadonlyMap<MarkedRow, ReadonlyMap<string, number>>,
  key: string,
): Map<MarkedRow, number> | undefined {
  const values = new Map<MarkedRow, number>();
  for (const [row, found] of features) {
    const value = found.get(key) ?? (zeroWhenAbsent(key) ? 0 : undefined);
    if (value === undefined) return undefined;
    values.set(row, value);
  }
  return values;
}

/** Replaces values by their rank: indents of 20, 40 and 60 are the depths 1, 2 and 3. */
function rank(values: ReadonlyMap<MarkedRow, number>, base: number): Map<MarkedRow, number> {
  const sorted = [...new Set(values.values())].sort((a, b) => a - b);
  const ranks = new Map(sorted.map((value, i) => [value, i + base]));
  return new Map([...values].map(([row, value]) => [row, ranks.get(value) ?? base]));
}

/** One level for all is the whole truth only when none of the rows can have members. */
function mayBeFlat(rows: readonly MarkedRow[]): boolean {
  return rows.every((row) => row.leaf === true || isScalarType(row.type));
}

/** The feature only tells leaves from objects, as an icon or a mark does. */
function followsLeaves(rows: readonly MarkedRow[], depths: Depths): boolean {
  const byKind = new Map<boolean, Set<number>>();
  for (const row of rows) {
    const leaf = row.leaf ?? isScalarType(row.type);
    byKind.set(leaf, (byKind.get(leaf) ?? new Set()).add(depths.get(row) ?? 0));
  }
  return [...byKind.values()].every((found) => found.size === 1);
}

function isPossible(rows: readonly MarkedRow[], depthOf: (row: MarkedRow) => number): boolean {
  let objects = 0;
  let empty = 0;
  let before: MarkedRow | undefined;
  for (const row of [...rows, undefined]) {
    if (before) {
      const step = (row ? depthOf(row) : 0) - depthOf(before);
      const scalar = before.leaf === true || isScalarType(before.type);
      if (step > 1 || (step === 1 && scalar)) return false;
      if (before.leaf !== true && isObjectType(before.type)) {
        objects++;
        if (step < 1) empty++;
      }
    } else if (row && depthOf(row) !== 0) return false;
    before = row;
  }
  return empty <= objects * EMPTY_OBJECTS;
}
