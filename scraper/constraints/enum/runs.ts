/**
 * Code lists: runs of at least two pairs of a code and its gloss, in whichever order and with
 * whichever mark an author used, but with the same one throughout the run.
 */
import type { Token } from "./tokens.js";

export interface Coded {
  value: string;
  label: string;
}

export interface Run {
  start: number;
  end: number;
  values: Coded[];
  style: string;
}

const GLOSS_TOKENS = 40;
const MAX_VALUES = 400;

interface Cursor {
  tokens: readonly Token[];
  text: string;
}

const verbs = /^(?:表示|代表|表|指的是|指|意味着|即|是|为|对应)/;

/** How a code is tied to the gloss behind it: the mark, and the token at which the gloss begins. */
function linkAfter({ tokens }: Cursor, code: number): { style: string; next: number } | undefined {
  let at = code + 1;
  if (tokens[at]?.text === '"' || tokens[at]?.text === "'") at++;
  const spaced = tokens[at]?.kind === "space" && !tokens[at]?.text.includes("\n");
  if (spaced) at++;
  const token = tokens[at];
  if (token === undefined) return undefined;
  if (token.kind === "word") {
    if (verbs.test(token.text) && token.text.length > 1) return { style: "verb", next: at };
    return { style: spaced ? "spaced" : "bare", next: at };
  }
  if (token.kind !== "mark") return undefined;
  const mark = token.text;
  if (mark === "(" || mark === "[") return { style: mark, next: at + 1 };
  if (mark === ":" || mark === "=") {
    const more = tokens[at + 1]?.text;
    return {
      style: mark,
      next: skipSpace(tokens, more === ">" || more === mark ? at + 2 : at + 1),
    };
  }
  if (mark === "-") {
    while (tokens[at + 1]?.text === "-" || tokens[at + 1]?.text === ">") at++;
    return { style: mark, next: skipSpace(tokens, at + 1) };
  }
  return undefined;
}

function skipSpace(tokens: readonly Token[], at: number): number {
  return tokens[at]?.kind === "space" ? at + 1 : at;
}

function codeClass(code: string): "number" | "word" {
  return /^-?\d+$/.test(code) ? "number" : "word";
}

const measure =
  /^(?:个|位|天|月|年|元|分(?!销|享|组|类|支)|秒|字|条|张|次|级|件(?!状)|种|组|小时|分钟|倍|折|号|点|日|周|万|亿|岁|米|克|以|到|至|、|期|层|楼|人|行|列|套|百|千|家|页|维|选|月份|后)/;

/** Reads the pairs code–link–gloss that begin at a code token. */
function codeFirst(cursor: Cursor, first: number): Run | undefined {
  const link = linkAfter(cursor, first);
  if (link === undefined) return undefined;
  const { tokens } = cursor;
  const style = link.style;
  const kind = codeClass(tokens[first]?.text ?? "");
  if ((style === "bare" || style === "spaced") && kind === "word" && style === "bare")
    return undefined;
  const values: Coded[] = [];
  let code = first;
  let gloss = link.next;
  let end = first;
  while (values.length < MAX_VALUES) {
    const step = glossAfter(cursor, gloss, style, kind);
    const label = cursor.text.slice(tokens[gloss]?.start ?? 0, step.end).trim();
    if (!acceptable(label, style)) break;
    values.push({ value: tokens[code]?.text ?? "", label: strip(label, style) });
    end = step.end;
    if (step.next === undefined) break;
    code = step.next;
    const following = linkAfter(cursor, code);
    if (following === undefined) break;
    gloss = following.next;
  }
  const start = tokens[first]?.start ?? 0;
  return values.length < 2 ? undefined : { start, end, values, style: `code ${style}` };
}

function strip(label: string, style: string): string {
  const text = style === "verb" ? label.replace(verbs, "") : label;
  return text.replace(/^["'\s]+|["'\s,;、。.|/]+$/g, "");
}

function acceptable(label: string, style: string): boolean {
  if (label === "" || label.length > 80) return false;
  if (style === "bare") return !measure.test(label);
  return true;
}

/** Where a gloss ends: at the next code with the same link, or at the first mark that closes a list. */
function glossAfter(
  cursor: Cursor,
  from: number,
  style: string,
  kind: "number" | "word",
): { end: number; next: number | undefined } {
  const { tokens } = cursor;
  let depth = 0;
  let soft: number | undefined;
  const bracket = style === "(" || style === "[";
  for (let at = from; at < Math.min(tokens.length, from + GLOSS_TOKENS); at++) {
    const token = tokens[at];
    if (token === undefined) break;
    if (bracket && depth === 0 && (token.text === ")" || token.text === "]")) {
      return { end: token.start, next: nextCode(cursor, at + 1, style, kind) };
    }
    if ("([{".includes(token.text)) depth++;
    else if (")]}".includes(token.text)) {
      if (depth === 0) return { end: soft ?? token.start, next: undefined };
      depth--;
    } else if (
      depth === 0 &&
      at > from &&
      token.kind === "code" &&
      startsPair(cursor, at, style, kind)
    ) {
      return { end: soft ?? token.start, next: at };
    } else if (depth === 0 && ",;、|/。\n".includes(token.text.trim() === "" ? "\n" : token.text)) {
      if (!(token.kind === "space" && !token.text.includes("\n"))) soft ??= token.start;
      if (token.text === "。" && !startsNear(cursor, at + 1, style, kind)) break;
    }
  }
  const last = tokens[Math.min(tokens.length, from + GLOSS_TOKENS) - 1];
  return {
    end: soft ?? (bracket ? (tokens[from]?.start ?? 0) : (last?.end ?? 0)),
    next: undefined,
  };
}

function startsNear(cursor: Cursor, at: number, style: string, kind: "number" | "word"): boolean {
  const code = skipSpace(cursor.tokens, at);
  return startsPair(cursor, code, style, kind);
}

function startsPair(cursor: Cursor, at: number, style: string, kind: "number" | "word"): boolean {
  const token = cursor.tokens[at];
  if (token?.kind !== "code" || codeClass(token.text) !== kind) return false;
  return linkAfter(cursor, at)?.style === style;
}

/** The code that follows a closing bracket, past separators and quotes. */
function nextCode(
  cursor: Cursor,
  from: number,
  style: string,
  kind: "number" | "word",
): number | undefined {
  for (let at = from; at < from + 5; at++) {
    if (startsPair(cursor, at, style, kind)) return at;
    const token = cursor.tokens[at];
    if (token === undefined || (token.kind !== "space" && !",;、|/\"'。和或".includes(token.text)))
      return undefined;
  }
  return undefined;
}

/** Reads pairs gloss–link–code: 甲:1,乙:2 · 辰森是CS · 女(0). */
function glossFirst({ tokens }: Cursor, first: number): Run | undefined {
  const values: Coded[] = [];
  let style: string | undefined;
  let end = first;
  let at = first;
  while (values.length < MAX_VALUES) {
    const word = tokens[at];
    if (word?.kind !== "word") break;
    const link = codeLink(tokens, at);
    if (link === undefined || (style !== undefined && style !== link.style)) break;
    const code = tokens[link.code];
    if (code === undefined) break;
    style = link.style;
    const label =
      link.style === "verb"
        ? word.text.replace(/(?:用|则|请)?(?:是|为|传|填|用|即)$/, "")
        : word.text;
    values.push({ value: code.text, label });
    end = code.end;
    at = link.code + 1;
    if (link.close !== undefined && tokens[at]?.text === link.close) end = tokens[at++]?.end ?? end;
    while (
      tokens[at] !== undefined &&
      (tokens[at]?.kind === "space" || ",;、|/\"'".includes(tokens[at]?.text ?? ""))
    )
      at++;
  }
  if (values.length < 2 || style === undefined) return undefined;
  return { start: tokens[first]?.start ?? 0, end, values, style: `gloss ${style}` };
}

function codeLink(
  tokens: readonly Token[],
  word: number,
): { style: string; code: number; close?: string } | undefined {
  const text = tokens[word]?.text ?? "";
  let at = word + 1;
  const mark = tokens[at];
  if (mark === undefined) return undefined;
  if (mark.kind === "code") {
    const style = text.length > 1 && /(?:是|为|传|填|用|即)$/.test(text) ? "verb" : "bare";
    return { style, code: at };
  }
  if (mark.kind !== "mark" || !":=-(".includes(mark.text)) return undefined;
  at = skipSpace(tokens, at + 1);
  while (mark.text === "-" && tokens[at]?.text === "-") at++;
  if (tokens[at]?.text === '"' || tokens[at]?.text === "'") at++;
  if (tokens[at]?.kind !== "code") return undefined;
  return mark.text === "(" ? { style: "(", code: at, close: ")" } : { style: mark.text, code: at };
}

/** name(1, "label") pairs, as a Java enumeration prints itself. */
const javaPair =
  /([A-Za-z_]\w{0,60})\s?\(\s?["']?(-?\w{1,30})["']?\s?,\s?["']([^"'()]{1,60})["']\s?\)/g;

function javaRun(text: string): Run[] {
  const pairs = [...text.matchAll(javaPair)].slice(0, MAX_VALUES);
  const first = pairs[0];
  const last = pairs.at(-1);
  if (first === undefined || last === undefined || pairs.length < 2) return [];
  return [
    {
      start: first.index,
      end: last.index + last[0].length,
      values: pairs.map(([, , value = "", label = ""]) => ({ value, label })),
      style: "java",
    },
  ];
}

/** Every code list of a text, first to last; overlapping readings are all given. */
export function findRuns(text: string, tokens: readonly Token[]): Run[] {
  const runs = javaRun(text);
  if (runs.length > 0) return runs;
  const cursor = { tokens, text };
  let codeEnd = 0;
  let glossEnd = 0;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    if (token.kind === "code" && token.start >= codeEnd) {
      const run = codeFirst(cursor, at);
      if (run !== undefined) {
        runs.push(run);
        codeEnd = run.end;
      }
    }
    if (token.kind === "word" && token.start >= glossEnd) {
      const run = glossFirst(cursor, at);
      if (run !== undefined) {
        runs.push(run);
        glossEnd = run.end;
      }
    }
  }
  return runs;
}
