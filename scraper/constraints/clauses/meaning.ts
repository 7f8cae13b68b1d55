/**
 * What a condition means in terms of the parameters beside the one that speaks: which of them has to
 * be given, left out, or have which value. What names no parameter, or leaves a choice, has no
 * meaning here.
 */
import {
  foldNoun,
  resolveName,
  resolveNoun,
  SEARCHED_FIELDS,
  type Field,
  type Scope,
} from "../cross/field-index.js";
import { bare, type Condition } from "./conditions.js";
import { re } from "../regex.js";

/** One parameter and what is said of it. */
export type Term =
  | { is: "equal"; field: Field; equals: string }
  | { is: "given"; field: Field }
  | { is: "absent"; field: Field };

/** A condition: met when any of the terms is; `and` has to be met beside it. */
export interface Meaning {
  any: readonly Term[];
  and?: Term;
}

/** Who speaks, and whom it may speak of. */
export interface Speaker {
  self: Field;
  scope: Scope;
}

const VALUES = 9;

const identifier = String.raw`["']?[A-Za-z][\w.]{1,60}["']?`;
const noun = String.raw`["']?[\u3400-\u9fffA-Za-z]{2,20}?["']?`;
const isValue = String.raw`(?:\bis\snot\b|不等于|不为|不是|!=|<>|≠|={1,2}|等于|状态为|状态是|在(?=已|未)|处于|取值为|值为|设置?[为成]|选择[为了]?|选[为了]?|填写?|传入?|为|是(?!否)|:|\bis\b|\bequals?(?:\sto)?\b)`;
const compared = re`^(${identifier}|${noun})\s{0,2}(?:字段|参数|属性)?(?:的?值|的)?\s{0,2}(${isValue})\s{0,2}(.{1,60})$`;
const numbered = /^([\u3400-\u9fff]{2,8})\s?(\d{1,3}(?:\s?[,、/或和]\s?\d{1,3}){0,6})$/;
const ownValue =
  /^(?:此|该|本)?(?:字段|参数|类型|选项)?(?:的?值)?\s{0,2}(?:={1,2}|为|是|选择?|传|填)\s{0,2}(.{1,40})$/;
const notNull = String.raw`(?:不为空|不为null|非空|不空|有值|存在|已?填写?了?|已?传入?了?|被?指定了?|\b(?:is|are)\s(?:given|set|specified|provided|present|not\s(?:null|empty)))`;
const isNull = String.raw`(?:(?:都|均|全部?|同时|也)?(?:为空|为null|不传入?|不填写?|未传入?|未填写?|未指定|不指定|没有传?|没传|没填|缺失|不存在|空)|\b(?:is|are)\s(?:empty|null|missing|absent|not\s(?:given|set|specified|provided|present)))`;
const givenAfter = re.i`^(.{2,60}?)\s?${notNull}$`;
const givenBefore =
  /^(?:传递?了?|填写?了?|指定了?|设置了?|传入了?|输入了?|提供了?|选择了|有传?|存在|有填)(?:的是)?\s?(.{2,60})$/;
const absentAfter = re.i`^(.{0,60}?)\s?${isNull}$`;
const absentBefore =
  /^(?:不传入?|不填写?|没有传?|没有填写?|未传入?|未填写?|没传|没填|未指定|不指定|不设置|不选择?|缺少)\s?(.{0,60})$/;

/** The meaning of a condition, or nothing when it can't be told in parameters and values. */
export function meaningOf(condition: Condition, speaker: Speaker): Meaning | undefined {
  if (condition.otherwise !== undefined) {
    const meaning = meaningOf(condition.otherwise, speaker);
    return meaning && opposite(meaning);
  }
  return meaningOfWords(condition.words, speaker);
}

/** The meaning of the bare words of a condition: `类型为1`, `kind=2或3`, `传了a_id`, `图片类消息`. */
export function meaningOfWords(given: string, speaker: Speaker): Meaning | undefined {
  const words = bare(given.trim());
  if (words === "" || words.length > 80) return undefined;
  const [first, second, ...more] = words.split(/(?:并且|而且|且|&&|\band\b|,)/);
  if (second !== undefined) {
    const [a, b] = [first, second].map((part) => meaningOfWords(part ?? "", speaker));
    return more.length > 0 || a === undefined ? undefined : both(a, b);
  }
  const inside = /^(.{2,30}?)\s?[("]([A-Za-z]\w{1,40}\s?=\s?[\w-]{1,40})[)"]$/.exec(words)?.[2];
  for (const part of [...(inside === undefined ? [] : [inside]), ...suffixes(words)]) {
    const terms = presence(part, speaker) ?? comparison(part, speaker) ?? byMeaning(part, speaker);
    if (terms !== undefined && terms.length > 0) return { any: terms };
  }
  return undefined;
}

/** Two meanings that are to be met at once: the second is of one term. */
export function both(a: Meaning, b: Meaning | undefined): Meaning | undefined {
  const [and, ...others] = b?.any ?? [];
  return and === undefined || others.length > 0 || a.and !== undefined ? undefined : { ...a, and };
}

/** The words, and what is left behind each of their first gaps: `质检标准 status=3`. */
function suffixes(words: string): string[] {
  const gaps = [
    ...words.matchAll(
      /(?<=[\u3400-\u9fff])\s+(?=[A-Za-z])|(?<=[A-Za-z])\s+(?=\w+\s?(?:=|为|状态))/g,
    ),
  ].slice(0, 3);
  return [words, ...gaps.map(({ index }) => words.slice(index).trim())];
}

/** Where a condition does not hold: told only where the opposite can be. */
function opposite({ any, and }: Meaning): Meaning | undefined {
  if (and !== undefined) return undefined;
  if (any.every(({ is }) => is === "given")) {
    return { any: any.map(({ field }) => ({ is: "absent", field })) };
  }
  const [term] = any;
  if (term === undefined) return undefined;
  if (term.is === "absent") {
    return any.length > 1 ? undefined : { any: [{ is: "given", field: term.field }] };
  }
  const values = any.flatMap((one) =>
    one.is === "equal" && one.field === term.field ? [one.equals] : [],
  );
  if (values.length < any.length) return undefined;
  const others = otherValues(term.field, values);
  return others && { any: others };
}

/** The other values that a parameter lists. */
function otherValues(field: Field, values: readonly string[]): Term[] | undefined {
  const known = field.param.type === "boolean" ? ["true", "false"] : valuesOf(field);
  if (!values.every((value) => known.includes(value))) return undefined;
  const rest = known.filter((value) => !values.includes(value));
  if (rest.length === 0 || rest.length > VALUES) return undefined;
  return rest.map((equals) => ({ is: "equal", field, equals }));
}

const listOf = ({ param }: Field) =>
  param.rules?.find((rule) => rule.kind === "enum")?.values ?? [];

const valuesOf = (field: Field): string[] => listOf(field).map(({ value }) => value);

/** 传了甲, 甲不为空, 甲和乙都不传, 不填. */
function presence(words: string, speaker: Speaker): Term[] | undefined {
  if (/^(?:有?输入|有?填写?|有?传入?|有值|不为空|使用)$/.test(words)) {
    return [{ is: "given", field: speaker.self }];
  }
  const present = givenAfter.exec(words) ?? givenBefore.exec(words);
  if (present !== null && !/^(?:没|未|不)/.test(words) && !/[未没不无]$/.test(present[1] ?? "")) {
    const fields = fieldsOf(present[1] ?? "", speaker);
    if (fields !== undefined) return fields.map((field) => ({ is: "given", field }));
  }
  const missing = absentAfter.exec(words) ?? absentBefore.exec(words);
  if (missing === null) return undefined;
  const names = (missing[1] ?? "").trim();
  const fields =
    names === "" || /^(?:此|该|本)(?:字段|参数|值|项)$/.test(names)
      ? [speaker.self]
      : fieldsOf(names, speaker);
  return fields?.map((field) => ({ is: "absent", field }));
}

/** Parameters named in a row: `a_id和b_id`, `甲、乙`. */
function fieldsOf(names: string, speaker: Speaker): Field[] | undefined {
  const parts = names.split(/\s?(?:[,、/]|和|与|或者?|及)\s?/).map((name) => name.trim());
  const fields = parts.map((name) => fieldOf(name, speaker));
  return fields.every((field) => field !== undefined) ? fields : undefined;
}

/** The parameter that a name or noun means. */
export function fieldOf(words: string, { self, scope }: Speaker): Field | undefined {
  const name = words
    .replace(/["']/g, "")
    .replace(/(?:字段|参数|属性|的值|值)$/, "")
    .trim();
  if (name === "" || name.includes(".")) return undefined;
  const [, noun, id] = /^([\u3400-\u9fff]{2,12})\s?\(?([A-Za-z]\w{1,60})\)?$/.exec(name) ?? [];
  if (noun !== undefined && id !== undefined) {
    const field = resolveName(id, [scope]);
    // 首单type=1 says more than that type is 1.
    return field !== undefined && isAbout(field, noun) ? field : undefined;
  }
  if (/^[A-Za-z][\w]*$/.test(name)) return resolveName(name, [scope]);
  return resolveNoun(name, scope, self);
}

/** Whether a noun before an identifier only says again what it is called. */
function isAbout({ noun }: Field, words: string): boolean {
  const said = foldNoun(words.replace(/^(?:参数|字段|当前|入参)|(?:参数|字段|属性|中的?)$/g, ""));
  return said.length < 2 || noun.includes(said) || said.endsWith(noun.slice(-2));
}

/** 类型为1或2, kind=a/b, 步骤2,3. */
function comparison(words: string, speaker: Speaker): Term[] | undefined {
  const pieces = words.split(/\s?(?:或者|或|\|\||\bor\b)\s?/);
  const terms: Term[] = [];
  let field: Field | undefined;
  for (const piece of pieces) {
    const match = compared.exec(piece) ?? numbered.exec(piece);
    if (match === null) {
      if (field === undefined) return ownComparison(words, speaker);
      const more = valuesIn(piece, field);
      if (more === undefined) return undefined;
      terms.push(...more);
      continue;
    }
    const [, name = "", operator = "", text] = match;
    field = fieldOf(name, speaker);
    if (field === speaker.self) field = holderOf(text ?? operator, speaker) ?? field;
    field ??= holderOf(text ?? operator, speaker, foldNoun(name).slice(-2));
    if (field === undefined) return ownComparison(words, speaker);
    const values = valuesIn(text ?? operator, field);
    if (values === undefined) return undefined;
    const isNegated = /^(?:不|!=|<>|≠|is\snot)/.test(operator);
    const named = values.map(({ equals }) => equals);
    const added = isNegated ? otherValues(field, named) : values;
    if (added === undefined) return undefined;
    terms.push(...added);
  }
  return terms.length > VALUES ? undefined : terms;
}

const siblingsOf = ({ self, scope }: Speaker): Field[] =>
  scope.fields.slice(0, SEARCHED_FIELDS).filter((field) => field !== self);

/** The one sibling whose list has the values, where the noun before them is the speaker's own or only ends like its. */
function holderOf(text: string, { self, scope }: Speaker, ending = ""): Field | undefined {
  const holders = siblingsOf({ self, scope }).filter((field) => {
    if (!field.noun.endsWith(ending)) return false;
    const values = valuesIn(text, field);
    return values?.every(({ equals }) => valuesOf(field).includes(equals));
  });
  return valuesOf(self).length === 0 && holders.length === 1 ? holders[0] : undefined;
}

/** 值为A — of the parameter that speaks. */
function ownComparison(words: string, { self }: Speaker): Term[] | undefined {
  const [, text] = ownValue.exec(words) ?? [];
  return text === undefined ? undefined : valuesIn(text, self);
}

type Equal = Extract<Term, { is: "equal" }>;

/** Values named in a row, each as it goes over the wire; nothing when one is none. */
function valuesIn(text: string, field: Field): Equal[] | undefined {
  const parts = text
    .replace(/\([^()]*\)?|(?<=\w)\s?"[^"]*"$/g, "")
    .split(/\s?(?:[,、/|]|以及|或者?|和)\s?/)
    .map((part) =>
      part
        .trim()
        .replace(/^["']|["'.]+$/g, "")
        .trim(),
    )
    .filter((part) => part !== "");
  const values = parts.map((part) => wireValue(part, field));
  if (parts.length === 0 || parts.length > VALUES) return undefined;
  if (!values.every((value) => value !== undefined)) return undefined;
  return values.map((equals) => ({ is: "equal", field, equals }));
}

const yes = /^(?:是|真|true|开启|y(?:es)?)$/i;
const no = /^(?:否|假|false|关闭|no?)$/i;

/** A value as it goes over the wire: itself, or the code whose gloss it is in the field's own list. */
function wireValue(words: string, field: Field): string | undefined {
  const { param } = field;
  if (/^(?:空|null|非|不|大于|小于|[<>])/.test(words)) return undefined;
  if (param.type === "boolean")
    return yes.test(words) ? "true" : no.test(words) ? "false" : undefined;
  const known = valuesOf(field);
  if (known.includes(words)) return words;
  const code = /^(-?[A-Za-z\d][\w-]{0,60})(?=$|[\u3400-\u9fff\s])/.exec(words)?.[1];
  if (code !== undefined && narrowed.test(words.slice(code.length))) return undefined;
  if (code !== undefined && (known.includes(code) || known.length === 0)) {
    return param.type === "number" && !/^-?\d/.test(code) ? undefined : code;
  }
  const codes = codesMeaning(words, field);
  if (codes.length === 1) return codes[0];
  // 是 and 否 are the values themselves where the parameter is described by them.
  const isPlain =
    known.length === 0 && param.type === "string" && /是.{0,4}否/.test(param.description);
  if (isPlain && /^[是否]$/.test(words)) return words;
  return code !== undefined && known.length > 0 ? code : undefined;
}

/** type为1的首单 — not every case in which the value is given. */
const narrowed =
  /^\s?(?:的(?!$|类型|状态|方式|模式|场景|订单|商品|情况|时)|类?的?[首新第]|的?(?:部分|某些|特殊))/;

/** The codes of a parameter whose gloss the words are, or begin. */
function codesMeaning(words: string, field: Field): string[] {
  const { param, noun: about } = field;
  const values = listOf(field);
  const codeOf = (answer: string): string[] =>
    param.type === "boolean"
      ? [answer === "是" ? "true" : "false"]
      : values.filter(({ label = "" }) => plain(label) === answer).map(({ value }) => value);
  if (about === foldNoun(`是否${words}`)) return codeOf("是");
  const negated = /^(?:不|非|未|无需|没有)(.{2,})$/.exec(words)?.[1];
  if (negated !== undefined && about === foldNoun(`是否${negated}`)) return codeOf("否");
  if (param.type === "boolean") return about === foldNoun(words) ? ["true"] : [];
  if (words === "是" || words === "否") return codeOf(words);
  const exact = values.filter(({ label }) => label === words);
  const wanted = plain(words);
  const near = values.filter(({ label = "" }) => wanted.length >= 2 && plain(label) === wanted);
  const begun = values.filter(
    ({ label }) => words.length >= 3 && label?.startsWith(words) === true,
  );
  const found = [exact, near, begun].find((list) => list.length > 0) ?? [];
  return found.map(({ value }) => value);
}

/** A gloss without the noun that all of its list could share, and without its aside. */
const plain = (words: string): string =>
  words
    .replace(/[(,].*$/, "")
    .trim()
    .replace(suffix, "");

const suffix = /(?:类|型)?(?:消息|类型|模式|方式|状态|订单|场景|单|券|操作)$/;
const prefix =
  /^(?:设置为?|回传|上传|选择|属于|是|为|处于|使用|采用|允许|需要|仅|只有|传入?|填写?)/;

/** 图片类消息 — only the meaning of a value is named; the list of the one sibling that has it tells which. */
function byMeaning(words: string, speaker: Speaker): Term[] | undefined {
  const whole = words.replace(/["'\s]/g, "");
  if (!/^[\u3400-\u9fffA-Za-z\d]{2,16}$/.test(whole) || /^\d/.test(whole)) return undefined;
  const behind = whole.replace(prefix, "");
  const spellings = [whole, whole.replace(suffix, ""), behind, behind.replace(suffix, "")];
  const siblings = siblingsOf(speaker);
  for (const spelling of new Set(spellings)) {
    if (spelling.length < 2) continue;
    const hits = siblings.flatMap((field) =>
      codesMeaning(spelling, field).map((equals): Term => ({ is: "equal", field, equals })),
    );
    if (hits.length > 0) return hits.length === 1 ? hits : undefined;
  }
  return undefined;
}

/** A term as the condition of a rule; one that is left out is none. */
export function whenOf(term: Term): { field: string[]; equals?: string } | undefined {
  if (term.is === "absent") return undefined;
  const field = [...term.field.path];
  return term.is === "equal" ? { field, equals: term.equals } : { field };
}
