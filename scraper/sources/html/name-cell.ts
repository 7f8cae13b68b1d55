/** Marks of a tree and of folding that stand before a name and are no part of it. */
const marks = "└├│─┗┣┃━╰╚║═∟↳⎿┕┝┌┬|+*•·▪▸▶►▾▼▽▷○●◦–—-−>»";
const leafMarks = "└┗╰╚∟┕";

export interface NameCell {
  name: string;
  /** What stands before the name, white space and marks. */
  prefix: string;
}

/** The switches of a foldable tree, as text. */
const switches = ["[+]", "[-]", "[–]", "[−]", "(+)", "(-)"];

/** Parts a name cell from its tree marks: `  └ ret_code` → `ret_code`. */
export function splitName(text: string): NameCell {
  let start = 0;
  for (let length = 1; length > 0 && start < text.length; start += length) {
    length = markLength(text, start);
  }
  return { name: text.slice(start).trim(), prefix: text.slice(0, start) };
}

/** How many characters at `at` are a mark or a space; 0 when the name begins there. */
function markLength(text: string, at: number): number {
  const char = text.charAt(at);
  if (marks.includes(char) || char.trim() === "" || isGlyph(char) || isDot(text, at)) return 1;
  return switches.find((known) => text.startsWith(known, at))?.length ?? 0;
}

/** A character of an icon font, in Unicode's private use area, or of no width. */
function isGlyph(char: string): boolean {
  return /[\ue000-\uf8ff\u200b-\u200d\u2060\ufeff]/.test(char);
}

/** A dot with a space behind it: `. . name`. */
function isDot(text: string, at: number): boolean {
  return /[.．。…]/.test(text.charAt(at)) && /^[\s.．。…]$/.test(text.charAt(at + 1));
}

/** A prefix without the marks of leaves and what stands behind them. */
export function withoutLeafMark(prefix: string): string {
  const at = Array.from(prefix).findIndex((mark) => leafMarks.includes(mark));
  return at === -1 ? prefix : prefix.slice(0, at);
}

/** The white space at the beginning of a prefix, where the marks do not yet stand. */
export function indentOf(prefix: string): number {
  return prefix.length - prefix.trimStart().length;
}

/** `└` says that the parameter has no members, unless the page draws a whole tree with `├`. */
export function hasLeafMark(prefix: string): boolean {
  return Array.from(prefix).some((mark) => leafMarks.includes(mark));
}

export function hasBranchMark(prefix: string): boolean {
  return /[├┣┝│┃║]/.test(prefix);
}
