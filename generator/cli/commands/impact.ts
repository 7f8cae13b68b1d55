/** `topgen impact`: which changes a consumer's own code meets, and on which lines. */
import type { Argv } from "yargs";
import { defineCommand } from "../command.js";
import { severitiesOption, type SeverityArgs } from "../../config/flags.js";
import { UsageError } from "../../errors.js";
import { resolvePath, type Io } from "../../io.js";
import type { UsedApi } from "../../impact/cut-changes.js";
import type { LoadedHooks } from "../../hooks/contract.js";
import { formatOption, jsonOption, specOption } from "../options.js";
import { hooksOption } from "../render-options.js";
import { printReport, type FormatArgs } from "../print-report.js";
import { jsonText, plainLine } from "../../report/plain-text.js";

interface ImpactArgs extends SeverityArgs, FormatArgs {
  folder: string;
  specs: readonly string[] | undefined;
  spec: string;
  hooks: string | undefined;
  failOn: "breaking" | "any" | undefined;
}

export const impactCommand = defineCommand({
  name: "impact",
  describe: "cut a diff down to what your own code uses, on its lines",
  positional: "<folder> [specs...]",
  exitCodes: [
    "0 told",
    "1 with --fail-on: the code meets such a change",
    "2 could not tell: sources or specs can't be read, or usage",
  ],
  failureCode: 2,
  builder: (yargs: Argv) =>
    formatOption(
      severitiesOption(hooksOption(jsonOption(specOption(yargs)))),
      "annotations on your lines",
    )
      .positional("folder", {
        type: "string",
        demandOption: true,
        describe: "your sources, which import the generated package",
      })
      .positional("specs", {
        type: "string",
        array: true,
        describe: "before and after, as for diff; without them: what the code uses of --spec",
      })
      .option("fail-on", {
        choices: ["breaking", "any"] as const,
        requiresArg: true,
        describe: "exit 1 when the code meets a breaking change, or any",
      }),
  handler: impact,
});

async function impact(args: ImpactArgs, io: Io): Promise<number> {
  const { specs = [] } = args;
  if (specs.length === 0) return listUses(args, io);
  const [before, after] = specs;
  if (before === undefined || after === undefined || specs.length > 2) {
    throw new UsageError(`expected two specs, before and after, or none; found ${specs.length}`);
  }
  const { openSource, readDifferent } = await import("../../drift/spec-source.js");
  const { diffSpecs } = await import("../../../spec/diff/diff-specs.js");
  const { judge } = await import("../../report/report.js");
  const { findUses } = await import("../../impact/find-uses.js");
  const { cutChanges, moduleNames, usedApis } = await import("../../impact/cut-changes.js");
  const different = readDifferent(
    openSource(before, io, args.spec),
    openSource(after, io, args.spec),
  );
  const known = [...different.before, ...different.after];
  const folder = resolvePath(io, args.folder);
  const uses = findUses(folder, io.cwd, new Set(moduleNames(known).keys()));
  const used = await usedApis(different.before, uses, await hooksOf(args, io));
  const severities = args["drift.severities"] ?? {};
  const judged = judge(diffSpecs(different.before, different.after), severities);
  const changes = cutChanges(judged, used, { ...different, texts: uses.texts });
  const report = { command: "diff" as const, changes, files: [], unreadable: [], stale: [] };
  const notes = [`${judged.length - changes.length} further changes, which the code does not meet`];
  await printReport({ ...report, notes }, args, io);
  const bad = changes.some(({ level }) => args.failOn === "any" || level === "breaking");
  return args.failOn !== undefined && bad ? 1 : 0;
}

/** What the code uses, without any change. */
async function listUses(args: ImpactArgs, io: Io): Promise<number> {
  const { loadSpecs } = await import("../../../spec/folder/read-specs.js");
  const { findUses } = await import("../../impact/find-uses.js");
  const { moduleNames, usedApis } = await import("../../impact/cut-changes.js");
  const specs = await loadSpecs(resolvePath(io, args.spec), { shownAs: args.spec });
  const folder = resolvePath(io, args.folder);
  const uses = findUses(folder, io.cwd, new Set(moduleNames(specs).keys()));
  const used = await usedApis(specs, uses, await hooksOf(args, io));
  if (args.json) io.out(jsonText(used.map(asJson)));
  else io.out(`${used.flatMap(linesOf).map(plainLine).join("\n")}\n`);
  return 0;
}

/** The hooks that gave the package's types their names. */
async function hooksOf({ hooks }: ImpactArgs, io: Io): Promise<LoadedHooks | undefined> {
  if (hooks === undefined) return undefined;
  const { readOwnHooks } = await import("../../actions/own-hooks.js");
  const { loadHooks } = await import("../../work/load-hooks.js");
  return loadHooks(await readOwnHooks(hooks, io));
}

function asJson({ method, places, fields }: UsedApi) {
  return { method, places, fields: Object.fromEntries([...fields].sort(byKey)) };
}

function linesOf({ method, fields }: UsedApi): string[] {
  const lines = [...fields].sort(byKey).map(([field, places]) => {
    return `  ${field}: ${[...new Set(places.map(({ file, line }) => `${file}:${line ?? 1}`))].join(", ")}`;
  });
  return [method, ...lines];
}

const byKey = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1);
