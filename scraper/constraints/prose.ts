/**
 * A description made ready for patterns: punctuation and width normalised character by character, so
 * that every offset of the normalised text is an offset of the page's own words and evidence can be
 * quoted verbatim.
 */
import { countBefore } from "../bisect.js";
import { re } from "./regex.js";

/** Stands in the normalised text for what is no prose (links, masked parts); no pattern matches it. */
export const MASK = "\uFFFC";

const QUOTE_LIMIT = 300;
const CONTEXT = 80;

export interface Prose {
  /** The description as the page has it. */
  raw: string;
  /** Same length as `raw`. */
  text: string;
  /** Offsets at which a sentence ends (exclusive), ascending; the last is the length. */
  ends: readonly number[];
}

/** Signs and the many ways in which pages write them. */
const pairs = new Map(
  Object.entries({
    " ": "\u3000\u00a0\t\r\v\f",
    '"': "“”„「」『』",
    "'": "‘’`",
    "[": "【〔",
    "]": "】〕",
    "-": "—–―−",
    "~": "〜∼",
    "。": "｡",
    ".": "﹒",
    ":": "∶",
    "≤": "≦⩽",
    "≥": "≧⩾",
  }).flatMap(([sign, others]) => Array.from(others, (other) => [other, sign])),
);

function normaliseChar(char: string): string {
  const known = pairs.get(char);
  if (known !== undefined) return known;
  const code = char.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  const control = (code < 0x20 && code !== 0x0a) || (code >= 0x7f && code < 0xa0);
  const invisible = code === 0xfeff || (code >= 0x200b && code <= 0x200f);
  return control || invisible ? " " : char;
}

const tag = re.gi`</?(?:br|p|div|span|a|b|i|u|em|strong|font|ul|ol|li|table|tbody|thead|tr|td|th|pre|code|h[1-6]|img|sub|sup)(?:[\s/][^<>\n]{0,300})?>`;
const entity = /&(?:nbsp|lt|gt|amp|quot|#39|#34);/gi;
const entities: Record<string, string> = {
  "&lt;": "<",
  "&gt;": ">",
  "&amp;": "&",
  "&quot;": '"',
  "&#34;": '"',
  "&#39;": "'",
};
const link = /(?:https?:\/\/|www\.)[\w\-./?=&%#:+~@!$*]{1,500}/gi;

/** Normalises a description and finds where its sentences end. Linear in its length. */
export function readProse(raw: string): Prose {
  const chars: string[] = [];
  for (let at = 0; at < raw.length; at++) chars.push(normaliseChar(raw.charAt(at)));
  const text = chars
    .join("")
    .replace(tag, (found) =>
      (/^<\/?(?:br|p|div|li|tr|h\d)/i.test(found) ? "\n" : " ").padEnd(found.length),
    )
    .replace(entity, (found) => (entities[found.toLowerCase()] ?? " ").padStart(found.length))
    .replace(link, (found) => MASK.repeat(found.length));
  const ends: number[] = [];
  for (let at = 0; at < text.length; at++)
    if ("。!?;\n".includes(text.charAt(at))) ends.push(at + 1);
  if (ends.at(-1) !== text.length) ends.push(text.length);
  return { raw, text, ends };
}

/** The start and end of the sentences that cover the given span of the text. */
export function sentenceSpan({ ends }: Prose, start: number, end: number): [number, number] {
  const before = countBefore(ends, (at) => at <= start);
  const within = countBefore(ends, (at) => at < end);
  return [ends[before - 1] ?? 0, ends[within] ?? ends.at(-1) ?? 0];
}

/**
 * The page's own words for what was read between two offsets: the whole sentence, or where a page
 * forgot to end its sentences, the neighbourhood.
 */
export function quote(prose: Prose, start: number, end: number): string {
  let [from, to] = sentenceSpan(prose, start, end);
  if (to - from > QUOTE_LIMIT) {
    from = Math.max(from, start - CONTEXT);
    to = Math.min(to, Math.max(end, start + 1) + CONTEXT);
  }
  return prose.raw.slice(from, to).trim() || prose.raw.slice(start, end);
}
