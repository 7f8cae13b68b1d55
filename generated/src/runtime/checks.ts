// Copied by topgen from templates/runtime/checks.ts. Do not edit.
/**
 * The limits of the documentation as checks of one value. Each carries the page's own words and
 * says what it found; values of another type pass, their type is reported elsewhere.
 */
import { compareDecimals, decimalText } from "./decimal.js";
import type { Rule } from "./validate.js";
import { toFilePart } from "./kinds.js";
import { formatDate } from "./time.js";

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
  // The two halves of a character beyond the first plane are one.
  return text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
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

type Measure = (value: unknown) => number | undefined;

/** Makes a check from a limit and the page's words for it. */
export type LimitOf<Limit> = (limit: Limit, quote: string) => Rule;

/* @__NO_SIDE_EFFECTS__ */
function counted(rule: string, unit: string, count: Measure): LimitOf<number> {
  const most = rule.startsWith("max");
  return (limit, quote) => ({
    rule,
    quote,
    test: (value) => {
      const found = count(value);
      if (found === undefined || (most ? found <= limit : found >= limit)) return undefined;
      return `${most ? "at most" : "at least"} ${limit} ${unit}, found ${found}`;
    },
  });
}

/** Longest text, in characters (code points). */
export const maxLength = counted("maxLength", "characters", characters);
/** Shortest text, in characters (code points). */
export const minLength = counted("minLength", "characters", characters);
/** Longest text in UTF-8 bytes, largest file in bytes. A stream's size is not known. */
export const maxBytes = counted("maxBytes", "bytes", bytes);
/** Shortest text in UTF-8 bytes, smallest file in bytes. */
export const minBytes = counted("minBytes", "bytes", bytes);
/** Most items of a list, also of one written as comma-joined or JSON text. */
export const maxItems = counted("maxItems", "items", items);
/** Fewest items of a list. */
export const minItems = counted("minItems", "items", items);

/* @__NO_SIDE_EFFECTS__ */
function bounded(
  rule: string,
  words: string,
  holds: (order: number) => boolean,
): LimitOf<number | string> {
  return (limit, quote) => {
    const bound = textOf(limit) ?? "";
    const test = (value: unknown): string | undefined => {
      const order = compareDecimals(textOf(value)?.trim() ?? "", bound);
      return order === undefined || holds(order) ? undefined : `must be ${words} ${bound}`;
    };
    return { rule, quote, test };
  };
}

/** Smallest number. Decimal text compares digit by digit, so identifiers and prices keep theirs. */
export const minimum = bounded("minimum", "at least", (order) => order >= 0);
/** Largest number. */
export const maximum = bounded("maximum", "at most", (order) => order <= 0);
/** A number that must be exceeded. */
export const exclusiveMinimum = bounded("exclusiveMinimum", "more than", (order) => order > 0);
/** A number that must not be reached. */
export const exclusiveMaximum = bounded("exclusiveMaximum", "less than", (order) => order < 0);
