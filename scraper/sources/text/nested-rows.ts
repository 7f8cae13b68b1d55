import { isScalarType, looksLikeType } from "../../doc-types.js";
import type { NameEvidence } from "../../nesting/members.js";
import { isLimit } from "./limits.js";

/** One bullet of a block of nested rows, with the lines that continue it. */
export interface Cell {
  text: string;
  line: number;
}

/** A nested row as the range of its cells and what the first ones are. */
export interface NestedCells {
  start: number;
  end: number;
  hasType: boolean;
  hasRequired: boolean;
}

const Role = {
  /** Before the first row: the end of the description above. */
  before: 0,
  leafName: 1,
  parentName: 2,
  leafType: 3,
  parentType: 4,
  required: 5,
  first: 6,
  limit: 7,
  second: 8,
  more: 9,
} as const;
type Role = (typeof Role)[keyof typeof Role];
const roles: readonly Role[] = Object.values(Role);

const isName = (role: Role): boolean => role === Role.leafName || role === Role.parentName;
const isType = (role: Role): boolean => role === Role.leafType || role === Role.parentType;

const mark = "└";

/** The name in a name cell, without the tree mark. */
export function nameOf(cell: string): string {
  return cell.startsWith(mark) ? cell.slice(mark.length).trim() : cell;
}

export function isMarked(cell: string): boolean {
  return cell.startsWith(mark);
}

export interface NestedOptions {
  side: "request" | "response";
  evidence: NameEvidence;
}

/**
 * Finds the rows in a block of bullets. No bullet says which column it is, empty cells are missing
 * and a description may itself hold bullets; so each cell is given the role for which the whole
 * block speaks best (Viterbi over the order of columns): tree marks, types, 必须/可选, names and
 * values that the samples have. Linear in the number of cells.
 */
export function findNestedRows(cells: readonly Cell[], options: NestedOptions): NestedCells[] {
  const scorer = new RoleScorer(cells, options);
  let scores = new Float64Array(roles.length).fill(-Infinity);
  scores[Role.before] = 0;
  const back: Int8Array[] = [];
  cells.forEach((_, i) => {
    const next = new Float64Array(roles.length).fill(-Infinity);
    const from = new Int8Array(roles.length).fill(-1);
    for (const role of roles) {
      const own = scorer.emission(i, role);
      if (own === -Infinity) continue;
      if (i === 0 && isName(role)) next[role] = own;
      for (const previous of roles) {
        const step = transition(previous, role, options.side);
        const total = (scores[previous] ?? -Infinity) + own + step + scorer.pair(i, previous, role);
        if (total <= (next[role] ?? -Infinity)) continue;
        next[role] = total;
        from[role] = previous;
      }
    }
    back.push(from);
    scores = next;
  });
  return rowsOf(trace(back, scores));
}

/** The roles along the best way; none when no way leads through. */
function trace(back: readonly Int8Array[], scores: Float64Array): Role[] {
  let role = roles.reduce((best, r) => ((scores[r] ?? 0) > (scores[best] ?? 0) ? r : best));
  if (scores[role] === -Infinity) return [];
  const path: Role[] = [];
  for (let i = back.length - 1; i >= 0; i -= 1) {
    path.push(role);
    role = (back[i]?.[role] ?? -1) as Role;
  }
  return path.reverse();
}

function rowsOf(path: readonly Role[]): NestedCells[] {
  const rows: NestedCells[] = [];
  path.forEach((role, i) => {
    if (isName(role)) rows.push({ start: i, end: i + 1, hasType: false, hasRequired: false });
    const row = rows.at(-1);
    if (!row) return;
    row.end = i + 1;
    if (isType(role)) row.hasType = true;
    if (role === Role.required) row.hasRequired = true;
  });
  return rows;
}

/** The price of going from one column to another; -Infinity where the order of columns forbids it. */
function transition(from: Role, to: Role, side: "request" | "response"): number {
  if (to === Role.before) return from === Role.before ? -2 : -Infinity;
  if (isName(to)) return from === Role.first || from === Role.second ? 0 : -0.5;
  if (to === Role.leafType) return from === Role.leafName ? 0 : -Infinity;
  if (to === Role.parentType) return from === Role.parentName ? 0 : -Infinity;
  const untyped = from === Role.parentName ? -5 : -3;
  if (to === Role.required) {
    if (side === "response") return -Infinity;
    return isType(from) ? 0 : isName(from) ? untyped : -Infinity;
  }
  const unrequired = side === "request" ? -4 : 0;
  const fromHead = isName(from) ? untyped + unrequired : isType(from) ? unrequired : -Infinity;
  if (to === Role.first) return from === Role.required ? 0 : fromHead;
  if (to === Role.limit) {
    return from === Role.required || from === Role.first || from === Role.limit ? 0 : fromHead;
  }
  if (to === Role.second) return from === Role.first || from === Role.limit ? 0.5 : -Infinity;
  return from === Role.second || from === Role.more ? 0 : -Infinity;
}

/** What speaks for a cell's role, from the cell and the samples. */
class RoleScorer {
  constructor(
    private readonly cells: readonly Cell[],
    private readonly options: NestedOptions,
  ) {}

  emission(i: number, role: Role): number {
    const text = this.cells[i]?.text ?? "";
    switch (role) {
      case Role.leafName:
        return isMarked(text) ? 8 + this.nameScore(nameOf(text)) : -Infinity;
      case Role.parentName:
        return /^[A-Za-z_$][\w$.:@-]{0,199}$/.test(text) ? this.nameScore(text) - 3 : -Infinity;
      case Role.leafType:
        if (!looksLikeType(text)) return -8;
        return isScalarType(text) ? 5 : 2;
      case Role.parentType:
        if (!looksLikeType(text)) return -8;
        return isScalarType(text) ? -6 : 5;
      case Role.required:
        return text === "必须" || text === "可选" ? 5 : -Infinity;
      case Role.limit:
        return isLimit(text) ? 3 : -Infinity;
      case Role.before:
      case Role.first:
      case Role.second:
        return isMarked(text) ? -10 : 0;
      case Role.more:
        return isMarked(text) ? -12 : -2;
    }
  }

  /** A value that a sample shows for the name is the row's example. */
  pair(i: number, previous: Role, role: Role): number {
    if (role !== Role.first || !(isType(previous) || previous === Role.required)) return 0;
    const nameAt = previous === Role.required ? i - 3 : i - 2;
    const name = nameOf(this.cells[nameAt]?.text ?? "");
    return this.options.evidence.values(name).has(this.cells[i]?.text ?? "") ? 2 : 0;
  }

  private nameScore(name: string): number {
    if (name === "true" || name === "false" || name === "null") return -6;
    if (!this.options.evidence.known) return 0;
    return this.options.evidence.has(name) ? 4 : -2;
  }
}
