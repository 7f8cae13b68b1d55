/**
 * A description cut into segments: what stands between commas, brackets and the ends of sentences.
 * Everything that says how far words reach (a condition, a list, an aside) is said in segments.
 */

import { countBefore } from "../../bisect.js";

/** A piece of a sentence without separators in it. */
export interface Segment {
  start: number;
  end: number;
  /** The pair of brackets it stands in; 0 outside of any. */
  group: number;
  /** How many brackets are open around it. */
  depth: number;
  /** Counts up with every end of a sentence, brackets notwithstanding. */
  sentence: number;
}

const sentenceEnds = new Set(["。", "!", "?", ";", "\n"]);
const SEPARATORS = /[,;。!?\n()[\]]|\.(?![\d\w])|(?<=[\u3400-\u9fff)])\.(?=[A-Za-z])/g;

/** 1、 2. 3) — the marks of a list, which end the item before. */
const listMarks = /(?<=^|[\s,;。:\u3400-\u9fff)])\d{1,2}[.、)](?=\s{0,2}[A-Za-z\u3400-\u9fff["])/g;
/** 【甲】为是 — brackets that only quote a name. */
const quotedName = /\[([^[\]\n]{1,30})\](?=\s?(?:不?[为是]|={1,2}|不?等于|字段|参数|选择?))/g;
/** 必填-甲, 甲-必填 — a dash that sets a word apart. */
const dashes = /(?<=必[填传选])\s?-(?=\s?\S)|-\s?(?=必[填传选](?:项)?(?:[,;。\s]|$))/g;

/** type为self(自寄)时 — a gloss within a condition ends no segment. */
const gloss = /\(([^()\n]{1,24})\)(?=\s?(?:时|的?时候|的?情况|的话))/g;
/** type in (1,2) — the values in the bracket are those of a comparison. */
const oneOf = /(?:\s(?:in|IN)\s?|(?<!不)在\s?)[([]([\w,'"\s]{1,40})[)\]](?:[之]?[中内里])?/g;
/** 1,2,3 — a row of figures is one. */
const row = /(?<=\d\s?),(?=\s?\d)/g;

/**
 * A normalised text with the marks of its parts made plain: list marks are ends of sentences, brackets
 * that only quote are quotes, a row of figures has no commas. Same length.
 */
export function plainText(text: string): string {
  let plain = text.replace(/!=/g, "≠ ");
  if (/[([]/.test(text)) {
    plain = plain
      .replace(oneOf, (words, values: string) =>
        `${words.startsWith(" ") ? " " : ""}=${values.replace(/,/g, "、")}`.padEnd(words.length),
      )
      .replace(gloss, (_, words: string) => `"${words}"`)
      .replace(quotedName, (_, name: string) => `"${name}"`);
  }
  if (/\d[.、),\s]/.test(text)) {
    plain = plain.replace(row, "、").replace(listMarks, (mark) => ";".padEnd(mark.length));
  }
  return /必[填传选]/.test(text) ? plain.replace(dashes, (mark) => ",".padEnd(mark.length)) : plain;
}

/** Cuts a plain text. Linear in its length. */
export function readSegments(plain: string): Segment[] {
  const segments: Segment[] = [];
  const open: number[] = [];
  let start = 0;
  let groups = 0;
  let sentence = 0;
  const close = (end: number): void => {
    if (plain.slice(start, end).trim() === "") return;
    segments.push({ start, end, group: open.at(-1) ?? 0, depth: open.length, sentence });
  };
  for (const match of plain.matchAll(SEPARATORS)) {
    const mark = match[0];
    close(match.index);
    start = match.index + 1;
    if (mark === "(" || mark === "[") open.push(++groups);
    else if (mark === ")" || mark === "]") open.pop();
    else if (sentenceEnds.has(mark) || mark === ".") sentence++;
  }
  close(plain.length);
  return segments;
}

/** The index of the segment that holds an offset, or the next one behind it. */
export function segmentAt(segments: readonly Segment[], offset: number): number {
  return countBefore(segments, ({ end }) => end <= offset);
}

const AROUND = 12;

/** The span of the sentence that holds an offset, at most a dozen segments to each side. */
export function sentenceAround(segments: readonly Segment[], offset: number): [number, number] {
  const index = segmentAt(segments, offset);
  const sentence = segments[index]?.sentence;
  let [from, to] = [index, index];
  while (segments[from - 1]?.sentence === sentence && index - from < AROUND) from--;
  while (segments[to + 1]?.sentence === sentence && to - index < AROUND) to++;
  return [segments[from]?.start ?? offset, segments[to]?.end ?? offset];
}

/** How far words of a clause reach that commas have made long. */
const REACH = 28;

/** The words around a span up to the nearest comma, bracket or end of sentence. */
export function clauseAround(text: string, start: number, end: number): string {
  const before = text.slice(Math.max(0, start - REACH), start);
  const after = text.slice(end, end + REACH);
  const closes = /[,;。!?)\n]/.exec(after)?.index ?? after.length;
  const opens = behindLast(",;。!?(\n", before);
  return before.slice(opens) + text.slice(start, end) + after.slice(0, closes);
}

/** The offset behind the last of some marks in a text; 0 where it has none. */
export function behindLast(marks: string, text: string): number {
  return Math.max(...Array.from(marks, (mark) => text.lastIndexOf(mark))) + 1;
}
