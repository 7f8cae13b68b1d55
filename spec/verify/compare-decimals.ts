/**
 * Compares two decimal numbers by their digits, exactly: negative when the first is smaller, 0 when
 * they are equal. A text that is no decimal number equals everything.
 */
export function compareDecimals(a: string, b: string): number {
  const [left, right] = [parse(a), parse(b)];
  if (!left || !right) return 0;
  const scale = Math.max(left.fraction.length, right.fraction.length);
  const difference = scaled(left, scale) - scaled(right, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

interface Decimal {
  sign: string;
  whole: string;
  fraction: string;
}

function parse(text: string): Decimal | undefined {
  const match = /^([+-]?)(\d{1,200})(?:\.(\d{1,200}))?$/.exec(text.trim());
  if (!match) return undefined;
  const [, sign = "", whole = "", fraction = ""] = match;
  return { sign, whole, fraction };
}

function scaled({ sign, whole, fraction }: Decimal, scale: number): bigint {
  const digits = BigInt(whole + fraction.padEnd(scale, "0"));
  return sign === "-" ? -digits : digits;
}
