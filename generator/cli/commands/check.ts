/** `topgen check`: has anything drifted? Writes nothing. */
import type { Argv } from "yargs";
import type { CheckArgs } from "../../actions/check.js";
import { defineCommand } from "../command.js";
import { severitiesOption } from "../../config/flags.js";
import type { Io } from "../../io.js";
import {
  acceptOption,
  includeOption,
  jsonOption,
  pagesOption,
  renderOptions,
  siteOptions,
} from "../options.js";
import { reportFormats, type ReportFormat } from "../../report/formats.js";
import { runOptions, shareOptions } from "../../work/run-options.js";

export const checkCommand = defineCommand({
  name: "check",
  describe: "compare pages, specs and package in memory and name what has drifted",
  positional: "[input...]",
  exitCodes: [
    "0 nothing has drifted",
    "1 something has drifted",
    "2 could not tell: an input or a spec can't be read, or usage",
  ],
  failureCode: 2,
  builder: (yargs: Argv) =>
    acceptOption(severitiesOption(checkedOptions(yargs)))
      .positional("input", {
        type: "string",
        array: true,
        describe:
          "the pages: files, folders, URLs or document ids; none: only the package is checked",
      })
      .option("format", {
        choices: reportFormats,
        default: defaultFormat(),
        requiresArg: true,
        describe: "how the report is written; github: annotations of a workflow",
      }),
  handler: run,
});

const checkedOptions = (yargs: Argv) =>
  siteOptions(
    pagesOption(runOptions(shareOptions(jsonOption(includeOption(renderOptions(yargs)))))),
  );

interface FormatArgs {
  json: boolean;
  format: ReportFormat;
}

async function run(args: CheckArgs & FormatArgs, io: Io): Promise<number> {
  const { check } = await import("../../actions/check.js");
  const report = await check(args, io);
  const { formatReport } = await import("../../report/format.js");
  const colour = io.outIsTerminal && io.env["NO_COLOR"] === undefined;
  io.out(formatReport(report, args.json ? "json" : args.format, colour));
  if (report.unreadable.length > 0) return 2;
  return report.files.length > 0 ? 1 : 0;
}

function defaultFormat(): ReportFormat {
  return "text";
}
