import { seal, type Code } from "./code.js";
import { stringLiteral } from "./string-literal.js";

/**
 * A bound as source: a number literal where a double holds the value exactly, else the decimal
 * digits as a string literal. Throws for what is no decimal number.
 */
export function numberLiteral(value: number | string): Code {
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new RangeError(`not a finite number: ${value}`);
    return seal(String(value));
  }
  if (!/^-?\d{1,1000}(\.\d{1,1000})?$/.test(value)) {
    throw new RangeError(`not a decimal number: ${JSON.stringify(value.slice(0, 100))}`);
  }
  const number = Number(value);
  return String(number) === value ? seal(value) : stringLiteral(value);
}

/** A whole number as a BigInt literal, or as a number literal where a double holds it exactly. */
export function integerLiteral(digits: bigint): Code {
  const number = Number(digits);
  return seal(Number.isSafeInteger(number) ? String(number) : `${digits}n`);
}
