/** Rules over a group of parameters: at least one, exactly one, at most one of them. */
import type { Constraint } from "../../../spec/schema.js";
import type { Subject } from "../pattern.js";
import { quote } from "../prose.js";
import type { Field, Scope } from "./field-index.js";
import { findMentions } from "./mentions.js";

type GroupKind = "atLeastOne" | "exactlyOne" | "atMostOne";
type Draft = Constraint & { unresolved?: string[] };

interface GroupPattern {
  name: string;
  kind: GroupKind;
  find: RegExp;
  unless?: RegExp;
  /** Words elsewhere in the description that turn the kind into another. */
  softer?: RegExp;
}

const pickOne = `(?:[二两三四五六2-6]者?(?:中|之中)?\\s?选\\s?[一1](?!个?以上)|[二两三四五2-5]个?(?:中|里)?(?:任)?选[一1]个?)`;
const soft =
  /至少|都传|都填|同时传|同时填|均传|都有|都存在|最好|建议都|优先|为准|都不为空|必选其一|必传其一|必填其一|不能同时为空|不能都为空|不能全部?为空|不可同时为空/;
const strict =
  /都填(?:写)?(?:会)?报错|互斥|只能(?:填|传|选|使用|设置)[^,。]{0,6}一|不能同时(?:填|传|存在|使用|设置|有值|不为空|出现)|不可同时(?:填|传|存在|使用)/;

export const groupPatterns: readonly GroupPattern[] = [
  {
    name: "不能同时为空",
    kind: "atLeastOne",
    find: /(?:不(?:能|可以|可|允许|得|要)|禁止)(?:够)?(?:(?:和|与|跟|同)[^,。;!?\n]{1,40})?(?:同时|都|全部?|均|一起)(?:为|是)?(?:空|null|不传|不填|不设|缺省|没有)/g,
  },
  {
    name: "至少一个",
    kind: "atLeastOne",
    find: /(?:至少|最少|必须)(?:需要?|要|应|必须|得)?(?:传入?|填写?|有|选择?|存在|指定|提供|输入|包含|设置)?(?:其中)?(?:的|之)?(?:任意|任何)?(?:[一1](?:个|项|种|者|组)?(?:不(?:能)?为空|有值|必填|必传)?|其中?[一1])/g,
    unless:
      /至少(?:包含|有|需要|传|填|选|输入)?(?:一个|1个)?[一1](?:位|条|张|件|天|年|月|周|次|字|行)/,
  },
  {
    name: "必选其一",
    kind: "atLeastOne",
    find: /(?:必选|必传|必填|必须(?:选|传|填|有|要)?|任选|选填|任填|任传|需传|须填|选传)(?:写|择|入)?其(?:中)?(?:之)?[一1]|任选[一1]|任意传?[一1]个?即可/g,
  },
  { name: "N选一", kind: "exactlyOne", find: new RegExp(pickOne, "g"), softer: soft },
  {
    name: "选其一",
    kind: "exactlyOne",
    find: /(?<![必任])选(?:择)?其(?:中)?[一1]|择[一1]/g,
    softer: soft,
  },
  {
    name: "都传以X为准",
    kind: "atLeastOne",
    find: /(?:同时|都|均|一起)(?:传入?|填写?|有值?|存在|设置|输入|不为空|提供|指定)(?:了|的话|时|的时候|值)?[,\s]?(?:则|就|会|将)?(?:优先)?(?:以|按|取|使用|用)/g,
  },
  {
    name: "不能同时存在",
    kind: "atMostOne",
    find: /(?:不能|不可|不可以|不允许|不得)(?:和[^,。;]{0,20})?同时(?:填写?|传入?|存在|使用|设置|有值|不为空|出现|指定|选择)|互斥/g,
  },
];

/** The rules over groups that a description states. */
export function readGroups(subject: Subject, self: Field, scopes: readonly Scope[]): Draft[] {
  const { prose } = subject;
  const drafts: Draft[] = [];
  const taken: [number, number][] = [];
  for (const pattern of groupPatterns) {
    for (const match of prose.text.matchAll(pattern.find)) {
      if (drafts.length >= 8) return drafts;
      const [from, to] = span(prose.text, match.index, match.index + match[0].length);
      if (taken.some(([start, end]) => from < end && to > start)) continue;
      const sentence = prose.text.slice(from, to);
      if (pattern.unless?.test(sentence) === true) continue;
      const { fields, unresolved } = findMentions(sentence, scopes);
      const others = fields.filter(({ path }) => path !== self.path);
      if (others.length === 0 && unresolved.length === 0) continue;
      taken.push([from, to]);
      const kind = kindOf(pattern, prose.text.slice(Math.max(0, from - 40), to + 60));
      const members = others.length === fields.length ? [self, ...others] : fields;
      const draft: Draft = {
        kind,
        at: [self.path],
        fields: members.map(({ path }) => path),
        from: quote(prose, match.index, match.index + match[0].length),
      };
      if (others.length === 0) drafts.push({ ...draft, unresolved });
      else drafts.push(draft);
    }
  }
  return drafts;
}

function kindOf(pattern: GroupPattern, around: string): GroupKind {
  if (pattern.kind === "exactlyOne" && strict.test(around)) return "exactlyOne";
  if (pattern.softer?.test(around) === true) return "atLeastOne";
  if (pattern.kind === "atLeastOne" && strict.test(around)) return "exactlyOne";
  return pattern.kind;
}

const REACH = 80;

/** The sentence around a cue, at most a few clauses wide. */
function span(text: string, start: number, end: number): [number, number] {
  const before = text.slice(Math.max(0, start - REACH), start);
  const after = text.slice(end, end + REACH);
  const opens = Math.max(...["。", ";", "\n", "!", "?"].map((mark) => before.lastIndexOf(mark)));
  const closes = /[。;\n!?]/.exec(after)?.index ?? after.length;
  return [start - before.length + opens + 1, end + closes];
}
