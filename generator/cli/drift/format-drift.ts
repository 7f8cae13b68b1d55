/** A drift report for people and for machines. Text of pages and files is made plain on the way. */
import { count } from "../count.js";
import { markdownCell } from "../markdown-cell.js";
import { jsonText, plainLine } from "../plain-text.js";
import { showChange } from "../../../spec/show-change.js";
import type { DriftReport, DriftState, FileDrift, Unreadable } from "./drift.js";

export const driftFormats = ["text", "json", "markdown", "github"] as const;
export type DriftFormat = (typeof driftFormats)[number];

/** How many facts of one spec are listed before the rest is counted. */
const mostFacts = 50;
const longestLine = 160;

const meanings: Record<DriftState, string> = {
  missing: "missing",
  changed: "out of date",
  edited: "edited by hand",
  orphan: "orphan",
  stray: "not written by topgen",
  stale: "override no longer applies",
};
const unreadState = "can't be read";

export function formatDrift(report: DriftReport, format: DriftFormat): string {
  switch (format) {
    case "text":
      return asText(report);
    case "json":
      return jsonText({ drift: report.files.length > 0, ...report });
    case "markdown":
      return asMarkdown(report);
    case "github":
      return [...report.unreadable.map(unreadAnnotation), ...report.files.map(asAnnotation)].join(
        "",
      );
  }
}

function asText(report: DriftReport): string {
  const lines: string[] = [];
  for (const file of report.files) {
    lines.push(
      `${file.file}${lineOf(file)}: ${headline(file)}`,
      ...facts(file).map((one) => `  ${one}`),
    );
  }
  lines.push(summary(report));
  return `${lines.map(plainLine).join("\n")}\n`;
}

function lineOf({ line }: FileDrift): string {
  return line === undefined ? "" : `:${line.line}`;
}

function headline({ state, note }: FileDrift): string {
  return note === undefined ? meanings[state] : `${meanings[state]}: ${note}`;
}

function facts({ differences, line }: FileDrift): string[] {
  if (differences !== undefined) {
    const shown = differences.slice(0, mostFacts).map(({ path, before, after }) => {
      return `${path}: ${showChange(before, after)}`;
    });
    const rest = differences.length - shown.length;
    return rest > 0 ? [...shown, `… and ${rest} more`] : shown;
  }
  if (line === undefined) return [];
  return [
    line.before === undefined ? "- (the file ends)" : `- ${cut(line.before)}`,
    line.after === undefined ? "+ (the file should end)" : `+ ${cut(line.after)}`,
  ];
}

function cut(text: string): string {
  const trimmed = text.trim();
  return trimmed.length > longestLine ? `${trimmed.slice(0, longestLine)}…` : trimmed;
}

function summary({ files, unreadable, checked }: DriftReport): string {
  const looked = [
    ...(checked.pages > 0 ? [count(checked.pages, "page")] : []),
    count(checked.specs, "spec"),
    count(checked.generated, "generated file"),
  ].join(", ");
  const unread =
    unreadable.length === 0
      ? ""
      : `could not tell: ${unreadable.length} can't be read; for the rest `;
  if (files.length === 0) return `${unread}no drift (${looked})`;
  const counts = new Map<DriftState, number>();
  for (const { state } of files) counts.set(state, (counts.get(state) ?? 0) + 1);
  const parts = [...counts].map(([state, count]) => `${count} ${meanings[state]}`);
  const advice = files.some(isRemade)
    ? "; topgen scrape and topgen generate bring them up to date"
    : "";
  return `${unread}drift: ${parts.join(", ")} (${looked})${advice}`;
}

/** Whether a run writes the file, or removes it; the others wait for a person, and their note says why. */
function isRemade({ state, note }: FileDrift): boolean {
  return state !== "stray" && state !== "stale" && !(state === "orphan" && note !== undefined);
}

function asMarkdown(report: DriftReport): string {
  const lines = [`**${markdownCell(summary(report))}**`, ""];
  if (report.files.length + report.unreadable.length > 0) {
    lines.push("| file | state | where |", "| --- | --- | --- |");
  }
  for (const { file, message } of report.unreadable) {
    lines.push(`| ${markdownCell(file)} | ${unreadState} | ${markdownCell(message)} |`);
  }
  for (const file of report.files) {
    const where = [...(file.note === undefined ? [] : [file.note]), ...facts(file)];
    lines.push(
      `| ${markdownCell(file.file + lineOf(file))} | ${meanings[file.state]} | ${where.map(markdownCell).join("<br>")} |`,
    );
  }
  return `${lines.join("\n")}\n`;
}

function asAnnotation(file: FileDrift): string {
  const message = [headline(file), ...facts(file)].map(plainLine).join("\n");
  const line = file.line === undefined ? "" : `,line=${file.line.line}`;
  const title = `topgen check: ${meanings[file.state]}`;
  return `::error file=${property(file.file)}${line},title=${property(title)}::${data(message)}\n`;
}

function unreadAnnotation({ file, message }: Unreadable): string {
  const title = `topgen check: ${unreadState}`;
  return `::error file=${property(file)},title=${property(title)}::${data(plainLine(message))}\n`;
}

/** The message of a workflow command; the runner reads `%`, CR and LF as escapes. */
function data(text: string): string {
  return text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}

function property(text: string): string {
  return data(plainLine(text)).replace(/:/g, "%3A").replace(/,/g, "%2C");
}
