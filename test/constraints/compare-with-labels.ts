/**
 * Compares the rules of specs with hand-made labels. A label states a parameter's rules in short
 * form: `enum=0|1`, `default=20`, `minimum=1 exclusive`, `maxLength=32 char`, `format=date:yyyyMMdd`,
 * `unit=fen`, `requiredByProse`, `atLeastOne=a,b`, `requiredIf=type:4`. A leading `?` marks a rule
 * that may be read or not; `~` sets alternatives apart; `*` stands for anything of the kind.
 */
import type { ApiSpec, Constraint, Param, Rule } from "../../spec/schema.js";

export interface Label {
  method: string;
  path: string;
  rules: string[];
}

export interface Tally {
  right: number;
  wrong: number;
  missed: number;
}

export type Half = "tuned" | "held-out";

/** The half a parameter belongs to, by a hash of method and path (FNV-1a): stable as labels come and go. */
function halfOf({ method, path }: Label): Half {
  let hash = 0x811c9dc5;
  for (const char of `${method} ${path}`) {
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return (hash >>> 8) % 2 === 0 ? "tuned" : "held-out";
}

/** A rule in the short form of the labels. */
export function shortForm(rule: Rule): string {
  switch (rule.kind) {
    case "enum":
      return `enum=${canonicalEnum(rule.values.map(({ value }) => value))}`;
    case "minLength":
    case "maxLength":
      return `${rule.kind}=${rule.value} ${rule.unit}`;
    case "minimum":
    case "maximum":
      return `${rule.kind}=${rule.value}${rule.exclusive === true ? " exclusive" : ""}`;
    case "format":
      return `format=${rule.value}${rule.pattern === undefined ? "" : `:${rule.pattern}`}`;
    case "requiredByProse":
      return rule.kind;
    default:
      return `${rule.kind}=${rule.value}`;
  }
}

/** A constraint in the short form, its fields relative to the object that holds the parameter. */
export function shortConstraint(constraint: Constraint, scope: string): string {
  const relative = (path: readonly string[]): string => {
    const field = path.join(".");
    return scope !== "" && field.startsWith(`${scope}.`) ? field.slice(scope.length + 1) : field;
  };
  if ("fields" in constraint) {
    return `${constraint.kind}=${constraint.fields.map(relative).sort().join(",")}`;
  }
  const equals = constraint.equals === undefined ? "" : `:${constraint.equals}`;
  return `${constraint.kind}=${relative(constraint.field)}${equals}`;
}

const canonicalEnum = (values: readonly string[]): string => [...values].sort().join("|");

interface Expected {
  kind: string;
  forms: string[];
  unsure: boolean;
}

function parseLabel(text: string): Expected {
  const unsure = text.startsWith("?");
  const [main = "", ...alternatives] = text.slice(unsure ? 1 : 0).split(" ~ ");
  const [kind, value] = splitOnce(main);
  const canonical = (name: string, content: string): string => {
    if (name === "enum" && content !== "*") return `enum=${canonicalEnum(content.split("|"))}`;
    if (["atLeastOne", "exactlyOne", "atMostOne"].includes(name) && content !== "*")
      return `${name}=${content.split(",").sort().join(",")}`;
    return content === "" ? name : `${name}=${content}`;
  };
  const isKind = (word: string): boolean =>
    ["atLeastOne", "exactlyOne", "atMostOne"].includes(word);
  const others = alternatives.map((other) =>
    isKind(other) ? canonical(other, value) : canonical(kind, other),
  );
  return { kind, forms: [canonical(kind, value), ...others], unsure };
}

function splitOnce(text: string): [string, string] {
  const at = text.indexOf("=");
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

function find(params: readonly Param[], path: string): Param | undefined {
  const [name, ...rest] = path.split(".");
  const param = params.find((candidate) => candidate.name === name);
  return rest.length === 0 || param === undefined
    ? param
    : find(param.fields ?? [], rest.join("."));
}

export interface Comparison {
  kinds: Map<string, Tally>;
  total: Tally;
  params: number;
  /** Labelled parameters that no spec has. */
  absent: number;
  failures: string[];
}

/** Counts, over the labelled parameters of one half, rules read rightly, wrongly, and not at all. */
export function compareWithLabels(
  specs: readonly ApiSpec[],
  labels: readonly Label[],
  half: Half,
): Comparison {
  const byMethod = new Map(specs.map((spec) => [spec.method, spec]));
  const result: Comparison = {
    kinds: new Map(),
    total: { right: 0, wrong: 0, missed: 0 },
    params: 0,
    absent: 0,
    failures: [],
  };
  const count = (kind: string, outcome: keyof Tally): void => {
    const tally = result.kinds.get(kind) ?? { right: 0, wrong: 0, missed: 0 };
    tally[outcome]++;
    result.total[outcome]++;
    result.kinds.set(kind, tally);
  };
  for (const label of labels.filter((candidate) => halfOf(candidate) === half)) {
    const spec = byMethod.get(label.method);
    const param = spec && find(spec.request, label.path);
    if (spec === undefined || param === undefined) {
      result.absent++;
      continue;
    }
    result.params++;
    const expected = label.rules.map(parseLabel);
    const found = rulesOf(spec, param, label.path);
    const at = `${label.method} ${label.path}`;
    for (const form of found) {
      const kind = splitOnce(form)[0];
      const known = expected.find(
        ({ forms }) => forms.includes(form) || forms.includes(`${kind}=*`),
      );
      if (known === undefined) {
        count(kind, "wrong");
        result.failures.push(`wrong  ${at}: ${form} in ${JSON.stringify(param.description)}`);
      } else if (!known.unsure) count(known.kind, "right");
    }
    for (const { kind, forms, unsure } of expected) {
      if (unsure || forms.some((form) => found.includes(form))) continue;
      count(kind, "missed");
      result.failures.push(
        `missed ${at}: ${forms[0] ?? ""} in ${JSON.stringify(param.description)}`,
      );
    }
  }
  result.kinds = new Map([...result.kinds].sort(([a], [b]) => (a < b ? -1 : 1)));
  return result;
}

function rulesOf(spec: ApiSpec, param: Param, path: string): string[] {
  const scope = path.includes(".") ? path.slice(0, path.lastIndexOf(".")) : "";
  const isRead = ({ kind, documentationOnly }: Rule | Constraint): boolean =>
    documentationOnly === undefined || !isUnresolved(spec, kind, path);
  const own = (param.rules ?? [])
    .filter((rule) => rule.when === undefined && isRead(rule))
    .map(shortForm);
  const across = spec.constraints
    .filter(
      (constraint) =>
        constraint.at.some((one) => one.join(".") === path) &&
        constraint.when === undefined &&
        isRead(constraint) &&
        isResolved(constraint),
    )
    .map((constraint) => shortConstraint(constraint, scope));
  return [...own, ...across];
}

/** Whether a rule is kept only for its sentence, since its condition means nothing on the page. */
function isUnresolved({ findings }: ApiSpec, kind: string, path: string): boolean {
  return findings.some(
    ({ code, at, message }) =>
      code === "rule-unresolved" &&
      at === `request.${path}` &&
      message.startsWith(`${kind} is documentation only`),
  );
}

/** A rule that lost against the page's own examples was still read; one about no known field was not. */
function isResolved(constraint: Constraint): boolean {
  return !("fields" in constraint) || constraint.fields.length > 1;
}
