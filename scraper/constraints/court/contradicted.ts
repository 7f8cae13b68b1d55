import type { Finding } from "../../../spec/schema.js";
import { finding } from "../../../spec/finding.js";

/** The finding that keeps a lost case on record: the rule, its words, and what speaks against it. */
export function contradicted(
  at: string,
  rule: { kind: string; from: string },
  witness: string,
): Finding {
  const message = `${rule.kind} is documentation only: against it speaks ${witness}; it was read from ${JSON.stringify(rule.from)}`;
  return finding("rule-contradicted", at, message);
}

/** The finding of a rule whose condition is about no parameter and value of the page. */
export function unresolved(at: string, rule: { kind: string; from: string }): Finding {
  const message = `${rule.kind} is documentation only: its condition is about no parameter and value of this page; it was read from ${JSON.stringify(rule.from)}`;
  return finding("rule-unresolved", at, message);
}
