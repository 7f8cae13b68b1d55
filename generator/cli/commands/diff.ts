/** `topgen diff`: what changed between two states of the specs, and what that means for users. */
import type { Argv } from "yargs";
import { defineCommand } from "../command.js";
import { severitiesOption, type SeverityArgs } from "../config/flags.js";
import { UsageError } from "../errors.js";
import type { Io } from "../io.js";
import { acceptOption, includeOption, jsonOption, specOption } from "../options.js";
import { reportFormats, type ReportFormat } from "../report/formats.js";
import type { Report } from "../report/report.js";

const failures = ["breaking", "any"] as const;

interface DiffArgs extends SeverityArgs {
  specs: readonly string[] | undefined;
  spec: string;
  include: readonly string[];
  json: boolean;
  format: ReportFormat;
  failOn: (typeof failures)[number] | undefined;
  accept: string | undefined;
  rules: boolean;
  git: boolean;
  witness: boolean;
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
    acceptOption(severitiesOption(jsonOption(includeOption(specOption(yargs)))))
      .positional("specs", {
        type: "string",
        array: true,
        describe:
          "before and after: spec folders, spec files, or those of a git revision (main:spec, HEAD~3)",
      })
      .option("format", {
        choices: reportFormats,
        default: defaultFormat(),
        requiresArg: true,
        describe: "how the changes are written; github: annotations of a workflow",
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
  handler: diff,
});

async function diff(args: DiffArgs, io: Io): Promise<number> {
  if (args.rules) {
    const { formatRules } = await import("../report/format-rules.js");
    const format = args.json ? "json" : args.format === "markdown" ? "markdown" : "text";
    io.out(formatRules(format, args["drift.severities"]));
    return 0;
  }
  const { formatReport } = await import("../report/format.js");
  const { openChanges } = await import("../report/report.js");
  const report = await compare(args, io);
  const colour = io.outIsTerminal && io.env["NO_COLOR"] === undefined;
  io.out(formatReport(report, args.json ? "json" : args.format, colour));
  if (report.stale.length > 0) return 1;
  if (args.failOn === undefined) return 0;
  const open = openChanges(report);
  return open.some(({ level }) => args.failOn === "any" || level === "breaking") ? 1 : 0;
}

async function compare(args: DiffArgs, io: Io): Promise<Report> {
  const { readDifferent } = await import("../diff/spec-source.js");
  const { diffSpecs } = await import("../../../spec/diff/diff-specs.js");
  const { judge } = await import("../report/report.js");
  const { lineOfPlace } = await import("../drift/line-of-place.js");
  const { applyAcceptList, readAcceptList, today } = await import("../diff/accept-list.js");
  const { methodFilter } = await import("../method-filter.js");
  const include = methodFilter(args.include);
  const { files, ...sides } = readDifferent(...(await sidesOf(args, io)));
  const [before, after] = [sides.before, sides.after].map((specs) =>
    specs.filter(({ method }) => include(method)),
  ) as [typeof sides.before, typeof sides.after];
  const changes = judge(diffSpecs(before, after), args["drift.severities"] ?? {}, (change) => {
    const file = files.get(change.method);
    if (file === undefined) return undefined;
    const line = lineOfPlace(file.text, change.to ?? change.path);
    return { file: file.shown, ...(line === undefined ? {} : { line }) };
  });
  const shown = args.witness
    ? await (await import("../witness/find-witnesses.js")).withWitnesses(changes, before, after)
    : changes;
  const entries = args.git ? [] : readAcceptList(io, args.spec, args.accept);
  const judged = applyAcceptList(shown, entries, today());
  return { command: "diff", ...judged, files: [], unreadable: [], notes: [] };
}

async function sidesOf({ specs = [], git, spec }: DiffArgs, io: Io) {
  const { openSource } = await import("../diff/spec-source.js");
  const none = new Map<string, never>();
  if (git) {
    // path, old file, its id and mode, new file, its id and mode
    const [, before, , , after] = specs;
    if (before === undefined || after === undefined) {
      throw new UsageError("--git: expected the seven arguments of an external diff driver");
    }
    const open = (name: string) => (name === "/dev/null" ? none : openSource(name, io, spec));
    return [open(before), open(after)] as const;
  }
  const [before, after, ...more] = specs;
  if (before === undefined || after === undefined || more.length > 0) {
    throw new UsageError(
      `expected two specs to compare, found ${specs.length}: topgen diff <before> <after>, or --rules`,
    );
  }
  return [openSource(before, io, spec), openSource(after, io, spec)] as const;
}

function defaultFormat(): ReportFormat {
  return "text";
}
