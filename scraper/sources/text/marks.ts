import { isMethod } from "../method.js";
import { languageOfLabel } from "../languages.js";
import type { Line } from "./lines.js";

/** The parts of a page in their order. */
export const stages = [
  "title",
  "common",
  "request",
  "response",
  "requestSample",
  "responseSample",
  "errorSample",
  "errorCodes",
  "end",
] as const;
export type Stage = (typeof stages)[number];

/** A place where a part of the page may begin. */
export interface Mark {
  stage: Stage;
  /** Index of its first line. */
  line: number;
  /** Index of the first line behind headings, tabs and the table's header. */
  content: number;
  /** How much speaks for it: a heading alone is worth 1, a table's header more. */
  score: number;
  /** A heading stands there, not only a table or code. */
  heading: boolean;
}

const headings: ReadonlyMap<string, Stage> = new Map([
  ["公共参数", "common"],
  ["请求参数", "request"],
  ["响应参数", "response"],
  ["返回参数", "response"],
  ["请求示例", "requestSample"],
  ["响应示例", "responseSample"],
  ["返回示例", "responseSample"],
  ["异常示例", "errorSample"],
  ["错误码解释", "errorCodes"],
  ["API工具", "end"],
  ["如何获得此API", "end"],
  ["FAQ", "end"],
  ["返回", "end"],
  ["顶部", "end"],
]);

/** The part that a line heads; a number, a sign or a colon may stand around its words. */
function stageOfHeading(text: string): Stage | undefined {
  if (text.length > 16) return undefined;
  return (
    headings.get(text) ?? headings.get(text.replace(/^[#*【[■◆]+|[\s:：*】\]]+|^\d{1,2}[.、]/g, ""))
  );
}

/** Whether a line is the beginning of a heading, as the last one of a cut page may be. */
export function isPrefixOfHeading(text: string): boolean {
  return text !== "" && [...headings.keys()].some((words) => words.startsWith(text));
}

const headers: readonly [RegExp, Stage][] = [
  [/^名称\s+类型\s+是否必须\s+(?:示例值\s+更多限制|更多限制\s+示例值|示例值)\s+描述$/, "request"],
  [/^名称\s+类型\s+示例值\s+描述$/, "response"],
  [/^错误码\s+错误描述\s+解决方案$/, "errorCodes"],
];

const beginnings: readonly [RegExp, Stage][] = [
  [/^TaobaoClient\s+\w+\s*=\s*new\s/, "requestSample"],
  [/^<error_response>?/, "errorSample"],
  [/^\{?\s*"error_response"\s*:/, "errorSample"],
  [/^<[\w.-]{1,200}_response>$/, "responseSample"],
  [/^\{?\s*"[\w.-]{1,200}_response"\s*:/, "responseSample"],
];

const samples: ReadonlySet<Stage> = new Set(["requestSample", "responseSample", "errorSample"]);

/** Finds every place where a part of the page may begin; which of them do, the whole page decides. */
export function findMarks(lines: readonly Line[], methodFits: (method: string) => boolean): Mark[] {
  const marks: Mark[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i];
    if (!line || line.text === "") continue;
    const title = line.cell === undefined ? readTitle(line.text) : undefined;
    if (title) {
      const score = (methodFits(title.method) ? 5 : 2) + (line.text === title.method ? 0 : 1);
      marks.push({ stage: "title", line: i, content: i + 1, score, heading: false });
    }
    const heading = line.cell === undefined ? stageOfHeading(line.text) : undefined;
    const mark = heading ? headed(lines, i, heading) : unheaded(lines, i);
    if (mark) marks.push(mark);
  }
  return marks;
}

/** The name and the title of `method (title)`; the closing parenthesis may be on a later line. */
export function readTitle(text: string): { method: string; title: string } | undefined {
  const space = text.search(/[\s(（]/);
  const method = space === -1 ? text : text.slice(0, space);
  if (!isMethod(method) || !method.includes(".")) return undefined;
  if (space === -1) return { method, title: "" };
  const rest = text.slice(space).trim();
  if (!/^[(（]/.test(rest)) return undefined;
  return { method, title: rest.slice(1).replace(/[)）]$/, "") };
}

function headed(lines: readonly Line[], line: number, stage: Stage): Mark {
  const mark: Mark = { stage, line, content: line + 1, score: 1, heading: true };
  const next = nextText(lines, line + 1);
  if (samples.has(stage)) {
    const tabs = skipTabs(lines, next);
    if (tabs > next) {
      mark.score += 2;
      mark.content = tabs;
    }
    const code = lines[nextText(lines, mark.content)]?.text ?? "";
    if (stageOfCode(code) === stage || /^[<{[]/.test(code)) mark.score += 2;
  } else if (stageOfHeader(lines[next]?.text) === stage) {
    mark.score += 4;
    mark.content = next + 1;
  } else if (stage === "end") {
    const following = stageOfHeading(lines[next]?.text ?? "");
    if (following === "end") mark.score += 2;
  }
  return mark;
}

function unheaded(lines: readonly Line[], line: number): Mark | undefined {
  const text = lines[line]?.text ?? "";
  const table = stageOfHeader(text);
  if (table) return { stage: table, line, content: line + 1, score: 4, heading: false };
  const code = stageOfCode(text);
  if (!code) return undefined;
  return { stage: code, line: backOverTabs(lines, line), content: line, score: 2, heading: false };
}

function stageOfHeader(text: string | undefined): Stage | undefined {
  if (!text?.startsWith("名称") && !text?.startsWith("错误码")) return undefined;
  return headers.find(([form]) => form.test(text.slice(0, 100)))?.[1];
}

function stageOfCode(text: string): Stage | undefined {
  return beginnings.find(([form]) => form.test(text.slice(0, 300)))?.[1];
}

/** The first line at or behind `from` that is not blank. */
function nextText(lines: readonly Line[], from: number): number {
  let i = from;
  while (i < lines.length && lines[i]?.text === "") i += 1;
  return i;
}

function isTab(line: Line | undefined): boolean {
  return line?.cell !== undefined && languageOfLabel(line.cell) !== undefined;
}

/** No page has more tabs over a sample than this. */
const MAX_TABS = 20;

function skipTabs(lines: readonly Line[], from: number): number {
  let i = from;
  while (i - from < MAX_TABS && isTab(lines[i])) i += 1;
  return i;
}

/** Where the tabs above a sample begin; labels of languages that are not known may stand among them. */
function backOverTabs(lines: readonly Line[], from: number): number {
  let first = from;
  for (let i = from - 1; from - i <= MAX_TABS; i -= 1) {
    const line = lines[i];
    if (isTab(line)) first = i;
    else if (!/^[A-Za-z][\w.+#/]{0,14}$/.test(line?.cell ?? "")) break;
  }
  return first;
}
