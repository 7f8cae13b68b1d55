// Copied by topgen from templates/runtime/checks.ts. Do not edit.
/**
 * The limits of the documentation as zod checks of one value. Each carries the page's own words and
 * says what it found; values that it can't measure pass, their type is judged elsewhere. zod's own
 * bounds would not do: they count UTF-16 units, and know neither bytes nor numbers in text.
 */
import { $constructor, $ZodCheck, type $ZodCheckDef, type $ZodType } from "zod/v4/core";
import { compareDecimals, decimalText } from "./decimal.js";
import { toFilePart } from "./file.js";
import { stringifyJson } from "./json.js";
import { quoted } from "./quote.js";
import { formatDate } from "./time.js";
import { toWire } from "./wire.js";
import { wireOf } from "./wire-meta.js";

/** The documented bounds of a value, by the names that errors give them. */
export type LimitName =
  | `${"min" | "max"}${"Length" | "Bytes" | "Items"}`
  | "minimum"
  | "maximum"
  | "exclusiveMinimum"
  | "exclusiveMaximum";

/** A documented limit: its name, bound, sentence, and what it finds wrong with a value. */
export interface LimitDef extends $ZodCheckDef {
  readonly rule: LimitName;
  readonly limit: number | string;
  readonly quote: string;
  /** What is wrong with the value, or `undefined`. */
  readonly test: (value: unknown) => string | undefined;
}
interface Limit extends $ZodCheck<unknown> {
  readonly _zod: $ZodCheck<unknown>["_zod"] & { def: LimitDef };
}

/** The keyword of JSON Schema that says a limit of a type of value, and its number. */
function keywordOf({ rule, limit }: LimitDef, type: string): [string, number] | undefined {
  const number = Number(limit);
  if (decimalText(number) !== String(limit)) return undefined;
  const isText = type === "string" || type === "custom";
  // A text of n bytes has at most n characters, and at least a quarter of n.
  if (rule === "maxBytes" && isText) return ["maxLength", number];
  if (rule === "minBytes" && isText) return ["minLength", Math.ceil(number / 4)];
  const fits = rule.endsWith("Items")
    ? type === "array"
    : rule.endsWith("Length")
      ? isText
      : type === "number" || type === "custom";
  return fits ? [rule, number] : undefined;
}

/** What a schema's limits say in JSON Schema, the tighter one where two say the same. */
function describe(def: LimitDef, { _zod: { bag, def: schema } }: $ZodType): void {
  const [keyword, number] = keywordOf(def, schema.type) ?? [];
  if (keyword === undefined || number === undefined) return;
  // zod keeps the bounds of texts and lists under the names of those of numbers.
  const isOwn = schema.type === "custom";
  const name = isOwn ? keyword : keyword.replace(/(?<=^m..)(?:Length|Items)$/, "imum");
  const before = bag[name] as number | undefined;
  const tighter = /max/i.test(name) ? Math.min : Math.max;
  bag[name] = before === undefined ? number : tighter(before, number);
}

const Limit = /* @__PURE__ */ $constructor<Limit, LimitDef>("TopLimit", (inst, def) => {
  $ZodCheck.init(inst, def);
  let owner: $ZodType | undefined;
  let isNames: boolean | undefined;
  inst._zod.onattach.push((schema) => {
    owner = schema;
    isNames = undefined;
    describe(def, schema);
  });
  inst._zod.check = (payload) => {
    const input: unknown = payload.value;
    const { rule, limit, quote } = def;
    // A list of names is measured as the text that it is sent as.
    isNames ??= owner !== undefined && wireOf(owner).kind === "fieldList";
    const found = def.test(isNames && Array.isArray(input) ? input.join(",") : input);
    if (found === undefined) return;
    const origin = Array.isArray(input) ? "array" : typeof input === "number" ? "number" : "string";
    const inclusive = !rule.startsWith("exclusive");
    const code = /max/i.test(rule) ? "too_big" : "too_small";
    const bound = code === "too_big" ? { maximum: limit } : { minimum: limit };
    const message = quoted(found, quote);
    const issue = { code, origin, inclusive, ...bound, input, inst, message };
    payload.issues.push({ ...issue, params: { rule, quote }, continue: true } as never);
  };
});

/** What a documented limit checks. @throws TypeError for another check of zod */
export function limitOf(check: $ZodCheck<unknown>): LimitDef {
  if (check instanceof Limit) return check._zod.def;
  throw new TypeError("expected a documented limit, as top.maxLength(…) makes one");
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
export type LimitOf<Value> = (limit: Value, quote: string) => $ZodCheck<unknown>;

/* @__NO_SIDE_EFFECTS__ */
function counted(
  rule: LimitName,
  unit: string,
  count: (value: unknown) => number | undefined,
): LimitOf<number> {
  const most = rule.startsWith("max");
  return (limit, quote) =>
    new Limit({
      check: rule,
      rule,
      limit,
      quote,
      test: (value) => {
        const found = count(value);
        if (found === undefined || (most ? found <= limit : found >= limit)) return undefined;
        return `${most ? "at most" : "at least"} ${limit} ${unit}, found ${found}`;
      },
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
  rule: LimitName,
  words: string,
  holds: (order: number) => boolean,
): LimitOf<number | string> {
  return (limit, quote) => {
    const bound = textOf(limit) ?? "";
    const isExact = typeof limit === "number";
    const test = (value: unknown): string | undefined => {
      const order =
        isExact && Number.isFinite(value)
          ? (value as number) - limit
          : compareDecimals(textOf(value)?.trim() ?? "", bound);
      return order === undefined || holds(order) ? undefined : `must be ${words} ${bound}`;
    };
    return new Limit({ check: rule, rule, limit, quote, test });
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
