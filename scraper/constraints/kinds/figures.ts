/** What the patterns for bounds, lengths and items share: figures, what they count, and which parameters take them. */
import type { Pattern, RuleBody } from "../pattern.js";
import type { Subject } from "../subject.js";

export const figure = String.raw`(-?\d{1,19}(?:\.\d{1,6})?)`;

/** Behind a figure that bounds a number: it does not go on, and counts no characters, bytes or spans. */
export const bare = String.raw`(?![\d.]*\s?(?:个?(?:字|汉字|字符|字母|中文|英文|位|字节|byte)|kb|mb|[kmKM](?![A-Za-z])|个?(?:天|小时|分钟|月|年|周))|[\w%]|\.\d)`;

const numerals = "零一二三四五六七八九十";

/** A count in digits or as one Chinese numeral. */
export function countOf(text: string): number {
  if (text === "两") return 2;
  const at = numerals.indexOf(text);
  return text.length === 1 && at >= 0 ? at : Number(text);
}

/** What a pattern makes of the figures that it found. */
type Make = (...figures: string[]) => RuleBody | RuleBody[] | undefined;

/** Reads the figures of a match where the value takes such a rule; an alternative not taken has none. */
export const where =
  (takes: (subject: Subject) => boolean, make: Make): Pattern["read"] =>
  ([, ...figures], subject) =>
    takes(subject) ? make(...figures.filter(Boolean)) : undefined;

/** Lists, and texts that hold several values. */
export function isMany({ param, own }: Subject): boolean {
  return (
    param.list ||
    param.type === "fieldList" ||
    /(?:ids|list|s)$/.test(param.name) ||
    /\bcomma\b|逗号|分号|,["']?\s?(?:号|分[隔割]|隔开)|列表|数组|批量|多个|集合|可输入多|可录入多|字符串拼接|拼接字符串/.test(
      own,
    )
  );
}

/** A number, or a text that holds one: the only values that can lie between bounds. */
export function isNumeric({ param, own, structured }: Subject): boolean {
  if (param.list || structured) return false;
  if (["number", "price", "decimal"].includes(param.type)) return !holdsSeveral(own);
  return (
    param.type === "string" &&
    !/^[^,;。:(]{2,20}(?<!取值|数值)范围|["']-?\d[\d.]{0,12}\s?,\s?-?\d/.test(own) &&
    !/字符|字节|长度|汉字|个字|日期|格式|时间|分隔|隔开|\bcomma|separated|characters?\b|\blength\b|\blist\b/i.test(
      own,
    )
  );
}

export function isNumber({ param, own }: Subject): boolean {
  return ["number", "price", "decimal"].includes(param.type) && !param.list && !holdsSeveral(own);
}

/** A value that lists several: what the prose counts are they. */
const holdsSeveral = (own: string): boolean =>
  /(?:逗号|分号)(?:来|做|作|为|进行)?(?:分[隔割]|隔开|拼接|连接)|(?:id|ID|编号|编码)列表/.test(own);

const bound =
  (kind: "minimum" | "maximum") =>
  (value: string, exclusive = false): RuleBody => ({
    ...{ kind, value: asBound(value) },
    ...(exclusive && { exclusive: true as const }),
  });
export const minimum = bound("minimum");
export const maximum = bound("maximum");

/** A number where a double holds it exactly, else its digits. */
function asBound(digits: string): number | string {
  const value = Number(digits);
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? digits : value;
}

/** 每页最多20条 bounds the size of a page, not its number. */
export function isOfPages({ index, 0: words }: RegExpExecArray, { own, param }: Subject): boolean {
  const isPageNumber =
    /^(?:page|page_?(?:no|num|number|index)|current_?page|cur_?page)$/i.test(param.name) ||
    /^[^,。;:(]{0,6}(?:页码|页号|当前页|第几页)/.test(own);
  return (
    isPageNumber &&
    /每页|[条个]|页大小/.test(own.slice(Math.max(0, index - 10), index + words.length + 2))
  );
}

/** Whether a value is a text that has a length. */
export function texts({ param }: Subject): boolean {
  return !["object", "boolean", "file", "date", "map"].includes(param.type);
}

/** Whether a value is one text, which has a length of its own. */
export const isOneText = (subject: Subject): boolean => texts(subject) && !subject.param.list;

export const isFile = ({ param }: Subject): boolean => param.type === "file";

type Length = Extract<RuleBody, { unit: unknown }>;

function length(kind: Length["kind"], value: string): Length {
  return { kind, value: Number(value), unit: "char" };
}

export const atLeast = (value: string): Length => length("minLength", value);
export const atMost = (value: string): Length => length("maxLength", value);
export const exactly = (value: string): Length[] => [atLeast(value), atMost(value)];
export const between = (low: string, high: string): Length[] | undefined =>
  Number(low) < Number(high) ? [atLeast(low), atMost(high)] : undefined;

export const inBytes = (length: Length): Length => ({ ...length, unit: "byte" });

export function fileSize(value: string, unit: string): RuleBody {
  const bytes = Number(value) * (unit.toLowerCase() === "k" ? 1024 : 1024 * 1024);
  return { kind: "maxLength", value: Math.round(bytes), unit: "byte" };
}

export function range(low: string, high: string): RuleBody[] | undefined {
  return Number(low) < Number(high) ? [minimum(low), maximum(high)] : undefined;
}
