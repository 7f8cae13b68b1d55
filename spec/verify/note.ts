import type { FindingCode } from "../findings.js";

/** Takes down a finding: its code, where it is (`request.a.b`, `examples.response`), what is the matter. */
export type Note = (code: FindingCode, at: string, message: string) => void;

/** Names that one message lists before it only counts. */
const MAX_NAMES = 5;

/** `a, b, c and 4 more`. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, MAX_NAMES).join(", ");
  return names.length > MAX_NAMES ? `${shown} and ${names.length - MAX_NAMES} more` : shown;
}
