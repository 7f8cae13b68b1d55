/** Changes between two sets of specs, for people and for machines. */
import { createHash } from "node:crypto";
import { levelOf, semverStep, type Change } from "../../../spec/diff/change.js";
import type { Level } from "../../../spec/diff/rules.js";
import { markdownCell } from "../markdown-cell.js";
import { jsonText, plainLine } from "../plain-text.js";
import { showChange } from "../../../spec/show-change.js";

export const changeFormats = ["text", "json", "markdown"] as const;
export type ChangeFormat = (typeof changeFormats)[number];

export function formatChanges(changes: readonly Change[], format: ChangeFormat): string {
  if (format === "json") return asJson(changes);
  return format === "markdown" ? asMarkdown(changes) : asText(changes);
}

export function countLevels(changes: readonly Change[]): Record<Level, number> {
  const counts: Record<Level, number> = { breaking: 0, "non-breaking": 0, "docs-only": 0 };
  for (const change of changes) counts[levelOf(change)] += 1;
  return counts;
}

function asJson(changes: readonly Change[]): string {
  return jsonText({
    semver: semverStep(changes),
    counts: countLevels(changes),
    changes: changes.map((change) => ({
      fingerprint: fingerprint(change),
      level: levelOf(change),
      ...change,
    })),
  });
}

/**
 * Names a change by its structure: where it is and which rule judges it. Values and words are no
 * part of it, so that a decision about a change outlives their next edit.
 */
function fingerprint({ rule, method, path, to }: Change): string {
  const facts = JSON.stringify([rule, method, path, to ?? null]);
  return createHash("sha256").update(facts).digest("hex").slice(0, 12);
}

function asText(changes: readonly Change[]): string {
  const lines: string[] = [];
  for (const [method, own] of byMethod(changes)) {
    lines.push(method);
    for (const change of own) {
      lines.push(`  ${levelOf(change).padEnd(12)} ${change.rule}${place(change)}${values(change)}`);
    }
  }
  lines.push(summary(changes));
  return `${lines.map(plainLine).join("\n")}\n`;
}

function byMethod(changes: readonly Change[]): Map<string, Change[]> {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const own = groups.get(change.method) ?? [];
    own.push(change);
    groups.set(change.method, own);
  }
  return groups;
}

function place({ path }: Change): string {
  return path === "" ? "" : ` ${path}`;
}

function values({ before, after }: Change): string {
  return before === undefined && after === undefined ? "" : `: ${showChange(before, after)}`;
}

function summary(changes: readonly Change[]): string {
  if (changes.length === 0) return "no changes";
  const counts = Object.entries(countLevels(changes)).map(([level, count]) => `${count} ${level}`);
  return `${counts.join(", ")}: a ${semverStep(changes)} version`;
}

function asMarkdown(changes: readonly Change[]): string {
  const lines = [`**${summary(changes)}**`];
  for (const level of ["breaking", "non-breaking", "docs-only"] as const) {
    const own = changes.filter((change) => levelOf(change) === level);
    if (own.length === 0) continue;
    lines.push(
      "",
      `### ${level}`,
      "",
      "| method | rule | where | change |",
      "| --- | --- | --- | --- |",
    );
    for (const change of own) {
      const cells = [change.method, change.rule, change.path, values(change).slice(2)];
      lines.push(`| ${cells.map(markdownCell).join(" | ")} |`);
    }
  }
  return `${lines.join("\n")}\n`;
}
