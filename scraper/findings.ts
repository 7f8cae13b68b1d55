import type { FindingCode } from "../spec/findings.js";
import type { Finding } from "../spec/schema.js";

/** Longer messages quote too much of a page. */
const MAX_MESSAGE = 300;

/** A finding with a code of the one table; pages' words in its message are cut to a readable length. */
export function finding(code: FindingCode, at: string, message: string): Finding {
  const short = message.length > MAX_MESSAGE ? `${message.slice(0, MAX_MESSAGE)}…` : message;
  return { code, at, message: short };
}
