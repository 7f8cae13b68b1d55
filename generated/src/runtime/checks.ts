// Copied by topgen from templates/runtime/checks.ts. Do not edit.
/**
 * The limits of the documentation as checks of one value. Each carries the page's own words and
 * says what it found; values of another type pass, their type is reported elsewhere.
 */
import type * as z from "zod";
import { compareDecimals, decimalText } from "./decimal.js";
import { toFilePart } from "./kinds.js";
import { formatDate } from "./time.js";

/** A limit of one value. */
export interface Check {
  readonly rule: string;
  readonly quote: string;
  /** What is wrong with the value, or `undefined`. */
  readonly test: (value: unknown) => string | undefined;
}

/** `: the page says "…"`, or nothing where the page has no words. */
export function quoted(message: string, quote: string): string {
  return quote === "" ? message : `${message} (documentation: "${quote}")`;
}

/** Adds the checks to the zod schema of a value. */
export function withChecks(schema: z.ZodType, checks: readonly Check[]): z.ZodType {
  let checked = schema;
  for (const { rule, quote, test } of checks) {
    checked = checked.check((payload) => {
      const wrong = test(payload.value);
      if (wrong === undefined) return;
      const params = quote === "" ? { rule } : { rule, quote };
      payload.issues.push({
        code: "custom",
        input: payload.value,
        message: quoted(wrong, quote),
        params,
        continue: true,
      });
    });
  }
  return checked;
}

/** A single value as the text that is sent; `undefined` for lists, objects and files. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value === "number") return decimalText(value);
  if (typeof value === "bigint" || typeof value === "boolean") return String(value);
  return value instanceof Date && !Number.isNaN(value.getTime()) ? formatDate(value) : undefined;
}

function characters(value: unknown): number | undefined {
  const text = textOf(value) ?? jsonText(value);
  if (text === undefined) return undefined;
  // A high surrogate and the low one after it are one character.
  let count = text.length;
  for (let at = 0; at + 1 < text.length; at++) {
    if (isHighSurrogate(text, at) && isLowSurrogate(text, at + 1)) count--;
  }
  return count;
}

function isHighSurrogate(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800;
}

function isLowSurrogate(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00;
}

function jsonText(value: unknown): string | undefined {
  const isPlain = typeof value === "object" && value !== null && toFilePart(value) === undefined;
  return isPlain
    ? JSON.stringify(value, (_, member: unknown) => textOf(member) ?? member)
    : undefined;
}

const utf8 = new TextEncoder();

function bytes(value: unknown): number | undefined {
  const data = toFilePart(value)?.data;
  if (data instanceof Blob) return data.size;
  if (data instanceof Uint8Array || data instanceof ArrayBuffer) return data.byteLength;
  if (data !== undefined) return undefined;
  const text = textOf(value) ?? jsonText(value);
  return text === undefined ? undefined : utf8.encode(text).length;
}

/** Items of a list, of a comma-joined text or of a JSON list in text. */
function items(value: unknown): number | undefined {
  if (Array.isArray(value)) return value.length;
  if (typeof value !== "string" || value.trim() === "") return undefined;
  if (!value.trimStart().startsWith("[")) return value.split(",").length;
  try {
    const list: unknown = JSON.parse(value);
    return Array.isArray(list) ? list.length : undefined;
  } catch {
    return undefined;
  }
}

interface Measure {
  readonly rule: string;
  readonly unit: string;
  readonly count: (value: unknown) => number | undefined;
  readonly most: boolean;
}

function measured({ rule, unit, count, most }: Measure, limit: number, quote: string): Check {
  const test = (value: unknown): string | undefined => {
    const found = count(value);
    if (found === undefined || (most ? found <= limit : found >= limit)) return undefined;
    return `${most ? "at most" : "at least"} ${limit} ${unit}, found ${found}`;
  };
  return { rule, quote, test };
}

/** Longest text, in characters (code points). */
export function maxLength(limit: number, quote: string): Check {
  return measured(
    { rule: "maxLength", unit: "characters", count: characters, most: true },
    limit,
    quote,
  );
}

/** Shortest text, in characters (code points). */
export function minLength(limit: number, quote: string): Check {
  return measured(
    { rule: "minLength", unit: "characters", count: characters, most: false },
    limit,
    quote,
  );
}

/** Longest text in UTF-8 bytes, largest file in bytes. A stream's size is not known. */
export function maxBytes(limit: number, quote: string): Check {
  return measured({ rule: "maxBytes", unit: "bytes", count: bytes, most: true }, limit, quote);
}

/** Shortest text in UTF-8 bytes, smallest file in bytes. */
export function minBytes(limit: number, quote: string): Check {
  return measured({ rule: "minBytes", unit: "bytes", count: bytes, most: false }, limit, quote);
}

/** Most items of a list, also of one written as comma-joined or JSON text. */
export function maxItems(limit: number, quote: string): Check {
  return measured({ rule: "maxItems", unit: "items", count: items, most: true }, limit, quote);
}

/** Fewest items of a list. */
export function minItems(limit: number, quote: string): Check {
  return measured({ rule: "minItems", unit: "items", count: items, most: false }, limit, quote);
}

interface Bound {
  readonly rule: string;
  readonly words: string;
  readonly holds: (order: number) => boolean;
}

function bounded({ rule, words, holds }: Bound, limit: number | string, quote: string): Check {
  const bound = textOf(limit) ?? "";
  const test = (value: unknown): string | undefined => {
    const text = textOf(value)?.trim();
    const order = text === undefined ? undefined : compareDecimals(text, bound);
    return order === undefined || holds(order) ? undefined : `must be ${words} ${bound}`;
  };
  return { rule, quote, test };
}

/** Smallest number. Decimal text compares digit by digit, so identifiers and prices keep theirs. */
export function minimum(limit: number | string, quote: string): Check {
  return bounded(
    { rule: "minimum", words: "at least", holds: (order) => order >= 0 },
    limit,
    quote,
  );
}

/** Largest number. */
export function maximum(limit: number | string, quote: string): Check {
  return bounded({ rule: "maximum", words: "at most", holds: (order) => order <= 0 }, limit, quote);
}

/** A number that must be exceeded. */
export function exclusiveMinimum(limit: number | string, quote: string): Check {
  return bounded(
    { rule: "exclusiveMinimum", words: "more than", holds: (order) => order > 0 },
    limit,
    quote,
  );
}

/** A number that must not be reached. */
export function exclusiveMaximum(limit: number | string, quote: string): Check {
  return bounded(
    { rule: "exclusiveMaximum", words: "less than", holds: (order) => order < 0 },
    limit,
    quote,
  );
}
