import { isFiller } from "../ir/example-text.js";
import type { Check, ListType, ScalarKind, ScalarType } from "../ir/types.js";
import { breaks } from "./break-check.js";
import { FileInput, type Input } from "./input.js";

/** A value as a caller gives it, and as it stands inside JSON on the wire. */
export interface ExampleValue {
  input: Input;
  wire: Input;
}

/**
 * The value that a page's example text stands for, when it is one: `undefined` where the page shows
 * none, or shows a description, or a value that its own type or limits refuse.
 */
export function documentedValue(
  type: ScalarType | ListType,
  text: string,
): ExampleValue | undefined {
  const trimmed = text.trim();
  if (isFiller(trimmed)) return undefined;
  if (type.kind === "scalar") return scalarValue(type, text);
  if (type.item.kind !== "scalar") return undefined;
  const item = type.item;
  const items = splitItems(trimmed).map((each) => documentedValue(item, each));
  const usable = items.filter((each) => each !== undefined);
  if (usable.length === 0 || usable.length < items.length) return undefined;
  const value = {
    input: usable.map(({ input }) => input),
    wire: usable.map(({ wire }) => wire),
  };
  return type.checks.some((check) => breaks(check, value.input)) ? undefined : value;
}

/** `[a, "b"]` and `a,b` alike: page authors write both. */
function splitItems(text: string): string[] {
  const inner = text.startsWith("[") && text.endsWith("]") ? text.slice(1, -1) : text;
  return inner
    .split(/[,，]/)
    .map((item) => item.trim())
    .map((item) => (/^".*"$/.test(item) ? item.slice(1, -1) : item));
}

function scalarValue(type: ScalarType, text: string): ExampleValue | undefined {
  const value = readers[type.scalar](text);
  if (value === undefined) return undefined;
  return type.checks.some((check: Check) => breaks(check, value.input)) ? undefined : value;
}

const same = (value: Input): ExampleValue => ({ input: value, wire: value });

function integer(text: string): ExampleValue | undefined {
  const digits = text.trim();
  if (!/^-?(?:0|[1-9]\d{0,29})$/.test(digits) || digits === "-0") return undefined;
  const exact = Number.isSafeInteger(Number(digits));
  return { input: exact ? Number(digits) : digits, wire: exact ? Number(digits) : BigInt(digits) };
}

const readers: Readonly<Record<ScalarKind, (text: string) => ExampleValue | undefined>> = {
  string: same,
  unknown: same,
  fieldList: (text) => same(text.trim()),
  json: same,
  number(text) {
    const digits = text.trim();
    if (!/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(digits)) return undefined;
    const isExact = String(Number(digits)) === digits && Math.abs(Number(digits)) < 2 ** 53;
    return isExact ? same(Number(digits)) : undefined;
  },
  int64: integer,
  id: integer,
  boolean(text) {
    const word = text.trim();
    return word === "true" || word === "false" ? same(word === "true") : undefined;
  },
  date(text) {
    const date = text.trim();
    return isDate(date) ? same(date) : undefined;
  },
  price: decimalText,
  decimal: decimalText,
  file(text) {
    const name = text.trim().split(/[\\/]/).at(-1) ?? "";
    const plain = /^[\w.-]{1,60}$/.test(name) ? name : "example.txt";
    return { input: new FileInput(plain, 8), wire: plain };
  },
  map(text) {
    const value = jsonObject(text);
    return value === undefined ? undefined : same(value);
  },
};

function decimalText(text: string): ExampleValue | undefined {
  const digits = text.trim();
  return /^-?\d{1,30}(?:\.\d{1,30})?$/.test(digits) ? same(digits) : undefined;
}

/** `yyyy-MM-dd HH:mm:ss` of a day that exists. */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text)) return false;
  const instant = new Date(`${text.replace(" ", "T")}Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text.slice(0, 10));
}

/** A flat JSON object of texts, numbers that a double holds and truth values. */
function jsonObject(text: string): Record<string, Input> | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value);
  const isPlain = (member: unknown): member is string | number | boolean =>
    typeof member === "string" ||
    typeof member === "boolean" ||
    (typeof member === "number" && Number.isSafeInteger(member));
  if (entries.some(([name, member]) => name === "__proto__" || !isPlain(member))) return undefined;
  return Object.fromEntries(entries as [string, Input][]);
}
