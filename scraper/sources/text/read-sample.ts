import type { Finding } from "../../../spec/schema.js";
import { finding } from "../../../spec/finding.js";
import type { Sample } from "../../page.js";
import { isPrefixOfLabel, languageOfCode, languageOfLabel } from "../languages.js";
import { codeText, type Line } from "./lines.js";
import { isPrefixOfHeading } from "./marks.js";

/** The lines of one sample of a capture. */
export interface SampleLines {
  lines: readonly Line[];
  /** Where findings are to point: `examples.response`. */
  at: string;
  /** The language of the first tab. */
  usual: string;
  /** The lines are the page's last ones. */
  atEnd: boolean;
}

/** What a capture shows of one sample. */
export interface FoundSample {
  samples: Sample[];
  findings: Finding[];
}

/**
 * Reads a sample without the labels of the tabs above it, without the heading in which a cut page
 * ends, and without a section of the page that has no place in a spec (验签示例).
 */
export function readSample({ lines, at, usual, atEnd }: SampleLines): FoundSample {
  const findings: Finding[] = [];
  const last = atEnd ? lines.findLastIndex(({ text }) => text !== "") : -1;
  let start = 0;
  while (start < lines.length && isLabelLine(lines[start])) start += 1;
  let end = lines.length;
  if (last >= start && isCutWord(lines, last, start)) {
    end = last;
    const words = lines[last]?.text ?? "";
    findings.push(finding("page-cut", at, `the page ends inside ${JSON.stringify(words)}`));
  }
  const foreign = foreignHeading(lines, start, end);
  if (foreign !== -1) {
    end = foreign;
    const words = lines[foreign]?.text ?? "";
    const message = `the section ${JSON.stringify(words)} behind the sample is left out`;
    findings.push(finding("section-unread", at, message));
  }
  const text = codeText(lines.slice(start, end));
  if (text === "") {
    const isCut = atEnd && findings.length === 0;
    if (isCut) findings.push(finding("page-cut", at, "the page ends before the sample"));
    return { samples: [], findings };
  }
  return { samples: [{ language: languageOfCode(text) ?? usual, text }], findings };
}

/** A blank line, or a tab's label: of a known language, or a bullet before any code begins. */
function isLabelLine(line: Line | undefined): boolean {
  if (!line || line.text === "") return line !== undefined;
  if (line.cell === undefined) return false;
  return languageOfLabel(line.cell) !== undefined || /^[^<{[(;="]{1,24}$/.test(line.cell);
}

/** The last line of a page that ends inside the label of a tab, or inside the next heading. */
function isCutWord(lines: readonly Line[], last: number, start: number): boolean {
  const { text = "", cell } = lines[last] ?? {};
  if (cell !== undefined) return last === start && isPrefixOfLabel(cell);
  return isPrefixOfHeading(text) && (last === start || lines[last - 1]?.text === "");
}

/** The first line of a section that has no place in a spec: words alone, below a blank line. */
function foreignHeading(lines: readonly Line[], from: number, to: number): number {
  for (let i = from + 1; i < to; i += 1) {
    const { text = "", cell } = lines[i] ?? {};
    if (cell !== undefined || lines[i - 1]?.text !== "" || !/^[\u4e00-\u9fff]{2,12}$/.test(text)) {
      continue;
    }
    if (/(?:示例|样例|示范|说明|列表)$/.test(text) || isWhole(lines.slice(from, i))) return i;
  }
  return -1;
}

/** Whether code may end here: behind a bracket, a tag or a statement at the margin. */
function isWhole(lines: readonly Line[]): boolean {
  const last = lines.findLast(({ text }) => text !== "");
  const first = lines.find(({ text }) => text !== "");
  if (!last || !first) return false;
  return last.indent <= first.indent && /[>}\];]$/.test(last.text);
}
