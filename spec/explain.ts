/**
 * What topgen holds about a parameter and on which words of the page each fact rests. Reads nothing
 * but the spec.
 */
import { findSampleLines, type SampleLine } from "./sample-lines.js";
import { type OverrideList, overrideFacts } from "./explain-overrides.js";
import { walkParams } from "./param-path.js";
import type { ApiSpec, Constraint, Finding, Param, Rule } from "./schema.js";

/** One fact, with the words that it rests on. */
export interface Fact {
  /** `type`, `nesting`, `required`, `limit`, `rule`, `constraint`, `int64`, `element`, `finding`, … */
  fact: string;
  /** What is held, in the spec's terms: `maxLength 32`, `enum 0 (女), 1 (男)`. */
  value: string;
  /** The page's words, or the lines of its samples. */
  support: Support[];
  /** The fact is shown and never enforced. */
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
    const at = `${one.root}.${one.path}`;
    return { path: at, facts: [...factsOf(spec, one), ...overrideFacts(spec, at, overrides)] };
  });
}

interface Located {
  root: "request" | "response";
  path: string;
  param: Param;
}

function side(spec: ApiSpec, root: Located["root"]): Located[] {
  return [...walkParams(spec[root])].map(({ path, param }) => ({ root, path, param }));
}

function select(all: readonly Located[], path: string): Located[] {
  const exact = all.filter((one) => one.path === path || `${one.root}.${one.path}` === path);
  return exact.length > 0 ? exact : all.filter((one) => one.path.endsWith(`.${path}`));
}

function factsOf(spec: ApiSpec, located: Located): Fact[] {
  const { root, path, param } = located;
  const samples = findSampleLines(spec, root, param.name);
  const at = `${root}.${path}`;
  const constraints =
    root === "request" ? spec.constraints.filter((one) => mentions(one, path)) : [];
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
  const { limits = {}, docType } = param;
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
  for (const [name, value] of Object.entries(limits)) {
    const words = `${limitNames[name] ?? name}:${value}`;
    facts.push(fact("limit", `${name} ${value}`, "limits column", words));
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

const limitNames: Readonly<Record<string, string>> = {
  maxItems: "最大列表长度",
  maxLength: "最大长度",
  minimum: "最小值",
  maximum: "最大值",
};

function nestingFact(path: string, samples: readonly SampleLine[]): Fact {
  const at = path.lastIndexOf(".");
  return {
    fact: "nesting",
    value: at < 0 ? "at the top" : `in ${path.slice(0, at)}`,
    support: samples.map(({ sample, line, text }) => ({
      where: `${sample}, line ${line}`,
      words: text,
    })),
  };
}

function marked(base: Fact, documentationOnly: true | undefined): Fact {
  return documentationOnly ? { ...base, documentationOnly } : base;
}

function ruleFact(rule: Rule): Fact {
  return marked(fact("rule", ruleText(rule), "description", rule.from), rule.documentationOnly);
}

/** A rule in one line: its kind and what it demands. */
export function ruleText(rule: Rule): string {
  switch (rule.kind) {
    case "enum": {
      const values = rule.values.map(({ value, label }) =>
        label === undefined ? value : `${value} (${label})`,
      );
      return `enum${rule.perItem ? " of each item" : ""} ${values.join(", ")}`;
    }
    case "minLength":
    case "maxLength":
      return `${rule.kind} ${rule.value} ${rule.unit === "byte" ? "bytes" : "characters"}`;
    case "minimum":
    case "maximum":
      return `${rule.kind} ${rule.value}${rule.exclusive ? ", exclusive" : ""}`;
    case "format":
      return `format ${rule.value}${rule.pattern === undefined ? "" : ` ${rule.pattern}`}`;
    case "requiredByProse":
      return "required, though the column says optional";
    default:
      return `${rule.kind} ${rule.value}`;
  }
}

function mentions(constraint: Constraint, path: string): boolean {
  const about = constraint.kind === "requiredIf" ? [constraint.field] : constraint.fields;
  return constraint.at.includes(path) || about.includes(path);
}

function constraintFact(constraint: Constraint): Fact {
  const where = `description of ${constraint.at.join(" and of ")}`;
  const base = fact("constraint", constraintText(constraint), where, constraint.from);
  return marked(base, constraint.documentationOnly);
}

/** A rule across fields in one line. */
export function constraintText(constraint: Constraint): string {
  if (constraint.kind !== "requiredIf") {
    const names = {
      atLeastOne: "at least one",
      exactlyOne: "exactly one",
      atMostOne: "at most one",
    };
    return `${names[constraint.kind]} of ${constraint.fields.join(", ")}`;
  }
  const condition =
    constraint.equals === undefined ? "is given" : `is ${JSON.stringify(constraint.equals)}`;
  return `${constraint.at.join(", ")} required when ${constraint.field} ${condition}`;
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

function factLines({ fact: name, value, support, documentationOnly }: Fact): string[] {
  const note = documentationOnly ? " (documentation only)" : "";
  const head = `  ${name}: ${oneLine(value)}${note}`;
  return [head, ...support.filter(({ words }) => words !== value).map(supportLine)];
}

function supportLine({ where, words }: Support): string {
  return `    ${where}: ${oneLine(words)}`;
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();
