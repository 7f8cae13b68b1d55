/** Which of the parameters that a sentence names are the alternatives of a group: those in a row beside its cue. */
import { behindLast } from "../clauses/segments.js";
import type { Mention, Mentions } from "./mentions.js";

/** What may stand between the alternatives of a row, and between them and the cue. */
const filler =
  /(?:以及|或者|还是|参数|字段|属性|其中|任意|必须|至少|需要|同时|只能|传入|填写|[二三四五六两2-6]\s?(?:者|个|项|选一)|[\s,、;:/|()[\]"'&+.。或和与跟及同中里的都均不能可以需须要必传填选任有一这])/g;
const aside = /\([^()]{0,60}\)/g;
/** Behind an item of a row, what ties the next to it. */
const tiedOn = /^\s?(?:、|\/|\||或者?|和|与|以及|及)[^,;。]{1,40}$/;
/** 线下场景a和b不能同时为空 — for whom or what the group is asked. */
const scene =
  /(?:场景|业务|模式|类型|用户|客户|会员|商家|卖家|买家|商户|店铺|订单|商品|渠道|平台|类目|行业)(?:下|中|时|里|的)?[\s:]{0,2}$/;
/** At the beginning of a description other nouns may be what it is about. */
const firstScene = /(?:场景|业务|模式|用户|客户|会员|商家|卖家|买家)(?:下|中|时|里)?[\s:]{0,2}$/;
/** 手机和电话必选其一 — nouns in a row. */
const nouns =
  /([\u3400-\u9fff]{2,8})(?:、|\/|或者?|和|与)([\u3400-\u9fff]{2,8}?)(?:中|里|必须|需要?|至少|都|均|两者|二者)?\s{0,2}$/;

/** 用户id+类型 — an alternative of two that belong together. */
const paired = /[\w\u3400-\u9fff]\s?\+\s?[A-Za-z\u3400-\u9fff]/;

export interface Alternatives {
  named: Mention[];
  /** One of the row is none of the page's parameters. */
  lacksOne: boolean;
  /** Words that say for whom or what the group is asked. */
  isScoped: boolean;
}

/**
 * The alternatives of a group. What a noun names elsewhere in the sentence is none of them where the
 * row beside the cue has two; nothing when the row beside the cue is of other things altogether.
 * @param cue offsets of the words that state the group, within the sentence
 */
export function alternativesOf(
  sentence: string,
  { named, everywhere, unresolved }: Mentions,
  cue: readonly [number, number],
): Alternatives | undefined {
  const before = sentence.slice(0, cue[0]);
  const lead = nouns.exec(before);
  const isWhole = lead !== null && !/(?:[、/,]|或者?|和|与)\s?$/.test(before.slice(0, lead.index));
  if (isWhole && !everywhere.some(({ start, end }) => end > lead.index && start < cue[0]))
    return undefined;
  const row = rowBeside(sentence, everywhere, cue);
  const kept =
    row.filter(({ isIdentifier }) => isIdentifier).length >= 2
      ? named.filter(
          (one) =>
            (one.isIdentifier && !isBehind(sentence, one, cue)) ||
            row.some(({ field }) => field === one.field),
        )
      : named;
  const [first] = row;
  const opens = first === undefined ? 0 : clauseStart(sentence, first.start);
  const words = first === undefined ? "" : sentence.slice(opens, first.start);
  return {
    named: kept,
    lacksOne:
      unresolved.some(({ start, end }) =>
        end <= cue[0]
          ? !/[(。;]/.test(sentence.slice(end, cue[0]))
          : !/[)。;]/.test(sentence.slice(cue[1], start)),
      ) ||
      hasStranger(sentence, row, everywhere, cue) ||
      paired.test(sentence.slice(first?.start ?? 0, cue[1])),
    isScoped: (opens > 0 ? scene : firstScene).test(words),
  };
}

/** …),每段有1个title — behind the bracket or the sentence of the cue. */
const isBehind = (sentence: string, { start }: Mention, cue: readonly [number, number]): boolean =>
  start >= cue[1] && /[)。;]/.test(sentence.slice(cue[1], start));

/** The mentions in a row that ends, or begins, at the cue. */
function rowBeside(
  sentence: string,
  named: readonly Mention[],
  [start, end]: readonly [number, number],
): Mention[] {
  const row: Mention[] = [];
  let edge = start;
  for (const one of named.filter((mention) => mention.end <= start).reverse()) {
    if (rest(sentence.slice(one.end, edge)) !== "") break;
    row.unshift(one);
    edge = one.start;
  }
  if (row.length > 0) return row;
  edge = end;
  for (const one of named.filter((mention) => mention.start >= end)) {
    if (rest(sentence.slice(edge, one.start)) !== "") break;
    row.push(one);
    edge = one.end;
  }
  return row;
}

/** a/时间段/b — words tied into the row, or between it and the cue, that name no parameter. */
function hasStranger(
  sentence: string,
  [first]: readonly Mention[],
  everywhere: readonly Mention[],
  [start]: readonly [number, number],
): boolean {
  const near = everywhere.findLast(({ end }) => end <= start);
  const behind = near === undefined ? "" : sentence.slice(near.end, start);
  if (tiedOn.test(behind) && isStranger(behind)) return true;
  if (first === undefined) return false;
  const ahead = sentence.slice(clauseStart(sentence, first.start), first.start);
  return /(?:、|\/|或者?)\s?$/.test(ahead) && isStranger(ahead);
}

const isStranger = (words: string): boolean => /[\u3400-\u9fff]{2}/.test(rest(words));

function clauseStart(text: string, at: number): number {
  return behindLast(",;。(\n", text.slice(0, at));
}

const rest = (words: string): string => words.replace(aside, "").replace(filler, "").trim();
