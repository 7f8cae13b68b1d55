/** `topgen diff`: what changed between two states of the specs, and what that means for users. */
import { defineCommand } from "../command.js";
import { severitiesOption } from "../../config/flags.js";
import { accept, failOn, flag, format, include, json, spec } from "../options.js";
import { printReport } from "../print-report.js";

export const diffCommand = defineCommand({
  name: "diff",
  describe: "list what changed between two specs and what version it calls for",
  exitCodes: [
    "0 compared",
    "1 with --fail-on: there is such a change that nobody accepted; an entry of the accept list is stale",
    "2 could not tell: a spec can't be read, or usage",
  ],
  failureCode: 2,
  options: {
    spec,
    include,
    json,
    ...severitiesOption,
    accept,
    format: format("annotations of a workflow"),
    "fail-on": failOn("there is"),
    witness: flag("find and run, for each breaking change, what went well before and does not now"),
    rules: flag("list every rule by which changes are judged, and compare nothing"),
    git: flag("take the arguments that git gives to an external diff driver"),
  },
  positionals: {
    specs: {
      type: "string",
      array: true,
      describe:
        "before and after: spec folders, spec files, or those of a git revision (main:spec, HEAD~3)",
    },
  },
  async handler(args, io) {
    if (args.rules) {
      const { formatRules } = await import("../../report/format-rules.js");
      const asked = args.format === "markdown" ? "markdown" : "text";
      io.out(formatRules(args.json ? "json" : asked, args["drift.severities"]));
      return 0;
    }
    const { openChanges } = await import("../../report/report.js");
    const { diff } = await import("../../actions/diff.js");
    const report = await diff(args, io);
    await printReport(report, args, io);
    if (report.stale.length > 0) return 1;
    if (args.failOn === undefined) return 0;
    const open = openChanges(report);
    return open.some(({ level }) => args.failOn === "any" || level === "breaking") ? 1 : 0;
  },
});
