/** Ranges: both bounds of a value at once, behind a word that says so or as a whole clause. */
import type { Patterns } from "../pattern.js";
import { headNoun } from "../cross/field-index.js";
import { countable, isLength, numeric, statedUnit } from "./bound-guards.js";
import { figure, isNumber, isOfPages, maximum, minimum, range, where } from "./figures.js";
import { re } from "../regex.js";

const between = String.raw`\s{0,2}(?:[~至到]|-{1,2}|~~)\s{0,2}`;

/** A unit behind a figure that a range may carry on both ends. */
const measure = `(?:元|分|%|条|个|件|人|间|岁|次|份|级|kg|cm|mm|m|g|公斤|千克|克|厘米|米|页)?`;

export const rangePatterns: Patterns = {
  "范围a-b": {
    find: re.g`(?:范围|区间|取值|介于|介乎|限制|必须[在是为]|限|支持)\s{0,2}(?:限制)?(?:为|是|在)?[:\s,]{0,3}${figure}${between}${figure}(?![\d:\-~年月位字]|\.\d|\s?[,、]\s?[aA]\s?[~\-])`,
    read: numeric(([, low = "", high = ""]) => range(low, high)),
  },
  "[a,b]": {
    find: re.g`(?:范围|区间|取值|介于|值为|必须在|限制在|在|金额|价格|比例|折扣率?|比率)\s{0,2}(?:为|是|在)?[:\s,]{0,3}([\[(])\s?${figure}\s?(?:[,~\-]|--)\s?${figure}\s?([\])])`,
    read: numeric(([words = "", open, low = "", high = "", close]) => [
      minimum(low, open === "(" && (close === "]" || words.includes(","))),
      maximum(high, close === ")" && (open === "[" || words.includes(","))),
    ]),
  },
  "比例 a-b": {
    find: re.g`(?:比例|折扣率?|百分比|评分|得分|分数|星级|优先级|概率)[\s,:(]{0,2}${figure}${between}${figure}分?(?=$|[,;。)])`,
    read: where(isNumber, range),
  },
  "数量(a-b)": {
    find: re.g`(?:数量|大小|页码|金额|价格|年龄|比例|[\u4e00-\u9fff]数)\s?,?:?[(\[\s]{1,2}${figure}\s?[~,\-至到]\s?${figure}\s?(?:条|个|之间)?[)\]]`,
    read: where(isNumber, range),
  },
  "a-b之间": {
    find: re.g`(?<![\d.\-~])${figure}(?:${between}|\s?[和与,]\s?)${figure}\s{0,2}(?:之间|范围内|的?(?:整数|数字|数值|正整数))`,
    read: numeric(([, low = "", high = ""]) => range(low, high)),
  },
  // 1~100 as a whole clause, or behind a noun of the value: no word says that it is a range.
  "a-b alone": {
    find: re.g`(?<=^|[,;。:(\[\n]\s?|[\u3400-\u9fff]\.|[\u3400-\u9fff](?<![\d第版前后如类])\s?|数字|之?(?:在|为|是))${figure}\s?${measure}\s{0,2}(?:[~至到]|-{1,2})\s{0,2}${figure}\s?${measure}(?:\s?(?:之间|之内|以内|范围内?)(?:的?(?:整数|数字|数值|数))?|的?(?:整数|数字|数值))?\s?(?=$|[,;。)\]\n])`,
    read: (match, subject) => {
      const [words, low = "", high = ""] = match;
      const isBare = !/之|以内|范围|整数|数[字值]/.test(words);
      if (!isNumber(subject) || isOfPages(match, subject) || isLength(match, subject))
        return undefined;
      if (isBare && !countable(subject)) return undefined;
      return range(low, high);
    },
  },
  "a-b天 of a count of days": {
    find: re.g`(?<=[,;。:(\n]\s?)${figure}\s?(天|小时|分钟|秒|个?月|年)?${between}${figure}\s?(天|小时|分钟|秒|个?月|年)(?:之间|以内)?(?=$|[,;。)\]\n])`,
    read: ([, low = "", , high = "", unit = ""], subject) => {
      const head = headNoun(subject.own);
      const isCounted = head.endsWith(`${unit}数`) || statedUnit.exec(subject.own)?.[1] === unit;
      return isNumber(subject) && isCounted ? range(low, high) : undefined;
    },
  },
  a元到b元之间: {
    find: re.gi`(?:在|为|是|范围)[:\s]{0,2}${figure}\s?(元|分|厘米|克|千克|kg|cm)\s?(?:[~至到]|-{1,2})\s?${figure}\s?\2(?:\s?之间)?`,
    read: numeric(([, low = "", , high = ""]) => range(low, high)),
  },
};
