/** Numbers as pages write them, of any length: compared and moved by their digits, exactly. */

/** A number as JSON can hold it, or its decimal digits where a double would lose some. */
export type Amount = number | string;

interface Scaled {
  digits: bigint;
  decimals: number;
}

function scaled(amount: Amount): Scaled | undefined {
  const match = /^([+-]?\d{1,200})(?:\.(\d{1,200}))?$/.exec(String(amount).trim());
  if (match === null) return undefined;
  const [, whole = "", fraction = ""] = match;
  return { digits: BigInt((whole + fraction).replace("+", "")), decimals: fraction.length };
}

/** Sign of `a - b`; `undefined` where one of them is no decimal number. */
export function compareAmounts(a: Amount, b: Amount): number | undefined {
  if (Number.isSafeInteger(a) && Number.isSafeInteger(b)) return Math.sign(Number(a) - Number(b));
  const [left, right] = [scaled(a), scaled(b)];
  if (left === undefined || right === undefined) return undefined;
  const decimals = Math.max(left.decimals, right.decimals);
  const raise = (one: Scaled): bigint => one.digits * 10n ** BigInt(decimals - one.decimals);
  const difference = raise(left) - raise(right);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

/** An amount moved by whole steps, with as many decimals as it has. */
export function moved(amount: Amount, steps: bigint): string {
  const value = scaled(amount);
  if (value === undefined) return String(amount);
  const digits = String(value.digits + steps * 10n ** BigInt(value.decimals));
  const sign = digits.startsWith("-") ? "-" : "";
  const padded = digits.slice(sign.length).padStart(value.decimals + 1, "0");
  const whole = padded.slice(0, padded.length - value.decimals);
  return sign + whole + (value.decimals === 0 ? "" : `.${padded.slice(-value.decimals)}`);
}
