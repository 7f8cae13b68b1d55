/** Defaults: a concrete value in the form it has on the wire. */
import type { Param } from "../../../spec/schema.js";
import type { Patterns } from "../pattern.js";
import { re } from "../regex.js";

const literal = String.raw`["'(\[]{0,2}\s{0,2}(-?\d{1,15}(?:\.\d{1,8})?|[A-Za-z](?:[\w\-]|\.(?=\w)){0,63})["')\]]{0,2}`;
const end = String.raw`(?![\w\-]|\.\w|[个条天页月年日秒分元张位次件]?[以之][内前]|%|时\d|/)`;

/** 默认返回:a,b,c and 默认取otherField name other things than a value. */
function isNamed(words: string, value: string, next: string): boolean {
  if (!/^[A-Za-z]/.test(value)) return false;
  const listed = /^\s?[,、]\s?[a-z]\w{0,40}\s?[,、]/.test(next) && /返回|查询/.test(words);
  return listed || /^:\w/.test(next) || (/取/.test(words) && /[a-z][A-Z]|_/.test(value));
}

/** 秒数,默认15分钟 — said in another unit than the value has. */
function isOtherUnit(before: string, next: string): boolean {
  const unit = /^(?:分钟|小时)/.exec(next)?.[0];
  return unit !== undefined && !before.includes(unit);
}

/** Numbers and Booleans take only what they can hold. */
function takes(type: Param["type"], value: string): boolean {
  if (type === "number") return /^-?\d/.test(value);
  if (type === "date") return /^\d{4}/.test(value);
  return type !== "boolean" || /^(?:true|false|0|1)$/i.test(value);
}

export const defaultPatterns: Patterns = {
  "默认值:X": {
    find: re.gi`(?<!是否|是否为|是否是|设为|设置为|非)(?:默认|缺省)(?:取值|的?值|状态|选项)?\s{0,2}(?:都?是|都?为|取|填|传|设为|设置为|用|使用|按|返回|展示|显示|每页|查询|等于)?\s{0,2}(?:为|是)?\s{0,2}[:=,]?\s{0,2}${literal}${end}`,
    unlessClause:
      /(?:为|是|={1,2})\s?\w{1,20}的?时|都传|(?:第[一二三]|最高|最低|最大|最小|上一|下一|首个?|末|其中)[^,]{0,14}默认/,
    unless:
      /默认单位|单位默认|默认(?:查询|为|是|取|返回)?(?:最近|近|当前|今天|昨天)|默认时间|默认格式|默认不/,
    read: (match, { own, param }) => {
      const value = match[1];
      if (value === undefined || param.type === "object" || param.type === "file") return undefined;
      if (/^(?:null|empty|json|id|all-?in|https?|api|url)$/i.test(value)) return undefined;
      if (/,\s?["'(]?\w/.test(match[0]) && /\w/.test(own.charAt(match.index - 1))) return undefined;
      const next = own.slice(match.index + match[0].length).trimStart();
      if (
        /^[A-Za-z]/.test(value) &&
        /^[\u4e00-\u9fff]/.test(next) &&
        !/^(?:[,。;]|即|则|表示|为|是|另|也可|或)/.test(next)
      )
        return undefined;
      if (/^-?\d/.test(value) && /^(?:[:\-~点]\s{0,2}\d|,\d{1,9}(?:$|[,;。)]))/.test(next))
        return undefined;
      if (!takes(param.type, value)) return undefined;
      if (isNamed(match[0], value, next) || isOtherUnit(own.slice(0, match.index), next))
        return undefined;
      return { kind: "default", value };
    },
  },
  "X(默认)": {
    find: /(?<![\w.=-]|\w:)(-?\d{1,6}|[A-Za-z][\w-]{0,40})\s?(?:[-:=、.]{0,2}\s?[\u4e00-\u9fff]{1,10}\s?)?[([](?:默认|缺省)(?:值)?[)\]]/g,
    read: ([, value = ""], { param }) =>
      param.list || !takes(param.type, value) ? undefined : { kind: "default", value },
  },
};
