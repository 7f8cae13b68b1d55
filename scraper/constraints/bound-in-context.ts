/**
 * What the words around a bound make of it: its condition, whether it bounds the whole value or only
 * a part, whether it is meant strictly, and whether the gateway refuses what lies outside.
 */
import { endOf, measureOf } from "../../spec/rules/bounds.js";
import type { Rule } from "../../spec/schema.js";
import { conditionsOf } from "./clauses/conditions.js";
import { meaningOf, type Speaker, whenOf } from "./clauses/meaning.js";
import { clauseAround, segmentAt, sentenceAround } from "./clauses/segments.js";
import { headNoun } from "./cross/field-index.js";
import type { Subject } from "./subject.js";

/** The page only advises, or tells what is usual. */
const hedged =
  /通常|一般|大约|大概|左右|约为?(?=\d)|差不多|上下|建议|推荐|尽量|最好|\b(?:usually|typically|about|around|recommended|suggested|approximately|normally)\b/i;
/** The gateway takes what lies outside and makes something of it. */
const clamped =
  /(?:超过|超出|大于|多于|高于|小于|低于|少于|[<>])[^,。;\n]{0,14}?[,\s]{0,2}(?:的?(?:时|部分|话|则)?[,\s]{0,2})?(?:则|会|将|都|均|就)?(?:自动)?(?:按照?|以|取|截|忽略|不会被|只(?:会|取|返回)|返回|当[作做]|视为|丢弃|默认|设[为成]|重置|被)|非\s?\d[^,。;]{0,16}[,\s]{0,2}则|自动截[断取]|截断|只取前|\btruncat|\bignored\b/i;
/** 70字以内按一条计费 — what goes on behind a figure tells what then happens, and bounds nothing. */
const counted = /^(?:以内|以下|之内)?的?(?:[按算计](?!照|算)|记为|收费|免费|视为)/;
/** 超出范围取默认值 — said of the description's bounds wherever it stands. */
const replaced =
  /(?:超出|超过|大于|小于|不在)(?:(?!如果|若|当)[^。;\n]){0,24}?(?:(?:按照?|取|以|使用)(?:系统)?(?:的)?(?:默认|最大|最小)|被默认为|重置为)/;
/** One length in Chinese characters and another in Latin ones: which holds depends on the text. */
const scripts =
  /(?:中文|汉字)[^。;\n]{0,16}\d[^。;\n]{0,24}(?:英文|字母)[^。;\n]{0,10}\d|(?:英文|字母)[^。;\n]{0,16}\d[^。;\n]{0,24}(?:中文|汉字)[^。;\n]{0,10}\d|\d\s?个?(?:汉字|中文)\s?[(,/或]{1,2}\s?\d+\s?个?(?:字符|英文|字母)/;
/** Some may do otherwise. */
const excepted =
  /(?:特殊|部分|个别|某些|少数|白名单|大商家|大客户)(?:的)?[\u3400-\u9fff]{1,8}(?:支持|可以?|允许|为|不受|除外|不限)|[\u3400-\u9fff]{2,6}(?<!表示|代表|[即则传填]|默认|为空)不限|另有|除外|例外|\bexcept\b/;

/** Answers about a whole description, which each of its bounds asks for. */
function once(ask: (text: string) => boolean): (subject: Subject) => boolean {
  const answers = new WeakMap<Subject, boolean>();
  return (subject) => {
    const known = answers.get(subject) ?? ask(subject.prose.text);
    answers.set(subject, known);
    return known;
  };
}

const isReplaced = once((text) => replaced.test(text));
const hasScripts = once((text) => scripts.test(text));

/** Behind 例如 stands what may be, not what must. */
function isExample({ plain, segments }: Subject, start: number): boolean {
  const from = segments[segmentAt(segments, start)]?.start ?? start;
  return example.test(plain.slice(Math.min(from, start), start));
}

const example = /例如|比如|示例|举例|假[设如]|e\.g\./i;

/** Words that divide a value, of which then each part is bounded. */
const dividing =
  /每[段行个张组条项句](?!字)|单[个张段行](?!字)|[整小]数(?:部分|位)|其中|总和|分别|各(?:自|段|项)|前缀|后缀|前\s?$|后\s?$|区号|国家代码/;
const innerName =
  /(?:^|[。;\n,:\s"'({[])([a-z]\w{1,40})\s{0,2}(?:[:(]?\s{0,2})(?:[\u3400-\u9fff]|String|Long|Integer|Boolean)/g;

const isLength = (rule: Rule): boolean => /characters|bytes/.test(measureOf(rule) ?? "");

/** A length of a part of the value: of a member of a structure, of what markup encloses, of one of several brackets. */
function isPart(rule: Rule, subject: Subject, start: number, end: number): boolean {
  const { plain, segments } = subject;
  if (measureOf(rule) === "items") return subject.structured && isOfMember(subject, start);
  if (!isLength(rule)) return false;
  if (subject.structured && start > subject.membersFrom) return true;
  if (/xml\s?标签|html\s?标签|<\w{1,10}>/i.test(plain) && /文字|正文|每段/.test(plain)) return true;
  const index = segmentAt(segments, start);
  const segment = segments[index];
  if (segment === undefined) return false;
  if (dividing.test(clauseAround(plain, start, end).replace(plain.slice(start, end), "")))
    return true;
  if (segment.depth > 0 && isOneOfSeveral(subject, start, end)) return true;
  return isOfMember(subject, start) || isOfPiece(subject, segment.start, start);
}

/** 区号-电话,电话7-8位 — said of one of the nouns that a sign joins. */
function isOfPiece({ plain, own }: Subject, from: number, start: number): boolean {
  const pieces = /^[\u3400-\u9fff]{2,10}(?:[-#+_^~/|][\u3400-\u9fff]{2,10})+/.exec(own.trim())?.[0];
  const words = plain.slice(from, start).replace(/[\s:]|长度|最[多长]|必须|应?为|是/g, "");
  return from > 0 && pieces?.split(/[-#+_^~/|]/).includes(words) === true;
}

/** className:分类,最长5个字 — in the sentence of a member's name, a bound is the member's. */
function isOfMember({ plain, segments, param }: Subject, start: number): boolean {
  const [from] = sentenceAround(segments, start);
  return [...plain.slice(from, start).matchAll(innerName)].some(
    ([, name = ""]) => name.toLowerCase() !== param.name.toLowerCase() && /_|[a-z][A-Z]/.test(name),
  );
}

/** 预售商品最大为100 — for whom or what a clause bounds the value. */
const scope =
  /(?:商品|会员|用户|客户|商家|卖家|买家|店铺|类目|业务|场景|模式|渠道|平台|系统)(?:下|中|的)?[\s:]{0,2}$/;

/** Whether a clause behind the first bounds the value for some only. */
function isScoped(rule: Rule, { plain, segments, own }: Subject, start: number): boolean {
  const index = segmentAt(segments, start);
  const segment = segments[index];
  if (index === 0 || segment === undefined || measureOf(rule) === "items") return false;
  const words = scope.exec(plain.slice(segment.start, start))?.[0].replace(/[\s:的]/g, "");
  return words !== undefined && !headNoun(own).includes(words);
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
export function boundInContext(
  rule: Rule,
  subject: Subject,
  [start, end]: readonly [number, number],
  speaker: Speaker | undefined,
): Rule[] {
  const isStated = subject.conditions.some(
    (one) => !one.tentative && !one.label && one.start < end && one.end > start,
  );
  const isNone = isStated || counted.test(subject.plain.slice(end, end + 8));
  if (isNone || isExample(subject, start) || isPart(rule, subject, start, end)) return [];
  const governing = conditionsOf(subject.conditions, start, end).filter(({ label }) => !label);
  const sure = governing.filter((one) => one.tentative === undefined);
  const guessed =
    speaker === undefined
      ? []
      : governing.filter((one) => one.tentative && meaningOf(one, speaker) !== undefined);
  const { text } = subject.prose;
  const near = clauseAround(text, start, end);
  const behind = text.slice(end, end + 48);
  const isUpper = endOf(rule) === "max";
  const isDoubtful =
    (isLength(rule) && isUpper && hasScripts(subject)) ||
    hedged.test(near) ||
    clamped.test(behind) ||
    (!isLength(rule) && isReplaced(subject)) ||
    (isUpper && excepted.test(behind));
  if (isScoped(rule, subject, start)) return [{ ...rule, documentationOnly: true }];
  const told: Rule = isDoubtful ? { ...rule, certainty: "likely" } : rule;
  const [condition, ...others] = [...sure, ...guessed];
  if (condition === undefined) return [told];
  const meaning = others.length > 0 || !speaker ? undefined : meaningOf(condition, speaker);
  if (meaning === undefined || meaning.and !== undefined) {
    const [from] = sentenceAround(subject.segments, start);
    return example.test(subject.plain.slice(from, start))
      ? []
      : [{ ...rule, documentationOnly: true }];
  }
  return meaning.any.flatMap((term) => {
    const when = whenOf(term);
    // Where it is given at all: no condition.
    if (term.is === "given" && term.field === speaker?.self) return [told];
    return when === undefined || term.field === speaker?.self ? [] : [{ ...told, when }];
  });
}
