/**
 * The limits of the documentation as zod checks of one value. Each carries the page's own words and
 * says what it found; values that it can't measure pass, their type is judged elsewhere. zod's own
 * bounds would not do: they count UTF-16 units, and know neither bytes nor numbers in text.
 */
import type { $ZodCheck } from "zod/v4/core";
import { compareDecimals } from "./decimal.js";
import { toFilePart } from "./file.js";
import { stringifyJson } from "./json.js";
import { limitCheck, textOf } from "./limit-check.js";
import { toWire } from "./wire.js";

function characters(value: unknown): number | undefined {
  const text = textOf(value) ?? jsonText(value);
  if (text === undefined) return undefined;
  return text.length - pairsIn(text);
}

/** How many characters of a text are two units: those beyond the first plane. */
function pairsIn(text: string): number {
  if (!/[\ud800-\udbff]/.test(text)) return 0;
  return text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0;
}

/** The length of a text in UTF-8. */
function utf8Length(text: string): number {
  let length = text.length - 2 * pairsIn(text);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7f) length += unit > 0x7ff ? 2 : 1;
  }
  return length;
}

function jsonText(value: unknown): string | undefined {
  const isPlain = typeof value === "object" && value !== null && toFilePart(value) === undefined;
  return isPlain ? stringifyJson(toWire(value)) : undefined;
}

function bytes(value: unknown): number | undefined {
  const data = typeof value === "object" ? toFilePart(value)?.data : undefined;
  if (data instanceof Blob) return data.size;
  if (data instanceof Uint8Array || data instanceof ArrayBuffer) return data.byteLength;
  if (data !== undefined) return undefined;
  const text = textOf(value) ?? jsonText(value);
  return text === undefined ? undefined : utf8Length(text);
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

/** Makes a check from a limit and the page's words for it. */
type LimitOf<Value> = (limit: Value, quote: string) => $ZodCheck<unknown>;

/* @__NO_SIDE_EFFECTS__ */
function counted(
  rule: string,
  unit: string,
  count: (value: unknown) => number | undefined,
): LimitOf<number> {
  const most = rule.startsWith("max");
  return (limit, quote) =>
    limitCheck(rule, limit, quote, (value) => {
      const found = count(value);
      if (found === undefined || (most ? found <= limit : found >= limit)) return undefined;
      return `${most ? "at most" : "at least"} ${limit} ${unit}, found ${found}`;
    });
}

/** Longest text, in characters (code points). */
export const maxLength = /* @__PURE__ */ counted("maxLength", "characters", characters);
/** Shortest text, in characters (code points). */
export const minLength = /* @__PURE__ */ counted("minLength", "characters", characters);
/** Longest text in UTF-8 bytes, largest file in bytes. A stream's size is not known. */
export const maxBytes = /* @__PURE__ */ counted("maxBytes", "bytes", bytes);
/** Shortest text in UTF-8 bytes, smallest file in bytes. */
export const minBytes = /* @__PURE__ */ counted("minBytes", "bytes", bytes);
/** Most items of a list, also of one written as comma-joined or JSON text. */
export const maxItems = /* @__PURE__ */ counted("maxItems", "items", items);
/** Fewest items of a list. */
export const minItems = /* @__PURE__ */ counted("minItems", "items", items);

/* @__NO_SIDE_EFFECTS__ */
function bounded(
  rule: string,
  words: string,
  holds: (order: number) => boolean,
): LimitOf<number | string> {
  return (limit, quote) => {
    const bound = textOf(limit) ?? "";
    const isExact = typeof limit === "number";
    return limitCheck(rule, limit, quote, (value) => {
      const order =
        isExact && Number.isFinite(value)
          ? (value as number) - limit
          : compareDecimals(textOf(value)?.trim() ?? "", bound);
      return order === undefined || holds(order) ? undefined : `must be ${words} ${bound}`;
    });
  };
}

/** Smallest number. Decimal text compares digit by digit, so identifiers and prices keep theirs. */
export const minimum = /* @__PURE__ */ bounded("minimum", "at least", (order) => order >= 0);
/** Largest number. */
export const maximum = /* @__PURE__ */ bounded("maximum", "at most", (order) => order <= 0);
/** A number that must be exceeded. */
export const exclusiveMinimum = /* @__PURE__ */ bounded(
  "exclusiveMinimum",
  "more than",
  (order) => order > 0,
);
/** A number that must not be reached. */
export const exclusiveMaximum = /* @__PURE__ */ bounded(
  "exclusiveMaximum",
  "less than",
  (order) => order < 0,
);
