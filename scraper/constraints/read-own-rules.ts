/** The rules that descriptions state about the values of their own parameters. */
import { mapParams } from "../../spec/map-params.js";
import { pathText } from "../../spec/param-path.js";
import type { Finding, Param, Rule } from "../../spec/schema.js";
import type { Speaker } from "./clauses/meaning.js";
import { contradicted, unresolved } from "./court/contradicted.js";
import { witnessAgainst } from "./court/own-rules.js";
import { readEnum } from "./enum/read-enum.js";
import { boundPatterns } from "./kinds/bounds.js";
import { englishBounds, englishItems, englishLengths } from "./kinds/english.js";
import { defaultPatterns } from "./kinds/default.js";
import { formatPatterns } from "./kinds/format.js";
import { itemPatterns } from "./kinds/items.js";
import { lengthPatterns } from "./kinds/length.js";
import { unitPatterns } from "./kinds/unit.js";
import { runPatterns, type Patterns } from "./pattern.js";
import { mayState, type Subject, subjectOf } from "./subject.js";

/** Without a figure, or a word for one, nothing bounds anything: asked first, since that costs far less. */
const figures = /[\d零一二两三四五六七八九十正负]|positive|negative/i;
const englishBound =
  /max|min|than|most|least|limit|exceed|up to|between|range|from|value|charact|length|positive|negative/i;

/** The tables that may find something. The rules of a structured text are its members', but for its size and that it is JSON. */
function tablesFor({ own, structured }: Subject): Patterns[] {
  const hasFigures = figures.test(own);
  const inEnglish = hasFigures && englishBound.test(own);
  const text = hasFigures ? [lengthPatterns, itemPatterns] : [];
  if (inEnglish) text.push(englishLengths, englishItems);
  if (structured) return [{ json: formatPatterns.json }, ...text];
  const bounds = hasFigures ? [boundPatterns] : [];
  if (inEnglish) bounds.push(englishBounds);
  return [formatPatterns, ...text, ...bounds, unitPatterns, defaultPatterns];
}

/** The rules of a request parameter, its listed values first; not yet tried. */
export function rulesOfRequest(
  subject: Subject,
  speaker: Speaker,
  listed: Rule | undefined,
): Rule[] {
  return agreeing(runPatterns(tablesFor(subject), subject, speaker), listed);
}

/** A copy of a response with `rules` filled in: what its values are, not their bounds. */
export function readResponse(params: readonly Param[]): { params: Param[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const read = mapParams(params, (param, path) => {
    if (!mayState(param)) return {};
    const subject = subjectOf(param);
    const judged = judge(
      agreeing(runPatterns([formatPatterns, unitPatterns], subject), readEnum(subject)),
      param,
    );
    findings.push(...judged.findings.map((make) => make(`response.${pathText(path)}`)));
    return judged.rules.length > 0 ? { rules: judged.rules } : {};
  });
  return { params: read, findings };
}

interface Judged {
  rules: Rule[];
  findings: ((at: string) => Finding)[];
}

/** The rules after the court; one that lost, or whose condition means nothing here, is documentation and has a finding. */
export function judge(rules: readonly Rule[], param: Param): Judged {
  const judged: Judged = { rules: [], findings: [] };
  for (const rule of rules) {
    if (rule.documentationOnly === true) {
      judged.rules.push(rule);
      judged.findings.push((at) => unresolved(at, rule));
      continue;
    }
    const witness = witnessAgainst(rule, param, rules);
    judged.rules.push(witness === undefined ? rule : { ...rule, documentationOnly: true });
    if (witness !== undefined) judged.findings.push((at) => contradicted(at, rule, witness));
  }
  return judged;
}

function agreeing(rules: readonly Rule[], listed: Rule | undefined): Rule[] {
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
