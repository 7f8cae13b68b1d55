/**
 * What topgen holds about a parameter and on which words of the page each fact rests. Reads nothing
 * but the spec.
 */
import { findSampleLines, type SampleLine } from "./sample-lines.js";
import { type OverrideList, overrideFacts } from "./explain-overrides.js";
import { isSamePath, type ParamPath, pathText, walkParams } from "./param-path.js";
import { constraintText, pathsOf } from "./rules/across.js";
import { limitBounds } from "./rules/bounds.js";
import { ruleText } from "./rules/own.js";
import type { ApiSpec, Constraint, Finding, Param, Rule } from "./schema.js";

/** One fact, with the words that it rests on. */
export interface Fact {
  /** `type`, `nesting`, `required`, `limit`, `rule`, `constraint`, `int64`, `element`, `finding`, … */
  fact: string;
  /** What is held, in the spec's terms: `maxLength 32`, `enum 0 (女), 1 (男)`. */
  value: string;
  /** The page's words, or the lines of its samples. */
  support: Support[];
  /** The words leave a doubt: the fact is shown and never enforced. */
  certainty?: "likely";
  /** The page contradicts it or it can't be resolved: the fact is shown and never enforced. */
  documentationOnly?: true;
}

export interface Support {
  /** Where the words stand: `description`, `type column`, `examples.request java, line 4`. */
  where: string;
  words: string;
}

export interface Explanation {
  /** `request.param_x.brand_id` */
  path: string;
  facts: Fact[];
}

/**
 * Explains the parameters that a path names, in the page's order; all of them without a path.
 * @param path with or without `request.` / `response.` in front; a path that is no parameter's is
 *   taken for the end of one (`brand_id`)
 * @param overrides the reviewed corrections that the spec already holds
 * @returns nothing when no parameter is named so
 */
export function explainParam(
  spec: ApiSpec,
  path?: string,
  overrides: OverrideList = { file: "", list: [] },
): Explanation[] {
  const all = [...side(spec, "request"), ...side(spec, "response")];
  const wanted = path === undefined ? all : select(all, path);
  return wanted.map((one) => {
    const at = addressOf(one);
    return { path: at, facts: [...factsOf(spec, one), ...overrideFacts(spec, one, overrides)] };
  });
}

interface Located {
  root: "request" | "response";
  path: ParamPath;
  param: Param;
}

const addressOf = ({ root, path }: Located): string => `${root}.${pathText(path)}`;

function side(spec: ApiSpec, root: Located["root"]): Located[] {
  return [...walkParams(spec[root])].map(({ path, param }) => ({ root, path, param }));
}

function select(all: readonly Located[], path: string): Located[] {
  const exact = all.filter((one) => pathText(one.path) === path || addressOf(one) === path);
  return exact.length > 0 ? exact : all.filter((one) => addressOf(one).endsWith(`.${path}`));
}

function factsOf(spec: ApiSpec, located: Located): Fact[] {
  const { root, path, param } = located;
  const samples = findSampleLines(spec, root, param.name);
  const at = addressOf(located);
  const constraints =
    root === "request"
      ? spec.constraints.filter((one) => pathsOf(one).some((named) => isSamePath(named, path)))
      : [];
  return [
    ...columnFacts(param),
    nestingFact(path, samples),
    ...(param.rules ?? []).map(ruleFact),
    ...constraints.map(constraintFact),
    ...spec.findings.filter((finding) => finding.at === at).map(findingFact),
  ];
}

function fact(name: string, value: string, where: string, words: string): Fact {
  return { fact: name, value, support: words === "" ? [] : [{ where, words }] };
}

function columnFacts(param: Param): Fact[] {
  const { docType } = param;
  const type = `${param.typeName ?? param.type}${param.list ? " list" : ""}`;
  const facts = [fact("type", type, "type column", docType)];
  if (param.required !== undefined) {
    const words = param.required ? "必须" : "可选";
    facts.push(fact("required", param.required ? "yes" : "no", "required column", words));
  }
  if (param.int64) facts.push(fact("int64", "digits beyond 2^53 are kept", "type column", docType));
  if (param.element !== undefined) {
    facts.push(fact("element", param.element, "type column", docType));
  }
  for (const { column, value, quote } of limitBounds(param)) {
    facts.push(fact("limit", `${column} ${value}`, "limits column", quote));
  }
  if (param.default !== undefined) {
    facts.push(fact("default", param.default, "limits column", `默认值:${param.default}`));
  }
  if (param.example !== "")
    facts.push(fact("example", param.example, "example column", param.example));
  if (param.description !== "") {
    facts.push(fact("description", param.description, "description", param.description));
  }
  return facts;
}

function nestingFact(path: ParamPath, samples: readonly SampleLine[]): Fact {
  return {
    fact: "nesting",
    value: path.length === 1 ? "at the top" : `in ${pathText(path.slice(0, -1))}`,
    support: samples.map(({ sample, line, text }) => ({
      where: `${sample}, line ${line}`,
      words: text,
    })),
  };
}

/** A rule as a fact, with what keeps it from being enforced. */
function told(base: Fact, { certainty, documentationOnly }: Rule | Constraint): Fact {
  return {
    ...base,
    ...(certainty === undefined ? {} : { certainty }),
    ...(documentationOnly === undefined ? {} : { documentationOnly }),
  };
}

function ruleFact(rule: Rule): Fact {
  return told(fact("rule", ruleText(rule), "description", rule.from), rule);
}

function constraintFact(constraint: Constraint): Fact {
  const where = `description of ${constraint.at.map(pathText).join(" and of ")}`;
  return told(fact("constraint", constraintText(constraint), where, constraint.from), constraint);
}

function findingFact({ code, message }: Finding): Fact {
  return { fact: "finding", value: `${code}: ${message}`, support: [] };
}

/** Explanations as lines for a person; not yet made safe for a terminal. */
export function explanationText(explanations: readonly Explanation[]): string {
  return explanations
    .map(({ path, facts }) => [path, ...facts.flatMap(factLines)].join("\n"))
    .join("\n\n");
}

function factLines({ fact: name, value, support, certainty, documentationOnly }: Fact): string[] {
  const doubt = certainty === undefined ? "" : ` (${certainty}, not enforced)`;
  const note = documentationOnly ? " (documentation only)" : doubt;
  const head = `  ${name}: ${oneLine(value)}${note}`;
  return [head, ...support.filter(({ words }) => words !== value).map(supportLine)];
}

function supportLine({ where, words }: Support): string {
  return `    ${where}: ${oneLine(words)}`;
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();
