// Copied by topgen from templates/runtime/decimal.ts. Do not edit.
/**
 * Decimal numbers as text: compared and rewritten digit by digit, never through a double.
 * Text here is a JSON-like number: sign, digits, optional fraction and exponent.
 */

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;
/** Longest exponent that is written out as zeros; beyond it the text stays as it is. */
const MAX_SHIFT = 400;

interface Parts {
  negative: boolean;
  /** Digits before and after the point, without leading and trailing zeros. */
  whole: string;
  fraction: string;
}

function trimZeros(text: string, fromEnd: boolean): string {
  let start = 0;
  let end = text.length;
  if (fromEnd) while (end > start && text.charCodeAt(end - 1) === 48) end--;
  else while (start < end && text.charCodeAt(start) === 48) start++;
  return text.slice(start, end);
}

function parse(text: string): Parts | undefined {
  const match = DECIMAL.exec(text);
  if (match === null) return undefined;
  const shift = Number(match[4] ?? 0);
  if (Math.abs(shift) > MAX_SHIFT) return undefined;
  let whole = match[2] ?? "";
  let fraction = match[3] ?? "";
  if (shift > 0) {
    whole += fraction.slice(0, shift).padEnd(shift, "0");
    fraction = fraction.slice(shift);
  } else if (shift < 0) {
    const padded = whole.padStart(-shift, "0");
    fraction = padded.slice(padded.length + shift) + fraction;
    whole = padded.slice(0, padded.length + shift);
  }
  whole = trimZeros(whole, false);
  fraction = trimZeros(fraction, true);
  return { negative: match[1] === "-" && whole + fraction !== "", whole, fraction };
}

/**
 * The shortest plain form of a number's text (`1.50e1` becomes `15`), so that equal numbers have
 * equal text; `undefined` when the text is no number.
 */
export function canonicalDecimal(text: string): string | undefined {
  const parts = parse(text);
  if (parts === undefined) return undefined;
  const digits = parts.whole === "" ? "0" : parts.whole;
  return `${parts.negative ? "-" : ""}${digits}${parts.fraction === "" ? "" : `.${parts.fraction}`}`;
}

/** A finite number as plain digits, without an exponent: `1e21` becomes `1000000000000000000000`. */
export function decimalText(value: number): string {
  const text = String(value);
  return text.includes("e") ? (canonicalDecimal(text) ?? text) : text;
}

/** Less than, equal to or greater than 0 as `a` is to `b`; `undefined` when one is no number. */
export function compareDecimals(a: string, b: string): number | undefined {
  const x = parse(a);
  const y = parse(b);
  if (x === undefined || y === undefined) return undefined;
  if (x.negative !== y.negative) return x.negative ? -1 : 1;
  const sign = x.negative ? -1 : 1;
  if (x.whole.length !== y.whole.length) return x.whole.length < y.whole.length ? -sign : sign;
  const length = Math.max(x.fraction.length, y.fraction.length);
  const left = x.whole + x.fraction.padEnd(length, "0");
  const right = y.whole + y.fraction.padEnd(length, "0");
  if (left === right) return 0;
  return left < right ? -sign : sign;
}

/** The number that the text stands for, when a double holds it exactly or prints back the same. */
export function exactNumber(text: string): number | undefined {
  const value = Number(text);
  if (Number.isSafeInteger(value) && text === String(value)) return value;
  const canonical = canonicalDecimal(text);
  if (canonical === undefined || !Number.isFinite(value)) return undefined;
  if (canonicalDecimal(String(value)) !== canonical || !isFaithful(value)) return undefined;
  return value === 0 ? 0 : value;
}

/** Whether a double is the only neighbour of the text it prints: not so for integers over 2^53. */
function isFaithful(value: number): boolean {
  return !Number.isInteger(value) || Number.isSafeInteger(value);
}
