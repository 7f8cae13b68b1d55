/** How alike two names or sentences are, and whether two parameters may be one under two names. */
import type { Param } from "../schema.js";
import { kindOf } from "./types.js";

/** A name without the ways of writing it: `brandId`, `brand_id`. */
const plainName = (name: string): string => name.replace(/[^A-Za-z0-9]/g, "").toLowerCase();

/** Words without spacing and punctuation. */
export const plainWords = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/[\s\p{P}\p{S}]+/gu, "")
    .toLowerCase();

/** Dice's coefficient of the pairs of neighbouring characters, 0 to 1. */
export function similarity(a: string, b: string): number {
  if (a === b) return 1;
  const [left, right] = [pairsOf(a), pairsOf(b)];
  let shared = 0;
  for (const [pair, count] of left) shared += Math.min(count, right.get(pair) ?? 0);
  const total = a.length + b.length - 2;
  return total <= 0 ? 0 : (2 * shared) / total;
}

function pairsOf(text: string): Map<string, number> {
  const pairs = new Map<string, number>();
  for (let index = 0; index + 1 < text.length; index++) {
    const pair = text.slice(index, index + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

/** Where a parameter stands among its siblings. */
export interface Standing {
  param: Param;
  /** The names before and behind it; `""` at an end. */
  neighbours: readonly [string, string];
}

/** What two parameters have in common, in words, and how much that weighs. */
export interface Support {
  weight: number;
  reasons: string[];
}

/** The least weight that makes two parameters one. */
export const enough = 3;

/** What speaks for a parameter having been renamed or moved to another place; undefined: nothing does. */
export function supportOf(before: Standing, after: Standing): Support | undefined {
  const [old, now] = [before.param, after.param];
  if (kindOf(old) !== kindOf(now) || old.list !== now.list) return undefined;
  const support: Support = { weight: 0, reasons: [] };
  const add = (weight: number, reason: string): void => {
    support.weight += weight;
    support.reasons.push(reason);
  };
  weighNames(old, now, add);
  weighWords(old, now, add);
  if (old.example !== "" && old.example === now.example) add(1, "the same example");
  if (old.fields !== undefined && now.fields !== undefined)
    weighMembers(old.fields, now.fields, add);
  const [a, b] = [before.neighbours, after.neighbours];
  const alike = (index: 0 | 1): boolean => a[index] === b[index];
  if (old.name !== now.name && alike(0) && alike(1)) add(1.5, "the same place in the table");
  return support.weight > 0 ? support : undefined;
}

type Add = (weight: number, reason: string) => void;

function weighNames(old: Param, now: Param, add: Add): void {
  if (old.name === now.name) add(2, "the same name");
  else if (plainName(old.name) === plainName(now.name)) add(3, "the same name in another spelling");
  else if (similarity(plainName(old.name), plainName(now.name)) >= 0.5) add(1, "a similar name");
}

function weighWords(old: Param, now: Param, add: Add): void {
  const [a, b] = [plainWords(old.description), plainWords(now.description)];
  if (a === "" || b === "") {
    if (a === b && old.name === now.name) add(1, "no description");
  } else if (a === b) add(2, "the same description");
  else if (similarity(a, b) >= 0.6) add(1.5, "a similar description");
  else add(-1, "another description");
}

function weighMembers(old: readonly Param[], now: readonly Param[], add: Add): void {
  const names = new Set(now.map(({ name }) => name));
  const shared = old.filter(({ name }) => names.has(name)).length;
  const all = old.length + now.length - shared;
  if (all === 0) return;
  if (shared / all >= 0.6) add(3, `${shared} of ${all} members`);
  else if (shared / all < 0.3) add(-2, "other members");
}
