/** Reads source text character by character: blanks, comments, strings, numbers, names. */

import type { Piece } from "./piece.js";

/** The text has something that the layout does not know; prettier lays it out. */
export class Unknown extends Error {
  override name = "Unknown";
}

const [newline, quote, singleQuote, backslash, slash, star] = [10, 34, 39, 92, 47, 42];

const isNameStart = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code === 36;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Letters and signs of one column: Latin, Greek, Cyrillic, dashes, quotes, ellipsis. */
const narrow = /[\u00a1-\u00a8\u00aa-\u00ac\u00af-\u02ff\u0370-\u0482\u2010-\u2027]/;
/** Of two columns: CJK symbols, kana, ideographs, Hangul, full-width forms. */
const wide =
  /[\u3001-\u3029\u3041-\u3096\u30a1-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60]/;

/**
 * Columns that a text takes, as prettier counts them.
 * @throws Unknown for the characters on which that depends on more than their class (emoji, marks)
 */
export function widthOf(text: string): number {
  let width = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x20 && code < 0x7f) width += 1;
    else if ((code >= 0x4e00 && code <= 0x9fff) || wide.test(text.charAt(at))) width += 2;
    else if (narrow.test(text.charAt(at))) width += 1;
    else throw new Unknown(`a character whose width is not sure: ${code.toString(16)}`);
  }
  return width;
}

export class Reader {
  at = 0;

  /** @param readBlock reads the body of a function, as statements are read */
  constructor(
    readonly text: string,
    readonly readBlock: (reader: Reader) => Piece,
  ) {}

  block(): Piece {
    return this.readBlock(this);
  }

  get code(): number {
    return this.text.charCodeAt(this.at);
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** Passes blanks; the number of line breaks among them. */
  skipBlanks(): number {
    let lines = 0;
    for (; ; this.at += 1) {
      const code = this.code;
      if (code === newline) lines += 1;
      else if (code !== 32) return lines;
    }
  }

  /** Whether the text goes on with these characters. */
  sees(what: string): boolean {
    return this.text.startsWith(what, this.at);
  }

  /** Passes blanks and the given characters where they are there. */
  take(what: string): boolean {
    this.skipBlanks();
    if (!this.sees(what)) return false;
    this.at += what.length;
    return true;
  }

  /** Like `take`, for a word that no longer name begins with. */
  takeWord(word: string): boolean {
    this.skipBlanks();
    if (!this.sees(word)) return false;
    const next = this.text.charCodeAt(this.at + word.length);
    if (isNameStart(next) || isDigit(next)) return false;
    this.at += word.length;
    return true;
  }

  /** @throws Unknown where something else stands */
  expect(what: string): void {
    if (!this.take(what)) throw new Unknown(`expected ${what} at ${this.at}`);
  }

  get seesName(): boolean {
    return isNameStart(this.code);
  }

  get seesNumber(): boolean {
    return isDigit(this.code);
  }

  get seesString(): boolean {
    return this.code === quote || this.code === singleQuote;
  }

  name(): string {
    const start = this.at;
    if (!isNameStart(this.code)) throw new Unknown(`expected a name at ${start}`);
    while (isNameStart(this.code) || isDigit(this.code)) this.at += 1;
    return this.text.slice(start, this.at);
  }

  /** A number in the form in which prettier leaves it. */
  number(): string {
    const start = this.at;
    while (isDigit(this.code) || this.sees(".")) this.at += 1;
    if (this.sees("n")) this.at += 1;
    const text = this.text.slice(start, this.at);
    if (isNameStart(this.code) || !/^\d+(\.\d*[1-9])?n?$/.test(text)) {
      throw new Unknown(`a number of another form at ${start}`);
    }
    return text;
  }

  /** A string with the quotes that prettier gives it: double ones unless that costs more escapes. */
  string(): string {
    const start = this.at;
    const mark = this.code;
    let isPlain = mark === quote;
    for (this.at += 1; this.code !== mark; this.at += 1) {
      if (this.isAtEnd || this.code === newline) throw new Unknown(`an open string at ${start}`);
      if (this.code !== backslash) continue;
      this.at += 1;
      const escaped = this.text.charAt(this.at);
      if (escaped === '"' || escaped === "'") isPlain = false;
      // Prettier drops the backslash of what needs none; these need theirs.
      else if (!"\\nrtu".includes(escaped)) throw new Unknown(`an escape at ${this.at}`);
    }
    this.at += 1;
    const text = this.text.slice(start, this.at);
    return isPlain ? text : requoted(text);
  }

  /** The comment that begins here, as it stands; nothing where none does. */
  comment(): string | undefined {
    if (this.code !== slash) return undefined;
    const next = this.text.charCodeAt(this.at + 1);
    if (next !== slash && next !== star) return undefined;
    const end =
      next === slash ? this.text.indexOf("\n", this.at) : this.text.indexOf("*/", this.at + 2);
    if (end === -1) throw new Unknown("a comment without an end");
    const text = this.text.slice(this.at, next === slash ? end : end + 2);
    this.at += text.length;
    return text;
  }
}

function requoted(text: string): string {
  const inner = text
    .slice(1, -1)
    .replace(/\\(.)/g, (pair, escaped: string) =>
      escaped === '"' || escaped === "'" ? escaped : pair,
    );
  const doubles = inner.split('"').length - 1;
  const singles = inner.split("'").length - 1;
  const mark = doubles > singles ? "'" : '"';
  return mark + inner.replaceAll(mark, `\\${mark}`) + mark;
}
