import type { SampleMember } from "../samples/members.js";

/** One sample's view of an object that is being filled with rows. */
export interface View {
  object: SampleMember;
  /** Which members have their row, one bit a member. */
  used: Bits;
  usedCount: number;
  /** The member that got its row last, to see members out of order. */
  last: number;
}

/** An open object: rows may still be put into it. Frames are never changed, states share them. */
export interface Frame {
  /** Index of the object's row, -1 for the table itself. */
  row: number;
  up: Frame | undefined;
  /** 0 for the table itself. */
  depth: number;
  /** One a sample that shows the object; none where no sample does. */
  views: readonly View[];
  childCount: number;
  /** Equal for frames with the same rows above them, in whatever state. */
  chain: number;
  /** The repeated names (by their number) that a child has. */
  names: Bits;
}

/** A small immutable set of numbers. */
export type Bits = Readonly<Uint32Array>;
export const noBits: Bits = new Uint32Array(0);

export function hasBit(bits: Bits, i: number): boolean {
  return (((bits[i >>> 5] ?? 0) >>> (i & 31)) & 1) === 1;
}

export function withBit(bits: Bits, i: number): Bits {
  const copy = new Uint32Array(Math.max(bits.length, (i >>> 5) + 1));
  copy.set(bits);
  copy[i >>> 5] = (copy[i >>> 5] ?? 0) | (1 << (i & 31));
  return copy;
}

export function openView(object: SampleMember): View {
  return { object, used: noBits, usedCount: 0, last: -1 };
}

/** The view after the member at position `i` got its row. */
export function useMember(view: View, i: number): View {
  if (i === -1 || hasBit(view.used, i)) return view;
  const used = withBit(view.used, i);
  return { object: view.object, used, usedCount: view.usedCount + 1, last: i };
}
