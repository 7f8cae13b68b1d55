/**
 * The conditions of a description, as spans: the words that state one, and the words that it
 * governs. A condition is part of the meaning of all that it governs; whoever reads a rule there has
 * to ask for it.
 */
import { behindLast, type Segment } from "./segments.js";
import { re } from "../regex.js";

export interface Condition {
  /** `type为1`, `需要统一邮寄发票`, without the words that only introduce it. */
  words: string;
  start: number;
  end: number;
  /** The words that hold only under it. */
  from: number;
  to: number;
  /** 否则: what it governs holds where this one does not. */
  otherwise?: Condition;
  /** 类型为1, 必填 — a comparison without a word that makes a condition of it; one only if its field is known. */
  tentative?: true;
  /** 纸质发票: — a label of what follows; it says of what a demand is made, and bounds nothing. */
  label?: true;
}

const CONDITIONS = 100;
const WORDS = 80;
const MOMENTS = 12;
/** No sentence goes on so long that its first condition still governs. */
const FARTHEST = 60;

const openers = `(?:仅当|只有当?|当且仅当|如果|如若|假如|倘若|若是?(?!干)|当(?![天前月日年期地事中次场值作做成于季周时])|如(?![下何上图期实同此]|有[效疑需])(?=[^,;。:]{0,24}?(?:是|为|=|有|未|不|选|没|需|传|填))|一旦|除非|要是|凡是?|对于|针对|[仅只]限|[仅只](?:对|针对|适用于?)(?![^,;。:]{0,24}?[有生]效)|限于|适用[于在])`;
const moment = `(?<![同及实小定临按平有准暂延超计历限工此届当何几])时(?![间长效段区刻分限机代节期速候点常装])|的?时候|的?情况下|的情形下|的话|(?<=场景|模式|前提|状态|条件|类型|方式)下`;
const asked = `必[填传须选需输]|不[能可得]为空|不为空|非空|需要?(?:填|传|指定|设置)`;
const obliges = /必|须|需|不[能可得]|至少|选[一1其]|最[多大长小少]|不超|超过|小于|大于|以内|[<>≤≥]/;

const leading = re`(?:^[\s"'*:]{0,3}(?:注[意:]|说明)?[\s:]{0,2}|(?<=[\s:\-"'。])|(?<=[\u3400-\u9fff])(?=如果|假如|倘若))${openers}`;
const momentMarks = new RegExp(moment, "g");
/** What then happens; not where the word is part of a noun (会员, 返回方式). */
const outcome = String.raw`(?<![参大协社学商工机])会(?![员话议计场务费籍])|将(?!来)|优先(?!级)|不起作用|容易|报错(?![信码])|失败(?![的原码信])|导致|返回(?![\u3400-\u9fff]{0,6}(?:为|是|=|已|有))`;
const consequence = re`则|那么|就|才|${asked}|可(?:以)?(?:不|为空|空)|(?:此|该|本)(?:字段|参数|值|项)|[以按](?=.{1,30}(?:为准|优先))|${outcome}`;
const comparison =
  /^\s{0,2}(?!(?:[\u3400-\u9fff]{0,4}(?:必[须需]|不|大于|小于|只能|单位|格式|默认值?|精度|长度|范围|示例|编码|数据类型|最[大小多少]值?)))(?:["']?[A-Za-z][\w.]{1,50}["']?|["']?[\u3400-\u9fff]{2,12}["']?)\s{0,2}(?:={1,2}|为|是|等于|选择?)\s{0,2}["']?[\w\u3400-\u9fff-]{1,20}["']?\s{0,2}$/;
const labelled = /^\s{0,2}([\u3400-\u9fff]{2,10})\s?:/;
/** Labels that every description has, and that make no case of what they stand before. */
const facets =
  /注|说明|要求|规则|格式|提示|单位|默认|例|取值|范围|类型|枚举|长度|大小|数量|个数|最[大小多]|参数|字段|其中|必[填传选]|描述|含义|支持|限制|值$|约束|规范|入参|条件|方式|逻辑/;
/** 散装情况, … — a case, of which the next words tell. */
const inCase = /^\s{0,2}([\u3400-\u9fff]{1,10}(?:情[况形]|场景|场合))下?\s{0,2}[:,]?\s{0,2}$/;
/** …,为否,必填 — said of the words before. */
const valueOnly =
  /^\s{0,2}(?:为|是|={1,2})\s?(?!空)["']?(?!\S{0,8}(?:表示|代表))[\w\u3400-\u9fff-]{1,8}["']?\s{0,2}$/;
const presence = /^.{2,40}[\u3400-\u9fff\w]\s{0,2}(?<!不[能可得]|不允许)(?:不为空|有值)\s{0,2}$/;
const comparisonHead =
  /^\s{0,2}((?:["']?[A-Za-z][\w.]{1,50}["']?|["']?[\u3400-\u9fff]{2,12}?["']?)\s{0,2}(?:={1,2}|为|是|等于)\s{0,2}["']?[\w-]{1,40}["']?)[\s:]{0,2}(?=(?:此|该|本)?(?:字段|参数|项)?[\s为则是]{0,2}(?:必|不[能可]为空|需))/;
const english =
  /(?:\bonly\s)?\b(?:if|when|whenever|unless|in case(?: of)?|only for|provided that|in the case of)\b\s?/i;
const otherwise =
  /^\s{0,2}(?:否则|反之|(?:其他|其它|其余)(?:情况|时候|类型|状态|值|时)?(?:下|的)?(?=\s?(?:都|均|则|为)?\s?必)|otherwise|or else)/i;

interface Mark {
  words: string;
  /** Offsets within the text: of the condition and its marker. */
  start: number;
  end: number;
  tentative?: true;
  label?: true;
  otherwise?: true;
}

/** Every condition of a plain text, in order. Linear in its length. */
export function readConditions(text: string, segments: readonly Segment[]): Condition[] {
  const found: Found[] = [];
  for (const [index, segment] of segments.entries()) {
    if (found.length >= CONDITIONS) break;
    for (const mark of marksOf(text, segment, segments[index + 1])) {
      const { start, end } = mark;
      const { sentence, group } = segment;
      const before = mark.otherwise && found.findLast((one) => one.otherwise === undefined);
      if (mark.otherwise && (before === undefined || sentence - before.sentence > 1)) continue;
      const [from, to] = reach(text, mark, index, segments);
      const words = withSubject(mark.words, found.at(-1), sentence);
      const condition: Found = { words, start, end, from, to, sentence, group };
      if (mark.tentative) condition.tentative = true;
      if (mark.label) condition.label = true;
      if (before !== undefined) condition.otherwise = before;
      found.push(condition);
    }
  }
  return found.map((_, index) => cutByNext(text, found, index));
}

/** A condition and where its words stand: the sentence and the bracket. */
type Found = Condition & Pick<Segment, "sentence" | "group">;

/** type为1时选填,为2时必填 — a value alone is said of what the condition before it is said of. */
function withSubject(words: string, before: Found | undefined, sentence: number): string {
  if (before === undefined || sentence - before.sentence > 1 || !/^(?:为|是|={1,2})/.test(words))
    return words;
  const subject = /^(.{1,40}?)\s?(?:为|是|={1,2}|等于)/.exec(before.words)?.[1];
  return subject === undefined ? words : subject + words;
}

/** A condition holds until the next one takes its place; two with nothing between them hold together. */
function cutByNext(text: string, found: readonly Found[], index: number): Condition {
  const { group, ...condition } = found[index] as Found;
  for (const next of found.slice(index + 1, index + 9)) {
    if (next.start >= condition.to) break;
    if (next.start < condition.from || next.tentative) continue;
    const between = text.slice(condition.from, next.start);
    const isJoined = /^[\s,]{0,3}(?:且|并且?|同时|而且)?[\s,]{0,3}$/.test(between);
    if (next.group === group && next.from >= next.end && !isJoined) {
      return { ...condition, to: next.start };
    }
  }
  return condition;
}

/** 类型为1时 — every word for a moment ends a condition. */
function momentsIn(words: string, start: number): Mark[] {
  const marks: Mark[] = [];
  let cut = 0;
  for (const match of words.matchAll(momentMarks)) {
    if (marks.length >= MOMENTS) break;
    const before = words.slice(Math.max(cut, match.index - WORDS), match.index);
    const stripped = lastClause(before);
    cut = match.index + match[0].length;
    marks.push({
      words: bare(stripped),
      start: start + match.index - stripped.length,
      end: start + cut,
    });
  }
  return marks;
}

/** The conditions that a segment states: the first form that it has tells. */
function marksOf(text: string, segment: Segment, next: Segment | undefined): Mark[] {
  const { start, end } = segment;
  const words = text.slice(start, end);
  const isOtherwise = otherwise.exec(words);
  if (isOtherwise !== null)
    return [{ words: "", start, end: start + isOtherwise[0].length, otherwise: true }];
  const moments = momentsIn(words, start);
  if (moments.length > 0) return moments;
  const label = start === 0 ? null : labelled.exec(words);
  if (label !== null && !facets.test(label[1] ?? ""))
    return [{ words: label[1] ?? "", start, end: start + label[0].length, label: true }];
  const opener = leading.exec(words);
  if (opener !== null) {
    const from = opener.index + opener[0].length;
    const rest = words.slice(from);
    const stop = consequence.exec(rest)?.index ?? rest.length;
    const condition = bare(rest.slice(0, stop));
    return [{ words: condition, start: start + opener.index, end: start + from + stop }];
  }
  const inEnglish = english.exec(words);
  if (inEnglish !== null) {
    const from = inEnglish.index + inEnglish[0].length;
    return [{ words: words.slice(from).trim(), start: start + inEnglish.index, end }];
  }
  const head = comparisonHead.exec(words);
  if (head !== null) return [{ words: (head[1] ?? "").trim(), start, end: start + head[0].length }];
  if (start > 0 && valueOnly.test(words))
    return [{ words: subjectBefore(text, start) + words.trim(), start, end }];
  const isLast = next?.sentence !== segment.sentence;
  const oneCase = inCase.exec(words);
  if (oneCase !== null && start > 0 && !isLast) return [{ words: oneCase[1] ?? "", start, end }];
  if (presence.test(words)) return [{ words: words.trim(), start, end }];
  return !isLast && comparison.test(words)
    ? [{ words: words.trim(), start, end, tentative: true }]
    : [];
}

/** Behind the last demand of a piece: 必填kind=2 → kind=2. */
function lastClause(words: string): string {
  const parts = words.split(
    /必[填传选]|[可]为?空|可不[填传]写?(?=[A-Za-z])|[:：](?=\s?[A-Za-z\u3400-\u9fff])/,
  );
  const last = parts.at(-1) ?? words;
  const clause = last.trim() === "" ? words : last;
  const opened = [...clause.matchAll(/[只仅]在|如果|当(?![前日月天年])|若(?!干)/g)].at(-1)?.index;
  return opened === undefined ? clause : clause.slice(opened);
}

const introduction = re`^(?:[\s"'*:,]|注意|说明|并且?|且|而且|则|即|对应|[只仅]在|${openers}|在(?![线途])|每次)+`;

/** The nearest piece of words before an offset, brackets apart. */
function subjectBefore(text: string, start: number): string {
  const before = text.slice(Math.max(0, start - 60), Math.max(0, start - 1));
  const words = before.replace(/\([^()]{0,40}\)\s?$/, "");
  return words.slice(behindLast(",;。(\n", words));
}

/** A condition without the words that only introduce it. */
export function bare(words: string): string {
  return words
    .replace(introduction, "")
    .replace(/(?:[\s:的]|则|(?<=[^为是=]{2})[是为]|(?:此|该|本)(?:字段|参数|值|项))+$/, "");
}

/** …,则返回空白页 — what then happens ends what a condition says. */
const consequent = /^\s{0,2}(?:则|那么|就|会|将)/;

/** From where to where a condition governs: the rest of its sentence and bracket, or, at their end, what stands before it. */
function reach(
  text: string,
  mark: Mark,
  index: number,
  segments: readonly Segment[],
): [from: number, to: number] {
  const own = segments[index];
  if (own === undefined) return [mark.end, mark.end];
  const body = text.slice(mark.end, own.end);
  const hasBody = /[\w\u3400-\u9fff]/.test(body.replace(/^[\s则那么就,:]+/, ""));
  let to = own.end;
  // What only tells what happens then (…时返回a) ends with its segment; a demand goes on.
  if (!hasBody || obliges.test(body)) {
    for (let at = index + 1; at < segments.length && at - index < FARTHEST; at++) {
      const segment = segments[at];
      if (segment === undefined || segment.sentence !== own.sentence) break;
      // Another bracket: its own matter, unless the condition stands outside of both.
      const isOther = segment.depth === own.depth && segment.group !== own.group;
      if (segment.depth < own.depth || (isOther && own.depth > 0)) break;
      to = segment.end;
      const words = text.slice(segment.start, segment.end);
      if (consequent.test(words) && !obliges.test(words)) break;
    }
  }
  const governs = /[\w\u3400-\u9fff]/.test(text.slice(mark.end, to));
  if (governs) return [mark.end, to];
  return [backward(index, segments), mark.start];
}

/** Where that begins which a condition at the end of a sentence, or alone in a bracket, is said of. */
function backward(index: number, segments: readonly Segment[]): number {
  const own = segments[index];
  let from = own?.start ?? 0;
  for (let at = index - 1; at >= 0; at--) {
    const segment = segments[at];
    if (segment === undefined || own === undefined || segment.sentence !== own.sentence) break;
    if (segment.depth > own.depth) continue;
    from = segment.start;
    // In a bracket of its own it is said of the words before the bracket.
    if (segment.depth < own.depth) break;
  }
  return from;
}

/** The conditions that govern any of a span, and do not stand within it. */
export function conditionsOf(
  conditions: readonly Condition[],
  start: number,
  end: number,
): Condition[] {
  return conditions.filter(({ from, to }) => from < end && to > start);
}
