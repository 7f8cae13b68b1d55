/** Formats: what the text of a value is, named in the description or as its head noun. */
import type { Pattern, Patterns, RuleBody } from "../pattern.js";
import { re } from "../regex.js";

type Format = Extract<RuleBody, { kind: "format" }>["value"];

const yearPart = String.raw`[yY]{4}[\-/.年 ]?[mM]{2}(?:[\-/.月 ]?[dD]{2}日?)?`;
const timePart = String.raw`[hH]{2}[:时]?\s?(?:[mM]{2}|[mM][iI])(?:[:分]?\s?[sS]{2}秒?(?:[.:]?[sS]{3})?)?`;

const textual = new Set(["string", "unknown", "fieldList", "json"]);

const named =
  (value: Format): Pattern["read"] =>
  (_, { param }) =>
    textual.has(param.type) ? { kind: "format", value } : undefined;

const always =
  (value: Format): Pattern["read"] =>
  () => ({ kind: "format", value });

/** The noun a description is about: its first words up to punctuation, an aside or an example. */
const headEnd = String.raw`(?=\s{0,2}(?:$|[,;。(:\n]|-\s))`;

/** A point in time by name; counted in milliseconds or seconds it is a timestamp. */
const moment = String.raw`(?:开始|结束|起始|截止|创建|修改|更新|到期|失效|生效|发生|下单|支付|付款|发送|提醒|完成)(?:的)?时间[\s,:(]{0,3}(?:单位|精确到)?[\s:是为]{0,3}`;

export const formatPatterns = {
  "timestamp in milliseconds": {
    find: /毫秒级?(?:的)?(?:unix)?时间戳|时间戳[\s,:(]{0,3}(?:单位)?[\s:是为]{0,3}(?:精确到)?(?:毫秒|ms)|13位(?:的)?时间戳|(?:unix|linux)\s?毫秒|距1970年[^,。;]{0,20}毫秒|时间的毫秒数|timestamp\s?[(,:]\s?(?:毫秒|ms)|utc\s?毫秒数?/gi,
    read: always("timestamp-ms"),
  },
  "timestamp in seconds": {
    find: /(?<!毫)秒级?(?:的)?(?:unix)?时间戳|时间戳[\s,:(]{0,3}(?:单位)?[\s:是为]{0,3}(?:精确到)?秒|10位(?:的)?时间戳|(?:utc|unix)\s?秒数?/gi,
    read: always("timestamp-s"),
  },
  "moment counted in milliseconds or seconds": {
    find: re.gi`${moment}(毫秒|ms|秒)(?:数|级)?(?=$|[\s,;。)为])`,
    read: ([, counted], { param }) =>
      param.type === "number"
        ? { kind: "format", value: counted === "秒" ? "timestamp-s" : "timestamp-ms" }
        : undefined,
  },
  json: {
    find: /json\s?(?:格式|字符串|串|数组|array|对象|object|string|str|format|结构|形式|数据|文本|list|map)|(?:格式|类型)[:为是]{0,2}\s?json|(?:转|序列化)(?:换)?[成为]json|^json$|\(json\)|格式[^,。;\n]{0,6}:\s?\[\uFFFC|[\u4e00-\u9fff]的?json(?![\w])/gi,
    unless: /json(?:示例|例子)|json\s?(?:\/|或者?|和)\s?xml|xml\s?(?:\/|或者?|和)\s?json/i,
    read: (match, subject) => (subject.param.list ? undefined : named("json")(match, subject)),
  },
  "date and time pattern": {
    find: re.g`${yearPart}(?:\s{1,2}|'?T'?)${timePart}(?:'Z'|Z)?`,
    read: (match, { prose }) => ({
      kind: "format",
      value: "date-time",
      pattern: prose.raw.slice(match.index, match.index + match[0].length),
    }),
  },
  "packed date and time pattern": {
    find: /(?<![A-Za-z])[yY]{4}[mM]{2}[dD]{2}[hH]{2}(?:[mM]{2}|[mM][iI])(?:[sS]{2,5})?(?![A-Za-z])/g,
    read: (match) => ({ kind: "format", value: "date-time", pattern: match[0] }),
  },
  "date pattern": {
    // Not in a composite (单号+yyyyMMdd+流水), nor in a span from one date to another.
    find: re.g`(?<![A-Za-z+]|[dD]{2}\s?[-~至到]\s?)${yearPart}(?![A-Za-z+]|\s?[-~至到]\s?[yY]{4})`,
    read: (match, { prose }) => ({
      kind: "format",
      value: "date",
      pattern: prose.raw.slice(match.index, match.index + match[0].length).trim(),
    }),
  },
  "time pattern": {
    find: /(?<![A-Za-z\-/]|[dD日]\s)(?:HH|hh)[:：]?(?:mm|MM|mi|MI)(?:[:：]?(?:ss|SS))?(?![A-Za-z]|\s?[-~至到]\s?[Hh]{2})/g,
    read: (match) => ({ kind: "format", value: "time", pattern: match[0] }),
  },
  "joined by commas": {
    find: /(?:英文|半角|英文半角)?(?:逗号|["'(]\s?,\s?["')]|,(?=\s{0,2}(?:号|分[隔割]|隔[开离]|间隔)))\s?(?:号)?(?:进行)?(?:来|做|作为|作|为|符)?(?:分[隔割离]|隔[开离断]|间隔|区隔|分开|切[割分]|连接|拼接|相隔)/g,
    unless: /分隔符.{0,10}分号/,
    read: always("comma-list"),
  },
  "joined by semicolons": {
    find: /(?:英文|半角)?(?:分号|["'(]\s?;\s?["')]|;(?=\s{0,2}(?:号|分[隔割]|隔[开离]|间隔)))\s?(?:号)?(?:进行)?(?:来|做|作为|作|为)?(?:分[隔割离]|隔[开离断]|间隔|区隔|分开|切[割分]|连接|拼接)/g,
    unless: /格式\s?:?['"][^;'"]{1,30}['"]\s?用分号/,
    read: always("semicolon-list"),
  },
  "url as head noun": {
    find: re.gi`^[^,;。:(\n]{0,24}?(?:url|链接|url地址|链接地址|网址)${headEnd}`,
    unless: /表示|代表/,
    read: named("url"),
  },
  "phone as head noun": {
    find: re.g`^[^,;。:(或\n]{0,16}?(?:手机号码?|电话号码?|联系电话|电话|移动电话|固定电话|座机号?)${headEnd}`,
    unless: /是否|状态|类型|加密|密文|脱敏|md5|或者?(?:用户名|账号|昵称|邮箱)/i,
    read: named("phone"),
  },
  "email as head noun": {
    find: re.gi`^[^,;。:(或\n]{0,12}?(?:邮箱地址|电子邮箱|电子邮件|邮箱|e-?mail)${headEnd}`,
    unless: /或者?(?:用户名|账号|昵称|手机|电话)/,
    read: named("email"),
  },
  "ip as head noun": {
    find: re.gi`^[^,;。:(\n]{0,12}?(?<![A-Za-z])ip(?:地址)?${headEnd}`,
    read: named("ip"),
  },
  "md5 as head noun": {
    find: re.gi`^[^,;。:(\n]{0,16}?(?<![A-Za-z])md5(?:值|码|摘要)?${headEnd}`,
    read: named("md5"),
  },
  "decimal places": {
    find: /(?:精确到|保留|支持|精度(?:为|到)?)(?:小数点后?|小数)?[一二两三四五六\d]{1,2}位(?:小数)?/g,
    read: (match) => (match[0].includes("小数") ? { kind: "format", value: "decimal" } : undefined),
  },
} satisfies Patterns;
