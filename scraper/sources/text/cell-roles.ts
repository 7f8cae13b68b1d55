import { isScalarType, looksLikeType } from "../../doc-types.js";
import type { NameEvidence } from "../../samples/members.js";
import { requiredOfWord } from "../required.js";
import type { Side } from "./head-lines.js";

/** One bullet of a block of nested rows, with the lines that continue it. */
export interface Cell {
  text: string;
  line: number;
}

/** What a cell of a nested row is. */
export const Role = {
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
export type Role = (typeof Role)[keyof typeof Role];
export const roles: readonly Role[] = Object.values(Role);

export const isName = (role: Role): boolean => role === Role.leafName || role === Role.parentName;
export const isType = (role: Role): boolean => role === Role.leafType || role === Role.parentType;

/** An item of the limits column (更多限制): `最大长度:32`, `默认值:true`. */
export function isLimit(text: string): boolean {
  return /^(?:最[大小](?:列表长度|列表长|长度|值)|默认值)\s{0,5}[:：]/.test(text);
}

/** `└ name`; captures also write `└─`, and leave the space out. */
const mark = /^[└├┗┣╰][─━-]{0,4}\s{0,4}(?=\S)/;

/** The name in a name cell, without the tree mark. */
export function nameOf(cell: string): string {
  return cell.replace(mark, "");
}

export function isMarked(cell: string): boolean {
  return mark.test(cell);
}

/** The price of a row with nothing but a name: such a cell is most often part of another row. */
const NAME_ALONE = -8;

/** The price of going from one column to another; -Infinity where the order of columns forbids it. */
export function transition(from: Role, to: Role, side: Side): number {
  if (to === Role.before) return from === Role.before ? -2 : -Infinity;
  if (isName(to)) {
    return isName(from) ? NAME_ALONE : isType(from) || from === Role.required ? -0.5 : 0;
  }
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

/** The price of a block that ends with a cell of this role. */
export function ending(role: Role): number {
  return isName(role) ? NAME_ALONE : 0;
}

/** What speaks for a cell's role, from the cell and the samples. */
export class RoleScorer {
  /** Unmarked cells that are names of rows as far as the samples have as many. */
  private readonly names: ReadonlySet<number>;

  constructor(
    private readonly cells: readonly Cell[],
    private readonly evidence: NameEvidence,
  ) {
    this.names = evidence.known ? this.grantNames() : new Set();
  }

  emission(i: number, role: Role): number {
    const text = this.cells[i]?.text ?? "";
    switch (role) {
      case Role.leafName:
        return isMarked(text) ? 8 + this.nameScore(i) : -Infinity;
      case Role.parentName:
        return isUnmarkedName(text) ? this.nameScore(i) - 3 : -Infinity;
      case Role.leafType:
        return looksLikeType(text) ? (isScalarType(text) ? 5 : 2) : -8;
      case Role.parentType:
        if (!looksLikeType(text)) return -8;
        return isScalarType(text) ? -6 : /^[A-Z]/.test(text) ? 5 : 2;
      case Role.required:
        return isRequiredWord(text) ? 5 : -Infinity;
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

  /** A value that a sample shows for the name is the row's example, even where it looks like a type. */
  pair(i: number, previous: Role, role: Role): number {
    if (role !== Role.first && !isType(role)) return 0;
    const back = previous === Role.required ? 3 : isType(previous) ? 2 : isName(previous) ? 1 : 0;
    if (back === 0) return 0;
    const name = nameOf(this.cells[i - back]?.text ?? "");
    const text = this.cells[i]?.text ?? "";
    if (!this.evidence.values(name).has(text)) return 0;
    return role === Role.first ? 2 : isScalarType(text) ? 0 : -4;
  }

  private nameScore(i: number): number {
    const text = this.cells[i]?.text ?? "";
    if (text === "true" || text === "false" || text === "null") return -6;
    if (!this.evidence.known) return 0;
    if (isMarked(text)) return this.evidence.has(nameOf(text)) ? 4 : -2;
    // Class names begin with a capital, names of parameters hardly ever.
    return this.names.has(i) ? 4 : /^[A-Z]/.test(text) ? -6 : -4;
  }

  /**
   * An example or description may be the word that is also a name. Of all cells with a name as many
   * are rows as the samples have members: first those with the tree mark, then those that look most
   * like a row.
   */
  private grantNames(): Set<number> {
    const left = new Map<string, number>();
    const unmarked: { i: number; text: string; likeness: number }[] = [];
    const last = new Map<string, number>();
    this.cells.forEach(({ text }, i) => {
      const name = nameOf(text);
      if (isMarked(text)) {
        left.set(name, (left.get(name) ?? this.evidence.count(name)) - 1);
      } else if (isUnmarkedName(text) && this.evidence.has(text)) {
        const repeats = i - (last.get(text) ?? -Infinity) <= 3;
        unmarked.push({ i, text, likeness: this.rowLikeness(i) - (repeats ? 0.5 : 0) });
      }
      last.set(name, i);
    });
    const granted = new Set<number>();
    for (const { i, text } of unmarked.sort((a, b) => b.likeness - a.likeness)) {
      const count = left.get(text) ?? this.evidence.count(text);
      if (count <= 0) continue;
      left.set(text, count - 1);
      granted.add(i);
    }
    return granted;
  }

  private rowLikeness(i: number): number {
    const type = this.cells[i + 1]?.text ?? "";
    if (!looksLikeType(type)) return 0;
    const required = isRequiredWord(this.cells[i + 2]?.text ?? "") ? 2 : 0;
    if (isScalarType(type)) return required;
    return required + (type.endsWith("]") ? 3 : /^[A-Z]/.test(type) ? 2 : 1);
  }
}

function isUnmarkedName(text: string): boolean {
  return /^[A-Za-z_$][\w$.:@-]{0,199}$/.test(text);
}

function isRequiredWord(text: string): boolean {
  return requiredOfWord(text) !== undefined;
}
