/** Verdicts on rules read from documents, and how the rules of a scrape fare against them. */
import { walkParams } from "../../spec/param-path.js";
import { type ApiSpec, type Constraint, isEnforced, type Rule } from "../../spec/schema.js";

/** One enforced rule of an earlier scrape, judged by a reader. */
export interface Verdict {
  api: string;
  path: string;
  kind: string;
  rule: RuleFacts;
  verdict: "right" | "wrong" | "doubtful";
}

/** A rule that a reader finds in a text and that no earlier scrape had. */
export interface Missed {
  api: string;
  path: string;
  label: RuleFacts & { kind: string; altValue?: number; alt?: string[] };
  text: string;
}

/** What identifies a rule; paths as dotted text. */
interface RuleFacts {
  kind?: string;
  value?: number | string;
  unit?: string;
  exclusive?: boolean;
  at?: string[];
  fields?: string[];
  field?: string;
  equals?: string;
}

/** An enforced rule of a scrape. */
export interface Found {
  api: string;
  path: string;
  kind: string;
  /** The rule in one line, for a reader. */
  words: string;
  /** Whether it only holds under a condition. */
  conditional: boolean;
  from: string;
}

export interface Tally {
  right: number;
  wrong: number;
  doubtful: number;
  /** Enforced now and in no verdict: to be read by eye. */
  unknown: number;
  /** Right ones that are no longer enforced, and known misses that still are none. */
  missed: number;
}

export interface Audit {
  kinds: Map<string, Tally>;
  unknown: Found[];
  wrong: Found[];
  missed: { api: string; path: string; words: string; text: string }[];
}

const dotted = (path: readonly string[]): string => path.join(".");

/** What of a rule a verdict is about, as one line. */
function keyOf(kind: string, rule: RuleFacts, path: string): string {
  if (rule.fields !== undefined) return `${kind} ${[...rule.fields].sort().join(",")}`;
  if (rule.field !== undefined) return `${kind} ${path} ${rule.field}=${rule.equals ?? ""}`;
  const unit = rule.unit === "byte" ? " byte" : "";
  return `${kind} ${path} ${rule.value ?? ""}${unit}${rule.exclusive === true ? " exclusive" : ""}`;
}

interface Keyed extends Found {
  key: string;
}

function enforced(spec: ApiSpec): Keyed[] {
  const own = [...walkParams(spec.request)].flatMap(({ path, param }) =>
    (param.rules ?? []).filter(isEnforced).flatMap((rule) => ownRule(spec, dotted(path), rule)),
  );
  return [...own, ...spec.constraints.filter(isEnforced).flatMap((one) => acrossRule(spec, one))];
}

const bounds = /^(?:requiredByProse|minimum|maximum|m(?:in|ax)(?:Length|Items))$/;

function ownRule({ method: api }: ApiSpec, path: string, rule: Rule): Keyed[] {
  if (!bounds.test(rule.kind)) return [];
  const facts = rule as RuleFacts;
  const conditional = rule.when !== undefined;
  const base = keyOf(rule.kind, facts, path);
  const key = base + whenKey(rule.when);
  return [{ api, path, kind: rule.kind, key, words: key, conditional, from: rule.from }];
}

function acrossRule({ method: api }: ApiSpec, constraint: Constraint): Keyed[] {
  const { kind, when, from } = constraint;
  const conditional = when !== undefined;
  return constraint.at.slice(0, "fields" in constraint ? 1 : undefined).map((at) => {
    const path = dotted(at);
    const facts: RuleFacts =
      "fields" in constraint
        ? { fields: constraint.fields.map(dotted) }
        : { field: dotted(constraint.field), ...equalsOf(constraint.equals) };
    const key = keyOf(kind, facts, path) + whenKey(when);
    return { api, path, kind, key, words: key, conditional, from };
  });
}

const equalsOf = (equals: string | undefined): { equals?: string } =>
  equals === undefined ? {} : { equals };

const whenKey = (when: Rule["when"]): string =>
  when === undefined ? "" : ` when ${dotted(when.field)}=${when.equals ?? ""}`;

/** The keys that a missed rule may have: its own, and those of its accepted readings. */
function labelKeys({ path, label }: Missed): string[] {
  const { kind, alt = [], altValue, ...rest } = label;
  const parent = path.slice(0, path.lastIndexOf(".") + 1);
  const absolute = (name: string): string => parent + name;
  const facts: RuleFacts = { ...rest };
  if (rest.fields !== undefined) facts.fields = rest.fields.map(absolute);
  if (rest.field !== undefined) facts.field = absolute(rest.field);
  const keys = [kind, ...alt].map((one) => keyOf(one, facts, path));
  const exclusive = { ...facts, value: altValue ?? 0, exclusive: true };
  return altValue === undefined
    ? keys
    : [...keys, keyOf(kind, { ...facts, value: altValue }, path), keyOf(kind, exclusive, path)];
}

/** Exactly one must be given: then at least one must, which is all of it that is sure of a bare 二选一. */
function implied(key: string): string[] {
  return key.includes(" exactlyOne ") ? [key, key.replace(" exactlyOne ", " atLeastOne ")] : [key];
}

/** Holds the enforced rules of a scrape against verdicts and known misses. */
export function auditRules(
  specs: readonly ApiSpec[],
  verdicts: readonly Verdict[],
  misses: readonly Missed[],
): Audit {
  const audit: Audit = { kinds: new Map(), unknown: [], wrong: [], missed: [] };
  const count = (kind: string, outcome: keyof Tally): void => {
    const none = { right: 0, wrong: 0, doubtful: 0, unknown: 0, missed: 0 };
    const tally = audit.kinds.get(kind) ?? none;
    tally[outcome]++;
    audit.kinds.set(kind, tally);
  };
  const judged = new Map<string, { kind: string; verdict: Verdict["verdict"] }>();
  for (const { api, path, kind, rule, verdict } of verdicts) {
    const key = `${api} ${keyOf(kind, rule, path)}`;
    for (const one of verdict === "right" ? implied(key) : [key])
      judged.set(one, { kind, verdict });
  }
  for (const miss of misses) {
    for (const key of labelKeys(miss)) {
      judged.set(`${miss.api} ${key}`, { kind: miss.label.kind, verdict: "right" });
    }
  }
  const found = new Set<string>();
  for (const spec of specs) {
    for (const rule of enforced(spec)) {
      const key = `${rule.api} ${rule.key}`;
      if (found.has(key)) continue;
      found.add(key);
      const known = judged.get(key);
      count(known?.kind ?? rule.kind, known?.verdict ?? "unknown");
      if (known === undefined) audit.unknown.push(rule);
      if (known?.verdict === "wrong") audit.wrong.push(rule);
    }
  }
  const missing = (keys: readonly string[], miss: Audit["missed"][number], kind: string): void => {
    if (keys.some((key) => found.has(key))) return;
    count(kind, "missed");
    audit.missed.push(miss);
  };
  const asked = new Set<string>();
  for (const { api, path, kind, rule, verdict } of verdicts) {
    const key = `${api} ${keyOf(kind, rule, path)}`;
    if (verdict !== "right" || kind === "enum" || asked.has(key)) continue;
    asked.add(key);
    const { from = "" } = rule as { from?: string };
    missing(implied(key), { api, path, words: `was enforced: ${key}`, text: from }, kind);
  }
  for (const miss of misses) {
    const keys = labelKeys(miss).map((key) => `${miss.api} ${key}`);
    const [key = ""] = keys;
    if (asked.has(key)) continue;
    asked.add(key);
    const { api, path, text } = miss;
    missing(keys, { api, path, words: key, text }, miss.label.kind);
  }
  return audit;
}
