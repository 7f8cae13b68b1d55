/** `topgen check`: has anything drifted? Writes nothing. */
import type { Argv } from "yargs";
import type { CheckArgs } from "../../actions/check.js";
import { defineCommand } from "../command.js";
import { severitiesOption } from "../../config/flags.js";
import type { Io } from "../../io.js";
import {
  acceptOption,
  formatOption,
  includeOption,
  jsonOption,
  pagesOption,
  runOptions,
  shareOptions,
  siteOptions,
} from "../options.js";
import { printReport, type FormatArgs } from "../print-report.js";
import { renderOptions } from "../render-options.js";

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
    formatOption(
      acceptOption(severitiesOption(checkedOptions(yargs))),
      "annotations of a workflow",
    ).positional("input", {
      type: "string",
      array: true,
      describe:
        "the pages: files, folders, URLs or document ids; none: only the package is checked",
    }),
  handler: run,
});

const checkedOptions = (yargs: Argv) =>
  siteOptions(
    pagesOption(runOptions(shareOptions(jsonOption(includeOption(renderOptions(yargs)))))),
  );

async function run(args: CheckArgs & FormatArgs, io: Io): Promise<number> {
  const { check } = await import("../../actions/check.js");
  const report = await check(args, io);
  await printReport(report, args, io);
  if (report.unreadable.length > 0) return 2;
  return report.files.length > 0 ? 1 : 0;
}
