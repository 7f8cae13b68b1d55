/** Lengths: of texts in characters or bytes, and of files in bytes. */
import { segmentAt } from "../clauses/segments.js";
import { headNoun } from "../cross/field-index.js";
import type { Pattern, Patterns, RuleBody } from "../pattern.js";
import type { Subject } from "../subject.js";
import {
  atLeast,
  atMost,
  between,
  exactly,
  fileSize,
  inBytes,
  isFile,
  isOneText,
  texts,
  where,
} from "./figures.js";
import { re } from "../regex.js";

const characters = `个?(?:字符|汉字|中文字符|中文|英文字[符母]|字母|字(?!节)|位(?!小数|精度|有效)|char|utf8字符)`;
const noMore = `(?:不(?:能|可|得|可以|允许|要|会)?(?:超过|超出|大于|多于|长于|超)|小于等于|最多|最长|最大|限制?|上限|至多|<=|≤|以?内)`;

const inside = /签名[长度]/;
/** What a fixed number of digits or characters may be of. */
const fixedNoun = `(?:数字|字母|字符|字母数字|唯一|流水|编码|编号|号码|号|码|串|字符串|[A-Za-z]+号?|的?(?:邮编|密码|代码|身份证|手机|随机))`;

/** 内部码为12位 — one kind of the values that 码 is about. */
function isOfOneKind({ index }: RegExpExecArray, { plain, segments, own }: Subject): boolean {
  const start = segments[segmentAt(segments, index)]?.start ?? 0;
  const subject = plain.slice(start, index).replace(/[\s:]|必须|只能|固定|应|是|为|的/g, "");
  const noun = headNoun(own);
  return start > 0 && /[\u3400-\u9fff]{3,}/.test(subject) && noun !== subject;
}

/** A length of the whole, not of a part that the prose composes it of. */
const isWhole = ({ own }: Subject): boolean =>
  !/由[^,。;]{1,30}组成|拼接|规则[:为]|格式[:为]/.test(own) || /必须(?:是|为)\d{1,3}位/.test(own);

/** 编号数组,最大长度20 — what a text lists is counted; of JSON nothing tells which is meant. */
const lengthOrCount: Pattern["read"] = ([, value = ""], subject) => {
  if (!isOneText(subject)) return undefined;
  if (!/(?:数组|列表|集合)(?:字符串)?$/.test(headNoun(subject.own))) return atMost(value);
  return /json/i.test(subject.own) ? undefined : { kind: "maxItems", value: Number(value) };
};

const below = (value: string): RuleBody => atMost(String(Number(value) - 1));

export const lengthPatterns: Patterns = {
  N字节: {
    find: re.gi`${noMore}(?:长度|为|是|在|支持|可输入|可填写?|输入)?[:\s]?(?:为|是)?\s?(\d{1,9})\s?个?(?:字节|bytes?)|(\d{1,9})\s?个?(?:字节|bytes?)(?:以内|之内|内)`,
    unless: inside,
    read: where(
      () => true,
      (value) => inBytes(atMost(value)),
    ),
  },
  "a-b个字节": {
    find: /(\d{1,6})\s?[~\-至到]\s?(\d{1,6})\s?个?(?:字节|bytes?)/gi,
    read: where(texts, (low, high) => between(low, high)?.map(inBytes)),
  },
  "a-b个字符": {
    find: re.g`(\d{1,6})\s?(?:[~\-至到]|--)\s?(\d{1,6})\s?${characters}`,
    unless: inside,
    read: where(texts, between),
  },
  不超过N个字符: {
    find: re.g`${noMore}(?:长度|为|是|支持|可输入|可填写?|可以|可|能|只能|输入|允许|填写?|限制|在){0,3}[:\s,]?(?:为|是)?\s?(\d{1,6})\s?(?:${characters})`,
    unless: inside,
    read: where(texts, atMost),
  },
  N个字符以内: {
    find: re.g`(\d{1,6})\s?(?:${characters})\s?(?:数|长度)?(?:以内|之内|内|以下)`,
    unless: inside,
    read: where(texts, atMost),
  },
  长度不超过N: {
    find: /(?:长度|字数|字符数|字符)[\s,:]{0,2}(?:必须|需|应|限制|最大|最长|上限|最多)?(?:在|为|是)?[:\s]?(?:不(?:能|可|得|可以|允许|要|会)?(?:超过|超出|大于|多于)|小于等于|最多|最长|最大|限制|上限|<=|≤)(?:值|为|是|在|[:\s]){0,3}\s?(\d{1,6})(?!\d|\s?(?:个?字节|byte|kb|mb|[kKmM]|s(?![A-Za-z])|秒|分钟|小时|天|厘米|毫米|米|cm|px|像素))/g,
    unless: /列表长度|数组长度|集合长度|list/i,
    read: lengthOrCount,
  },
  最大长度N: {
    find: /(?:最大长度|最长|长度限制|长度上限|长度最大|长度最长|字数限制|字符限制|限长)(?:为|是|在|[:\s,]){0,3}(\d{1,6})(?!\d|\s?(?:个?字节|byte|kb|mb|[kKmM]|天|小时|分|秒|米|厘米|毫米|cm|px|像素|s(?![A-Za-z])|年|月))/g,
    unless: /列表长度|数组长度|集合长度|list/i,
    read: lengthOrCount,
  },
  小于N个字符: {
    find: re.g`(?<!不能|不得|不可|不)小于\s?(\d{1,6})\s?(?:${characters})`,
    unless: inside,
    read: where(texts, below),
  },
  大于N个字符: {
    find: re.g`(?<!不能|不得|不可|不)(?:大于|多于)\s?(\d{1,6})\s?(?:${characters})`,
    unless: inside,
    read: where(texts, (value) => atLeast(String(Number(value) + 1))),
  },
  至少N个字符: {
    find: re.g`(?:不(?:能|得|可)?(?:少于|小于|低于|短于)|至少|最少|最短|大于等于|>=|≥)(?:为|需|要|输入)?\s?(\d{1,6})\s?(?:${characters})`,
    unless: inside,
    read: where(texts, atLeast),
  },
  长度小于N: {
    find: /(?:长度|字数|字符数)(?:必须|需|应)?小于(?!等于|或等于)[:\s]?(\d{1,6})(?!\d)/g,
    read: where(isOneText, below),
  },
  长度N位: {
    find: /(?:(?:(?<!最大|最长|最小|最短)长度|固定)(?:必须|固定|要求)?(?:为|是|[:\s]){0,2}(\d{1,4})\s?(?:位|个?字符)|(?<!最大|最长|最小|最短)字符长度(?:必须|固定)?(?:为|是|[:\s]){0,2}(\d{1,4}))(?!以|之|内|[\d~-])/g,
    read: where(texts, exactly),
  },
  "长度a~b": {
    find: /(?:长度|字数|字符数)(?:为|是|在|范围|限制|必须|需){0,3}[:\s(]{0,2}(\d{1,5})\s?(?:[~\-至到]|--)\s?(\d{1,5})(?!\d|\s?(?:字节|byte|kb|mb|厘米|毫米|米|cm|mm|m|秒|分钟))/gi,
    unless: /列表长度|数组长度|集合长度|list/i,
    read: where(isOneText, between),
  },
  长度为N的字符串: {
    find: /长度(?:必须|固定)?(?:为|是)(\d{1,4})的(?:字符串|字符|数字|编码|串)/g,
    read: where(texts, exactly),
  },
  由N个数字组成: {
    find: /由(\d{1,3})\s?(?:个|位)?(?:阿拉伯)?(?:数字|英文字母|字母|字符)(?:或|和)?(?:数字|字母)?组成/g,
    read: where(isOneText, exactly),
  },
  N位X: {
    find: re.g`(?<![\d.\-~至到或前后第满足超过多少于长]|[或/、和+])(?<!字符|长度|不足|大于|小于|最[多长大少短小]|至[多少]|[超通]过|以[内上下]|前面|后面|精确到|保留)(\d{1,3})\s?位(?:的)?(?=${fixedNoun}|[)\]]|$|[,;。]|且)(?!\s?(?:小数|以[内上下]|[或/]\s?\d|\+))`,
    unless: /小数|精度|位数(?!字)|之间|字母\s?\+|[+＋]\s?\d|通常|一般/,
    unlessClause: /可以|可使用|[如例]|前\s?\d|后\s?\d|至少|最多|不超|以内|可能|或\s?\d|\d\s?或/,
    read: (match, subject) => {
      const [, value = ""] = match;
      const isFixed = Number(value) > 1 && isWhole(subject) && !isOfOneKind(match, subject);
      return isOneText(subject) && isFixed ? exactly(value) : undefined;
    },
  },
  字符N位: {
    find: /(?:字符|字段长度|长度)\s?(\d{1,5})位(?=[)\]]|$|[,;。])/g,
    read: where(texts, atMost),
  },
  "[a-b]字符": {
    find: re.g`[\[(]\s?(\d{1,5})\s?[~\-,至到]\s?(\d{1,5})\s?[\])]\s?${characters}`,
    read: where(texts, between),
  },
  "N个字 alone": {
    find: /^\s{0,3}(\d{1,6})\s?个(?:汉?字|字符)\s{0,3}$/g,
    read: where(texts, atMost),
  },
  "string(N)": {
    find: /(?:string|varchar|char|字符串)\s?\(\s?(\d{1,6})\s?\)/gi,
    read: where(texts, atMost),
  },
  "size of a file": {
    find: /(?:不(?:能|可|得|可以|允许)?(?:超过|大于)|最大(?:长度)?|小于等于|以内|上限|限制)(?:为|是|支持|[:\s]){0,3}(\d{1,6}(?:\.\d{1,3})?)\s?([kKmM])[bB]?(?![A-Za-z])/g,
    read: where(isFile, fileSize),
  },
};
