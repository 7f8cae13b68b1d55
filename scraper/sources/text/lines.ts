/** One line of a capture. */
export interface Line {
  /** Without the spaces around it. */
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

/** Splits a capture into lines and tells bullets from the rest. */
export function readLines(text: string): Line[] {
  return text.split("\n").map((raw, i) => {
    const trimmed = raw.trim();
    const line: Line = {
      text: trimmed,
      raw,
      indent: raw.length - raw.trimStart().length,
      number: i + 1,
    };
    if (trimmed.startsWith("•")) line.cell = trimmed.slice(1).trim();
    return line;
  });
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
