/** Rules over a group of parameters, by the wordings of each kind. */
import { isSamePath, type ParamPath } from "../../../spec/param-path.js";
import { allows, type Constraint, type Group } from "../../../spec/rules/across.js";
import { conditionsOf } from "../clauses/conditions.js";
import { sentenceAround } from "../clauses/segments.js";
import { meaningOf, type Speaker, whenOf } from "../clauses/meaning.js";
import type { Subject } from "../subject.js";
import { quote } from "../prose.js";
import type { Field, Scope } from "./field-index.js";
import { alternativesOf } from "./alternatives.js";
import { type GroupPattern, groupPatterns } from "./group-patterns.js";
import { findMentions } from "./mentions.js";

/** A constraint as read; `unresolved` names what the page does not have. */
export type Draft = Constraint & { unresolved?: string[] };

/** Words that take exclusivity back, and words that insist on it. */
const soft =
  /至少|都[传填]|同时[传填]|均传|都有|都存在|最好|建议都|优先|为准|都不为空|必[选传填]其一|二选一必|选一必|不能同时为空|不[能可](?:都|全部?)为空|不可同时为空|即可/;
const strict =
  /且[只仅]能?|\bexactly one\b|(?:都|同时|两个都)填(?:写)?(?:了)?(?:会)?报错|互斥|不能同时(?:填|传|存在|使用|设置|有值|不为空|出现)|不可同时(?:填|传|存在|使用)|不能都[填传]|只能[填传选][一其]/;

const DRAFTS = 8;

/** The rules over groups that a description states. */
export function readGroups(subject: Subject, self: Field, scopes: readonly Scope[]): Draft[] {
  const { text } = subject.prose;
  const [scope] = scopes;
  const speaker = scope && { self, scope };
  const drafts: Draft[] = [];
  const taken: [number, number][] = [];
  for (const pattern of Object.values(groupPatterns)) {
    let tried = 0;
    for (const match of text.matchAll(pattern.find)) {
      if (drafts.length >= DRAFTS || ++tried > DRAFTS) break;
      const end = match.index + match[0].length;
      const [from, to] = span(subject, match.index, end);
      if (taken.some(([start, end]) => from < end && to > start)) continue;
      const sentence = text.slice(from, to);
      if (pattern.unless?.test(sentence) === true) continue;
      if (/例如|比如/.test(text.slice(match.index, end + 14))) continue;
      const hit = { pattern, match, start: match.index, end, from, to };
      const read = draftsOf(hit, subject, self, scopes);
      if (read.length === 0) continue;
      taken.push([from, to]);
      drafts.push(...read.flatMap((draft) => conditioned(draft, hit, subject, speaker)));
    }
  }
  return drafts;
}

/** A group under the conditions that govern its words: once for each that meets them. */
function conditioned(
  draft: Draft,
  { start, end, pattern }: Hit,
  subject: Subject,
  speaker: Speaker | undefined,
): Draft[] {
  const governing = conditionsOf(subject.conditions, start, end);
  if (speaker === undefined || governing.length === 0 || pattern.likely) return [draft];
  const sure = governing.filter((one) => one.tentative === undefined);
  const meanings = governing.map((one) => meaningOf(one, speaker));
  const told = meanings.filter((one) => one !== undefined);
  if (sure.length === 0 && told.length === 0) return [draft];
  const [meaning] = told;
  if (meaning === undefined || told.length > 1 || sure.length > 1 || meaning.and !== undefined)
    return draft.unresolved === undefined ? [{ ...draft, documentationOnly: true }] : [];
  return meaning.any.flatMap((term) => {
    const when = whenOf(term);
    return when === undefined ? [] : [{ ...draft, when }];
  });
}

interface Hit {
  pattern: GroupPattern;
  match: RegExpExecArray;
  /** Offsets of the match, and of the sentence around it. */
  start: number;
  end: number;
  from: number;
  to: number;
}

function draftsOf(hit: Hit, subject: Subject, self: Field, scopes: readonly Scope[]): Draft[] {
  const { prose } = subject;
  const { pattern, match, start, end, from, to } = hit;
  const { sentence, cue } = stated(subject, hit);
  const mentions = findMentions(sentence, scopes, self);
  const alternatives = alternativesOf(sentence, mentions, cue);
  if (alternatives === undefined) return [];
  const unresolved = mentions.unresolved.map(({ name }) => name);
  const fields = alternatives.named.map(({ field }) => field);
  const others = fields.filter(({ path }) => !holds(path, self.path));
  if (others.length === 0 && unresolved.length === 0) return [];
  const whole = prose.text.slice(from, to).toLowerCase();
  const isNamed = whole.includes(self.param.name.toLowerCase());
  const members = membersOf(sentence, self, fields, { isNamed, cue: match[0] });
  const around = prose.text.slice(from, Math.min(prose.text.length, to + 40));
  const draft = {
    at: [[...self.path]],
    fields: members.map(({ path }) => [...path]),
    from: quote(prose, start, end),
  };
  const kind = kindOf(pattern.kind, around);
  if (others.length === 0) return [{ kind, ...draft, unresolved }];
  if (members.length < 2) return [];
  // A flag that is given as false is given all the same.
  const all = members.length;
  if (!allows(kind, all, all) && members.some(({ param }) => param.type === "boolean")) return [];
  if (alternatives.isScoped) return [{ kind, ...draft, documentationOnly: true }];
  const lacksOne = alternatives.lacksOne || members.length < memberCount(sentence + match[0]);
  if (pattern.likely === true || (lacksOne && !allows(kind, 0, all))) {
    return [{ kind, ...draft, certainty: "likely" }];
  }
  if (kind !== "exactlyOne" || strict.test(around)) return [{ kind, ...draft }];
  // A bare 二选一 demands one of them; whether it forbids the other is not said.
  const loose: Draft = { kind, ...draft, certainty: "likely" };
  return members.some(isExclusion) ? [loose] : [{ kind: "atLeastOne", ...draft }, loose];
}

/** How many alternatives a sentence counts; one of them may be none of the page's parameters. */
function memberCount(sentence: string): number {
  const counted = /([二两三四2-4])\s?(?:者|个参数|选\s?[一1])/.exec(sentence)?.[1] ?? "";
  return counted === "" ? 0 : numeral(counted);
}

/** Filters that take something out: neither has to be given. */
const isExclusion = ({ param, noun }: Field): boolean =>
  /^(?:except|exclude|excluded|not|un|forbid|black)(?:_|[A-Z])/.test(param.name) ||
  /^(?:例外|排除|除外|不含|不包含|过滤|禁止|黑名单)/.test(noun);

/** The parameter itself belongs to the group unless the sentence names two others and not it. */
function membersOf(
  sentence: string,
  self: Field,
  fields: readonly Field[],
  { isNamed, cue }: { isNamed: boolean; cue: string },
): Field[] {
  const others = fields.filter(({ path }) => !holds(path, self.path));
  if (fields.some(({ path }) => isSamePath(path, self.path))) {
    return fields.filter((field) => field === self || others.includes(field));
  }
  if (others.length < 2 || isNamed) return [self, ...others];
  const counted = /([二两2三3四4])\s?(?:者|个|选)/.exec(sentence + cue)?.[1] ?? "";
  if (counted !== "") return numeral(counted) > others.length ? [self, ...others] : [...others];
  // 与B、C至少一个 is said of the parameter itself, B和C至少一个 is not.
  return /(?:^|[,(\s])(?:与|和|跟|同|或)\s?/.test(sentence) ? [self, ...others] : [...others];
}

const numeral = (text: string): number =>
  Math.max(...["  二三四", "  两", "  234"].map((row) => row.indexOf(text)));

/** Whether a parameter is the other one or an object around it. */
const holds = (path: ParamPath, other: ParamPath): boolean =>
  isSamePath(path, other.slice(0, path.length));

interface Stated {
  sentence: string;
  /** Offsets within the sentence. */
  cue: readonly [number, number];
}

/** The sentence around a cue, the cue itself blotted out; of a pair in brackets only the first counts. */
function stated({ prose, conditions }: Subject, { match, start, end, from, to }: Hit): Stated {
  let { text } = prose;
  for (const one of conditionsOf(conditions, start, end)) {
    text = text.slice(0, one.start) + ",".repeat(one.end - one.start) + text.slice(one.end);
  }
  const cue = /[A-Za-z]|中(?:任意)?选|[和与跟]/.test(match[0]) ? match[0] : " , ";
  const sentence = `${text.slice(from, start)}${cue}${text.slice(end, to)}`;
  return {
    sentence: sentence
      .replace(companions, (words) => ",".repeat(words.length))
      .replace(pair, (words, first: string) => ` ${first}`.padEnd(words.length)),
    cue: [start - from, start - from + cue.length],
  };
}

/** 与b_id一起使用 — what goes with the parameter is no alternative to it. */
const companions =
  /(?:与|和|跟|同)[^,;。()\n]{1,40}?(?:一起|搭配|配合|共同|结合|配套)(?:使用|传入?|填写?)/g;
const pair = /\(([A-Za-z]\w{0,60})\s?,[^()]{1,80}\)/g;

function kindOf(kind: Group["kind"], around: string): Group["kind"] {
  if (kind !== "atLeastOne" && kind !== "exactlyOne") return kind;
  if (strict.test(around)) return "exactlyOne";
  return soft.test(around) ? "atLeastOne" : kind;
}

const WIDTH = 80;

/** The sentence around a cue, at most a few clauses wide. */
function span({ plain, segments }: Subject, start: number, end: number): [number, number] {
  const [from] = sentenceAround(segments, start);
  const [, to] = sentenceAround(segments, Math.max(start, end - 1));
  const opens = Math.max(from, start - WIDTH, plain.lastIndexOf("\n", start) + 1);
  const closing = /^[)\]\s]*/.exec(plain.slice(to, to + 4))?.[0].length ?? 0;
  return [Math.min(start, opens), Math.max(end, Math.min(to + closing, end + WIDTH))];
}
