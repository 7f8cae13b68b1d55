import { formatGithub, formatJunit, formatSarif } from "./format-ci.js";
import { formatJson } from "./format-json.js";
import { formatMarkdown } from "./format-markdown.js";
import { formatText } from "./format-text.js";
import type { Report } from "./report.js";
import type { ReportFormat } from "./formats.js";

/** A report in a format. Text of pages and files is made plain on the way. */
export function formatReport(report: Report, format: ReportFormat, colour = false): string {
  switch (format) {
    case "text":
      return formatText(report, colour);
    case "json":
      return formatJson(report);
    case "markdown":
      return formatMarkdown(report);
    case "github":
      return formatGithub(report);
    case "sarif":
      return formatSarif(report);
    case "junit":
      return formatJunit(report);
  }
}
