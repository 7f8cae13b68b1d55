/**
 * What a pattern is: one way in which pages word one kind of rule. The tables of `kinds/` are lists
 * of them, tried in order; the first that reads a value of a kind gives the parameter's rule.
 */
import type { Param, Rule } from "../../spec/schema.js";
import { boundInContext } from "./bound-in-context.js";
import type { Condition } from "./clauses/conditions.js";
import type { Speaker } from "./clauses/meaning.js";
import type { Segment } from "./clauses/segments.js";
import { quote, sentenceSpan, type Prose } from "./prose.js";

type Body<R> = R extends unknown
  ? Omit<R, "from" | "when" | "certainty" | "documentationOnly">
  : never;
/** A rule without its evidence. */
export type RuleBody = Body<Rule>;

/** A parameter with its description made ready for patterns. */
export interface Subject {
  param: Param;
  /** Path from the root of the request (or response), `param_x.brand_id`. */
  path: string;
  prose: Prose;
  /** `prose.text` without what belongs to the inside of the value (members of a JSON text). */
  own: string;
  /** The value is a structure written as text: codes, units and bounds in the prose are its members'. */
  structured: boolean;
  /** `prose.text` with the marks of its parts made plain: what segments and conditions are read from. */
  plain: string;
  segments: readonly Segment[];
  conditions: readonly Condition[];
  /** Offset at which a structured text begins to explain its members. */
  membersFrom: number;
}

export interface Pattern {
  /** Unique within its table; test cases refer to it. */
  name: string;
  /** Global; bounded quantifiers only, so that a table stays linear in the text. */
  find: RegExp;
  /** Tested against the sentence of a match: a hit refuses the match. */
  unless?: RegExp;
  /** Set when a condition that only a later clause begins does not refuse. */
  laterConditions?: true;
  /** The same for the clause, which commas and brackets end too. */
  unlessClause?: RegExp;
  /** Makes rules of a match, or none when it is not what it seems. */
  read: (match: RegExpExecArray, subject: Subject) => RuleBody | RuleBody[] | undefined;
}

const MATCHES_PER_PATTERN = 200;

/**
 * Runs a table over a subject: at most one rule of each kind and condition, from the first pattern
 * that reads one. What holds under a condition that means nothing to the speaker is no rule.
 */
export function runPatterns(
  table: readonly Pattern[],
  subject: Subject,
  speaker?: Speaker,
): Rule[] {
  const found = new Map<string, Rule>();
  for (const pattern of table) {
    let count = 0;
    for (const match of subject.own.matchAll(pattern.find)) {
      if (++count > MATCHES_PER_PATTERN) break;
      if (refuses(pattern, subject, match)) continue;
      const bodies = pattern.read(match, subject);
      if (bodies === undefined) continue;
      const end = match.index + match[0].length;
      const from = quote(subject.prose, match.index, end);
      for (const body of Array.isArray(bodies) ? bodies : [bodies]) {
        for (const rule of bounding.test(body.kind)
          ? boundInContext({ ...body, from }, subject, [match.index, end], speaker)
          : [{ ...body, from }]) {
          const key = rule.kind + (rule.when === undefined ? "" : JSON.stringify(rule.when));
          if (!found.has(key)) found.set(key, rule);
        }
      }
    }
  }
  return [...found.values()];
}

const bounding = /^m(?:in|ax)/;
/** How far a condition reaches within a sentence that commas have made long. */
const REACH = 28;

function refuses(pattern: Pattern, subject: Subject, match: RegExpExecArray): boolean {
  const end = match.index + match[0].length;
  if (pattern.unless !== undefined) {
    const [from, to] = sentenceSpan(subject.prose, match.index, end);
    const before = subject.own.slice(Math.max(from, match.index - REACH), end);
    const after = subject.own.slice(end, Math.min(to, end + REACH));
    const later = pattern.laterConditions ? /,\s?(?:如果|若|当)/.exec(after)?.index : undefined;
    if (pattern.unless.test(before + after.slice(0, later))) return true;
  }
  return pattern.unlessClause?.test(clauseAround(subject.own, match.index, end)) === true;
}

/** The words around a span up to the nearest comma, bracket or end of sentence. */
export function clauseAround(text: string, start: number, end: number): string {
  const before = text.slice(Math.max(0, start - REACH), start);
  const after = text.slice(end, end + REACH);
  const opens = Math.max(...Array.from(",;。!?(\n", (mark) => before.lastIndexOf(mark)));
  const closes = /[,;。!?)\n]/.exec(after)?.index ?? after.length;
  return before.slice(opens + 1) + text.slice(start, end) + after.slice(0, closes);
}
