import { limitWords } from "../../../spec/rules/bounds.js";

/** The words that begin a limit in the column 更多限制. */
const words = [...Object.values(limitWords), "默认值"];

/** No cell with limits is longer; a longer one is kept as it is. */
const MAX_LINE = 1000;

/**
 * The limits in the lines of a cell. A line may hold several (`最大列表长度:20 最大长度:32`); the
 * colon may be full-width; a default value may hold anything, limit words too, so that nothing
 * behind it is parted.
 */
export function readLimits(lines: readonly string[]): string[] {
  return lines.flatMap((line) => {
    const limits: string[] = [];
    let rest = line.trim();
    if (rest.length > MAX_LINE) return [rest];
    while (rest !== "") {
      const cut = rest.startsWith("默认值") ? rest.length : nextLimit(rest);
      limits.push(trimSeparators(rest.slice(0, cut)));
      rest = rest.slice(cut);
    }
    return limits;
  });
}

/** Whether a line states a limit: one of the limit words and a colon. */
function isLimit(line: string): boolean {
  return words.some((word) => line.startsWith(word) && /^\s*[:：]/.test(line.slice(word.length)));
}

/** Where the next limit begins behind the first character, or the end. */
function nextLimit(text: string): number {
  const starts = words.map((word) => text.indexOf(word, 1)).filter((start) => start > 0);
  const start = Math.min(...starts, text.length);
  return start < text.length && isLimit(text.slice(start)) ? start : text.length;
}

function trimSeparators(text: string): string {
  return text.replace(/[\s,，;；、]{1,8}$/, "").trim();
}
