/**
 * Reads the rules that descriptions state: those of one parameter into its `rules`, those across
 * fields into constraints, each with the words it comes from. Pure; linear in the text.
 */
import type { Constraint, Finding, Param } from "../../spec/schema.js";
import { readAcross } from "./cross/read-across.js";
import { readOwnRules } from "./read-own-rules.js";

export interface Constraints {
  request: Param[];
  response: Param[];
  constraints: Constraint[];
  findings: Finding[];
}

/**
 * Fills in `rules` in both trees and gives the rules across fields of the request, paths from its
 * root. A rule that the page itself contradicts, or that names a parameter the page does not have,
 * is marked `documentationOnly` and has a finding. Nothing given is modified.
 */
export function readConstraints(
  request: readonly Param[],
  response: readonly Param[],
): Constraints {
  const own = readOwnRules(request, "request");
  const answers = readOwnRules(response, "response");
  const { constraints, findings } = readAcross(own.params);
  return {
    request: own.params,
    response: answers.params,
    constraints,
    findings: [...own.findings, ...answers.findings, ...findings],
  };
}
