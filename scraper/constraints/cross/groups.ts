/** Rules over a group of parameters: at least one, exactly one, at most one of them. */
import { isSamePath, type ParamPath } from "../../../spec/param-path.js";
import type { Constraint } from "../../../spec/schema.js";
import { conditionsOf } from "../clauses/conditions.js";
import { sentenceAround } from "../clauses/segments.js";
import { meaningOf, type Speaker, whenOf } from "../clauses/meaning.js";
import type { Subject } from "../subject.js";
import { quote } from "../prose.js";
import type { Field, Scope } from "./field-index.js";
import { alternativesOf } from "./alternatives.js";
import { findMentions } from "./mentions.js";

export type GroupKind = "atLeastOne" | "exactlyOne" | "atMostOne";

/** A constraint as read; `unresolved` names what the page does not have. */
export type Draft = Constraint & { unresolved?: string[] };

interface GroupPattern {
  /** Unique; test cases refer to it. */
  name: string;
  kind: GroupKind;
  find: RegExp;
  /** Tested against the sentence: a hit refuses the match. */
  unless?: RegExp;
  /** What it says of both being given leaves open whether one has to be. */
  likely?: true;
}

const no = `(?:不(?:能|可以|可|允许|得|要|应)|禁止)(?:够)?`;
const empty = `(?:空|null|不传|不填|不设|缺省|没有)`;

const groupPatterns: readonly GroupPattern[] = [
  {
    name: "不能同时为空",
    kind: "atLeastOne",
    find: new RegExp(
      `${no}(?:(?:和|与|跟|同)[^,。;!?\\n]{1,40})?(?:同时|都|全部?|均|一起)(?:为|是)?${empty}`,
      "gi",
    ),
  },
  {
    name: "至少一个",
    kind: "atLeastOne",
    find: /(?:至少|最少|必须|必需)(?:需要?|要|应|必须|得)?(?:传入?|填写?|有|选择?|存在|指定|提供|输入|包含|设置)?(?:其中)?(?:的|之)?(?:任意|任何)?[一1](?:(?:个|项|种|者|组)?(?:不(?:能)?为空|有值|必填|必传)|(?:个|项|种|者|组)|(?=\s?(?:$|[,;。)\]\s])))|(?:至少|最少)(?:需要?|要)?(?:传|填|有|选)?其中(?:之)?[一1]|其中(?:任意)?[一1](?:个|项|者)?(?:必填|必传|必选|不能为空|不为空)|必须?要?在[^,。;\n]{3,60}中(?:任意)?选择?[一1]个?/g,
    unless:
      /(?:至少|最少|必须|必需)(?:包含|有|需要?|传入?|填写?|选择?|输入|要)?[一1]个?(?:位|条|张|件|天|年|月|周|次|字|行|元素|商品|图片|子|维|以上的|级|步|直|般|定|致|起)/,
  },
  {
    name: "必选其一",
    kind: "atLeastOne",
    find: /(?:必选|必传|必填|必有|必须(?:选|传|填|有|要)?|任选|选填|任填|任传|需传|须填|选传|至少)(?:写|择|入)?其(?:中)?(?:之)?[一1](?:即可)?|必[传填选][一1](?!\d)|任选[一1]|任意传?[一1]个?即可/g,
  },
  {
    name: "at least one of",
    kind: "atLeastOne",
    find: /\bat least one of\b|\beither\s(?=[\w.]{2,40}\sor\s[\w.]{2,40}\s(?:is|are|must|has|should be)\b)|\b(?:can\s?not|must not|should not)\s(?:(?:both|all) be|be (?:both|all)) (?:empty|null|blank)\b|\b(?:any\s)?one of\b(?=[^.;]{3,80}\b(?:must|has to|is required)\b)|\b(?:can\s?not|must not) be (?:empty|null|blank) at the same time\b/gi,
  },
  {
    name: "有且只能一个",
    kind: "exactlyOne",
    find: /(?:必须|有)且(?:只|仅)(?:能|可)?(?:有|传入?|填写?|选择?|存在)?[一1]个|\bexactly one of\b/gi,
  },
  {
    name: "N选一",
    kind: "exactlyOne",
    find: /[二两三四五六2-6]\s?者?(?:中|之中)?(?:任|只能|任意)?\s?[选取]\s?[一1](?!个?以上|\d|一|对)|[二两三四五2-5]个?(?:参数)?(?:中|里)?(?:任)?选[一1]个?/g,
  },
  {
    name: "选其一",
    kind: "exactlyOne",
    find: /(?<![必任])选(?:择)?其(?:中)?[一1]|(?<![择选])择[一1](?![\d~～\-至到一])|只[传填选]其?中?[一1]个?(?:即可|就可以|就行)/g,
  },
  {
    name: "都传以X为准",
    kind: "atLeastOne",
    likely: true,
    find: /(?:同时|都|均|一起)(?:传入?|填写?|有值?|存在|设置|输入|不为空|提供|指定)(?:了|的话|时|的时候|值)?(?:\s?[A-Za-z]\w{0,40})?[,\s]?(?:则|就|会|将)?(?:优先)?(?:以|按|取|使用|用)/g,
  },
  {
    name: "不能同时存在",
    kind: "atMostOne",
    find: /(?:不能|不可|不可以|不允许|不得)(?:(?:和|与|跟)[^,。;]{0,20})?同时(?:填写?|传入?|存在|使用|设置|有值|不为空|出现|指定|选择)|互斥(?!的?(?:分组|组|标签|类|关系))/g,
  },
];

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
  for (const pattern of groupPatterns) {
    let tried = 0;
    for (const match of text.matchAll(pattern.find)) {
      if (drafts.length >= DRAFTS || ++tried > DRAFTS) break;
      const [from, to] = span(subject, match.index, match.index + match[0].length);
      if (taken.some(([start, end]) => from < end && to > start)) continue;
      const sentence = text.slice(from, to);
      if (pattern.unless?.test(sentence) === true) continue;
      if (/例如|比如/.test(text.slice(match.index, match.index + match[0].length + 14))) continue;
      const hit = { pattern, match, from, to };
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
  { match, pattern }: Hit,
  subject: Subject,
  speaker: Speaker | undefined,
): Draft[] {
  const end = match.index + match[0].length;
  const governing = conditionsOf(subject.conditions, match.index, end);
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
  from: number;
  to: number;
}

function draftsOf(hit: Hit, subject: Subject, self: Field, scopes: readonly Scope[]): Draft[] {
  const { prose } = subject;
  const { pattern, match, from, to } = hit;
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
    from: quote(prose, match.index, match.index + match[0].length),
  };
  const kind = kindOf(pattern.kind, around);
  if (others.length === 0) return [{ kind, ...draft, unresolved }];
  if (members.length < 2) return [];
  // A flag that is given as false is given all the same.
  if (kind !== "atLeastOne" && members.some(({ param }) => param.type === "boolean")) return [];
  if (alternatives.isScoped) return [{ kind, ...draft, documentationOnly: true }];
  const lacksOne = alternatives.lacksOne || members.length < memberCount(sentence + match[0]);
  if (pattern.likely === true || (lacksOne && kind !== "atMostOne")) {
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
function stated({ prose, conditions }: Subject, { match, from, to }: Hit): Stated {
  let { text } = prose;
  for (const { start, end } of conditionsOf(
    conditions,
    match.index,
    match.index + match[0].length,
  )) {
    text = text.slice(0, start) + ",".repeat(end - start) + text.slice(end);
  }
  const end = match.index + match[0].length;
  const cue = /[A-Za-z]|中(?:任意)?选|[和与跟]/.test(match[0]) ? match[0] : " , ";
  const sentence = `${text.slice(from, match.index)}${cue}${text.slice(end, to)}`;
  const start = match.index - from;
  return {
    sentence: sentence
      .replace(companions, (words) => ",".repeat(words.length))
      .replace(pair, (words, first: string) => ` ${first}`.padEnd(words.length)),
    cue: [start, start + cue.length],
  };
}

/** 与b_id一起使用 — what goes with the parameter is no alternative to it. */
const companions =
  /(?:与|和|跟|同)[^,;。()\n]{1,40}?(?:一起|搭配|配合|共同|结合|配套)(?:使用|传入?|填写?)/g;
const pair = /\(([A-Za-z]\w{0,60})\s?,[^()]{1,80}\)/g;

function kindOf(kind: GroupKind, around: string): GroupKind {
  if (strict.test(around) && kind !== "atMostOne") return "exactlyOne";
  return kind === "exactlyOne" && soft.test(around) ? "atLeastOne" : kind;
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
