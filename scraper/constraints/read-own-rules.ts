/** The rules that descriptions state about their own parameters, tried in court, for a whole tree. */
import type { Finding, Param, Rule } from "../../spec/schema.js";
import { contradicted } from "./court/contradicted.js";
import { witnessAgainst } from "./court/own-rules.js";
import { readEnum } from "./enum/read-enum.js";
import { boundPatterns } from "./kinds/bounds.js";
import { defaultPatterns } from "./kinds/default.js";
import { formatPatterns } from "./kinds/format.js";
import { itemPatterns } from "./kinds/items.js";
import { lengthPatterns } from "./kinds/length.js";
import { requiredPatterns } from "./kinds/required.js";
import { unitPatterns } from "./kinds/unit.js";
import { runPatterns, type Subject } from "./pattern.js";
import { subjectOf } from "./subject.js";

export type Side = "request" | "response";

interface Reading {
  params: Param[];
  findings: Finding[];
}

/** A copy of the tree with `rules` filled in. What a response says is read for what its values are, not for bounds. */
export function readOwnRules(params: readonly Param[], side: Side): Reading {
  const findings: Finding[] = [];
  const read = (members: readonly Param[], prefix: string): Param[] =>
    members.map((param) => {
      const path = prefix === "" ? param.name : `${prefix}.${param.name}`;
      const judged =
        param.description === "" ? [] : judge(rulesOf(subjectOf(param, path), side), param);
      for (const { rule, witness } of judged) {
        if (witness !== undefined) findings.push(contradicted(`${side}.${path}`, rule, witness));
      }
      const rules = judged.map(({ rule, witness }): Rule =>
        witness === undefined ? rule : { ...rule, documentationOnly: true },
      );
      const fields = param.fields && read(param.fields, path);
      return { ...param, ...(rules.length > 0 && { rules }), ...(fields && { fields }) };
    });
  return { params: read(params, ""), findings };
}

function judge(
  rules: readonly Rule[],
  param: Param,
): { rule: Rule; witness: string | undefined }[] {
  return rules.map((rule) => ({ rule, witness: witnessAgainst(rule, param, rules) }));
}

const ofText = [...lengthPatterns, ...itemPatterns, ...requiredPatterns];
const ofScalar = [
  ...formatPatterns,
  ...ofText,
  ...boundPatterns,
  ...unitPatterns,
  ...defaultPatterns,
];
/** The rules of a structured text are its members', but for its length and that it is JSON. */
const ofStructure = [...formatPatterns.filter(({ name }) => name === "json"), ...ofText];
const ofResponse = [...formatPatterns, ...unitPatterns];

function rulesOf(subject: Subject, side: Side): Rule[] {
  const listed = readEnum(subject);
  const request = subject.structured ? ofStructure : ofScalar;
  const rules = runPatterns(side === "response" ? ofResponse : request, subject);
  const kept = rules.filter((rule) => agrees(rule, rules, listed));
  return [...(listed ? [listed] : []), ...kept];
}

/**
 * A timestamp says its unit itself; the first word of a code list names no format, and that of a
 * text which holds several values only that of one of them.
 */
function agrees(rule: Rule, others: readonly Rule[], listed: Rule | undefined): boolean {
  if (rule.kind === "unit") {
    return !others.some((other) => other.kind === "format" && other.value.startsWith("timestamp"));
  }
  const nouns = ["url", "email", "phone", "ip", "md5"];
  const several = others.some((other) => other.kind === "maxItems");
  if (several && rule.kind === "format" && nouns.includes(rule.value)) return false;
  return listed === undefined || rule.kind !== "format" || !nouns.includes(rule.value);
}
