/** How `check`, `diff` and `impact` print what they have found. */
import type { Io } from "../io.js";
import type { ReportFormat } from "../report/formats.js";
import type { Report } from "../report/report.js";

export interface FormatArgs {
  json: boolean;
  format: ReportFormat;
}

/** Writes a report to stdout, in the format that was asked for. */
export async function printReport(report: Report, args: FormatArgs, io: Io): Promise<void> {
  const { formatReport } = await import("../report/format.js");
  const colour = io.outIsTerminal && io.env["NO_COLOR"] === undefined;
  io.out(formatReport(report, args.json ? "json" : args.format, colour));
}
