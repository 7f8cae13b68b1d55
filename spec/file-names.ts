/**
 * The file names that stand for methods. Methods may differ by case only; their files must not, since
 * some disks ignore it. A name depends on the set of methods, never on their order.
 */
import { createHash } from "node:crypto";
import { groupBy } from "./group-by.js";

/** Longest stem; with a suffix and `.json` it stays well under the 255 bytes that disks allow. */
const maxLength = 150;
/** Names that Windows gives to devices, whatever follows behind the first dot. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** Method → file name without its extension, unique also where case is ignored. */
export function fileStems(methods: Iterable<string>): Map<string, string> {
  const stems = new Map<string, string>();
  for (const group of groupBy(methods, (method) => plainStem(method).toLowerCase()).values()) {
    // The last in code-unit order is the one with the most lower case: it keeps the plain name.
    const [plain, ...others] = [...new Set(group)].sort().reverse();
    if (plain !== undefined) stems.set(plain, plainStem(plain));
    for (const method of others) stems.set(method, suffixedStem(method));
  }
  return stems;
}

/** The stems under which a method's file may stand: alone, or beside others of nearly the same name. */
export function stemsOf(method: string): [plain: string, suffixed: string] {
  return [plainStem(method), suffixedStem(method)];
}

/** The method that a stem stands for, where the stem alone tells. */
export function methodOfStem(stem: string): string | undefined {
  return stem.includes("~") || stem.startsWith("_") ? undefined : stem;
}

function plainStem(method: string): string {
  const first = method.split(".", 1)[0] ?? "";
  const safe = reserved.test(first) ? `_${method}` : method;
  return safe.length > maxLength ? `${safe.slice(0, maxLength)}~${digest(method)}` : safe;
}

function suffixedStem(method: string): string {
  const stem = plainStem(method);
  return stem.includes("~") ? stem : `${stem}~${digest(method)}`;
}

function digest(method: string): string {
  return createHash("sha256").update(method).digest("hex").slice(0, 8);
}
