/** `topgen check`: has anything drifted? Writes nothing. */
import path from "node:path";
import type { Argv } from "yargs";
import type { ApiSpec } from "../../../spec/schema.js";
import { defineCommand } from "../command.js";
import type { FileDrift, Unreadable } from "../drift/drift.js";
import { UsageError } from "../errors.js";
import type { SiteArgs } from "../inputs.js";
import { resolvePath, type Io } from "../io.js";
import { includeOption, jsonOption, outOption, siteOptions, specOption } from "../options.js";
import { startProgress } from "../progress.js";
import { reportFormats, type ReportFormat } from "../report/formats.js";
import type { JudgedChange, Report } from "../report/report.js";

interface CheckArgs extends SiteArgs {
  input?: readonly string[] | undefined;
  spec: string;
  out: string;
  include: readonly string[];
  json: boolean;
  format: ReportFormat;
}

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
    siteOptions(jsonOption(includeOption(outOption(specOption(yargs)))))
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
  handler: check,
});

/** What the pages and the spec folder come to. */
interface Sources {
  specs: ApiSpec[];
  drift: FileDrift[];
  /** What the pages say otherwise than the specs. */
  changes: JudgedChange[];
  notes: string[];
  pages: number;
  /** What could not be read: without it there is no telling. */
  unreadable: Unreadable[];
}

async function check(args: CheckArgs, io: Io): Promise<number> {
  const names = args.input ?? [];
  if (args.site !== undefined && names.length === 0) {
    throw new UsageError(
      "--site: expected the documents to check beside it, found none; name their ids",
    );
  }
  const { refuseInterrupted } = await import("../drift/find-package-drift.js");
  await refuseInterrupted(resolvePath(io, args.spec), args.spec, "scrape");
  const sources = names.length > 0 ? await fromPages(names, args, io) : await fromSpecs(args, io);
  const generated = await fromPackage(sources, args, io);
  const report: Report = {
    command: "check",
    changes: sources.changes,
    stale: [],
    notes: sources.notes,
    files: [...sources.drift, ...generated.drift],
    unreadable: sources.unreadable,
    checked: { pages: sources.pages, specs: sources.specs.length, generated: generated.files },
  };
  const { formatReport } = await import("../report/format.js");
  const colour = io.outIsTerminal && io.env["NO_COLOR"] === undefined;
  io.out(formatReport(report, args.json ? "json" : args.format, colour));
  if (sources.unreadable.length > 0) return 2;
  return report.files.length > 0 ? 1 : 0;
}

async function fromSpecs(args: CheckArgs, io: Io): Promise<Sources> {
  const { findLostSpecs } = await import("../drift/find-spec-drift.js");
  const { loadOverrides } = await import("../../../spec/folder/override-folder.js");
  const { findUncanonicalSpecs } = await import("../drift/find-uncanonical-specs.js");
  const { readSpecs, SpecFolderError } = await import("../../../spec/folder/read-specs.js");
  const root = resolvePath(io, args.spec);
  const folder = await readSpecs(root, { shownAs: args.spec });
  if (folder.problems.length > 0) throw new SpecFolderError(folder.problems);
  const { specs } = folder;
  const methods = specs.map(({ method }) => method);
  const drift = findUncanonicalSpecs(root, args.spec, folder);
  drift.push(...findLostSpecs({ root, shown: args.spec }, methods));
  const overrides = await loadOverrides(root, args.spec);
  drift.push(...overrides.without(methods).map(unusedOverride));
  return { specs, drift, changes: [], notes: [], pages: 0, unreadable: [] };
}

async function fromPages(names: readonly string[], args: CheckArgs, io: Io): Promise<Sources> {
  const { inputsOf } = await import("../inputs.js");
  const { loadOverrides } = await import("../../../spec/folder/override-folder.js");
  const { scrapeInputs } = await import("../../../scraper/inputs/scrape-inputs.js");
  const { findSpecDrift } = await import("../drift/find-spec-drift.js");
  const root = resolvePath(io, args.spec);
  const inputs = await inputsOf(names, args, io);
  const overrides = await loadOverrides(root, args.spec);
  const progress = startProgress(io, "reading pages", inputs.pages.length);
  const scraped = await scrapeInputs(inputs.pages, overrides, progress);
  scraped.refused.push(...inputs.refused);
  const complete = inputs.folder && scraped.refused.length === 0;
  const { judge } = await import("../report/report.js");
  const { loadConfig } = await import("../config.js");
  const found = await findSpecDrift({ root, shown: args.spec }, scraped, complete);
  const { drift, plan, notes, placeOf } = found;
  const severities = loadConfig(io).drift?.severities ?? {};
  const changes = judge(found.changes, severities, placeOf);
  drift.push(...overrides.without(plan.methods).map(unusedOverride));
  const others = await otherSpecs(root, args.spec, (method) => scraped.apis.has(method));
  const unreadable = [...scraped.refused.map(unreadablePage), ...others.unreadable];
  for (const { message } of unreadable) io.warn(`can't read ${message}`);
  const read = [...scraped.apis].map(([method, { spec }]) => plan.settled.get(method) ?? spec);
  const specs = [...read, ...others.specs];
  return { specs, drift, changes, notes, pages: inputs.pages.length, unreadable };
}

/** The specs on disk of methods that no page was given for. */
async function otherSpecs(
  root: string,
  shown: string,
  known: (method: string) => boolean,
): Promise<{ specs: ApiSpec[]; unreadable: Unreadable[] }> {
  const { existsSync } = await import("node:fs");
  const { apisFolder, readSpecs } = await import("../../../spec/folder/read-specs.js");
  if (!existsSync(path.join(root, apisFolder))) return { specs: [], unreadable: [] };
  const { methodOfStem } = await import("../../../spec/file-names.js");
  const include = (stem: string): boolean => !known(methodOfStem(stem) ?? "");
  const { specs, problems } = await readSpecs(root, { shownAs: shown, include });
  return {
    specs: specs.filter(({ method }) => !known(method)),
    unreadable: problems.map(({ file, message }) => ({ file, message })),
  };
}

function unreadablePage({ name, message }: { name: string; message: string }): Unreadable {
  return { file: name, message: `${name}: ${message}` };
}

function unusedOverride(file: string): FileDrift {
  return { file, state: "stale", note: "there is no spec of that method" };
}

async function fromPackage(
  { specs }: Sources,
  args: CheckArgs,
  io: Io,
): Promise<{ drift: FileDrift[]; files: number }> {
  const { methodFilter } = await import("../method-filter.js");
  const { packageFiles } = await import("../package-files.js");
  const { findPackageDrift } = await import("../drift/find-package-drift.js");
  const include = methodFilter(args.include);
  const { recordedOptions } = await import("../../output/write-tree.js");
  const root = resolvePath(io, args.out);
  const options = await recordedOptions(root);
  const { loadConfig } = await import("../config.js");
  const chosen = specs.filter(({ method }) => include(method));
  const wanted = await packageFiles(chosen, options, loadConfig(io).package?.version);
  const drift = await findPackageDrift(root, args.out, wanted);
  return { drift, files: wanted.size };
}

function defaultFormat(): ReportFormat {
  return "text";
}
