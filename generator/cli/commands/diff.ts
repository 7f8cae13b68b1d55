/** `topgen diff`: what changed between two states of the specs, and what that means for users. */
import type { Argv } from "yargs";
import type { DiffArgs } from "../../actions/diff.js";
import { defineCommand } from "../command.js";
import { severitiesOption } from "../../config/flags.js";
import type { Io } from "../../io.js";
import { acceptOption, formatOption, includeOption, jsonOption, specOption } from "../options.js";
import { printReport, type FormatArgs } from "../print-report.js";

const failures = ["breaking", "any"] as const;

interface OwnArgs extends DiffArgs, FormatArgs {
  failOn: (typeof failures)[number] | undefined;
  rules: boolean;
}

export const diffCommand = defineCommand({
  name: "diff",
  describe: "list what changed between two specs and what version it calls for",
  positional: "[specs...]",
  exitCodes: [
    "0 compared",
    "1 with --fail-on: there is such a change that nobody accepted; an entry of the accept list is stale",
    "2 could not tell: a spec can't be read, or usage",
  ],
  failureCode: 2,
  builder: (yargs: Argv) =>
    formatOption(diffedOptions(yargs), "annotations of a workflow")
      .positional("specs", {
        type: "string",
        array: true,
        describe:
          "before and after: spec folders, spec files, or those of a git revision (main:spec, HEAD~3)",
      })
      .option("fail-on", {
        choices: failures,
        requiresArg: true,
        describe: "exit 1 when there is a breaking change, or any",
      })
      .option("witness", {
        type: "boolean",
        default: false,
        describe: "find and run, for each breaking change, what went well before and does not now",
      })
      .option("rules", {
        type: "boolean",
        default: false,
        describe: "list every rule by which changes are judged, and compare nothing",
      })
      .option("git", {
        type: "boolean",
        default: false,
        describe: "take the arguments that git gives to an external diff driver",
      }),
  handler: run,
});

const diffedOptions = (yargs: Argv) =>
  acceptOption(severitiesOption(jsonOption(includeOption(specOption(yargs)))));

async function run(args: OwnArgs, io: Io): Promise<number> {
  if (args.rules) {
    const { formatRules } = await import("../../report/format-rules.js");
    const format = args.json ? "json" : args.format === "markdown" ? "markdown" : "text";
    io.out(formatRules(format, args["drift.severities"]));
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
}
