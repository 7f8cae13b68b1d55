import { settleDepths } from "./beam.js";
import type { SampleMember } from "../samples/members.js";
import type { NestingRow, Placement } from "./nesting-row.js";

/**
 * Puts every row of a table under its parent: the tree on which the rows (order, tree marks, known
 * depths, types) and the samples (members, values, order) agree best, found for the table as a
 * whole. `roots` are the objects of the samples whose members are the rows of the table itself.
 * Pure; time is linear in the number of rows, depth is bounded by `MAX_NESTING`.
 */
export function nestRows(rows: readonly NestingRow[], roots: readonly SampleMember[]): Placement[] {
  const first = settleDepths(rows, roots, new Map());
  const shapes = shapesOf(rows, first);
  const borrows = first.some(({ members }, i) => {
    const row = rows[i];
    return members.length === 0 && row?.typeName !== undefined && shapes.has(row.typeName);
  });
  return borrows ? settleDepths(rows, roots, shapes) : first;
}

/** What the samples show for a class in one place they need not show again in another. */
function shapesOf(
  rows: readonly NestingRow[],
  placements: readonly Placement[],
): ReadonlyMap<string, SampleMember[]> {
  const shapes = new Map<string, SampleMember[]>();
  placements.forEach(({ members }, i) => {
    const typeName = rows[i]?.typeName;
    if (typeName === undefined || shapes.has(typeName)) return;
    const filled = members.filter((member) => member.members.length > 0);
    if (filled.length > 0) shapes.set(typeName, filled);
  });
  return shapes;
}
