/** Parameters that are required when another one is given or has a value. */
import type { Constraint } from "../../../spec/schema.js";
import type { Subject } from "../pattern.js";
import { quote } from "../prose.js";
import {
  foldNoun,
  resolveName,
  SEARCHED_FIELDS,
  resolveNoun,
  type Field,
  type Scope,
} from "./field-index.js";

const literal = `["'(]?(-?[A-Za-z\\d][\\w-]{0,60})["')]?((?:\\s{0,2}[,、/或和]{1,2}\\s{0,2}["']?-?\\w{1,40}["']?){0,8})`;
const meaning = `["']?([\\u4e00-\\u9fff]{1,12}?)["']?((?:[、/或和][\\u4e00-\\u9fff]{1,8}?){0,8})`;
const gloss = `(?:\\s?\\([^()\\n]{1,30}\\)|[\\u4e00-\\u9fff]{1,8}?)?`;
const when = `\\s{0,2}(?:的?时候?|的?情况下?|则|,)[,:\\s]{0,3}`;
const self = `(?:此|该|本|这个|当前)?(?:字段|参数|值|项|属性)?(?:是|为|则|也|都|才|,|\\s){0,2}`;
const must = `(?:必填|必传|必须填写?|必须传入?|必须传递|必须设置|必须指定|必选|必输|不能为空|不可为空|必须有值|(?<!不)需要(?:填写?|传入?)|(?<!不)需填|(?<!不)需传)(?![入写]?空)`;
const comparison = `\\s{0,2}(?:字段|参数)?(?:的?值)?\\s{0,2}(?:={1,2}|为|是|:|等于|选择|选|传入?|填)\\s{0,2}`;

const opening = `(?:仅|只有)?(?:当|如果|若|如|在)?\\s{0,2}`;
const subjectOfCondition = `([A-Za-z][A-Za-z\\d_.]{1,60}|[\\u4e00-\\u9fff]{2,10}?)`;

/** FIELD=VALUE时必填 — the parameter itself is required when another one has a value. */
const ownCondition = new RegExp(
  `${opening}${subjectOfCondition}${comparison}(?:${literal}${gloss}|${meaning})(?:${when}|\\s)${self}${must}`,
  "g",
);

/** 图片类消息时必填 — only the meaning of the value is named; the sibling's own list tells which. */
const meaningOnly = new RegExp(
  `(?:^|[,;。(:\\s])${opening}([\\u4e00-\\u9fffA-Z]{2,10}?)(?:类|型)?(?:消息|类型|模式|方式|状态|订单|场景)?(?:的?时候?|的?情况下?)[,\\s]?${self}${must}`,
  "g",
);

/** 值为A时必须填写 other — this parameter's value makes another one required. */
const othersCondition = new RegExp(
  `(?:值|此字段|该字段|本字段|类型)?(?:={1,2}|为|是|选择|传|填)\\s{0,2}["']?(-?[A-Za-z\\d][\\w-]{0,40})["']?(?:的?时候?|则|的?情况下?)[,\\s]{0,2}(?:必须|需要?)(?:填写?|传入?|指定|设置)\\s{0,2}([A-Za-z][A-Za-z\\d]{0,40}(?:_[A-Za-z\\d]{1,40}){0,5})`,
  "g",
);

/** 如果传了X,必填 — required as soon as another one is given. */
const givenCondition = new RegExp(
  `(?:(?:如果|若|当|只)(?:有?传递?|填写?|指定|设置|传入|输入|存在)(?:了|的是)?|(?:传入?|填写?|指定|设置|输入)了)\\s{0,2}([A-Za-z][A-Za-z\\d_]{2,60})(?:的?时候?|的?情况下?|的话|则|,)[,\\s]{0,2}(?:那么|则)?(?:此|该|本|这个)?(?:字段|参数|值|项|([A-Za-z]\\w{1,60}))?\\s?(?:是|则|也|为|,|\\s){0,2}(?:必填|必传|必须填写?|必须传入?|必选|不能为空|不可为空)`,
  "g",
);

/** Words without which no pattern here can match: asked first, since that costs far less. */
const demand = /必|需|不[能可]为空/;

const MATCHES = 12;

/** The rules "required if" that a description states about its own parameter, or through its value about another. */
export function readRequiredIf(
  subject: Subject,
  own: Field,
  scopes: readonly Scope[],
): Constraint[] {
  if (!demand.test(subject.prose.text)) return [];
  // A name that only an object further out has is as likely another page's or the gateway's.
  const siblings = scopes.slice(0, 1);
  const drafts = [
    ...conditionsOnOthers(subject, own, siblings),
    ...conditionsOnSelf(subject, own, siblings),
  ];
  if (drafts.length === 0) drafts.push(...conditionsByMeaning(subject, own, siblings));
  const keys = new Set<string>();
  return drafts.slice(0, MATCHES).filter((draft) => {
    const key = JSON.stringify({ ...draft, from: "" });
    return !keys.has(key) && keys.add(key);
  });
}

function matches(pattern: RegExp, text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  for (const match of text.matchAll(pattern)) {
    found.push(match);
    if (found.length >= MATCHES) break;
  }
  return found;
}

/** a=1且b=2时必填 — half of a condition is none. */
function isConjunct({ prose }: Subject, { index }: RegExpExecArray): boolean {
  return /(?:且|并且|同时)\s?(?:当|在)?$/.test(prose.text.slice(Math.max(0, index - 6), index));
}

function evidence(subject: Subject, match: RegExpExecArray): string {
  return quote(subject.prose, match.index, match.index + match[0].length);
}

function conditionsOnOthers(subject: Subject, own: Field, scopes: readonly Scope[]): Constraint[] {
  if (own.param.required === true) return [];
  const drafts: Constraint[] = [];
  for (const match of matches(ownCondition, subject.prose.text)) {
    const [, name = "", code, codes, words, moreWords] = match;
    const first = code ?? words ?? "";
    const more = codes ?? moreWords ?? "";
    const field = resolveCondition(name, scopes);
    if (field === undefined || field === own || isConjunct(subject, match)) continue;
    for (const named of [first, ...more.split(/[,、/或和\s"']{1,9}/)].filter(
      (text) => text !== "",
    )) {
      const equals = wireValue(named, field);
      if (equals === undefined) continue;
      drafts.push({
        kind: "requiredIf",
        at: [[...own.path]],
        field: [...field.path],
        equals,
        from: evidence(subject, match),
      });
    }
  }
  for (const match of matches(givenCondition, subject.prose.text)) {
    const field = resolveName(match[1] ?? "", scopes);
    const named = match[2] === undefined ? own : resolveName(match[2], scopes);
    if (field === undefined || field === own || named !== own) continue;
    drafts.push({
      kind: "requiredIf",
      at: [[...own.path]],
      field: [...field.path],
      from: evidence(subject, match),
    });
  }
  return drafts;
}

function conditionsOnSelf(subject: Subject, own: Field, scopes: readonly Scope[]): Constraint[] {
  const drafts: Constraint[] = [];
  for (const match of matches(othersCondition, subject.prose.text)) {
    const [, value = "", name = ""] = match;
    const field = scopes[0]?.byName.get(name.toLowerCase().replace(/_/g, ""));
    const preceding = subject.prose.text.slice(Math.max(0, match.index - 24), match.index);
    if (field === undefined || field === own || field.param.required === true) continue;
    if (
      /[A-Za-z_]\s?$/.test(preceding) &&
      resolveName(/[A-Za-z_\d]{1,24}\s?$/.exec(preceding)?.[0].trim() ?? "", scopes) !== own
    )
      continue;
    drafts.push({
      kind: "requiredIf",
      at: [[...field.path]],
      field: [...own.path],
      equals: value,
      from: evidence(subject, match),
    });
  }
  return drafts;
}

function conditionsByMeaning(subject: Subject, own: Field, scopes: readonly Scope[]): Constraint[] {
  if (own.param.required === true) return [];
  const drafts: Constraint[] = [];
  for (const match of matches(meaningOnly, subject.prose.text)) {
    const words = (match[1] ?? "").replace(/^(?:当|若|如果|在|仅)/, "");
    const hits = (scopes[0]?.fields ?? [])
      .slice(0, SEARCHED_FIELDS)
      .filter((field) => field !== own)
      .flatMap((field) => codesMeaning(words, field).map((equals) => ({ field, equals })));
    const [hit] = hits;
    if (words.length < 2 || hit === undefined || hits.length > 1) continue;
    drafts.push({
      kind: "requiredIf",
      at: [[...own.path]],
      field: [...hit.field.path],
      equals: hit.equals,
      from: evidence(subject, match),
    });
  }
  return drafts;
}

function resolveCondition(words: string, scopes: readonly Scope[]): Field | undefined {
  if (words.includes(".")) return undefined;
  if (/^[A-Za-z]/.test(words)) return resolveName(words, scopes);
  const [own] = scopes;
  const noun = words.replace(/^(?:当|如果|若|如|在|仅|只有)/, "");
  return own === undefined ? undefined : resolveNoun(noun, own);
}

/** A value as it goes over the wire: itself, or the code whose gloss it is in the field's own list. */
function wireValue(words: string, field: Field): string | undefined {
  const { param } = field;
  if (/^(?:空|null|真|假|非|不)/.test(words)) return undefined;
  if (/^-?[A-Za-z\d]/.test(words)) {
    return param.type === "number" && !/^-?\d/.test(words) ? undefined : words;
  }
  const codes = codesMeaning(words, field);
  return codes.length === 1 ? codes[0] : undefined;
}

function codesMeaning(words: string, { param, noun }: Field): string[] {
  if (param.type === "boolean" && noun === foldNoun(`是否${words}`)) return ["true"];
  const list = param.rules?.find((rule) => rule.kind === "enum");
  return (list?.values ?? [])
    .filter(
      ({ label }) => label === words || (words.length >= 2 && label?.startsWith(words) === true),
    )
    .map(({ value }) => value);
}
