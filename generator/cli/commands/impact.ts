/** `topgen impact`: which changes a consumer's own code meets, and on which lines. */
import type { ApiSpec } from "../../../spec/schema.js";
import { defineCommand } from "../command.js";
import { severitiesOption } from "../../config/flags.js";
import { UsageError } from "../../errors.js";
import { resolvePath, type Io } from "../../io.js";
import type { UsedApi } from "../../impact/cut-changes.js";
import type { Source } from "../../drift/spec-source.js";
import type { LoadedHooks } from "../../hooks/contract.js";
import { failOn, format, json, spec } from "../options.js";
import { hooks } from "../render-options.js";
import { printReport } from "../print-report.js";
import { jsonText, plainLine } from "../../report/plain-text.js";

export const impactCommand = defineCommand({
  name: "impact",
  describe: "cut a diff down to what your own code uses, on its lines",
  exitCodes: [
    "0 told",
    "1 with --fail-on: the code meets such a change",
    "2 could not tell: sources or specs can't be read, or usage",
  ],
  failureCode: 2,
  options: {
    spec,
    json,
    hooks,
    ...severitiesOption,
    format: format("annotations on your lines"),
    "fail-on": failOn("the code meets"),
  },
  positionals: {
    folder: {
      type: "string",
      demandOption: true,
      describe: "your sources, which import the generated package",
    },
    specs: {
      type: "string",
      array: true,
      describe: "before and after, as for diff; without them: what the code uses of --spec",
    },
  },
  async handler(args, io) {
    const { specs = [] } = args;
    const [before, after] = specs;
    if (specs.length === 0) {
      const { loadSpecs } = await import("../../../spec/folder/read-specs.js");
      const all = await loadSpecs(resolvePath(io, args.spec), { shownAs: args.spec });
      const { used } = await usesOf(all, all, args, io);
      if (args.json) io.out(jsonText(used.map(asJson)));
      else io.out(`${used.flatMap(linesOf).map(plainLine).join("\n")}\n`);
      return 0;
    }
    if (before === undefined || after === undefined || specs.length > 2) {
      throw new UsageError(`expected two specs, before and after, or none; found ${specs.length}`);
    }
    const { openSource, readDifferent } = await import("../../drift/spec-source.js");
    const { diffSpecs } = await import("../../../spec/diff/diff-specs.js");
    const { judge } = await import("../../report/report.js");
    const { cutChanges } = await import("../../impact/cut-changes.js");
    const sides = [before, after].map((side) => openSource(side, io, args.spec));
    const different = readDifferent(...(sides as [Source, Source]));
    const known = [...different.before, ...different.after];
    const { uses, used } = await usesOf(known, different.before, args, io);
    const severities = args["drift.severities"] ?? {};
    const judged = judge(diffSpecs(different.before, different.after), severities);
    const changes = cutChanges(judged, used, { ...different, texts: uses.texts });
    const report = { command: "diff" as const, changes, files: [], unreadable: [], stale: [] };
    const rest = judged.length - changes.length;
    const notes = [`${rest} further changes, which the code does not meet`];
    await printReport({ ...report, notes }, args, io);
    const bad = changes.some(({ level }) => args.failOn === "any" || level === "breaking");
    return args.failOn !== undefined && bad ? 1 : 0;
  },
});

/**
 * What the code uses.
 * @param known the specs of all modules that it may import
 * @param old those of the package that it was written for
 */
async function usesOf(
  known: readonly ApiSpec[],
  old: readonly ApiSpec[],
  args: { folder: string; hooks: string | undefined },
  io: Io,
) {
  const { findUses } = await import("../../impact/find-uses.js");
  const { moduleNames, usedApis } = await import("../../impact/cut-changes.js");
  const folder = resolvePath(io, args.folder);
  const uses = findUses(folder, io.cwd, moduleNames(known));
  return { uses, used: await usedApis(old, uses, await hooksOf(args, io)) };
}

/** The hooks that gave the package's types their names. */
async function hooksOf(
  { hooks: named }: { hooks: string | undefined },
  io: Io,
): Promise<LoadedHooks | undefined> {
  if (named === undefined) return undefined;
  const { readOwnHooks } = await import("../../actions/own-hooks.js");
  const { loadHooks } = await import("../../work/load-hooks.js");
  return loadHooks(await readOwnHooks(named, io));
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
