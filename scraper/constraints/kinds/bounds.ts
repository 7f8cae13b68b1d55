/** Numeric bounds: minimum and maximum of a value. */
import type { Pattern, RuleBody } from "../pattern.js";
import type { Subject } from "../subject.js";
import { segmentAt } from "../clauses/segments.js";
import { headNoun } from "../cross/field-index.js";
import {
  bare,
  figure,
  isNumber,
  isNumeric,
  isOfPages,
  maximum,
  minimum,
  range,
} from "./figures.js";

/** Bounds between two parameters, of a span of time, of a product or of the parts of a value are none of the value. */
const ofOthers =
  /跨度|间隔|相差|之差|时间段|不限|转速|报价|座位|不能(?:大于|小于|超过|早于|晚于)(?:开始|结束|当前|原|库存)|[\u3400-\u9fff]\s?[*×]\s?[\u3400-\u9fff]|乘以|长宽高|各边|每个字/;
const advised = /建议|推荐|尽量|最好|\d\s?(?:表示|代表)/;
const counted = /^\s?(?:天|小时|分钟|年|个月|周)/;

const noun = `(?:每页|值|数值|页数|页码|页|数量|条数|个数|数目|额度|限制|返回|查询|支持|显示|取值|记录数|数){0,3}`;
const not = `(?<!不|不能|不可|不得|不可以|不允许|不会|不要)`;

/** 长度不能超过4 bounds the digits of a number, not the number. */
function isLength({ index }: RegExpExecArray, { own }: Subject): boolean {
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
const figureUnit = new RegExp(`^\\s?(${units})(?![A-Za-z])`, "i");
const statedUnit = new RegExp(`(?:单位[:为是\\s]{0,2}|[(,])(${units})(?=$|[,;。)\\s])`, "i");

/** 单位分,不能小于1元 — a bound in another unit than the value's. */
function isInOtherUnit({ index, 0: words }: RegExpExecArray, { own }: Subject): boolean {
  const stated = statedUnit.exec(own)?.[1];
  const carried = figureUnit.exec(own.slice(index + words.length))?.[1];
  return (
    stated !== undefined && carried !== undefined && stated.toLowerCase() !== carried.toLowerCase()
  );
}

function numeric(read: Pattern["read"]): Pattern["read"] {
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

const guarded = { unlessClause: new RegExp(`${ofOthers.source}|${advised.source}`) } as const;
const between = `\\s{0,2}(?:[~至到]|-{1,2}|~~)\\s{0,2}`;

/** 低于10发通知 — what goes on behind a comparison tells what then happens, and bounds nothing. */
const ended = `(?=\\s?(?:$|[,;。)\\]、\\n]|的?(?:整数|正|自然|数)|且|并|和|小于|大于|不[大小]于|最|[<>≤≥]|元|分|条|个|件|%|\\s|[A-Za-z]))`;

const ranges: readonly Pattern[] = [
  {
    name: "范围a-b",
    find: new RegExp(
      `(?:范围|区间|取值|介于|介乎|限制|必须[在是为]|限|支持)\\s{0,2}(?:限制)?(?:为|是|在)?[:\\s,]{0,3}${figure}${between}${figure}(?![\\d:\\-~年月位字]|\\.\\d|\\s?[,、]\\s?[aA]\\s?[~\\-])`,
      "g",
    ),
    ...guarded,
    read: numeric(([, low = "", high = ""]) => range(low, high)),
  },
  {
    name: "[a,b]",
    find: new RegExp(
      `(?:范围|区间|取值|介于|值为|必须在|限制在|在|金额|价格|比例|折扣率?|比率)\\s{0,2}(?:为|是|在)?[:\\s,]{0,3}([\\[(])\\s?${figure}\\s?(?:[,~\\-]|--)\\s?${figure}\\s?([\\])])`,
      "g",
    ),
    ...guarded,
    read: numeric(([words = "", open, low = "", high = "", close]) => [
      minimum(low, open === "(" && (close === "]" || words.includes(","))),
      maximum(high, close === ")" && (open === "[" || words.includes(","))),
    ]),
  },
  {
    name: "比例 a-b",
    find: new RegExp(
      `(?:比例|折扣率?|百分比|评分|得分|分数|星级|优先级|概率)[\\s,:(]{0,2}${figure}${between}${figure}分?(?=$|[,;。)])`,
      "g",
    ),
    ...guarded,
    read: (match, subject) =>
      isNumber(subject) ? range(match[1] ?? "", match[2] ?? "") : undefined,
  },
  {
    name: "数量(a-b)",
    find: new RegExp(
      `(?:数量|大小|页码|金额|价格|年龄|比例|[\u4e00-\u9fff]数)\\s?,?:?[(\\[\\s]{1,2}${figure}\\s?[~,\\-至到]\\s?${figure}\\s?(?:条|个|之间)?[)\\]]`,
      "g",
    ),
    ...guarded,
    read: (match, subject) =>
      isNumber(subject) ? range(match[1] ?? "", match[2] ?? "") : undefined,
  },
  {
    name: "a-b之间",
    find: new RegExp(
      `(?<![\\d.\\-~])${figure}(?:${between}|\\s?[和与,]\\s?)${figure}\\s{0,2}(?:之间|范围内|的?(?:整数|数字|数值|正整数))`,
      "g",
    ),
    ...guarded,
    read: numeric(([, low = "", high = ""]) => range(low, high)),
  },
];

/** A unit behind a figure that a range may carry on both ends. */
const measure = `(?:元|分|%|条|个|件|人|间|岁|次|份|kg|cm|mm|m|g|公斤|千克|克|厘米|米|页)?`;

/** 1~100 as a whole clause, or behind a noun of the value: no word says that it is a range. */
const bareRanges: readonly Pattern[] = [
  {
    name: "a-b alone",
    find: new RegExp(
      `(?<=^|[,;。:(\\[\\n]\\s?|[\\u3400-\\u9fff](?<![\\d第版前后如类])\\s?|数字|之?(?:在|为|是))${figure}\\s?${measure}\\s{0,2}(?:[~至到]|-{1,2})\\s{0,2}${figure}\\s?${measure}(?:\\s?(?:之间|之内|以内|范围内?)(?:的?(?:整数|数字|数值|数))?|的?(?:整数|数字|数值))?\\s?(?=$|[,;。)\\]\\n])`,
      "g",
    ),
    ...guarded,
    read: (match, subject) => {
      const [words, low = "", high = ""] = match;
      const isBare = !/之|以内|范围|整数|数[字值]/.test(words);
      if (!isNumber(subject) || isOfPages(match, subject) || isLength(match, subject))
        return undefined;
      if (isBare && !countable(subject)) return undefined;
      return range(low, high);
    },
  },
  {
    name: "a元到b元之间",
    find: new RegExp(
      `(?:在|为|是|范围)[:\\s]{0,2}${figure}\\s?(元|分|厘米|克|千克|kg|cm)\\s?(?:[~至到]|-{1,2})\\s?${figure}\\s?\\2(?:\\s?之间)?`,
      "gi",
    ),
    ...guarded,
    read: numeric(([, low = "", , high = ""]) => range(low, high)),
  },
];

/** A number that counts or measures: a bare range of a code or of a time is none of its bounds. */
const countable = ({ own, param }: Subject): boolean =>
  !/时间|日期|几点|星期|周[一几]|月份|编码|版本|状态|类型|示例|例如|比如|[:=]\s?\d/.test(
    own.slice(0, 60),
  ) && !/(?:id|code|type|status|time|date)$/i.test(param.name);

const lows: readonly Pattern[] = [
  {
    name: "不能小于等于",
    find: new RegExp(
      `(?:不能|不可|不得|不允许)(?:小于等于|小于或等于|<=)[:\\s]{0,2}${figure}${bare}`,
      "g",
    ),
    ...guarded,
    read: numeric(([, value = ""]) => minimum(value, true)),
  },
  {
    name: "大于等于",
    find: new RegExp(
      `${not}(?:大于等于|大于或等于|不小于|不能小于|不得小于|不可小于|不低于|不能低于|不得低于|不少于|不能少于|最[小低]${noun}(?:要|需|必须|应)?(?:只?能?为|是|不能小于|不能低于|不小于|大于等于)?|>=|≥|至少为)[:\\s]{0,3}(?:${figure}${bare}|零)`,
      "g",
    ),
    ...guarded,
    read: numeric(([, value = "0"]) => minimum(value)),
  },
  {
    name: "大于",
    find: new RegExp(
      `${not}(?:大于|高于|(?<![=<-])>)[:\\s]{0,2}(?:${figure}${bare}|零)${ended}`,
      "g",
    ),
    unless: new RegExp(
      `${ofOthers.source}|(?:大于|高于|>)\\s?\\d{1,9}(?:[\\s,]{0,3}(?:时|按|则|或|会|增|减|默认设)|\\s?的(?!整数|数|正|自然|实数)|\\s?:|表示|代表|为|是)`,
    ),
    unlessClause: advised,
    read: numeric(([, value = "0"]) => minimum(value, true)),
  },
  {
    name: "positive",
    find: /正整数(?!表示|代表)|非负(?:整)?数?|(?<![非负整])正数(?!\s?(?:表示|代表|为|则|时|是))|必须为正|不(?:能|可|得|可以|允许)(?:为|是)负|\bpositive\s(?:integer|number)\b|\bnon-?negative\b/gi,
    ...guarded,
    read: numeric(([word = ""]) =>
      /负|non/i.test(word)
        ? minimum("0")
        : /正数|positive number/i.test(word)
          ? minimum("0", true)
          : minimum("1"),
    ),
  },
];

const highs: readonly Pattern[] = [
  {
    name: "不能大于等于",
    find: new RegExp(
      `(?:不能|不可|不得|不允许)(?:大于等于|大于或等于|>=)[:\\s]{0,2}${figure}${bare}`,
      "g",
    ),
    ...guarded,
    read: numeric(([, value = ""]) => maximum(value, true)),
  },
  {
    name: "小于等于",
    find: new RegExp(
      `(?:${not}(?:小于等于|小于或等于|<=|≤)|不(?:能|可|得|可以|允许|要)?(?:大于|超过|超出|高于|多于)|最[大高]${noun}(?:限制|只?能?|可以?|不能|不)?(?:为|是|设置[为成]|传|超过|查询|返回|支持)?)[:\\s,]{0,3}${figure}${bare}`,
      "g",
    ),
    ...guarded,
    read: (match, subject) =>
      ((isNumber(subject) && !isLength(match, subject)) || isCountText(match, subject)) &&
      !isOfPages(match, subject)
        ? highest(match, subject)
        : undefined,
  },
  {
    name: "最多N",
    find: new RegExp(
      `(?:最多|至多|上限)(?:为|是|只?能|可以?|支持|返回|查询|显示|获取|设置|传){0,2}[:\\s]{0,2}${figure}${bare}`,
      "g",
    ),
    ...guarded,
    read: (match, subject) =>
      isNumber(subject) && !isOfPages(match, subject) ? highest(match, subject) : undefined,
  },
  {
    name: "N以内",
    find: new RegExp(
      `(?:限制|在|不超过|数量)?\\s?(?<![\\d.\\-~])${figure}\\s?(?:条|个|件|页)?(?:以内|之内|以下)(?!的?[字位])`,
      "g",
    ),
    ...guarded,
    read: (match, subject) =>
      isNumber(subject) && !isOfPages(match, subject) && countable(subject)
        ? highest(match, subject)
        : undefined,
  },
  {
    name: "小于",
    find: new RegExp(`${not}(?:小于|低于|<)(?!=)[:\\s]{0,2}${figure}${bare}${ended}`, "g"),
    unless: new RegExp(
      `${ofOthers.source}|(?:小于|低于|<)\\s?\\d{1,9}(?:[\\s,]{0,3}(?:时|按|则|或|会|增|减|默认设)|\\s?的(?!整数|数|正|自然|实数)|\\s?:|表示|代表|为|是)`,
    ),
    unlessClause: advised,
    read: numeric(([, value = ""]) => maximum(value, true)),
  },
];

/** On a String only 最大值, or a count of pages and rows, says that the value is a number. */
function isCountText([words]: RegExpExecArray, { own }: Subject): boolean {
  return /^最大值/.test(words) || /^[^,。;]{0,8}(?:页|条数)/.test(own);
}

function highest(
  match: RegExpExecArray,
  subject: Parameters<Pattern["read"]>[1],
): RuleBody | undefined {
  const [, value = ""] = match;
  const after = subject.own.slice(match.index + match[0].length, match.index + match[0].length + 4);
  if (isInOtherUnit(match, subject)) return undefined;
  return counted.test(after) || !isNumeric(subject) ? undefined : maximum(value);
}

const spans = `秒|毫秒|分钟|小时|天|个?月`;

/** 时长,单位秒,最长3600秒 — a span as the value itself, bounded in the unit that it is counted in. */
const longest: Pattern = {
  name: "时长最大N秒",
  find: new RegExp(
    `(?:最大|最多|最长|上限|不(?:能|可|得|可以)?(?:超过|大于))(?:长度|时长|值)?(?:为|是)?[:\\s]?${figure}\\s?(${spans})(?![内前])`,
    "g",
  ),
  ...guarded,
  read: (match, subject) => {
    const [, value = "", counted = ""] = match;
    const head = /^[^,;。:(]{0,16}?(?:时长|有效期|期限|周期|间隔|(天|秒|毫秒|小时|分钟|月)数)/.exec(
      subject.own,
    );
    const stated = new RegExp(`单位[:为是\\s]{0,2}(${spans})`).exec(subject.own)?.[1] ?? head?.[1];
    const same = stated?.replace(/^个/, "") === counted.replace(/^个/, "");
    return head !== null && same && isNumber(subject) ? maximum(value) : undefined;
  },
};

/** 总重量,单位KG,不超过20KG — bounded in the unit that it is counted in. */
const measured: Pattern = {
  name: "不超过N单位",
  find: new RegExp(
    `(?:不(?:能|可|得|可以|允许)?(?:大于|超过|高于)|最[大高多]|上限|maximum)(?:为|是|[:\\s])?\\s?${figure}\\s?(kg|g|cm|mm|千克|公斤|克|厘米|毫米|米|元|分|天|小时|分钟|秒)(?![内前\\w])`,
    "gi",
  ),
  ...guarded,
  read: (match, subject) => {
    const [, value = "", counted = ""] = match;
    const unit = `(?:单位|以|measured in|[(])[^,;。]{0,24}?${counted}`;
    return isNumber(subject) && new RegExp(unit, "i").test(subject.prose.text)
      ? maximum(value)
      : undefined;
  },
};

export const boundPatterns: readonly Pattern[] = [
  ...ranges,
  ...bareRanges,
  ...lows,
  ...highs,
  longest,
  measured,
];
