import type { CodeCount, VerifyReport } from "./verify-specs.js";

/** What the severities say, for somebody who meets them for the first time. */
export const legend = {
  error: "the documentation contradicts itself, and a client built on it would be wrong somewhere",
  warning: "the documentation is probably wrong, or lost something; look at the page",
  info: "the documentation leaves something open; what was taken for it is told",
} as const;

/**
 * The report as lines for a terminal: every API with findings, then the counts by code. The lines
 * quote pages: what shows them has to make them safe for a terminal.
 */
export function reportText({ apis, totals, codes }: VerifyReport): string {
  const width = Math.max(0, ...codes.map(({ code }) => code.length));
  const lines: string[] = [];
  for (const { method, title, page, findings } of apis) {
    if (findings.length === 0) continue;
    lines.push(`${method} (${title})`, ...(page === undefined ? [] : [`  ${page}`]));
    for (const { severity, code, at, message } of findings) {
      lines.push(`  ${severity.padEnd(7)}  ${code.padEnd(width)}  ${at}: ${message}`);
    }
    lines.push("");
  }
  if (codes.length > 0)
    lines.push("What they mean:", ...codes.map((count) => countLine(count, width)), "");
  for (const [severity, meaning] of codes.length > 0 ? Object.entries(legend) : []) {
    lines.push(`${(severity === "info" ? "note" : severity).padEnd(7)}  ${meaning}`);
  }
  if (codes.length > 0) lines.push("");
  lines.push(summary(totals));
  return `${lines.join("\n")}\n`;
}

function countLine({ code, severity, findings, apis, doc }: CodeCount, width: number): string {
  const counts = `${String(findings).padStart(6)} in ${String(apis).padStart(5)} APIs`;
  return `${severity.padEnd(7)}  ${code.padEnd(width)}  ${counts}  ${doc}`;
}

/** `2 APIs, 3 findings in 1 of them: 0 errors, 2 warnings, 1 note`. */
export function summary({
  apis,
  withFindings,
  findings,
  bySeverity,
}: VerifyReport["totals"]): string {
  const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? "" : "s"}`;
  if (findings === 0) {
    return `${count(apis, "API")}, no findings: every documented example fits its own spec`;
  }
  const { error, warning, info } = bySeverity;
  const kinds = [count(error, "error"), count(warning, "warning"), count(info, "note")];
  return `${count(apis, "API")}, ${count(findings, "finding")} in ${withFindings} of them: ${kinds.join(", ")}`;
}
