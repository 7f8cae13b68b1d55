/** A report for a person at a terminal: one line a fact, colours where the terminal has them. */
import { styleText } from "node:util";
import { count, plainLine } from "./plain-text.js";
import { meanings, type FileDrift } from "../drift/drift.js";
import type { Level } from "../../spec/diff/rules.js";
import {
  byMethod,
  openChanges,
  staleText,
  summaryOf,
  type JudgedChange,
  type Report,
} from "./report.js";
import { showDifference, type Marks } from "./show-difference.js";

type Style = Parameters<typeof styleText>[0];
type Paint = (style: Style, text: string) => string;

const colours: Readonly<Record<Level, Style>> = {
  breaking: "red",
  "non-breaking": "green",
  "docs-only": "gray",
};

/** How many files of one state are named before the rest is counted. */
const mostFiles = 20;

export function formatText(report: Report, colour: boolean): string {
  const paint: Paint = (style, text) =>
    colour ? styleText(style, text, { validateStream: false }) : text;
  const lines: string[] = [];
  for (const [method, own] of byMethod(report.changes)) {
    lines.push(paint("bold", plainLine(method)));
    for (const change of own) lines.push(...changeLines(change, paint));
  }
  lines.push(...fileLines(report).map(plainLine));
  for (const one of report.stale) lines.push(`accept list: ${plainLine(staleText(one))}`);
  for (const note of report.notes) lines.push(plainLine(`note: ${note}`));
  lines.push(plainLine(headline(report)));
  return `${lines.join("\n")}\n`;
}

function changeLines(change: JudgedChange, paint: Paint): string[] {
  const { level, rule, path, accepted, witness, certainty, uses = [] } = change;
  const colour = accepted === undefined ? colours[level] : "gray";
  const at = path === "" ? "" : ` ${plainLine(path)}`;
  const likely = certainty === undefined ? "" : " (likely)";
  const head = `  ${paint(colour, level.padEnd(12))} ${rule}${likely}${at}${factOf(change, paint)}`;
  const lines = [head];
  if (accepted !== undefined) lines.push(`    accepted: ${plainLine(accepted.reason)}`);
  if (witness !== undefined) {
    lines.push(...witness.text.split("\n").map((line) => `    | ${plainLine(line)}`));
    lines.push(`    ${plainLine(`before: ${witness.before}; now: ${witness.after}`)}`);
  }
  for (const { file, line } of uses) {
    lines.push(`    used at ${plainLine(line === undefined ? file : `${file}:${line}`)}`);
  }
  return lines;
}

function marksOf(paint: Paint): Marks {
  return {
    removed: (text) => paint("red", text),
    added: (text) => paint("green", text),
    plain: plainLine,
  };
}

/** Marks that show without colours, too. */
const bracketed: Marks = {
  removed: (text) => `[-${text}-]`,
  added: (text) => `{+${text}+}`,
  plain: plainLine,
};

/** What changed, and the page's sentences where they say more. */
function factOf({ before, after, quotes, support }: JudgedChange, paint: Paint): string {
  const colours = paint("red", "") === "" ? undefined : marksOf(paint);
  const long =
    typeof before === "string" && typeof after === "string" && before.length + after.length > 80;
  const marks = colours ?? (long ? bracketed : { ...bracketed, removed: same, added: same });
  const fact =
    before === undefined && after === undefined ? "" : `: ${showDifference(before, after, marks)}`;
  const told =
    quotes === undefined ? "" : quoted(quotes.before, quotes.after, colours ?? bracketed);
  const why = support === undefined ? "" : ` (${plainLine(support.join(", "))})`;
  return `${fact}${why}${told}`;
}

const same = (text: string): string => text;

function quoted(before: string | undefined, after: string | undefined, marks: Marks): string {
  if (before === undefined && after === undefined) return "";
  if (before === after) return ` 「${plainLine(before ?? "")}」`;
  return ` 「${showDifference(before, after, marks).replaceAll('"', "")}」`;
}

/** Files that no change above explains; what is only out of date because of one is counted below. */
function fileLines({ files, changes }: Report): string[] {
  const lines: string[] = [];
  const shown = new Map<FileDrift["state"], number>();
  for (const file of files) {
    if (file.state === "changed" && changes.length > 0) continue;
    const times = (shown.get(file.state) ?? 0) + 1;
    shown.set(file.state, times);
    if (times <= mostFiles) lines.push(...oneFile(file));
  }
  for (const [state, times] of shown) {
    if (times > mostFiles) lines.push(`… and ${times - mostFiles} more ${meanings[state]}`);
  }
  return lines;
}

function oneFile({ file, state, note, line }: FileDrift): string[] {
  const at = line === undefined ? file : `${file}:${line.line}`;
  const head = `${at}: ${meanings[state]}${note === undefined ? "" : `: ${note}`}`;
  if (line === undefined) return [head];
  const { before, after } = line;
  return [
    head,
    before === undefined ? "  - (the file ends)" : `  - ${cut(before)}`,
    after === undefined ? "  + (the file should end)" : `  + ${cut(after)}`,
  ];
}

const longestLine = 160;

function cut(text: string): string {
  const trimmed = text.trim();
  return trimmed.length > longestLine ? `${trimmed.slice(0, longestLine)}…` : trimmed;
}

/** The last line: what all of it comes to. */
export function headline(report: Report): string {
  return report.command === "diff" ? diffHeadline(report) : checkHeadline(report);
}

function diffHeadline(report: Report): string {
  const stale =
    report.stale.length === 0 ? "" : `; ${report.stale.length} stale in the accept list`;
  return `${changesTold(report)}${stale}`;
}

/** All changes counted, and how many of them somebody has accepted. */
function changesTold(report: Report): string {
  const accepted = report.changes.length - openChanges(report).length;
  return `${summaryOf(report.changes)}${accepted === 0 ? "" : ` (${accepted} accepted)`}`;
}

function checkHeadline(report: Report): string {
  const { changes, files, unreadable, checked } = report;
  const { pages = 0, specs = 0, generated = 0 } = checked ?? {};
  const looked = [
    ...(pages > 0 ? [count(pages, "page")] : []),
    count(specs, "spec"),
    count(generated, "generated file"),
  ].join(", ");
  const unread =
    unreadable.length === 0
      ? ""
      : `could not tell: ${unreadable.length} can't be read; for the rest `;
  if (files.length + changes.length === 0) return `${unread}no drift (${looked})`;
  const counts = new Map<FileDrift["state"], number>();
  for (const { state } of files) counts.set(state, (counts.get(state) ?? 0) + 1);
  const parts = [...counts].map(([state, number]) => `${count(number, "file")} ${meanings[state]}`);
  const told = changes.length === 0 ? [] : [changesTold(report)];
  const advice = files.some(isRemade)
    ? "; topgen scrape and topgen generate bring them up to date"
    : "";
  return `${unread}drift: ${[...told, ...parts].join(", ")} (${looked})${advice}`;
}

/** Whether a run writes the file, or removes it; the others wait for a person, and their note says why. */
function isRemade({ state, note }: FileDrift): boolean {
  return state !== "stray" && state !== "stale" && !(state === "orphan" && note !== undefined);
}
