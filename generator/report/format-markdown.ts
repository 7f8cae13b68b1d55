/** A report as the comment of a pull request. */
import { levels } from "../../spec/diff/rules.js";
import { meanings } from "../drift/drift.js";
import { markdownCell } from "./plain-text.js";
import { headline } from "./format-text.js";
import { staleText, type JudgedChange, type Report } from "./report.js";
import { showDifference, type Marks } from "./show-difference.js";

/** How many rows of one kind are shown: a comment holds 65,536 characters. */
const mostRows = 200;

const marks: Marks = {
  removed: (text) => (text === "" ? "" : `<del>${text}</del>`),
  added: (text) => (text === "" ? "" : `<ins>${text}</ins>`),
  plain: markdownCell,
};

export function formatMarkdown(report: Report): string {
  const lines = [`**${markdownCell(headline(report))}**`];
  for (const level of levels) {
    const own = report.changes.filter((one) => one.level === level);
    if (own.length === 0) continue;
    lines.push(
      "",
      `### ${level}`,
      "",
      "| method | rule | where | change |",
      "| --- | --- | --- | --- |",
    );
    lines.push(...own.slice(0, mostRows).map(row));
    if (own.length > mostRows) lines.push("", `… and ${own.length - mostRows} more`);
  }
  lines.push(...fileTable(report), ...others(report));
  return `${lines.join("\n")}\n`;
}

function row(change: JudgedChange): string {
  const cells = [
    change.method,
    change.rule + (change.certainty === undefined ? "" : " (likely)"),
    change.path,
  ];
  return `| ${[...cells.map(markdownCell), factCell(change)].join(" | ")} |`;
}

function factCell({
  before,
  after,
  quotes,
  support,
  accepted,
  witness,
  uses = [],
}: JudgedChange): string {
  const parts: string[] = [];
  if (before !== undefined || after !== undefined) parts.push(showDifference(before, after, marks));
  if (support !== undefined) parts.push(markdownCell(support.join(", ")));
  if (quotes !== undefined) {
    const { before: old, after: now } = quotes;
    parts.push(
      `<sub>${old === now ? markdownCell(now ?? "") : showDifference(old, now, marks)}</sub>`,
    );
  }
  if (witness !== undefined) {
    const text = witness.text.split("\n").map(markdownCell).join("<br>");
    parts.push(`${text}<br>${markdownCell(`before: ${witness.before}; now: ${witness.after}`)}`);
  }
  if (accepted !== undefined) parts.push(`accepted: ${markdownCell(accepted.reason)}`);
  for (const { file, line } of uses) parts.push(markdownCell(`used at ${file}:${line ?? 1}`));
  return parts.join("<br>");
}

function fileTable({ files, unreadable }: Report): string[] {
  if (files.length + unreadable.length === 0) return [];
  const lines = ["", "| file | state | where |", "| --- | --- | --- |"];
  for (const { file, message } of unreadable) {
    lines.push(`| ${markdownCell(file)} | can't be read | ${markdownCell(message)} |`);
  }
  for (const { file, state, note, line } of files.slice(0, mostRows)) {
    const at = line === undefined ? file : `${file}:${line.line}`;
    lines.push(`| ${markdownCell(at)} | ${meanings[state]} | ${markdownCell(note ?? "")} |`);
  }
  if (files.length > mostRows) lines.push("", `… and ${files.length - mostRows} more files`);
  return lines;
}

function others({ stale, notes }: Report): string[] {
  const lines = [...stale.map((one) => `accept list, ${staleText(one)}`), ...notes];
  return lines.length === 0 ? [] : ["", ...lines.map((line) => `- ${markdownCell(line)}`)];
}
