import type { FindingCode } from "./findings.js";
import type { Finding } from "./schema.js";

/** Longer messages quote too much of a page. */
const MAX_MESSAGE = 300;

/** A finding with a code of the one table; pages' words in its message are cut to a readable length. */
export function finding(code: FindingCode, at: string, message: string): Finding {
  const short = message.length > MAX_MESSAGE ? `${message.slice(0, MAX_MESSAGE)}…` : message;
  return { code, at, message: short };
}

/** Names that one message lists before it only counts. */
const MAX_NAMES = 5;

/** `a, b, c and 4 more`. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, MAX_NAMES).join(", ");
  return names.length > MAX_NAMES ? `${shown} and ${names.length - MAX_NAMES} more` : shown;
}
