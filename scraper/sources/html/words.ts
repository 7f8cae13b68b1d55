import { keyByWord } from "../../word-table.js";

/** The parts of a page that are told by their headings. */
const sections = {
  common: "公共参数 公共请求参数 公共响应参数 系统参数 系统级参数 系统级输入参数 commonparameters",
  request:
    "请求参数 请求参数说明 业务参数 业务请求参数 应用级参数 应用级输入参数 输入参数 入参 requestparameters",
  response:
    "响应参数 响应参数说明 返回参数 返回结果 返回值 应用级输出参数 输出参数 出参 responseparameters",
  requestSample: "请求示例 请求样例 调用示例 请求代码示例 requestexample requestsample",
  responseSample:
    "响应示例 返回示例 正常返回示例 响应样例 返回样例 返回结果示例 responseexample responsesample",
  errorSample:
    "异常示例 错误示例 异常返回示例 异常样例 errorexample errorsample errorresponsesample",
  errorCodes: "错误码解释 错误码 错误码说明 异常码 业务错误码 errorcodes errorcode",
  rest: "api工具 api测试工具 如何获得此api 如何获取此api sdk下载 faq 常见问题 相关api 返回顶部 apitools",
};

/** The columns of the tables of a page. */
const columns = {
  name: "名称 参数名称 参数名 参数 字段 字段名 字段名称 name parameter",
  type: "类型 参数类型 数据类型 字段类型 type",
  required: "是否必须 是否必填 是否必选 是否必需 必须 必填 必选 required",
  example: "示例值 示例 样例 例子 参考值 example examplevalue samplevalue sample demo",
  limits: "更多限制 限制 更多 limits limit restrictions morerestrictions",
  default: "默认值 缺省值 default defaultvalue",
  description: "描述 说明 参数描述 参数说明 字段描述 备注 description",
  code: "错误码 错误代码 异常码 errorcode code",
  message: "错误描述 错误信息 异常描述 错误说明 errormessage message errordescription",
  solution: "解决方案 解决办法 处理方案 solution",
};

export type SectionKey = keyof typeof sections;
export type ColumnKey = keyof typeof columns | "other";

const sectionByWord = keyByWord(sections);
const columnByWord = keyByWord(columns);

/** What may stand around a heading: a number, an icon, a colon, the switch of a folded part. */
const numbering = /^(?:\d{1,2}(?:\.\d{1,2})*|[一二三四五六七八九十]{1,3})[.、．)）:：]/;
const unfolding = /(?:\[[+\-–]\]|[[(（【]?(?:点击)?(?:展开|收起|隐藏|显示|查看)[\])）】]?)$/;
const edges = "▶▼▲►▾▸◆■●•★☆§#*+-—–|【】[]<>«»‹›「」:：.。,，";

/** Labels and their words. Pages say the same few things over and over. */
const knownWords = new Map<string, string>();
const MAX_KNOWN = 4096;

/** The letters of a label, without spaces, marks at its ends, and the case of Latin ones. */
function wordOf(label: string): string {
  const known = knownWords.get(label);
  if (known !== undefined) return known;
  if (knownWords.size >= MAX_KNOWN) knownWords.clear();
  const word = findWord(label);
  knownWords.set(label, word);
  return word;
}

function findWord(label: string): string {
  const bare = trimEdges(label.replace(/\s/g, "")).replace(numbering, "").replace(unfolding, "");
  return trimEdges(bare).toLowerCase();
}

function trimEdges(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && edges.includes(text.charAt(start))) start++;
  while (end > start && edges.includes(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

/** The part of the page that a heading with this text begins, or nothing. */
export function sectionOf(label: string): SectionKey | undefined {
  return label.length > 40 ? undefined : sectionByWord.get(wordOf(label));
}

/** The column that a header cell with this text names, or nothing. */
export function columnOf(label: string): Exclude<ColumnKey, "other"> | undefined {
  return label.length > 40 ? undefined : columnByWord.get(wordOf(label));
}
