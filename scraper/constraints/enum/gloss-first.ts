/** Code lists in which the gloss stands before its code: 甲:1,乙:2 · 辰森是CS · 是1,否0 · 支付宝-ALIPAY. */
import { MAX_VALUES, type Run } from "./run.js";
import { isConstant, isQuote, skipSpace, type Token } from "./tokens.js";

const WORDS = 14;
const separators = ",;、|/。";

interface Pair {
  style: string;
  label: string;
  code: Token;
  /** The token behind the pair. */
  next: number;
}

const verbEnd = /(?:用|则|请)?(?:是|为|传|填|用|即|传入)$/;

/** Reads the list whose first gloss begins at a token. */
export function glossFirst(tokens: readonly Token[], text: string, first: number): Run | undefined {
  const values: Run["values"] = [];
  let style: string | undefined;
  let end = 0;
  let at = first;
  while (values.length < MAX_VALUES) {
    const pair = readPair(tokens, text, at);
    if (pair === undefined || (style !== undefined && style !== pair.style)) break;
    ({ style } = pair);
    values.push({ value: pair.code.text, label: pair.label });
    end = tokens[pair.next - 1]?.end ?? end;
    at = skipSeparators(tokens, pair.next);
  }
  if (values.length < 2 || style === undefined) return undefined;
  return {
    start: tokens[first]?.start ?? 0,
    end,
    values: bareFirst(values),
    style: `gloss ${style}`,
  };
}

/** 回执状态 创建 4,成功 2 — the noun before the first gloss is none of it. */
function bareFirst([first, ...others]: Run["values"]): Run["values"] {
  if (first === undefined) return [];
  const isSpaced = others.some(({ label }) => label.includes(" "));
  const label = isSpaced ? first.label : first.label.replace(/^.*\s/, "");
  return [{ ...first, label }, ...others];
}

function skipSeparators(tokens: readonly Token[], from: number): number {
  let at = from;
  while (at < from + 8 && at < tokens.length) {
    const token = tokens[at];
    if (token === undefined || (token.kind !== "space" && !separators.includes(token.text))) break;
    at++;
  }
  return at;
}

/** One pair: a gloss without separators (but with asides), a link, and a code that ends there. */
function readPair(tokens: readonly Token[], text: string, from: number): Pair | undefined {
  let depth = 0;
  for (let at = from; at < from + WORDS; at++) {
    const token = tokens[at];
    if (token === undefined) return undefined;
    const link = at > from && depth === 0 ? codeBehind(tokens, at) : undefined;
    if (link !== undefined) {
      const gloss = text.slice(tokens[from]?.start, token.start).trim();
      const label = link.style === "verb" ? gloss.replace(verbEnd, "") : gloss;
      const marked = [":", "=", "("].includes(link.style);
      const named = /[\u3400-\u9fff]/.test(gloss) || (marked && isConstant(gloss));
      const code = tokens[link.code];
      return named && code !== undefined && label.length <= 40
        ? { style: link.style, label, code, next: link.next }
        : undefined;
    }
    if (token.text === "(") depth++;
    else if (token.text === ")") {
      if (--depth < 0) return undefined;
    } else if (depth === 0 && token.kind === "mark") return undefined;
    else if (token.kind === "space" && token.text.includes("\n")) return undefined;
  }
  return undefined;
}

interface Behind {
  style: string;
  code: number;
  next: number;
}

/** The code tied to the gloss that ends right before a token. */
function codeBehind(tokens: readonly Token[], at: number): Behind | undefined {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (token === undefined || before === undefined) return undefined;
  const spaced = token.kind === "space" ? skipSpace(tokens, at) : at;
  const here = tokens[spaced];
  if (here?.kind === "code") {
    if (before.kind !== "word" && before.text !== ")") return undefined;
    const verb = spaced === at && before.text.length > 1 && verbEnd.test(before.text);
    if (!verb && !isConstant(here.text) && !/^-?\d{1,4}$/.test(here.text)) return undefined;
    const behind = ended(tokens, spaced, verb ? "verb" : "beside");
    return verb || tokens[spaced + 1]?.kind !== "word" ? behind : undefined;
  }
  if (isQuote(here) && tokens[spaced + 1]?.kind === "code" && isQuote(tokens[spaced + 2])) {
    return before.kind === "word" ? ended(tokens, spaced + 1, "quoted") : undefined;
  }
  if (here?.kind !== "mark" || !":=-(".includes(here.text)) return undefined;
  let code = skipSpace(tokens, spaced + 1);
  while (here.text === "-" && code < spaced + 8 && tokens[code]?.text === "-") code++;
  if (/^值?(?:为|是|传)$/.test(tokens[code]?.text ?? "")) code++;
  if (isQuote(tokens[code])) code++;
  if (tokens[code]?.kind !== "code") return undefined;
  return ended(tokens, code, here.text);
}

/** A code ends at a separator, a bracket, a space or the end; its quote and bracket are closed. */
function ended(tokens: readonly Token[], code: number, style: string): Behind | undefined {
  let next = code + 1;
  if (isQuote(tokens[next])) next++;
  if (style === "(") {
    if (tokens[next]?.text !== ")") return undefined;
    return { style, code, next: next + 1 };
  }
  const token = tokens[next];
  const free =
    token === undefined ||
    token.kind === "space" ||
    (token.kind === "word" && !/^的?时/.test(token.text)) ||
    `${separators}.)]`.includes(token.text);
  return free ? { style, code, next } : undefined;
}
