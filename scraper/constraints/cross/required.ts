/**
 * What has to be given: a demand (必填, must not be empty), whom it is about, and on which condition.
 * Without one the parameter is required whatever its column says; under one about its siblings it is
 * a `requiredIf`, or, where the others' absence is the condition, a group of which one is needed.
 */
import type { Constraint, Rule } from "../../../spec/schema.js";
import { conditionsOf, type Condition } from "../clauses/conditions.js";
import { segmentAt, sentenceAround } from "../clauses/segments.js";
import {
  both,
  meaningOf,
  meaningOfWords,
  type Meaning,
  type Speaker,
  whenOf,
} from "../clauses/meaning.js";
import type { Subject } from "../subject.js";
import { quote } from "../prose.js";
import type { Field } from "./field-index.js";
import { isPart, type Place, targetOf } from "./target.js";
import { re } from "../regex.js";

export interface Requirements {
  own: Extract<Rule, { kind: "requiredByProse" }> | undefined;
  constraints: Constraint[];
}

const MATCHES = 24;

const verbs = `(?:填写?|传入?|传递|设置|指定|有值|提供|输入|录入|选择?|非空|不为空|不能为空|不空|给出|赋值)`;
/** What demands a value, with or without a condition. */
const must = String.raw`必填|必传|必选|必输|必录|必须要?${verbs}|必需(?=项|$|[,。;)\]\s])|(?:不能|不可以?|不允许|不得|不应)(?:为|是)?空|(?<![是若])非空|(?<![若])不为空|(?:是|为)必须的?(?=$|[,。;)\]\s])|必须(?=$|[。;)\]])`;
const mustInEnglish = String.raw`(?:\bis\s|\bare\s|\bbe\s)?\b(?:required|mandatory)\b|\bmust\s(?:not\sbe\s(?:empty|null|blank)|be\s(?:given|set|specified|provided|filled(?:\sin)?|passed))|\bcan\s?not\sbe\s(?:empty|null|blank)`;
/** What demands one only under a condition: 类型为2时需要填写. */
const need = `需要?(?:要)?(?:填写?|传入?|传递|输入|录入|指定|设置|提供)`;
const demand = re.gi`(?:${must}|(?<![不无])${need})(?![入写]?空)(?![入写择递定]?(?:其[中一]|[一1][个项种组对]|[一1二两三](?![\u3400-\u9fff\w])|任[一意]))|${mustInEnglish}`;
const onlyConditional = re`^${need}$`;
/** Words before or behind a demand that take it back. */
const notBefore =
  /(?:非|不|无|勿|是否|否|特殊|条件|选择?性|部分|有的|可能|如|无需|不是|\bnot|\bno|n't)\s?(?:为|是|be\s)?\s?$/i;
const notBehind = /^(?:与否|字段见|参数见|条件|属性(?!$)|的?类目|列表|校验|检查)/;
const exceptions =
  /除外|例外|以外|除了|除非|特殊[必选可]|条件必|视.{0,6}而定|根据.{0,12}(?:决定|判断)|按.{0,8}要求|不强制|非强制|可以?不[填传](?![,;]?(?:否则|反之))|可选可|暂不|\bexcept\b|\bunless\b/i;
const retired =
  /废[弃除]|已?作废|预留字?段?|后期字段|弃用|不再(?:使用|支持|维护)|已?下线|停用|暂未(?:使用|启用|开放)|deprecated|obsolete|no longer/i;
/** Said to be left out in some case: then it is not demanded in every one. */
const optional =
  /选填|非必[填传选]|可以?不[填传]|可为?空|不[用需]填|无[需须]填|不必[填传]|(?<![能可若果否])不[用需须]?[填传](?=\s?(?:$|[;。)、]|,(?!\s?(?:则|会|将|就|默认|报|系统|否则))))/;
/** A group is asked for instead: the demand is that one of several be given. */
const grouped =
  /[二两三四2-4]\s?者?(?:中)?(?:任)?选\s?[一1]|至少|选其一|其中[一1]|之一|任[意选]?[一1]|择[一其]|有[一1]个|或者?[A-Za-z]\w+二/;

/** 货到付款用户,必填 — of whom it is demanded. */
const users =
  /[\u3400-\u9fff](?:用户|商家|卖家|买家|店铺|商户|订单|类目|业务|场景|平台|商品|模式|渠道|行业|类型)\s?$/;

/** 必填(部分类目) — for whom or what it is demanded. */
const scope =
  /^(?:项|字段)?\s?[([](?!非|不|无|如|可|默认)[^()[\]]{0,12}(?:部分|某些|个别|用户|商家|卖家|买家|店铺|商户|订单|类目|业务|场景|平台|商品|模式|渠道|行业|情况|时)[^()[\]:]{0,6}[)\]]/;

/** What the subject of a demand may be beside a name: the parameter itself, and words without weight. */
const weightless =
  /^(?:[\s"'*★:.、\-/[\]]|此|该|本|这个|当前|字段|参数|项|值|属性|选项|实际上?|其实|事实上|为|是|属于?|都|均|一定|也|则|才|就|那么|上|要|需|须|必须|请|且|并且?|同时|备注|注意|说明|注|the|this|field|parameter|param|it|is|and|which)+/i;
const tail = /^(?:[\s"'!*★.\]:]|项|字段|参数|的|选项|值|哦|啊|\bfield\b|\bparameter\b)+/i;

/** What a description demands of its own parameter and, through a condition, of its siblings. */
export function readRequirements(
  subject: Subject,
  self: Field,
  scope: Speaker["scope"],
): Requirements {
  const found: Requirements = { own: undefined, constraints: [] };
  const { plain: text } = subject;
  if (!/必|需|空|requ|mand|must|can/i.test(text)) return found;
  const speaker: Speaker = { self, scope };
  let matches = 0;
  let isSure = !optional.test(text);
  let unresolved: string | undefined;
  for (const match of text.matchAll(demand)) {
    if (++matches > MATCHES) break;
    const reading = readDemand(subject, speaker, match);
    // Required always, and again under a condition: one of the two is said loosely.
    if (
      reading !== "always" &&
      /^必[填传选输]/.test(match[0]) &&
      conditionsOf(subject.conditions, match.index, match.index + 1).length > 0
    )
      isSure = false;
    if (reading === undefined) continue;
    const from = quote(subject.prose, match.index, match.index + match[0].length);
    if (reading === "always") {
      if (isBehindCondition(subject, match.index)) isSure = false;
      if (self.param.required !== true) found.own ??= { kind: "requiredByProse", from };
    } else if (reading === "unresolved") unresolved ??= from;
    else found.constraints.push(...constraintsFor(reading, from));
  }
  if (found.own !== undefined && !isSure) found.own = { ...found.own, certainty: "likely" };
  if (unresolved !== undefined && self.param.required !== true)
    found.own ??= { kind: "requiredByProse", documentationOnly: true, from: unresolved };
  return { ...found, constraints: distinct(found.constraints) };
}

/** 如果重名会报错,必填 — a condition of the same sentence that ends before it: whether it is of the demand is open. */
function isBehindCondition({ conditions, segments, prose }: Subject, start: number): boolean {
  // 如果是套装,则填套数-必填: a dash sets the demand apart.
  if (/-\s?$/.test(prose.text.slice(Math.max(0, start - 2), start))) return false;
  const [from] = sentenceAround(segments, start);
  return conditions.some(
    (one) => one.tentative === undefined && !one.label && one.start >= from && one.end <= start,
  );
}

interface Demand {
  target: Field;
  meaning: Meaning;
}

/** A demand on its condition; `unresolved` where that names no parameter and value. */
type Reading = Demand | "always" | "unresolved";

function readDemand(
  subject: Subject,
  speaker: Speaker,
  match: RegExpExecArray,
): Reading | undefined {
  const { plain: text } = subject;
  const start = match.index;
  const end = start + match[0].length;
  const segment = subject.segments[segmentAt(subject.segments, start)];
  if (segment === undefined || start < segment.start) return undefined;
  const sentence = text.slice(...sentenceAround(subject.segments, start));
  const clause = text.slice(segment.start, segment.end);
  if (notBefore.test(text.slice(Math.max(0, start - 8), start))) return undefined;
  if (notBehind.test(text.slice(end, end + 8)) || retired.test(text)) return undefined;
  const governing = conditionsOf(subject.conditions, start, end);
  const sure = governing.filter((one) => one.tentative === undefined);
  const guessed = governing.filter((one) => one.tentative !== undefined);
  const ends = governing.map((one) => one.end).filter((at) => at <= start);
  const starts = governing.map((one) => one.start).filter((at) => at >= end);
  const opened = Math.max(segment.start, ...ends);
  const closed = Math.min(segment.end, ...starts);
  const before = text
    .slice(opened, start)
    .replace(weightless, "")
    .replace(/(?:[\s"'*为是则都均才要应,:-]|需要)+$/, "");
  const behind = text.slice(end, closed).replace(tail, "");
  const place = { subject, start, end, segment };
  const target = targetOf(before, behind, speaker, place);
  if (exceptions.test(sentence) && !/否则|反之/.test(sentence)) return undefined;
  if (grouped.test(governing.length > 0 ? sentence : clause)) return undefined;
  const meanings = guessed.flatMap((one) => meaningOf(one, speaker) ?? []);
  const reading =
    sure.length === 0 && meanings.length === 0
      ? unconditional({ words: match[0], before, behind, target }, speaker, place)
      : target && conditional(target, sure, meanings, speaker);
  const isOfPart = typeof reading === "string" && isPart(subject, segment, start);
  return isOfPart ? undefined : reading;
}

/** A demand that no condition governs, unless its own words say for whom or what it is. */
function unconditional(
  asked: { words: string; before: string; behind: string; target: Field | undefined },
  speaker: Speaker,
  { subject, start, end, segment }: Place,
): Reading | undefined {
  const { words, before, behind, target } = asked;
  const { plain: text, segments } = subject;
  if (onlyConditional.test(words)) {
    return target === undefined ? byNoun(before, speaker) : undefined;
  }
  const lead = segments[segmentAt(segments, start) - 1];
  const isLed = lead !== undefined && lead.start > 0 && lead.sentence === segment.sentence;
  if (isLed && before === "" && users.test(text.slice(lead.start, lead.end))) return "unresolved";
  if (target === speaker.self)
    return scope.test(text.slice(end, end + 24)) ? "unresolved" : "always";
  if (target !== undefined || behind !== "") return undefined;
  return byNoun(before, speaker) ?? (users.test(before) ? "unresolved" : undefined);
}

/** A demand under a condition, or two that hold at once. */
function conditional(
  target: Field,
  [condition, ...more]: readonly Condition[],
  guessed: readonly Meaning[],
  speaker: Speaker,
): Reading | undefined {
  const meaning = condition === undefined ? guessed[0] : meaningOf(condition, speaker);
  if (meaning === undefined || more.length > 0)
    return target === speaker.self ? "unresolved" : undefined;
  const joined =
    condition === undefined || guessed.length === 0 ? meaning : both(meaning, guessed[0]);
  return joined && { target, meaning: joined };
}

/** 步骤3必填, 改期必填 — the demand's own subject is the condition. */
function byNoun(before: string, speaker: Speaker): Demand | undefined {
  const words = before.replace(/(?:时|下|中|里)$/, "");
  if (words === "") return undefined;
  const meaning = meaningOfWords(words, speaker);
  return meaning && { target: speaker.self, meaning };
}

function constraintsFor({ target, meaning }: Demand, from: string): Constraint[] {
  if (target.param.required === true) return [];
  const at = [[...target.path]];
  const { any, and } = meaning;
  const when = and && whenOf(and);
  if (and !== undefined && when === undefined) return [];
  const condition = when === undefined ? {} : { when };
  if (any.every(({ is }) => is === "absent")) {
    const fields = [target, ...any.map(({ field }) => field).filter((field) => field !== target)];
    if (fields.length < 2) return [];
    return [
      { kind: "atLeastOne", at, fields: fields.map(({ path }) => [...path]), ...condition, from },
    ];
  }
  return any.flatMap((term): Constraint[] => {
    const { field } = term;
    if (term.is === "absent" || field === target) return [];
    const equals = term.is === "equal" ? { equals: term.equals } : {};
    return [{ kind: "requiredIf", at, field: [...field.path], ...equals, ...condition, from }];
  });
}

function distinct(constraints: readonly Constraint[]): Constraint[] {
  const keys = new Set<string>();
  return constraints.filter((one) => {
    const key = JSON.stringify({ ...one, from: "" });
    return !keys.has(key) && keys.add(key);
  });
}
