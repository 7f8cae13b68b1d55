/**
 * What has to be given: a demand (必填, must not be empty), whom it is about, and on which condition.
 * Without one the parameter is required whatever its column says; under one about its siblings it is
 * a `requiredIf`, or, where the others' absence is the condition, a group of which one is needed.
 */
import type { Constraint, Rule } from "../../../spec/schema.js";
import { conditionsOf } from "../clauses/conditions.js";
import { segmentAt, sentenceAround } from "../clauses/segments.js";
import {
  fieldOf,
  meaningOf,
  meaningOfWords,
  type Meaning,
  type Speaker,
  whenOf,
} from "../clauses/meaning.js";
import type { Subject } from "../subject.js";
import { quote } from "../prose.js";
import { foldNoun, resolveName, type Field } from "./field-index.js";

export interface Requirements {
  own: Extract<Rule, { kind: "requiredByProse" }> | undefined;
  constraints: Constraint[];
}

const MATCHES = 24;

const verbs = `(?:填写?|传入?|传递|设置|指定|有值|提供|输入|录入|选择?|非空|不为空|不能为空|不空|给出|赋值)`;
/** What demands a value, with or without a condition. */
const must = `必填|必传|必选|必输|必录|必须要?${verbs}|必需(?=项|$|[,。;)\\]\\s])|(?:不能|不可以?|不允许|不得|不应)(?:为|是)?空|(?<![是若])非空|(?<![若])不为空|(?:是|为)必须的?(?=$|[,。;)\\]\\s])|必须(?=$|[。;)\\]])`;
const mustInEnglish = `(?:\\bis\\s|\\bare\\s|\\bbe\\s)?\\b(?:required|mandatory)\\b|\\bmust\\s(?:not\\sbe\\s(?:empty|null|blank)|be\\s(?:given|set|specified|provided|filled(?:\\sin)?|passed))|\\bcan\\s?not\\sbe\\s(?:empty|null|blank)`;
/** What demands one only under a condition: 类型为2时需要填写. */
const need = `需要?(?:要)?(?:填写?|传入?|传递|输入|录入|指定|设置|提供)`;
const demand = new RegExp(
  `(?:${must}|(?<![不无])${need})(?![入写]?空)(?!其[中一]|[一1][个项种组对]|[一1二两三](?![\\u3400-\\u9fff\\w])|任[一意])|${mustInEnglish}`,
  "gi",
);
const onlyConditional = new RegExp(`^${need}$`);
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
      if (self.param.required !== true) found.own ??= { kind: "requiredByProse", from };
    } else found.constraints.push(...constraintsFor(reading, from));
  }
  if (found.own !== undefined && !isSure) found.own = { ...found.own, certainty: "likely" };
  return { ...found, constraints: distinct(found.constraints) };
}

interface Demand {
  target: Field;
  meaning: Meaning;
}

function readDemand(
  subject: Subject,
  speaker: Speaker,
  match: RegExpExecArray,
): Demand | "always" | undefined {
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
  const opened = Math.max(
    segment.start,
    ...governing.filter((one) => one.end <= start).map((one) => one.end),
  );
  const closed = Math.min(
    segment.end,
    ...governing.filter((one) => one.start >= end).map((one) => one.start),
  );
  const before = text
    .slice(opened, start)
    .replace(weightless, "")
    .replace(/(?:[\s"'*为是则都均才要应,:-]|需要)+$/, "");
  const behind = text.slice(end, closed).replace(tail, "");
  const target = targetOf(before, behind, speaker, { subject, start, end, segment });
  if (sure.length > 1) return undefined;
  if (exceptions.test(sentence) && !/否则|反之/.test(sentence)) return undefined;
  if (grouped.test(governing.length > 0 ? sentence : clause)) return undefined;
  const [condition] = sure;
  const meanings = guessed.flatMap((one) => meaningOf(one, speaker) ?? []);
  if (condition === undefined && meanings.length === 0) {
    if (onlyConditional.test(match[0])) {
      return target === undefined ? byNoun(before, speaker) : undefined;
    }
    const lead = subject.segments[segmentAt(subject.segments, start) - 1];
    if (
      lead !== undefined &&
      lead.start > 0 &&
      lead.sentence === segment.sentence &&
      before === ""
    ) {
      if (users.test(text.slice(lead.start, lead.end))) return undefined;
    }
    if (target === speaker.self) return isPart(subject, segment, start) ? undefined : "always";
    return target === undefined && behind === "" ? byNoun(before, speaker) : undefined;
  }
  const meaning = condition === undefined ? meanings[0] : meaningOf(condition, speaker);
  if (meaning === undefined || target === undefined) return undefined;
  const joined =
    condition === undefined || meanings.length === 0 ? meaning : both(meaning, meanings[0]);
  return joined && { target, meaning: joined };
}

function both(a: Meaning, b: Meaning | undefined): Meaning | undefined {
  const [and] = b?.any ?? [];
  return b?.any.length !== 1 || and === undefined || a.and !== undefined
    ? undefined
    : { ...a, and };
}

/** 步骤3必填, 改期必填 — the demand's own subject is the condition. */
function byNoun(before: string, speaker: Speaker): Demand | undefined {
  const words = before.replace(/(?:时|下|中|里)$/, "");
  if (words === "") return undefined;
  const meaning = meaningOfWords(words, speaker);
  return meaning && { target: speaker.self, meaning };
}

interface Place {
  subject: Subject;
  start: number;
  end: number;
  segment: { start: number; end: number; depth: number };
}

/** Whom a demand is about: the parameter itself, or a sibling that its subject or object names. */
function targetOf(
  before: string,
  behind: string,
  speaker: Speaker,
  place: Place,
): Field | undefined {
  const { self, scope } = speaker;
  const object = /^\s{0,2}["']?([A-Za-z]\w{1,60})["']?/.exec(behind)?.[1];
  if (before === "") {
    if (object !== undefined) {
      const named = resolveName(object, [scope]);
      if (named !== undefined) return named;
    }
    const next = place.subject.plain.slice(place.end, place.end + 4);
    // required for customs: of English, nothing may stand behind.
    if (/[a-z]$/i.test(place.subject.plain.slice(0, place.end)) && behind !== "") return undefined;
    const isAlone = behind === "" || /^(?:项|字段|的)?[,:、\-\s]/.test(next);
    return isAlone || place.subject.conditions.length > 0 ? self : undefined;
  }
  if (/^(?:和|与|及|、)|(?:和|与|及|、)/.test(before)) {
    const names = before.split(/\s?(?:和|与|及|、)\s?/);
    if (
      names.some((name) => fieldOf(name, speaker) === self || resolveName(name, [scope]) === self)
    )
      return self;
    return undefined;
  }
  const named = /^[A-Za-z]\w*$/.test(before) ? resolveName(before, [scope]) : nounOf(before, scope);
  // A noun that the description begins with says nothing of itself: 会员卡必填.
  const lead = place.subject.plain.slice(0, place.start);
  const isFirst = lead.replace(/[\s*"']+$/, "").trim() === before.replace(/[\s*"']+$/, "");
  return named === self && isFirst && !/[\s*]$/.test(lead) ? undefined : named;
}

/** The one parameter whose description is about just this noun. */
function nounOf(words: string, { byNoun }: Speaker["scope"]): Field | undefined {
  const found = byNoun.get(foldNoun(words)) ?? [];
  return found.length === 1 ? found[0] : undefined;
}

/** In a bracket behind other words than the description's own noun, a demand is about those. */
function isPart(subject: Subject, segment: Place["segment"], start: number): boolean {
  if (subject.structured && start > subject.membersFrom) return true;
  if (segment.depth === 0) return false;
  const { plain: text } = subject;
  const open = Math.max(text.lastIndexOf("(", start), text.lastIndexOf("[", start));
  const within = text.slice(open + 1, start);
  if (/^\s?[A-Za-z]\w*\s?[,:]/.test(within)) return true;
  const before = text.slice(Math.max(0, open - 40), open);
  return (
    /[,;、:#+|]\s?[\u3400-\u9fffA-Za-z]{1,12}\s?$/.test(before) &&
    /[(][^()]{0,30}必[填选传]/.test(text.slice(0, open))
  );
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
