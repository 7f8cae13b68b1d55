/**
 * What a pattern is: one way in which pages word one kind of rule. The tables of `kinds/` are lists
 * of them, tried in order; the first that reads a value of a kind gives the parameter's rule.
 */
import type { Param, Rule } from "../../spec/schema.js";
import { conditionsOf, type Condition } from "./clauses/conditions.js";
import { meaningOf, type Speaker } from "./clauses/meaning.js";
import { segmentAt, sentenceAround, type Segment } from "./clauses/segments.js";
import { whenOf } from "./cross/required.js";
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
          ? bound({ ...body, from }, subject, [match.index, end], speaker)
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
/** The page only advises, or tells what is usual. */
const hedged =
  /通常|一般|大约|大概|左右|约为?(?=\d)|差不多|上下|\b(?:usually|typically|about|around|approximately|normally)\b/i;
/** The gateway takes what lies outside and makes something of it. */
const clamped =
  /(?:超过|超出|大于|多于|高于|小于|低于|少于|[<>])[^,。;\n]{0,14}?[,\s]{0,2}(?:的?(?:时|部分|话|则)?[,\s]{0,2})?(?:则|会|将|都|均|就)?(?:自动)?(?:按照?|以|取|截|忽略|不会被|只(?:会|取|返回)|返回|当[作做]|视为|丢弃|默认|设[为成]|重置|被)|非\s?\d[^,。;]{0,16}[,\s]{0,2}则|自动截[断取]|截断|只取前|\btruncat|\bignored\b/i;
/** Some may do otherwise. */
const excepted =
  /(?:特殊|部分|个别|某些|少数|白名单|大商家|大客户)(?:的)?[\u3400-\u9fff]{1,8}(?:支持|可以?|允许|为|不受|除外|不限)|另有|除外|例外|\bexcept\b/;

/** Behind 例如 stands what may be, not what must. */
function isExample({ plain, segments }: Subject, start: number): boolean {
  const from = segments[segmentAt(segments, start)]?.start ?? start;
  return /例如|比如|示例|举例|e\.g\./i.test(plain.slice(Math.min(from, start), start));
}

/** Words that divide a value, of which then each part is bounded. */
const dividing =
  /每[段行个张组条项句](?!字)|单[个张段行](?!字)|其中|总和|分别|各(?:自|段|项)|前缀|后缀|前\s?$|后\s?$|区号|国家代码/;
const innerName = /(?:^|[。;\n,:\s"'({\[])([a-z]\w{1,40})\s{0,2}(?:[:(]?\s{0,2})[\u3400-\u9fff]/g;

/** A length of a part of the value: of a member of a structure, of what markup encloses, of one of several brackets. */
function isPart(rule: Rule, subject: Subject, start: number, end: number): boolean {
  if (!rule.kind.endsWith("Length")) return false;
  const { plain, segments, param } = subject;
  if (subject.structured && start > subject.membersFrom) return true;
  if (/xml\s?标签|html\s?标签|<\w{1,10}>/i.test(plain) && /文字|正文|每段/.test(plain)) return true;
  const index = segmentAt(segments, start);
  const segment = segments[index];
  if (segment === undefined) return false;
  if (dividing.test(clauseAround(plain, start, end).replace(plain.slice(start, end), "")))
    return true;
  if (segment.depth > 0 && isOneOfSeveral(subject, start, end)) return true;
  const [from] = sentenceAround(segments, start);
  return [...plain.slice(from, start).matchAll(innerName)].some(
    ([, name = ""]) => name.toLowerCase() !== param.name.toLowerCase() && /_|[a-z][A-Z]/.test(name),
  );
}

/** 甲(最长6位)#乙(最长4位) — brackets of one form, each of what stands before it. */
function isOneOfSeveral({ plain }: Subject, start: number, end: number): boolean {
  const before = plain.slice(Math.max(0, start - 60), start);
  const after = plain.slice(end, end + 40);
  const aside = /[(][^()]{0,12}\d[^()]{0,12}[)]/;
  return (
    (/[\u3400-\u9fff]\s?[(][^()]*$/.test(before) &&
      /^[^()]{0,6}[)]\s?[#+\-_:、,|^][^()]{1,12}[(][^()]{0,8}\d/.test(after)) ||
    (aside.test(before) && /[)]\s?[#+\-_:、,|^][^()]{1,12}[(][^()]*$/.test(before))
  );
}

/** A bound as far as it is sure: under its conditions, and likely only where the words leave a doubt. */
function bound(
  rule: Rule,
  subject: Subject,
  [start, end]: readonly [number, number],
  speaker: Speaker | undefined,
): Rule[] {
  const isStated = subject.conditions.some(
    (one) => !one.tentative && one.start < end && one.end > start,
  );
  if (isStated || isExample(subject, start) || isPart(rule, subject, start, end)) return [];
  const governing = conditionsOf(subject.conditions, start, end);
  const sure = governing.filter((one) => one.tentative === undefined);
  const guessed =
    speaker === undefined
      ? []
      : governing.filter((one) => one.tentative && meaningOf(one, speaker) !== undefined);
  const { text } = subject.prose;
  const near = clauseAround(text, start, end);
  const behind = text.slice(end, end + 48);
  const isDoubtful =
    hedged.test(near) ||
    clamped.test(behind) ||
    (rule.kind.startsWith("max") && excepted.test(behind));
  const told: Rule = isDoubtful ? { ...rule, certainty: "likely" } : rule;
  const [condition, ...others] = [...sure, ...guessed];
  if (condition === undefined) return [told];
  const meaning = others.length > 0 || !speaker ? undefined : meaningOf(condition, speaker);
  if (meaning === undefined || meaning.and !== undefined) return [];
  return meaning.any.flatMap((term) => {
    const when = whenOf(term);
    // Where it is given at all: no condition.
    if (term.is === "given" && term.field === speaker?.self) return [told];
    return when === undefined || term.field === speaker?.self ? [] : [{ ...told, when }];
  });
}

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
