import { formatGithub, formatJunit, formatSarif } from "./format-ci.js";
import { formatJson } from "./format-json.js";
import { formatMarkdown } from "./format-markdown.js";
import { formatText } from "./format-text.js";
import type { Report } from "./report.js";
import type { ReportFormat } from "./formats.js";

const formats: Readonly<Record<ReportFormat, (report: Report, colour: boolean) => string>> = {
  text: formatText,
  json: formatJson,
  markdown: formatMarkdown,
  github: formatGithub,
  sarif: formatSarif,
  junit: formatJunit,
};

/** A report in a format. Text of pages and files is made plain on the way. */
export const formatReport = (report: Report, format: ReportFormat, colour = false): string =>
  formats[format](report, colour);
