import { oneLine } from "../plain.js";

/** One line of a capture. */
export interface Line {
  /** Its words, one space between them. */
  text: string;
  /** As it is. */
  raw: string;
  /** Columns before the text. */
  indent: number;
  /** Bullet lines: what stands behind `•`, trimmed. */
  cell?: string;
  /** 1-based, for messages. */
  number: number;
}

/** The bullet before a tree mark or the first tab; programs that copy a page have one each. */
const knownBullet = /^[ \t]{0,16}([•*·◦▪●○–-])[ \t]{0,4}(?:[└├┗┣╰]|JAVA$|XML示例$)/m;

/** Splits a capture into lines and tells bullets from the rest. */
export function readLines(text: string): Line[] {
  const bullet = knownBullet.exec(text)?.[1] ?? "•";
  return text.split("\n").map((raw, i) => {
    const text = oneLine(raw);
    const line: Line = {
      text,
      raw,
      indent: raw.length - raw.trimStart().length,
      number: i + 1,
    };
    if (isBullet(text, bullet)) line.cell = text.slice(1).trim();
    return line;
  });
}

/** `•` is no other thing; `*` and `-` are bullets only with a space behind them. */
function isBullet(text: string, bullet: string): boolean {
  return text.startsWith(bullet) && (bullet === "•" || /^.(?:\s|$)/.test(text));
}

/** Joins code lines, without the indentation that the capture itself added before the first of them. */
export function codeText(lines: readonly Line[]): string {
  let start = 0;
  let end = lines.length;
  while (start < end && lines[start]?.text === "") start += 1;
  while (end > start && lines[end - 1]?.text === "") end -= 1;
  const margin = lines[start]?.indent ?? 0;
  return lines
    .slice(start, end)
    .map(({ raw, indent }) => raw.slice(Math.min(indent, margin)))
    .join("\n");
}
