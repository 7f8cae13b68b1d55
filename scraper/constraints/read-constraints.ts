/**
 * Reads the rules that descriptions state: those of one parameter into its `rules`, those across
 * fields into constraints, each with the words it comes from. Pure; linear in the text.
 */
import type { Constraint, Finding, Param, Rule } from "../../spec/schema.js";
import { contradicted, witnessAgainst, witnessAgainstConstraint } from "./court.js";
import { scopeOf, type Scope } from "./cross/field-index.js";
import { readGroups } from "./cross/groups.js";
import { readRequiredIf } from "./cross/required-if.js";
import { readEnum } from "./enum/read-enum.js";
import { boundPatterns } from "./kinds/bounds.js";
import { defaultPatterns } from "./kinds/default.js";
import { formatPatterns } from "./kinds/format.js";
import { itemPatterns } from "./kinds/items.js";
import { lengthPatterns } from "./kinds/length.js";
import { requiredPatterns } from "./kinds/required.js";
import { unitPatterns } from "./kinds/unit.js";
import { runPatterns, type Subject } from "./pattern.js";
import { MASK, readProse } from "./prose.js";

export interface Constraints {
  request: Param[];
  response: Param[];
  constraints: Constraint[];
  findings: Finding[];
}

/**
 * Fills in `rules` in both trees and gives the rules across fields of the request.
 * Parameters that state no rule come back unchanged; nothing given is modified.
 */
export function readConstraints(
  request: readonly Param[],
  response: readonly Param[],
): Constraints {
  const findings: Finding[] = [];
  const requestWithRules = withRules(request, "", { side: "request", findings });
  const responseWithRules = withRules(response, "", { side: "response", findings });
  const constraints = readAcross(requestWithRules, findings);
  return { request: requestWithRules, response: responseWithRules, constraints, findings };
}

interface Reading {
  side: "request" | "response";
  findings: Finding[];
}

function withRules(params: readonly Param[], prefix: string, reading: Reading): Param[] {
  return params.map((param) => {
    const path = prefix === "" ? param.name : `${prefix}.${param.name}`;
    const rules = rulesOf(subjectOf(param, path), reading);
    const fields = param.fields && withRules(param.fields, path, reading);
    return { ...param, ...(rules.length > 0 && { rules }), ...(fields && { fields }) };
  });
}

/** Members written out in braces, and dates and times given as examples, state no rule of the value. */
const inside = /\{[^{}]{1,2000}\}/g;
const literalTime =
  /\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?|\d{1,2}:\d{2}:\d{2}/g;
/** (1)甲:A (2)乙:B — the numbers of a list are only its separators. */
const numbering = /\(\d{1,2}\)(?=\s?[A-Za-z\u4e00-\u9fff])/g;

function subjectOf(param: Param, path: string): Subject {
  const prose = readProse(param.description);
  const masked = prose.text
    .replace(inside, (members) => (/[:,]/.test(members) ? MASK.repeat(members.length) : members))
    .replace(literalTime, (time) => MASK.repeat(time.length));
  const own =
    /\(1\)/.test(masked) && /\(2\)/.test(masked)
      ? masked.replace(numbering, (mark) => ";".padEnd(mark.length))
      : masked;
  const structured =
    param.type === "json" || (param.type === "string" && /json|[{]\s{0,3}"/i.test(prose.text));
  return { param, path, prose, own, structured };
}

/** Rules of a whole value; those of a structured one are its members', but for its length and format. */
const ofText = [...lengthPatterns, ...itemPatterns, ...requiredPatterns];
const ofScalar = [
  ...formatPatterns,
  ...ofText,
  ...boundPatterns,
  ...unitPatterns,
  ...defaultPatterns,
];
const ofStructure = [...formatPatterns.filter(({ name }) => name === "json"), ...ofText];
const ofResponse = [...formatPatterns, ...unitPatterns];

function rulesOf(subject: Subject, { side, findings }: Reading): Rule[] {
  if (subject.param.description === "") return [];
  const listed = readEnum(subject);
  const rules =
    side === "response"
      ? runPatterns(ofResponse, subject)
      : runPatterns(subject.structured ? ofStructure : ofScalar, subject);
  const kept = rules.filter((rule) => agrees(rule, rules, listed));
  return [...(listed ? [listed] : []), ...kept].map((rule) => {
    const witness = witnessAgainst(rule, subject.param);
    if (witness === undefined) return rule;
    findings.push(contradicted(`${side}.${subject.path}`, rule, witness));
    return { ...rule, documentationOnly: true as const };
  });
}

/** A timestamp says its unit itself; the first word of a code list names no format. */
function agrees(rule: Rule, others: readonly Rule[], listed: Rule | undefined): boolean {
  if (rule.kind === "unit") {
    return !others.some((other) => other.kind === "format" && other.value.startsWith("timestamp"));
  }
  const nouns = ["url", "email", "phone", "ip", "md5"];
  return listed === undefined || rule.kind !== "format" || !nouns.includes(rule.value);
}

function readAcross(request: readonly Param[], findings: Finding[]): Constraint[] {
  const merged = new Map<string, Constraint>();
  const examples = new Map<string, string>();
  visit(request, [], (scopes, index) => {
    const self = scopes[0]?.fields[index];
    if (self === undefined) return;
    examples.set(self.path, self.param.example);
    if (self.param.description === "") return;
    const subject = subjectOf(self.param, self.path);
    const drafts = [...readGroups(subject, self, scopes), ...readRequiredIf(subject, self, scopes)];
    for (const { unresolved, ...constraint } of drafts as (Constraint & {
      unresolved?: string[];
    })[]) {
      if (unresolved !== undefined) {
        findings.push({
          code: "rule-unresolved",
          at: `request.${self.path}`,
          message: `no parameter is named ${unresolved.join(", ")}, of which the page says ${JSON.stringify(constraint.from)}`,
        });
      }
      merge(
        merged,
        unresolved === undefined ? constraint : { ...constraint, documentationOnly: true },
      );
    }
  });
  return [...merged.values()].map((constraint) => {
    if (constraint.documentationOnly) return constraint;
    const witness = witnessAgainstConstraint(constraint, examples);
    if (witness === undefined) return constraint;
    findings.push(contradicted(`request.${constraint.at[0] ?? ""}`, constraint, witness));
    return { ...constraint, documentationOnly: true };
  });
}

/** One rule that both parameters state is one constraint, stated at both. */
function merge(merged: Map<string, Constraint>, constraint: Constraint): void {
  const key =
    constraint.kind === "requiredIf"
      ? JSON.stringify([constraint.kind, constraint.at, constraint.field, constraint.equals])
      : JSON.stringify([constraint.kind, [...constraint.fields].sort()]);
  const known = merged.get(key);
  if (known === undefined) merged.set(key, constraint);
  else if (known.kind !== "requiredIf") {
    merged.set(key, { ...known, at: [...new Set([...known.at, ...constraint.at])] });
  }
}

/** Walks the tree with the scopes of each parameter, nearest first. */
function visit(
  params: readonly Param[],
  outer: readonly Scope[],
  see: (scopes: readonly Scope[], index: number) => void,
): void {
  const prefix = outer[0] === undefined ? "" : undefined;
  walk(params, prefix ?? "", outer);
  function walk(members: readonly Param[], path: string, around: readonly Scope[]): void {
    const scopes = [scopeOf(members, path), ...around];
    members.forEach((param, index) => {
      see(scopes, index);
      if (param.fields)
        walk(param.fields, path === "" ? param.name : `${path}.${param.name}`, scopes);
    });
  }
}
