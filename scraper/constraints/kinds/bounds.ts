/** Numeric bounds: minimum and maximum of a value. */
import type { Pattern, RuleBody, Subject } from "../pattern.js";
import { bare, figure, isNumber, isNumeric, maximum, minimum } from "./figures.js";

/** Bounds that hold under a condition, between two parameters or for a span of time are none of the value. */
const conditional =
  /当|若|如果|如有|时[,输填取传]|(?:为|=)\s?\d{1,3}时|跨度|间隔|相差|之差|时间段|不限|转速|报价|座位|不能(?:大于|小于|超过|早于|晚于)(?:开始|结束|当前|原|库存)/;
const advised = /建议|推荐|尽量|最好|例如|比如|示例|\d\s?(?:表示|代表)/;
const counted = /^\s?(?:天|小时|分钟|年|个月|周)/;

const noun = `(?:每页|值|数值|页数|页码|页|数量|条数|个数|数目|额度|限制|返回|查询|支持|显示|取值|数)?`;
const not = `(?<!不|不能|不可|不得|不可以|不允许|不会|不要)`;

/** 长度不能超过4 bounds the digits of a number, not the number. */
function isLength({ index }: RegExpExecArray, { own }: Subject): boolean {
  return /(?:长度|字数|位数|字符数?)[\s:(]{0,2}$/.test(own.slice(Math.max(0, index - 8), index));
}

function numeric(read: Pattern["read"]): Pattern["read"] {
  return (match, subject) =>
    isNumeric(subject) && !isLength(match, subject) ? read(match, subject) : undefined;
}

function range(low: string, high: string): RuleBody[] | undefined {
  return Number(low) < Number(high) ? [minimum(low), maximum(high)] : undefined;
}

const guarded = { unless: conditional, unlessClause: advised, laterConditions: true } as const;
const between = `\\s{0,2}(?:[~至到]|-{1,2}|~~)\\s{0,2}`;

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
      `(?:范围|区间|取值|介于|值为|必须在|限制在|在|金额|价格)\\s{0,2}(?:为|是|在)?[:\\s,]{0,3}([\\[(])\\s?${figure}\\s?[,~\\-]\\s?${figure}\\s?([\\])])`,
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
      `${not}(?:大于等于|大于或等于|不小于|不能小于|不得小于|不可小于|不低于|不能低于|不得低于|不少于|不能少于|最小${noun}(?:要|需|必须|应)?(?:只?能?为|是|不能小于|不能低于|不小于|大于等于)?|>=|≥|至少为)[:\\s]{0,3}${figure}${bare}`,
      "g",
    ),
    ...guarded,
    read: numeric(([, value = ""]) => minimum(value)),
  },
  {
    name: "大于",
    find: new RegExp(`${not}(?:大于|高于|(?<![=<-])>)[:\\s]{0,2}(?:${figure}${bare}|零)`, "g"),
    unless: new RegExp(
      `${conditional.source}|(?:大于|高于|>)\\s?\\d{1,9}(?:[\\s,]{0,3}(?:时|按|则|或|增|减|默认设)|\\s?的(?!整数|数|正|自然|实数)|\\s?:|表示|代表|为|是)`,
    ),
    unlessClause: advised,
    read: numeric(([, value = "0"]) => minimum(value, true)),
  },
  {
    name: "positive",
    find: /正整数|非负(?:整)?数?|必须为正|不(?:能|可|得|可以|允许)(?:为|是)负/g,
    ...guarded,
    read: numeric(([word = ""]) => minimum(/负/.test(word) ? "0" : "1")),
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
      (isNumber(subject) && !isLength(match, subject)) || isCountText(match, subject)
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
    read: (match, subject) => (isNumber(subject) ? highest(match, subject) : undefined),
  },
  {
    name: "小于",
    find: new RegExp(`${not}(?:小于|低于|<)(?!=)[:\\s]{0,2}${figure}${bare}`, "g"),
    unless: new RegExp(
      `${conditional.source}|(?:小于|低于|<)\\s?\\d{1,9}(?:[\\s,]{0,3}(?:时|按|则|或|增|减|默认设)|\\s?的(?!整数|数|正|自然|实数)|\\s?:|表示|代表|为|是)`,
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

export const boundPatterns: readonly Pattern[] = [...ranges, ...lows, ...highs, longest];
