/** What keeps a figure from bounding the value: whose it is, what it counts, and in which unit. */
import type { Pattern, Patterns } from "../pattern.js";
import type { Subject } from "../subject.js";
import { segmentAt } from "../clauses/segments.js";
import { headNoun } from "../cross/field-index.js";
import { isNumeric, isOfPages } from "./figures.js";
import { re } from "../regex.js";

/** Bounds between two parameters, of a span of time, of a product or of the parts of a value are none of the value. */
export const ofOthers =
  /跨度|间隔|相差|之差|时间段|不限|转速|报价|座位|不能(?:大于|小于|超过|早于|晚于)(?:开始|结束|当前|原|库存)|[\u3400-\u9fff]\s?[*×]\s?[\u3400-\u9fff]|乘以|长宽高|各边|每个字/;
export const advised = /建议|推荐|尽量|最好|\d\s?(?:表示|代表)/;

/** 长度不能超过4 bounds the digits of a number, not the number. */
export function isLength({ index }: RegExpExecArray, { own }: Subject): boolean {
  return /(?:长度|字数|位数|字符数?)[\s:(]{0,2}$/.test(own.slice(Math.max(0, index - 8), index));
}

/** 尺寸不能低于680*680 of a picture is not said of its address. */
const isProduct = ({ index, 0: words }: RegExpExecArray, { own, param }: Subject): boolean =>
  param.type === "string" && /^\s?[*×xX]\s?\d/.test(own.slice(index + words.length));

/** 步长填正整数 — a bound that a clause puts on what it names, and not on this value. */
function isOfAnother({ index }: RegExpExecArray, { own, plain, segments }: Subject): boolean {
  const start = segments[segmentAt(segments, index)]?.start ?? 0;
  const named = /([\u3400-\u9fff]{3,}?)(?:必须|只能|需要?|请|应|可以?){0,2}填写?\s?$/.exec(
    plain.slice(start, index),
  )?.[1];
  return named !== undefined && !headNoun(own).includes(named) && !/值|参数|字段|数字$/.test(named);
}

/** Units that a figure may carry, and that a description may give its value. */
const units = `毫秒|秒|分钟|小时|天|元|分|千克|公斤|kg|克|g|厘米|cm|毫米|mm|米|m`;
const figureUnit = re.i`^\s?(${units})(?![A-Za-z])`;
/** The unit that a description gives its value. */
export const statedUnit = re.i`(?:单位[:为是\s]{0,2}|[(,])(${units})(?=$|[,;。)\s])`;

/** 单位分,不能小于1元 — a bound in another unit than the value's. */
export function isInOtherUnit({ index, 0: words }: RegExpExecArray, { own }: Subject): boolean {
  const stated = statedUnit.exec(own)?.[1];
  const carried = figureUnit.exec(own.slice(index + words.length))?.[1];
  return (
    stated !== undefined && carried !== undefined && stated.toLowerCase() !== carried.toLowerCase()
  );
}

/** A reader of bounds that refuses what bounds something else. */
export function numeric(read: Pattern["read"]): Pattern["read"] {
  return (match, subject) =>
    isNumeric(subject) &&
    !isLength(match, subject) &&
    !isOfPages(match, subject) &&
    !isOfAnother(match, subject) &&
    !isProduct(match, subject) &&
    !isInOtherUnit(match, subject)
      ? read(match, subject)
      : undefined;
}

/** Patterns that words in the clause of a match refuse, unless they say otherwise themselves. */
export function guard(unlessClause: RegExp, patterns: Patterns): Patterns {
  const guarded = Object.entries(patterns).map(([name, one]) => [name, { unlessClause, ...one }]);
  return Object.fromEntries(guarded) as Patterns;
}

/** The words that refuse a bound in its clause. */
export const ofOthersOrAdvised = re`${ofOthers.source}|${advised.source}`;

/** A number that counts or measures: a bare range of a code or of a time is none of its bounds. */
export const countable = ({ own, param }: Subject): boolean =>
  !/时间|日期|几点|星期|周[一几]|月份|编码|版本|状态|类型|示例|例如|比如|[:=]\s?\d/.test(
    own.slice(0, 60),
  ) && !/(?:id|code|type|status|time|date)$/i.test(param.name);
