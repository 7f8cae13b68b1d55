/**
 * What a pattern is: one way in which pages word one kind of rule. Those of the tables of `kinds/` are
 * tried in order; the first that reads a value of a kind gives the parameter's rule.
 */
import { boundOf, endOf } from "../../spec/rules/bounds.js";
import type { Rule } from "../../spec/schema.js";
import { boundInContext } from "./bound-in-context.js";
import type { Speaker } from "./clauses/meaning.js";
import { clauseAround } from "./clauses/segments.js";
import { quote, sentenceSpan } from "./prose.js";
import type { Subject } from "./subject.js";

type Body<R> = R extends unknown
  ? Omit<R, "from" | "when" | "certainty" | "documentationOnly">
  : never;
/** A rule without its evidence. */
export type RuleBody = Body<Rule>;

export interface Pattern {
  /** Global; bounded quantifiers only, so that a table stays linear in the text. */
  find: RegExp;
  /** Tested against the sentence of a match: a hit refuses the match. */
  unless?: RegExp;
  /** The same for the clause, which commas and brackets end too. */
  unlessClause?: RegExp;
  /** Makes rules of a match, or none when it is not what it seems. */
  read: (match: RegExpExecArray, subject: Subject) => RuleBody | RuleBody[] | undefined;
}

/** Patterns by name, in the order in which they are tried. */
export type Patterns = Readonly<Record<string, Pattern>>;

const MATCHES_PER_PATTERN = 200;

/**
 * Runs tables over a subject: at most one rule of each kind and condition, from the first pattern
 * that reads one. What holds under a condition that means nothing to the speaker is documentation.
 */
export function runPatterns(
  tables: readonly Patterns[],
  subject: Subject,
  speaker?: Speaker,
): Rule[] {
  const found = new Map<string, Stated>();
  const stated: Stated[] = [];
  for (const pattern of tables.flatMap((table) => Object.values(table))) {
    let count = 0;
    for (const match of subject.own.matchAll(pattern.find)) {
      if (++count > MATCHES_PER_PATTERN) break;
      if (refuses(pattern, subject, match)) continue;
      const bodies = pattern.read(match, subject);
      if (bodies === undefined) continue;
      const end = match.index + match[0].length;
      const from = quote(subject.prose, match.index, end);
      for (const body of Array.isArray(bodies) ? bodies : [bodies]) {
        for (const rule of boundOf(body) !== undefined
          ? boundInContext({ ...body, from }, subject, [match.index, end], speaker)
          : [{ ...body, from }]) {
          const key = JSON.stringify([rule.kind, rule.when, rule.documentationOnly]);
          const one = { rule, start: match.index, end };
          if (!found.has(key)) found.set(key, one);
          stated.push(one);
        }
      }
    }
  }
  return [...found.values()].map((one) =>
    isOfOneCase(one, stated) || isFixedInOneCase(one, stated)
      ? { ...one.rule, certainty: "likely" }
      : one.rule,
  );
}

/** 最长32位,以T开头的为20位 — a fixed length beside a larger one is of a case as a whole. */
function isFixedInOneCase(one: Stated, stated: readonly Stated[]): boolean {
  if (one.rule.kind !== "minLength") return false;
  const fixed = stated.find(({ rule, start }) => start === one.start && rule.kind === "maxLength");
  return fixed !== undefined && isOfOneCase(fixed, stated);
}

/** A rule and the words it was read from. */
interface Stated {
  rule: Rule;
  start: number;
  end: number;
}

/** 普通最长20字,会员最长40字 — an upper bound beside a larger one is of a case, and which is not said. */
function isOfOneCase({ rule, start, end }: Stated, stated: readonly Stated[]): boolean {
  if (endOf(rule) !== "max" || !("value" in rule) || rule.when !== undefined) return false;
  return stated.some(
    (other) =>
      other.rule.kind === rule.kind &&
      (other.start >= end || other.end <= start) &&
      other.rule.certainty === undefined &&
      other.rule.when === undefined &&
      "value" in other.rule &&
      Number(other.rule.value) > Number(rule.value),
  );
}

/** How far words reach within a sentence that commas have made long. */
const REACH = 28;

function refuses(pattern: Pattern, subject: Subject, match: RegExpExecArray): boolean {
  const end = match.index + match[0].length;
  if (pattern.unless !== undefined) {
    const [from, to] = sentenceSpan(subject.prose, match.index, end);
    const before = subject.own.slice(Math.max(from, match.index - REACH), end);
    const after = subject.own.slice(end, Math.min(to, end + REACH));
    if (pattern.unless.test(before + after)) return true;
  }
  return pattern.unlessClause?.test(clauseAround(subject.own, match.index, end)) === true;
}
