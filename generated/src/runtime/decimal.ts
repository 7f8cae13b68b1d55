// Copied by topgen from templates/runtime/decimal.ts. Do not edit.
/**
 * Decimal numbers as text: compared and rewritten digit by digit, never through a double.
 * Text here is a JSON-like number: sign, digits, optional fraction and exponent.
 */

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;
/** Characters and exponents beyond these are left as they are. */
const MAX_TEXT = 1000;
const MAX_SHIFT = 400;

/** Whether a text is a number that this module can compare and rewrite. */
export function isDecimal(text: string): boolean {
  const match = text.length > MAX_TEXT ? null : DECIMAL.exec(text);
  return match !== null && Math.abs(Number(match[4] ?? 0)) <= MAX_SHIFT;
}

/** The digits of a number as one integer, and how many of them stand after the point. */
function parse(text: string): { digits: bigint; scale: number } | undefined {
  const match = text.length > MAX_TEXT ? null : DECIMAL.exec(text);
  const shift = Number(match?.[4] ?? 0);
  if (match === null || Math.abs(shift) > MAX_SHIFT) return undefined;
  const fraction = match[3] ?? "";
  const unsigned = BigInt(`${match[2] ?? ""}${fraction}`);
  const digits = match[1] === "-" ? -unsigned : unsigned;
  const scale = fraction.length - shift;
  return scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : { digits, scale };
}

/**
 * The shortest plain form of a number's text (`1.50e1` becomes `15`), so that equal numbers have
 * equal text; `undefined` when the text is no number.
 */
export function canonicalDecimal(text: string): string | undefined {
  const number = parse(text);
  if (number === undefined) return undefined;
  const { digits, scale } = number;
  const sign = digits < 0n ? "-" : "";
  const all = String(digits < 0n ? -digits : digits).padStart(scale + 1, "0");
  const point = all.length - scale;
  let end = all.length;
  while (end > point && all.charAt(end - 1) === "0") end--;
  return sign + all.slice(0, point) + (end > point ? `.${all.slice(point, end)}` : "");
}

/** A finite number as plain digits, without an exponent: `1e21` becomes `1000000000000000000000`. */
export function decimalText(value: number): string {
  const text = String(value);
  return text.includes("e") ? (canonicalDecimal(text) ?? text) : text;
}

/** Less than, equal to or greater than 0 as `a` is to `b`; `undefined` when one is no number. */
export function compareDecimals(a: string, b: string): number | undefined {
  const [x, y] = [parse(a), parse(b)];
  if (x === undefined || y === undefined) return undefined;
  const difference =
    x.digits * 10n ** BigInt(Math.max(0, y.scale - x.scale)) -
    y.digits * 10n ** BigInt(Math.max(0, x.scale - y.scale));
  return difference < 0n ? -1 : Number(difference > 0n);
}

/** The number that the text stands for, where a double holds it or prints it back the same. */
export function exactNumber(text: string): number | undefined {
  const value = Number(text);
  const isWhole = Number.isInteger(value);
  if (isWhole && !Number.isSafeInteger(value)) return undefined;
  if (isWhole && String(value) === text) return value;
  const canonical = canonicalDecimal(text);
  if (canonical === undefined || canonicalDecimal(String(value)) !== canonical) return undefined;
  // Negative zero has no use here.
  return value === 0 ? 0 : value;
}
