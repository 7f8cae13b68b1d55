/** Units: what a number counts, in the canonical English words of the spec. */
import { keyByWord } from "../../word-table.js";
import type { Patterns } from "../pattern.js";
import { re } from "../regex.js";

const spellings = {
  fen: "分 人民币分 分人民币",
  yuan: "元 人民币元 人民币 rmb",
  jiao: "角",
  li: "厘",
  "ten-thousand-yuan": "万元",
  dollar: "美元",
  cent: "美分",
  second: "秒 秒钟 s",
  millisecond: "毫秒 ms",
  minute: "分钟",
  hour: "小时 时 h",
  day: "天 日",
  week: "周",
  month: "月 个月",
  year: "年",
  kilogram: "千克 公斤 kg",
  gram: "克 g",
  milligram: "毫克 mg",
  ton: "吨",
  jin: "斤",
  meter: "米 m",
  centimeter: "厘米 cm",
  millimeter: "毫米 mm",
  kilometer: "公里 千米 km",
  "square-meter": "平方米 平米",
  "cubic-meter": "立方米 m3",
  "cubic-decimeter": "立方分米",
  "cubic-centimeter": "立方厘米",
  "cubic-millimeter": "立方毫米",
  liter: "升",
  milliliter: "毫升 ml",
  pixel: "像素 px",
  byte: "字节 byte bytes",
  kilobyte: "kb",
  megabyte: "mb",
  degree: "度",
  celsius: "摄氏度",
  percent: "% 百分比",
};

/** How pages spell a unit → what the spec calls it. */
const units = keyByWord(spellings);

/** Longest first, so that 毫秒 is not read as 秒 and 分钟 not as 分. */
const word = [...units.keys()]
  .sort((a, b) => b.length - a.length)
  .map((name) =>
    name === "人民币" ? "人民币(?!\\s?[分元角])" : name.replace(/^人民币(?=[分元])/, "人民币\\s?"),
  )
  .join("|");
const money = "分|元|人民币元|人民币分|万元";
const end = String.raw`(?![\w\u4e00-\u9fff])`;
const glossed = String.raw`(?=$|[\s,;。)\]!、"'([]|\.(?!\d)|的|默认|不|最|必|取|保|且|例|如)`;

function read(name: string | undefined): { kind: "unit"; value: string } | undefined {
  const value = units.get((name ?? "").toLowerCase().replace(/\s/g, ""));
  return value === undefined ? undefined : { kind: "unit", value };
}

export const unitPatterns: Patterns = {
  "单位:X": {
    find: re.gi`(?<!计量|支付|库存|分页|时间维度|子|货币|销售|包装|组织|行政|重量和)单位\s{0,3}(?:统一)?(?:默认)?(?:是|为|都是|均为|用|使用)?\s{0,2}[:,\-(=]?\s{0,3}["'\[]?(${word})${glossed}`,
    unless: /单位换算/,
    read: (match) => read(match[1]),
  },
  "单位:元/件": {
    find: /单位\s?[:为是]?\s?(分|元)\s?\/\s?(?![分元角])(?=[\u4e00-\u9fffA-Za-z])/g,
    read: (match) => read(match[1]),
  },
  用分表示: {
    find: /(?:用|以)(分|元)(?:来)?表示|[,(]\s?(毫秒|秒|分钟|小时|天|分|元)为单位/g,
    read: ([, money, other]) => read(money ?? other),
  },
  以X为单位: {
    find: re.gi`(?:以|按|用)["'(]?(${word})["')]?(?:为|做|作为|作|计)(?:单位|基本单位)?`,
    read: (match) => (/单位/.test(match[0]) ? read(match[1]) : undefined),
  },
  "(X)": {
    find: re.gi`\(\s{0,2}(?:单位)?[:\s]?\s{0,2}(${word})\s{0,2}\)`,
    unless: /时间戳/,
    read: (match) => read(match[1]),
  },
  时间为X: {
    find: /\((?:时间|时长|精度)(?:单位)?为(秒|毫秒|分钟|小时|天)\)/g,
    read: (match) => read(match[1]),
  },
  重量kg: {
    find: /(?:重量|毛重|净重|长度|宽度|高度|体积|长|宽|高)\s?\(?(kg|g|cm|mm|m3)\)?(?=$|[\s,;。)])/gi,
    read: (match) => read(match[1]),
  },
  "price, X": {
    find: re.g`(?:价格|金额|单价|总价|原价|售价|运费|价|费用|佣金|余额|优惠|面额|费|款)[\s,:\-]{1,3}(${money})${end}`,
    read: (match) => read(match[1]),
  },
};
