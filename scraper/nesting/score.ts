import { hasBit, type Frame, type View } from "./frame.js";
import { elementOf, memberIndex, rowIndex, type SampleMember } from "../samples/members.js";
import type { NestingRow } from "./nesting-row.js";
import type { Renames } from "./renames.js";

/**
 * How much each piece of evidence weighs. Membership in the sample outweighs everything else; values
 * and kinds decide between equal names; order only between places that are otherwise equal.
 */
export const weights = {
  member: 10,
  missing: -6,
  missingFromCut: -1,
  repeated: -10,
  unusedMember: -4,
  value: 4,
  shortValue: 2,
  otherValue: -3,
  kind: 2,
  otherKind: -4,
  outOfOrder: -1,
  renamed: -2,
  emptyParent: -14,
  childOfLeaf: -1000,
  childOfScalar: -14,
  childOfUnmarked: -2,
  /** More than a missing member takes away: what no sample shows stands where it stands elsewhere. */
  envelope: 7,
  /** Breaks ties for the innermost object: most rows belong where the row above does. */
  inner: 0.01,
} as const;

/** How well a row fits into an object, over all samples that show the object. */
export function fitScore(frame: Frame, row: NestingRow, renames: Renames): number {
  if (frame.views.length === 0) return 0;
  let sum = 0;
  for (const view of frame.views) sum += viewScore(view, row, renames);
  return sum / frame.views.length;
}

function viewScore(view: View, row: NestingRow, renames: Renames): number {
  const i = rowIndex(view.object, row);
  const member = view.object.members[i];
  if (!member) {
    if (view.object.cut) return weights.missingFromCut;
    return isParent(row) && renames.find(view) !== -1 ? weights.renamed : weights.missing;
  }
  if (hasBit(view.used, i)) return weights.repeated;
  const order = i < view.last ? weights.outOfOrder : 0;
  return weights.member + order + kindScore(member, row) + valueScore(member, row);
}

function kindScore(member: SampleMember, row: NestingRow): number {
  const nested = member.members.some((child) => child.members.length > 0);
  if (isParent(row)) {
    if (member.members.length > 0) return weights.kind;
    return member.values.some((value) => value !== "") ? weights.otherKind : 0;
  }
  if (member.members.length === 0) return 0;
  if (row.list && !nested) return 0;
  return row.leaf === true ? weights.otherKind : 0;
}

/** The page says, or the type suggests, that the row has members. */
function isParent(row: NestingRow): boolean {
  return row.leaf === false || (row.leaf === undefined && row.kind === "object");
}

function valueScore(member: SampleMember, row: NestingRow): number {
  if (row.texts.length === 0 || member.members.length > 0) return 0;
  const values = member.values.filter((value) => value !== "");
  if (values.length === 0) return 0;
  const hit = values.find((value) => row.texts.includes(value));
  if (hit === undefined) return weights.otherValue;
  return hit.length > 1 ? weights.value : weights.shortValue;
}

/**
 * The price of closing an object: members of the sample that never got a row, and an object that
 * the page marks as one with members but that has none.
 */
export function closeScore(frame: Frame, row: NestingRow | undefined): number {
  let score = 0;
  if (frame.childCount === 0 && row?.leaf === false) score += weights.emptyParent;
  if (frame.views.length === 0) return score;
  let sum = 0;
  for (const { object, usedCount } of frame.views) {
    if (!object.cut) sum += weights.unusedMember * (object.members.length - usedCount);
  }
  return score + sum / frame.views.length;
}

/**
 * The objects that a row's members stand in: the member itself, or the element of a list. Where the
 * sample has a wrapper, the names of the rows that follow tell which side of it they are on.
 */
export function objectsOf(
  members: readonly SampleMember[],
  row: NestingRow,
  following: readonly NestingRow[],
): SampleMember[] {
  return members
    .filter((member) => member.members.length > 0 || member.cut)
    .map((member) => {
      const element = elementOf(member);
      if (!element || element.members.length === 0) return member;
      const inside = standsIn(member, element, following);
      return inside ?? (row.list ? element : member);
    });
}

/** The one of two objects that the first of the rows known to them belongs to; undefined when both have it. */
export function standsIn(
  outer: SampleMember,
  inner: SampleMember,
  rows: readonly { name: string; leaf?: boolean | undefined }[],
): SampleMember | undefined {
  for (const { name, leaf } of rows) {
    // A row without members can't be the element itself, though it may have its name.
    const found = outer.members[memberIndex(outer, name)];
    const inOuter =
      found !== undefined && !(leaf === true && found === inner && found.members.length > 0);
    const inInner = memberIndex(inner, name) !== -1;
    if (inOuter && inInner) return undefined;
    if (inOuter || inInner) return inOuter ? outer : inner;
  }
  return undefined;
}

/** The position of the member that a sample shows for a row, under its own or another name; or -1. */
export function memberFor(view: View, row: NestingRow, renames: Renames): number {
  const i = rowIndex(view.object, row);
  return i === -1 && isParent(row) ? renames.find(view) : i;
}
