import type { NameEvidence } from "../../samples/members.js";
import {
  ending,
  isName,
  isType,
  Role,
  roles,
  RoleScorer,
  transition,
  type Cell,
} from "./cell-roles.js";
import type { Side } from "./head-lines.js";

/** A nested row as the range of its cells and what the first ones are. */
export interface NestedCells {
  start: number;
  end: number;
  hasType: boolean;
  hasRequired: boolean;
}

/**
 * Finds the rows in a block of bullets. No bullet says which column it is, empty cells are missing
 * and a description may itself hold bullets; so each cell is given the role for which the whole
 * block speaks best (Viterbi over the order of columns): tree marks, types, 必须/可选, names and
 * values that the samples have. Cells before the first row belong to the description above the
 * block. Linear in the number of cells.
 */
export function findNestedRows(
  cells: readonly Cell[],
  side: Side,
  evidence: NameEvidence,
): NestedCells[] {
  const scorer = new RoleScorer(cells, evidence);
  const steps = transitions[side];
  let scores = noScores();
  scores[Role.before] = 0;
  const back: Int8Array[] = [];
  cells.forEach((_, i) => {
    const next = noScores();
    const from = new Int8Array(roles.length).fill(-1);
    for (const role of roles) {
      const own = scorer.emission(i, role);
      if (own === -Infinity) continue;
      if (i === 0 && isName(role)) next[role] = own;
      for (const previous of roles) {
        const before = scores[previous] ?? -Infinity;
        const step = steps[previous]?.[role] ?? -Infinity;
        if (before === -Infinity || step === -Infinity) continue;
        const total = before + own + (step + scorer.pair(i, previous, role));
        if (total <= (next[role] ?? -Infinity)) continue;
        next[role] = total;
        from[role] = previous;
      }
    }
    back.push(from);
    scores = next;
  });
  for (const role of roles) scores[role] = (scores[role] ?? 0) + ending(role);
  return rowsOf(trace(back, scores));
}

/** The price of going from one role to another, which is the same for every cell of a side. */
const table = (side: Side): number[][] =>
  roles.map((from) => roles.map((to) => transition(from, to, side)));
const transitions: Record<Side, number[][]> = {
  request: table("request"),
  response: table("response"),
};

function noScores(): Float64Array {
  return new Float64Array(roles.length).fill(-Infinity);
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
