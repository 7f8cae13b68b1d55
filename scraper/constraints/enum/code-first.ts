/** Code lists in which the code stands before its gloss: 0:甲 1:乙 · A-甲;B-乙 · 1甲2乙 · A(甲)B(乙). */
import { GLOSS_TOKENS, MAX_VALUES, type Run } from "./run.js";
import { codeClass, isConstant, isQuote, skipSpace, type CodeClass, type Token } from "./tokens.js";

/** A list in the making: where it is read from, and how its codes are tied to their glosses. */
interface Reading {
  /** All codes are tied alike: what looks like one that is not belongs to a gloss (1表示2人,2表示3人). */
  isStrict: boolean;
  tokens: readonly Token[];
  text: string;
  style: string;
  kind: CodeClass;
}

interface Link {
  style: string;
  /** The token at which the gloss begins. */
  gloss: number;
}

const verbs = /^(?:表示|代表|表|指的是|指|意味着|即|是|为|对应)/;

/** How the code at a token is tied to what stands behind it. */
function linkAfter(tokens: readonly Token[], code: number): Link | undefined {
  let at = code + 1;
  if (isQuote(tokens[at])) at++;
  if (tokens[at]?.kind === "space") at++;
  const token = tokens[at];
  if (token === undefined) return undefined;
  if (token.kind === "word") {
    const verb =
      verbs.test(token.text) && (token.text.length > 1 || tokens[at + 1]?.kind === "code");
    return { style: verb ? "verb" : "beside", gloss: at };
  }
  if (token.kind === "code") {
    const glued = at === code + 1 && codeClass(tokens[code]?.text ?? "") === "number";
    const named = at > code + 1 && isConstant(token.text) && tokens[at + 1]?.kind === "word";
    return glued || named ? { style: "beside", gloss: at } : undefined;
  }
  if (token.kind !== "mark") return undefined;
  return markLink(tokens, at);
}

function markLink(tokens: readonly Token[], at: number): Link | undefined {
  const mark = tokens[at]?.text ?? "";
  const next = tokens[at + 1];
  if (mark === "(" || mark === "[") return { style: mark, gloss: at + 1 };
  if (mark === ")") return { style: mark, gloss: skipSpace(tokens, at + 1) };
  if (mark === ":" || mark === "=") {
    const doubled = next?.text === ">" || next?.text === mark;
    return { style: mark, gloss: skipSpace(tokens, at + (doubled ? 2 : 1)) };
  }
  if (mark === "-") {
    let end = at;
    while (end < at + 8 && (tokens[end + 1]?.text === "-" || tokens[end + 1]?.text === ">")) end++;
    return { style: mark, gloss: skipSpace(tokens, end + 1) };
  }
  if (mark === "、" || mark === "." || mark === ",") {
    const gloss = skipSpace(tokens, at + 1);
    return tokens[gloss]?.kind === "word" || /^[A-Z]/.test(tokens[gloss]?.text ?? "")
      ? { style: mark, gloss }
      : undefined;
  }
  return undefined;
}

/** Authors mix 1、甲 2:乙, and close a list of 0:甲 1:乙 with 9(短消息). */
function belongs(style: string, { style: own, kind, isStrict }: Reading): boolean {
  if (style === own || isStrict) return style === own;
  if (kind !== "number") return false;
  const marks = new Set([":", "、", ".", "-"]);
  const spoken = new Set(["verb", "beside"]);
  return (
    (marks.has(style) && marks.has(own)) ||
    (style === "(" && marks.has(own)) ||
    (spoken.has(style) && spoken.has(own))
  );
}

/** Reads the list that begins at a code token. */
export function codeFirst(tokens: readonly Token[], text: string, first: number): Run | undefined {
  const isSpoken = linkAfter(tokens, first)?.style === "verb";
  return (
    (isSpoken ? readList(tokens, text, first, true) : undefined) ??
    readList(tokens, text, first, false)
  );
}

function readList(
  tokens: readonly Token[],
  text: string,
  first: number,
  isStrict: boolean,
): Run | undefined {
  const link = linkAfter(tokens, first);
  if (link === undefined) return undefined;
  const reading: Reading = {
    isStrict,
    tokens,
    text,
    style: link.style,
    kind: codeClass(tokens[first]?.text ?? ""),
  };
  if (["、", ".", ",", ")"].includes(link.style) && reading.kind === "word") return undefined;
  const values: Run["values"] = [];
  let code = first;
  let { gloss } = link;
  let end = first;
  let style = link.style;
  while (values.length < MAX_VALUES) {
    const step = readGloss({ ...reading, style }, gloss);
    const label = clean(text.slice(tokens[gloss]?.start ?? 0, step.end), style);
    if (label === "" || label.length > 120) break;
    values.push({ value: tokens[code]?.text ?? "", label });
    end = step.end;
    if (step.next === undefined) break;
    code = step.next;
    const following = linkAfter(tokens, code);
    if (following === undefined) break;
    ({ gloss, style } = following);
  }
  if (values.length < 2) return undefined;
  return { start: tokens[first]?.start ?? 0, end, values, style: `code ${link.style}` };
}

function clean(label: string, style: string): string {
  const text = style === "verb" ? label.replace(verbs, "") : label;
  return text
    .replace(/\s(?:如果|默认|不填|若|空\s?[=:]|注意?[:(]).{0,200}$/, "")
    .replace(/^["'\s]{1,9}/, "")
    .replace(/["'\s,;、。.|/]{1,9}$/, "");
}

const closing = ",;、|/。\n";

/** Where a gloss ends: at the next code of the list, or at the mark that closes the list. */
function readGloss(reading: Reading, from: number): { end: number; next: number | undefined } {
  const { tokens, style } = reading;
  const limit = Math.min(tokens.length, from + GLOSS_TOKENS);
  const bracketed = style === "(" || style === "[";
  let depth = 0;
  let soft: number | undefined;
  for (let at = from; at < limit; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    if (bracketed && depth === 0 && (token.text === ")" || token.text === "]")) {
      return { end: token.start, next: nextCode(reading, at + 1) };
    }
    if ("([{".includes(token.text)) depth++;
    else if (")]}".includes(token.text)) {
      if (depth === 0) return { end: soft ?? token.start, next: undefined };
      depth--;
    } else if (depth > 0) continue;
    else if (at > from && startsPair(reading, at) && (style !== "," || soft !== undefined)) {
      return { end: soft ?? token.start, next: at };
    } else if (token.kind === "space" ? token.text.includes("\n") : closing.includes(token.text)) {
      if (style !== "," || token.text === ";") soft ??= token.start;
    }
  }
  const unclosed = bracketed && limit < tokens.length;
  const end = soft ?? (unclosed ? (tokens[from]?.start ?? 0) : (tokens[limit - 1]?.end ?? 0));
  return { end, next: undefined };
}

function startsPair(reading: Reading, at: number): boolean {
  const token = reading.tokens[at];
  if (token?.kind !== "code" || codeClass(token.text) !== reading.kind) return false;
  const link = linkAfter(reading.tokens, at);
  if (link === undefined || !belongs(link.style, reading)) return false;
  if (reading.kind === "word" && reading.style === "beside" && !isConstant(token.text))
    return false;
  // 甲2010:乙 — digits run into the word before them are no code, unless glosses end so.
  const before = reading.tokens[at - 1];
  return reading.kind === "word" || before?.kind !== "code" || reading.style === "beside";
}

/** The code that follows a closing bracket, past separators, quotes and list numbers. */
function nextCode(reading: Reading, from: number): number | undefined {
  for (let at = from; at < from + 6; at++) {
    const token = reading.tokens[at];
    if (token === undefined) return undefined;
    if (startsPair(reading, at)) return at;
    if (token.kind === "space") continue;
    if (token.kind !== "mark" || !",;、|/\"'。:(".includes(token.text)) return undefined;
  }
  return undefined;
}
