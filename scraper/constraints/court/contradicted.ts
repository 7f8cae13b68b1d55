import type { Finding } from "../../../spec/schema.js";
import { finding } from "../../findings.js";

/** The finding that keeps a lost case on record: the rule, its words, and what speaks against it. */
export function contradicted(
  at: string,
  rule: { kind: string; from: string },
  witness: string,
): Finding {
  const message = `${rule.kind} is documentation only: against it speaks ${witness}; it was read from ${JSON.stringify(rule.from)}`;
  return finding("rule-contradicted", at, message);
}
