/** Units: what a number counts, in the canonical English words of the spec. */
import type { Pattern } from "../pattern.js";

const units: Record<string, string> = {
  分: "fen",
  人民币分: "fen",
  分人民币: "fen",
  元: "yuan",
  人民币元: "yuan",
  人民币: "yuan",
  rmb: "yuan",
  角: "jiao",
  厘: "li",
  万元: "ten-thousand-yuan",
  美元: "dollar",
  美分: "cent",
  秒: "second",
  秒钟: "second",
  s: "second",
  毫秒: "millisecond",
  ms: "millisecond",
  分钟: "minute",
  小时: "hour",
  时: "hour",
  h: "hour",
  天: "day",
  日: "day",
  周: "week",
  月: "month",
  个月: "month",
  年: "year",
  千克: "kilogram",
  公斤: "kilogram",
  kg: "kilogram",
  克: "gram",
  g: "gram",
  毫克: "milligram",
  mg: "milligram",
  吨: "ton",
  斤: "jin",
  米: "meter",
  m: "meter",
  厘米: "centimeter",
  cm: "centimeter",
  毫米: "millimeter",
  mm: "millimeter",
  公里: "kilometer",
  千米: "kilometer",
  km: "kilometer",
  平方米: "square-meter",
  平米: "square-meter",
  立方米: "cubic-meter",
  m3: "cubic-meter",
  立方分米: "cubic-decimeter",
  立方厘米: "cubic-centimeter",
  立方毫米: "cubic-millimeter",
  升: "liter",
  毫升: "milliliter",
  ml: "milliliter",
  像素: "pixel",
  px: "pixel",
  字节: "byte",
  byte: "byte",
  bytes: "byte",
  kb: "kilobyte",
  mb: "megabyte",
  度: "degree",
  摄氏度: "celsius",
  "%": "percent",
  百分比: "percent",
};

/** Longest first, so that 毫秒 is not read as 秒 and 分钟 not as 分. */
const word = Object.keys(units)
  .sort((a, b) => b.length - a.length)
  .map((name) =>
    name === "人民币" ? "人民币(?!\\s?[分元角])" : name.replace(/^人民币(?=[分元])/, "人民币\\s?"),
  )
  .join("|");
const money = "分|元|人民币元|人民币分|万元";
const end = `(?![\\w\\u4e00-\\u9fff])`;
const glossed = `(?=$|[\\s,;。)\\]!、"'([]|\\.(?!\\d)|的|默认|不|最|必|取|保|且|例|如)`;

function read(name: string | undefined): { kind: "unit"; value: string } | undefined {
  const value = name === undefined ? undefined : units[name.toLowerCase().replace(/\s/g, "")];
  return value === undefined ? undefined : { kind: "unit", value };
}

export const unitPatterns: readonly Pattern[] = [
  {
    name: "单位:X",
    find: new RegExp(
      `(?<!计量|支付|库存|分页|时间维度|子|货币|销售|包装|组织|行政|重量和)单位\\s{0,3}(?:统一)?(?:默认)?(?:是|为|都是|均为|用|使用)?\\s{0,2}[:,\\-(=]?\\s{0,3}["'\\[]?(${word})${glossed}`,
      "gi",
    ),
    unless: /单位换算/,
    read: (match) => read(match[1]),
  },
  {
    name: "单位:元/件",
    find: /单位\s?[:为是]?\s?(分|元)\s?\/\s?(?![分元角])(?=[\u4e00-\u9fffA-Za-z])/g,
    read: (match) => read(match[1]),
  },
  {
    name: "用分表示",
    find: /(?:用|以)(分|元)(?:来)?表示|[,(]\s?(毫秒|秒|分钟|小时|天|分|元)为单位/g,
    read: ([, money, other]) => read(money ?? other),
  },
  {
    name: "以X为单位",
    find: new RegExp(
      `(?:以|按|用)["'(]?(${word})["')]?(?:为|做|作为|作|计)(?:单位|基本单位)?`,
      "gi",
    ),
    read: (match) => (/单位/.test(match[0]) ? read(match[1]) : undefined),
  },
  {
    name: "(X)",
    find: new RegExp(`\\(\\s{0,2}(?:单位)?[:\\s]?\\s{0,2}(${word})\\s{0,2}\\)`, "gi"),
    unless: /时间戳/,
    read: (match) => read(match[1]),
  },
  {
    name: "时间为X",
    find: /\((?:时间|时长|精度)(?:单位)?为(秒|毫秒|分钟|小时|天)\)/g,
    read: (match) => read(match[1]),
  },
  {
    name: "重量kg",
    find: /(?:重量|毛重|净重|长度|宽度|高度|体积|长|宽|高)\s?\(?(kg|g|cm|mm|m3)\)?(?=$|[\s,;。)])/gi,
    read: (match) => read(match[1]),
  },
  {
    name: "price, X",
    find: new RegExp(
      `(?:价格|金额|单价|总价|原价|售价|运费|价|费用|佣金|余额|优惠|面额|费|款)[\\s,:\\-]{1,3}(${money})${end}`,
      "g",
    ),
    read: (match) => read(match[1]),
  },
];
