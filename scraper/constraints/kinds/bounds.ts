/** Numeric bounds: minimum and maximum of a value. */
import type { Patterns, RuleBody } from "../pattern.js";
import type { Subject } from "../subject.js";
import {
  advised,
  countable,
  guard,
  isInOtherUnit,
  isLength,
  numeric,
  ofOthers,
  ofOthersOrAdvised,
} from "./bound-guards.js";
import { bare, figure, isNumber, isNumeric, isOfPages, maximum, minimum } from "./figures.js";
import { rangePatterns } from "./ranges.js";
import { re } from "../regex.js";

const counted = /^\s?(?:天|小时|分钟|年|个月|周)/;

const noun = `(?:每页|值|数值|页数|页码|页|数量|条数|个数|数目|额度|限制|返回|查询|支持|显示|取值|记录数|数){0,3}`;
const not = `(?<!不|不能|不可|不得|不可以|不允许|不会|不要)`;

/** 低于10发通知 — what goes on behind a comparison tells what then happens, and bounds nothing. */
const ended = String.raw`(?=\s?(?:$|[,;。)\]、\n]|的?(?:整数|正|自然|数)|且|并|和|小于|大于|不[大小]于|最|[<>≤≥]|元|分|条|个|件|%|\s|[A-Za-z]))`;

/** On a String only 最大值, or a count of pages and rows, says that the value is a number. */
function isCountText([words]: RegExpExecArray, { own }: Subject): boolean {
  return /^最大值/.test(words) || /^[^,。;]{0,8}(?:页|条数)/.test(own);
}

function highest(match: RegExpExecArray, subject: Subject): RuleBody | undefined {
  const [, value = ""] = match;
  const after = subject.own.slice(match.index + match[0].length, match.index + match[0].length + 4);
  if (isInOtherUnit(match, subject)) return undefined;
  return counted.test(after) || !isNumeric(subject) ? undefined : maximum(value);
}

const spans = `秒|毫秒|分钟|小时|天|个?月`;

export const boundPatterns: Patterns = guard(ofOthersOrAdvised, {
  ...rangePatterns,
  不能小于等于: {
    find: re.g`(?:不能|不可|不得|不允许)(?:小于等于|小于或等于|<=)[:\s]{0,2}${figure}${bare}`,
    read: numeric(([, value = ""]) => minimum(value, true)),
  },
  大于等于: {
    find: re.g`${not}(?:大于等于|大于或等于|不小于|不能小于|不得小于|不可小于|不低于|不能低于|不得低于|不少于|不能少于|最[小低]${noun}(?:要|需|必须|应)?(?:只?能?为|是|不能小于|不能低于|不小于|大于等于)?|>=|≥|至少为)[:\s]{0,3}(?:${figure}${bare}|零)`,
    read: numeric(([, value = "0"]) => minimum(value)),
  },
  最少N: {
    find: re.g`(?:最少|至少)(?:为|是|要)?[:\s]{0,2}${figure}${bare}${ended}`,
    read: (match, subject) =>
      isNumber(subject) &&
      !isOfPages(match, subject) &&
      /^\s?(?:$|[,;。)\]\n])/.test(subject.own.slice(match.index + match[0].length))
        ? minimum(match[1] ?? "")
        : undefined,
  },
  大于: {
    find: re.g`${not}(?:大于|高于|(?<![=<-])>)[:\s]{0,2}(?:${figure}${bare}|零)${ended}`,
    unless: re`${ofOthers.source}|(?:大于|高于|>)\s?\d{1,9}(?:[\s,]{0,3}(?:时|按|则|或|会|增|减|默认设)|\s?的(?!整数|数|正|自然|实数)|\s?:|表示|代表|为|是)`,
    unlessClause: advised,
    read: numeric(([, value = "0"]) => minimum(value, true)),
  },
  positive: {
    find: /正整数(?!表示|代表)|非负(?:整)?数?|(?<![非负整])正数(?!\s?(?:表示|代表|为|则|时|是))|必须为正|不(?:能|可|得|可以|允许)(?:为|是)负|\bpositive\s(?:integer|number)\b|\bnon-?negative\b/gi,
    read: numeric(([word = ""]) =>
      /负|non/i.test(word)
        ? minimum("0")
        : /正数|positive number/i.test(word)
          ? minimum("0", true)
          : minimum("1"),
    ),
  },
  不能大于等于: {
    find: re.g`(?:不能|不可|不得|不允许)(?:大于等于|大于或等于|>=)[:\s]{0,2}${figure}${bare}`,
    read: numeric(([, value = ""]) => maximum(value, true)),
  },
  小于等于: {
    find: re.g`(?:${not}(?:小于等于|小于或等于|<=|≤)|不(?:能|可|得|可以|允许|要)?(?:大于|超过|超出|高于|多于)|最[大高]${noun}(?:限制|只?能?|可以?|不能|不)?(?:为|是|设置[为成]|传|超过|查询|返回|支持)?)[:\s,]{0,3}${figure}${bare}`,
    read: (match, subject) =>
      ((isNumber(subject) && !isLength(match, subject)) || isCountText(match, subject)) &&
      !isOfPages(match, subject)
        ? highest(match, subject)
        : undefined,
  },
  最多N: {
    find: re.g`(?:最多|至多|上限)(?:为|是|只?能|可以?|支持|返回|查询|显示|获取|设置|传){0,2}[:\s]{0,2}${figure}${bare}`,
    read: (match, subject) =>
      isNumber(subject) && !isOfPages(match, subject) ? highest(match, subject) : undefined,
  },
  N以内: {
    find: re.g`(?:限制|在|不超过|数量)?\s?(?<![\d.\-~])${figure}\s?(?:条|个|件|页)?(?:以内|之内|以下)(?!的?[字位])`,
    read: (match, subject) =>
      isNumber(subject) && !isOfPages(match, subject) && countable(subject)
        ? highest(match, subject)
        : undefined,
  },
  小于: {
    find: re.g`${not}(?:小于|低于|<)(?!=)[:\s]{0,2}${figure}${bare}${ended}`,
    unless: re`${ofOthers.source}|(?:小于|低于|<)\s?\d{1,9}(?:[\s,]{0,3}(?:时|按|则|或|会|增|减|默认设)|\s?的(?!整数|数|正|自然|实数)|\s?:|表示|代表|为|是)`,
    unlessClause: advised,
    read: numeric(([, value = ""]) => maximum(value, true)),
  },
  // 时长,单位秒,最长3600秒 — a span as the value itself, bounded in the unit that it is counted in.
  时长最大N秒: {
    find: re.g`(?:最大|最多|最长|上限|不(?:能|可|得|可以)?(?:超过|大于))(?:长度|时长|值)?(?:为|是)?[:\s]?${figure}\s?(${spans})(?![内前])`,
    read: (match, subject) => {
      const [, value = "", counted = ""] = match;
      const head =
        /^[^,;。:(]{0,16}?(?:时长|有效期|期限|周期|间隔|(天|秒|毫秒|小时|分钟|月)数)/.exec(
          subject.own,
        );
      const stated = re`单位[:为是\s]{0,2}(${spans})`.exec(subject.own)?.[1] ?? head?.[1];
      const same = stated?.replace(/^个/, "") === counted.replace(/^个/, "");
      return head !== null && same && isNumber(subject) ? maximum(value) : undefined;
    },
  },
  // 总重量,单位KG,不超过20KG — bounded in the unit that it is counted in.
  不超过N单位: {
    find: re.gi`(?:不(?:能|可|得|可以|允许)?(?:大于|超过|高于)|最[大高多]|上限|maximum)(?:为|是|[:\s])?\s?${figure}\s?(kg|g|cm|mm|千克|公斤|克|厘米|毫米|米|元|分|天|小时|分钟|秒)(?![内前\w])`,
    read: (match, subject) => {
      const [, value = "", counted = ""] = match;
      const unit = `(?:单位|以|measured in|[(])[^,;。]{0,24}?${counted}`;
      return isNumber(subject) && new RegExp(unit, "i").test(subject.prose.text)
        ? maximum(value)
        : undefined;
    },
  },
});
