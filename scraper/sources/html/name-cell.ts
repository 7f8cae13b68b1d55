/** Marks of a tree and of folding that stand before a name and are no part of it. */
const marks = "└├│─┗┣┃━╰╚║═∟↳⎿┕┝┌┬|+*•·▪▸▶►▾▼▽▷○●◦–—-−>»";
const leafMarks = "└┗╰╚∟┕";

export interface NameCell {
  name: string;
  /** What stands before the name, white space and marks. */
  prefix: string;
}

/** Parts a name cell from its tree marks: `  └ ret_code` → `ret_code`. */
export function splitName(text: string): NameCell {
  let start = 0;
  while (start < text.length && (marks.includes(text.charAt(start)) || isSpace(text, start)))
    start++;
  return { name: text.slice(start).trim(), prefix: text.slice(0, start) };
}

function isSpace(text: string, at: number): boolean {
  return text.charAt(at).trim() === "";
}

/** `└` says that the parameter has no members, unless the page draws a whole tree with `├`. */
export function hasLeafMark(prefix: string): boolean {
  return Array.from(prefix).some((mark) => leafMarks.includes(mark));
}

export function hasBranchMark(prefix: string): boolean {
  return /[├┣┝│┃║]/.test(prefix);
}
