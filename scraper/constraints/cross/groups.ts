/** Rules over a group of parameters: at least one, exactly one, at most one of them. */
import { isSamePath, type ParamPath } from "../../../spec/param-path.js";
import type { Constraint } from "../../../spec/schema.js";
import type { Subject } from "../pattern.js";
import { quote } from "../prose.js";
import type { Field, Scope } from "./field-index.js";
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
  /** Words without which the pattern can't match: asked first, since that costs far less. */
  cue?: RegExp;
  /** The rule is about the parameter itself and what stands behind the cue, not all of the sentence. */
  selfAndBehind?: true;
}

const no = `(?:不(?:能|可以|可|允许|得|要|应)|禁止)(?:够)?`;
const empty = `(?:空|null|不传|不填|不设|缺省|没有)`;

const absent = `(?:不填写?|不传入?|为空|未填写?|未传入?|没有)`;
const own = `(?:此|该|本|这个)?(?:字段|参数|值|项)?(?:是|则|为|也){0,2}`;
const must = `(?:必填|必传|必须填写?|必须传入?|必选|不能为空|不可为空)`;

export const groupPatterns: readonly GroupPattern[] = [
  {
    name: "不能同时为空",
    kind: "atLeastOne",
    find: new RegExp(
      `${no}(?:(?:和|与|跟|同)[^,。;!?\\n]{1,40})?(?:同时|都|全部?|均|一起)(?:为|是)?${empty}`,
      "gi",
    ),
  },
  {
    name: "不填时X必填",
    kind: "atLeastOne",
    find: new RegExp(
      `(?:如果|若|当)?(?:该字段|此字段|本字段|该参数|此参数|本参数)?${absent}\\s?[A-Za-z_\\u4e00-\\u9fff]{0,20}?\\s?(?:的时候|时|的话|则|,){1,3}(?:则|那么)?(?:必须(?:填写?|传入?)?|需要?(?:填写?|传入?))?\\s?(?:[A-Za-z]\\w{1,60}|[\\u4e00-\\u9fff]{2,10}?(?:id|ID|Id)?)\\s?(?:为?必填|必传|必须填写?|必须传入?|不能为空)`,
      "g",
    ),
    selfAndBehind: true,
    unless: /不必|可不|无需/,
  },
  {
    name: "必须填X",
    kind: "atLeastOne",
    find: new RegExp(
      `(?:如果|若|当)?${absent}\\s?\\w{0,40}\\s?(?:时|的话|则|,){1,3}(?:则|那么)?(?:必须|需要?)(?:填写?|传入?)\\s?[A-Za-z]\\w{1,60}`,
      "g",
    ),
    selfAndBehind: true,
    unless: /不必|可不|无需/,
  },
  {
    name: "X为空时必填",
    kind: "atLeastOne",
    cue: /必[填传须选]|不[能可]为空/,
    find: new RegExp(
      `(?:[A-Za-z]\\w{1,60}|[\\u4e00-\\u9fff]{2,10}?)\\s?${absent}\\s?(?:时|的话|则|,){1,3}${own}${must}|(?:没有|${absent})\\s?[A-Za-z]\\w{1,60}\\s?(?:时|的话|则|,){1,3}${own}${must}`,
      "g",
    ),
    selfAndBehind: true,
    unless: /不必|可不|无需/,
  },
  {
    name: "指定X时可不填,否则必填",
    kind: "atLeastOne",
    cue: /否则|反之/,
    find: /[^,。;]{1,60}(?:时|后|则|的话|了)[,\s]?(?:此字段|该字段|本字段|此参数|该参数|则)?(?:可以?不填|可以?不传|可为空|可空|无需填写|不必填|不用填)[,;\s](?:如果)?(?:否则|反之)(?:为|则|是)?(?:必填|必传|必须填写?|必须传|不能为空)/g,
  },
  {
    name: "至少一个",
    kind: "atLeastOne",
    find: /(?:至少|最少|必须|必需)(?:需要?|要|应|必须|得)?(?:传入?|填写?|有|选择?|存在|指定|提供|输入|包含|设置)?(?:其中)?(?:的|之)?(?:任意|任何)?[一1](?:个|项|种|者|组)?(?:不(?:能)?为空|有值|必填|必传)?|(?:至少|最少)(?:需要?|要)?(?:传|填|有|选)?其中(?:之)?[一1]|其中(?:任意)?[一1](?:个|项|者)?(?:必填|必传|必选|不能为空|不为空)|必须?要?在[^,。;\n]{3,60}中(?:任意)?选择?[一1]个?/g,
    unless:
      /(?:至少|最少|必须|必需)(?:包含|有|需要?|传入?|填写?|选择?|输入|要)?[一1]个?(?:位|条|张|件|天|年|月|周|次|字|行|元素|商品|图片|子|维|以上的|级|步|直|般|定|致|起)/,
  },
  {
    name: "必选其一",
    kind: "atLeastOne",
    find: /(?:必选|必传|必填|必有|必须(?:选|传|填|有|要)?|任选|选填|任填|任传|需传|须填|选传|至少)(?:写|择|入)?其(?:中)?(?:之)?[一1](?:即可)?|必[传填选][一1](?!\d)|任选[一1]|任意传?[一1]个?即可/g,
  },
  {
    name: "N选一",
    kind: "exactlyOne",
    find: /[二两三四五六2-6]\s?者?(?:中|之中)?\s?选\s?[一1](?!个?以上|\d)|[二两三四五2-5]个?(?:参数)?(?:中|里)?(?:任)?选[一1]个?/g,
  },
  {
    name: "选其一",
    kind: "exactlyOne",
    find: /(?<![必任])选(?:择)?其(?:中)?[一1]|(?<![择])择[一1]/g,
  },
  {
    name: "都传以X为准",
    kind: "atLeastOne",
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
  /(?:都|同时|两个都)填(?:写)?(?:了)?(?:会)?报错|互斥|不能同时(?:填|传|存在|使用|设置|有值|不为空|出现)|不可同时(?:填|传|存在|使用)|不能都[填传]|只能[填传选][一其]/;

/** type=1时,a和b二选一 — the rule holds for some values of another parameter only. */
const underCondition =
  /[A-Za-z_]\w{0,40}\s?(?:={1,2}|为|是|等于)\s?["']?-?\w{1,30}["']?\s?(?:的?时|的?情况|,则)/;

const DRAFTS = 8;

/** The rules over groups that a description states. */
export function readGroups(subject: Subject, self: Field, scopes: readonly Scope[]): Draft[] {
  const { text } = subject.prose;
  const drafts: Draft[] = [];
  const taken: [number, number][] = [];
  for (const pattern of groupPatterns) {
    if (pattern.cue?.test(text) === false) continue;
    let tried = 0;
    for (const match of text.matchAll(pattern.find)) {
      if (drafts.length >= DRAFTS || ++tried > DRAFTS) break;
      const [from, to] = span(text, match.index, match.index + match[0].length);
      if (taken.some(([start, end]) => from < end && to > start)) continue;
      const sentence = text.slice(from, to);
      if (pattern.unless?.test(sentence) === true || underCondition.test(sentence)) continue;
      if (/例如|比如/.test(text.slice(match.index, match.index + match[0].length + 14))) continue;
      const draft = draftOf({ pattern, match, from, to }, subject, self, scopes);
      if (draft === undefined) continue;
      taken.push([from, to]);
      drafts.push(draft);
    }
  }
  return drafts;
}

interface Hit {
  pattern: GroupPattern;
  match: RegExpExecArray;
  from: number;
  to: number;
}

function draftOf(
  hit: Hit,
  { prose }: Subject,
  self: Field,
  scopes: readonly Scope[],
): Draft | undefined {
  const { pattern, match, from, to } = hit;
  const end = match.index + match[0].length;
  const sentence = pattern.selfAndBehind === true ? match[0] : stated(prose.text, hit);
  const { fields, unresolved } = findMentions(sentence, scopes, self);
  const others = fields.filter(({ path }) => !holds(path, self.path));
  if (others.length === 0 && unresolved.length === 0) return undefined;
  const includesSelf = fields.some(({ path }) => isSamePath(path, self.path));
  const members = includesSelf
    ? fields.filter((field) => field === self || others.includes(field))
    : [self, ...others];
  const draft: Draft = {
    kind: kindOf(pattern.kind, prose.text.slice(from, Math.min(prose.text.length, to + 40))),
    at: [[...self.path]],
    fields: members.map(({ path }) => [...path]),
    from: quote(prose, match.index, end),
  };
  return others.length > 0 ? draft : { ...draft, unresolved };
}

/** Whether a parameter is the other one or an object around it. */
const holds = (path: ParamPath, other: ParamPath): boolean =>
  isSamePath(path, other.slice(0, path.length));

/** The sentence around a cue, the cue itself blotted out; of a pair in brackets only the first counts. */
function stated(text: string, { match, from, to }: Hit): string {
  const end = match.index + match[0].length;
  const cue = /[A-Za-z]|中(?:任意)?选|[和与跟]/.test(match[0]) ? match[0] : " , ";
  const sentence = `${text.slice(from, match.index)}${cue}${text.slice(end, to)}`;
  return sentence.replace(/\(([A-Za-z]\w{0,60})\s?,[^()]{1,80}\)/g, "$1");
}

function kindOf(kind: GroupKind, around: string): GroupKind {
  if (strict.test(around) && kind !== "atMostOne") return "exactlyOne";
  return kind === "exactlyOne" && soft.test(around) ? "atLeastOne" : kind;
}

const WIDTH = 80;

/** The sentence around a cue, at most a few clauses wide. */
function span(text: string, start: number, end: number): [number, number] {
  const before = text.slice(Math.max(0, start - WIDTH), start);
  const after = text.slice(end, end + WIDTH);
  const opens = Math.max(...Array.from("。;\n!?", (mark) => before.lastIndexOf(mark)));
  const closes = /[。;\n!?]/.exec(after)?.index ?? after.length;
  return [start - before.length + opens + 1, end + closes];
}
