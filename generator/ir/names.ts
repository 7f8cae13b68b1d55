/**
 * Names. The rule: a TypeScript name is the segments of the document's name, split at everything
 * that is no ASCII letter or digit, each with a capital first letter, joined; descriptors and
 * schemas start in lower case. Where that gives nothing, a word of ours stands in; where it gives a
 * name that is reserved or known to every reader, a word follows; one that is taken is told apart by
 * the names around it (`share-names.ts`).
 */
import { reservedWords } from "../emit/identifier.js";

/** Names that generated modules use themselves, and globals that a reader takes for the real ones. */
const claimed: readonly string[] = (
  "TopApi TopClient Int64Input DateInput DecimalInput FieldListInput JsonInput FileInput MapInput " +
  "MockApi mock standardErrors Array ArrayBuffer BigInt " +
  "Blob Boolean Buffer Date Document Element Error Event Exclude Extract File FormData Function " +
  "Headers Infinity Iterable Iterator JSON Map Math NaN Node NonNullable Number Object Omit Partial " +
  "Pick Promise Proxy Readonly ReadonlyArray ReadableStream Record Reflect RegExp Request Required " +
  "Response ReturnType Set String Symbol URL Uint8Array WeakMap WeakSet " +
  "top z constructor prototype hasOwnProperty isPrototypeOf " +
  "propertyIsEnumerable toLocaleString toString valueOf then globalThis globals module exports require"
).split(" ");

/** `erp_coupon.d-t-o` → `ErpCouponDTO`; `""` when no ASCII letter or digit is in it. */
export function pascalCase(name: string): string {
  return name
    .split(/[^A-Za-z0-9]+/)
    .map((segment) => segment.charAt(0).toUpperCase() + segment.slice(1))
    .join("");
}

/** `ErpCouponDTO` → `erpCouponDTO`. */
export function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** Few characters that stand for a place (FNV-1a of its names, base 36). */
export function placeDigest(names: readonly string[]): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(JSON.stringify(names))) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  return hash.toString(36);
}

/** Whether a name means something else to generated modules or to their readers. */
export const isReserved = (name: string): boolean =>
  reservedWords.has(name) || claimed.includes(name);
const startable = (name: string): string => (/^[0-9]/.test(name) ? `_${name}` : name);

/** The name of an API's descriptor: `alibaba.alsc.crm.card.batch.sell` → `alibabaAlscCrmCardBatchSell`. */
export function apiIdentifier(method: string): string {
  const name = startable(lowerFirst(pascalCase(method)) || "api");
  return isReserved(name) ? `${name}Api` : name;
}

/** Hands out names within one module; the same name is never given twice. */
export class NameScope {
  readonly #taken: Set<string>;

  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken);
  }

  /** `wanted` in a form that can be declared, or `undefined` where that is taken. */
  claim(wanted: string): string | undefined {
    const safe = startable(wanted);
    const name = isReserved(safe) ? `${safe}Type` : safe;
    if (this.#taken.has(name)) return undefined;
    this.#taken.add(name);
    return name;
  }
}
