/** `topgen check`: has anything drifted? Writes nothing. */
import { defineCommand } from "../command.js";
import { severitiesOption } from "../../config/flags.js";
import {
  accept,
  format,
  include,
  json,
  pages,
  runOptions,
  shareOptions,
  siteOptions,
} from "../options.js";
import { printReport } from "../print-report.js";
import { renderOptions } from "../render-options.js";

export const checkCommand = defineCommand({
  name: "check",
  describe: "compare pages, specs and package in memory and name what has drifted",
  exitCodes: [
    "0 nothing has drifted",
    "1 something has drifted",
    "2 could not tell: an input or a spec can't be read, or usage",
  ],
  failureCode: 2,
  options: {
    ...renderOptions,
    include,
    json,
    ...shareOptions,
    ...runOptions,
    pages,
    ...siteOptions,
    ...severitiesOption,
    accept,
    format: format("annotations of a workflow"),
  },
  positionals: {
    input: {
      type: "string",
      array: true,
      describe:
        "the pages: files, folders, URLs or document ids; none: only the package is checked",
    },
  },
  async handler(args, io) {
    const { check } = await import("../../actions/check.js");
    const report = await check(args, io);
    await printReport(report, args, io);
    if (report.unreadable.length > 0) return 2;
    return report.files.length > 0 ? 1 : 0;
  },
});
