/**
 * Reads the rules that descriptions state: those of one parameter into its `rules`, those across
 * fields into constraints, each with the words it comes from. Pure; linear in the text.
 */
import type { Constraint, Finding, Param } from "../../spec/schema.js";
import { readRequest } from "./read-request.js";
import { readResponse } from "./read-own-rules.js";

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
  const asked = readRequest(request);
  const answers = readResponse(response);
  return {
    request: asked.params,
    response: answers.params,
    constraints: asked.constraints,
    findings: [...asked.findings, ...answers.findings, ...asked.acrossFindings],
  };
}
