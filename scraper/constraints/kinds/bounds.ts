/** Numeric bounds: minimum and maximum, of numbers and of the number of items, told apart by the words beside the figure. */
import type { Pattern, RuleBody, Subject } from "../pattern.js";

const figure = `(-?\\d{1,18}(?:\\.\\d{1,6})?)`;
/** No bound: a figure that goes on, or counts characters, bytes or digits. */
const bare = `(?![\\d.]*\\s?(?:个?(?:字|汉字|字符|字母|中文|英文|位|字节|byte)|kb|mb|[kmKM](?![A-Za-z]))|[\\w%]|\\.\\d)`;
const counter = `(?:个|条|张|件|项|笔|行|种|组|只|款|页|次|名|人|家|份|枚)`;

export function isMany(subject: Subject): boolean {
  return (
    subject.param.list ||
    subject.param.type === "fieldList" ||
    /逗号|分号|,(?:号|分隔|隔开)|列表|数组|list|批量|多个|集合/i.test(subject.own)
  );
}

/** A number, or a text that holds one: the only values that can lie between bounds. */
function isNumeric({ param, own }: Subject): boolean {
  if (param.list) return false;
  if (["number", "price", "decimal"].includes(param.type)) return true;
  return param.type === "string" && !/字符|字节|长度|汉字|个字|日期|格式/.test(own);
}

function minimum(value: string, exclusive = false): RuleBody {
  return {
    kind: "minimum",
    value: asBound(value),
    ...(exclusive ? { exclusive: true as const } : {}),
  };
}
function maximum(value: string, exclusive = false): RuleBody {
  return {
    kind: "maximum",
    value: asBound(value),
    ...(exclusive ? { exclusive: true as const } : {}),
  };
}

/** A number where a double holds it exactly, else its digits. */
function asBound(digits: string): number | string {
  const value = Number(digits);
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? digits : value;
}

const conditional =
  /(?:当|若|如果|时[,输填取传]|为\d{1,3}时|=\s?\d{1,3}时|天跨度|间隔|跨度|相差|之差|时间段|时间范围|不能(?:大于|小于|超过)(?:开始|结束|当前|原|库存)|不限|建议|推荐|转速|报价|座位)/;

function numeric(read: Pattern["read"]): Pattern["read"] {
  return (match, subject) => (isNumeric(subject) ? read(match, subject) : undefined);
}

export const boundPatterns: readonly Pattern[] = [
  {
    name: "[a,b]",
    find: new RegExp(
      `(?:范围|区间|取值|介于|值为|必须在|限制在|在)\\s{0,2}(?:为|是|在)?[:\\s]{0,3}([\\[(])\\s?${figure}\\s?[,~\\-]\\s?${figure}\\s?([\\])])`,
      "g",
    ),
    unless: conditional,
    read: numeric(([, open, low = "", high = "", close]) => [
      minimum(low, open === "(" && close === "]"),
      maximum(high, close === ")" && open === "["),
    ]),
  },
  {
    name: "a-b",
    find: new RegExp(
      `(?:范围|区间|取值|介于|介乎|限制|必须在|限|支持)\\s{0,2}(?:限制)?(?:为|是|在)?[:\\s,]{0,3}${figure}\\s{0,2}(?:[~\\-至到]|--|~~)\\s{0,2}${figure}(?![\\d:\\-~年月位字]|\\.\\d)`,
      "g",
    ),
    unless: conditional,
    read: numeric(([, low = "", high = ""]) => range(low, high)),
  },
  {
    name: "a-b之间",
    find: new RegExp(
      `${figure}\\s{0,2}(?:[~\\-至到和与,]|--)\\s{0,2}${figure}\\s{0,2}(?:之间|以内|范围内|的?(?:整数|数字|数值|正整数))`,
      "g",
    ),
    unless: conditional,
    read: numeric(([, low = "", high = ""]) => range(low, high)),
  },
  {
    name: "大于等于",
    find: new RegExp(
      `(?:大于等于|大于或等于|不小于|不能小于|不得小于|不可小于|不低于|不能低于|不得低于|不少于|不能少于|最小值?(?:只?能?为|是|不能小于)?|>=|≥|至少为)[:\\s]{0,3}${figure}${bare}`,
      "g",
    ),
    unless: conditional,
    read: numeric(([, value = ""]) => minimum(value)),
  },
  {
    name: "大于",
    find: new RegExp(
      `(?<!不|不能|不可|不得|不可以|不允许|不会)(?:大于|高于|>)[:\\s]{0,2}${figure}${bare}`,
      "g",
    ),
    unless: conditional,
    read: numeric(([, value = ""]) => minimum(value, true)),
  },
  {
    name: "positive",
    find: /正整数|非负(?:整)?数?|必须为正/g,
    unless: conditional,
    read: numeric(([word = ""]) => minimum(word.startsWith("非负") ? "0" : "1")),
  },
  {
    name: "小于等于",
    find: new RegExp(
      `(?:小于等于|小于或等于|(?:最[大多高长]|至多)?(?:不能|不可|不得|不可以|不允许|不要|不)(?:大于|超过|超出|高于|多于)|不超过|最大值?(?:只?能?(?:为|是|设置为|支持|可以?为|传|取|查询|返回))?|最多(?:为|支持|可以?|返回|查询|显示|能)?|上限(?:为|是)?|<=|≤)[:\\s,]{0,3}${figure}${bare}`,
      "g",
    ),
    unless: conditional,
    read: (match, subject) => readMaximum(match, subject),
  },
  {
    name: "小于",
    find: new RegExp(
      `(?<!不|不能|不可|不得|不可以|不允许|不会)(?:小于|低于|<)(?!=)[:\\s]{0,2}${figure}${bare}`,
      "g",
    ),
    unless: conditional,
    read: numeric(([, value = ""]) => maximum(value, true)),
  },
];

function range(low: string, high: string): RuleBody[] | undefined {
  return Number(low) < Number(high) ? [minimum(low), maximum(high)] : undefined;
}

const counted = new RegExp(`^\\s?${counter}`);

/** The same words bound a number, or how many items a list may have. */
function readMaximum(match: RegExpExecArray, subject: Subject): RuleBody | undefined {
  const value = match[1] ?? "";
  const after = subject.own.slice(match.index + match[0].length, match.index + match[0].length + 4);
  if (["number", "price", "decimal"].includes(subject.param.type) && !subject.param.list)
    return /^\s?(?:天|小时|分钟|年)/.test(after) ? undefined : maximum(value);
  const items = /^\d{1,9}$/.test(value) && counted.test(after) && isMany(subject);
  return items ? { kind: "maxItems", value: Number(value) } : undefined;
}

export const itemPatterns: readonly Pattern[] = [
  {
    name: "一次最多N",
    find: /(?:最多|上限|最大|不(?:能|可|得|可以|允许)?(?:超过|多于|大于)|不超|限制|仅支持|只支持)(?:只?(?:能|可以?))?(?:支持|传入?|为|是|输入|查询|返回|添加|上传|包含|设置|填写?|允许|选择?|有|数量|数|个数|长度|入参|同步|处理|删除|提交|指定)?(?:为|是|[:\s])?\s?(\d{1,6})\s?(?:个(?!字|汉字|中文|英文|字符|月)|条|张|件|项|笔|组|只|款|行|家|枚|(?=[,;。)\s]|$))/g,
    unless: /字符|汉字|个字|字节|长度|每页|天内/,
    read: ([, value = ""], subject) =>
      isMany(subject) ? { kind: "maxItems", value: Number(value) } : undefined,
  },
  {
    name: "个数不超过N",
    find: /(?:个数|数量|条数|列表(?:长度|大小)?|数组(?:长度|大小)?|size|数目|总数|元素)[\s,]{0,2}(?:的)?(?:长度|大小)?(?:最大|最多|上限|限制|必须|应|需)?(?:为|是)?(?:不?(?:能|可|得)?(?:不)?超过|小于等于|不大于|<=|≤|[:\s])?\s?(\d{1,6})(?!\d|\s?(?:个?字|字符|位|字节))/gi,
    read: ([words = "", value = ""], subject) =>
      isMany(subject) && /最大|最多|上限|限制|超过|小于等于|不大于|<=|≤/.test(words)
        ? { kind: "maxItems", value: Number(value) }
        : undefined,
  },
];
