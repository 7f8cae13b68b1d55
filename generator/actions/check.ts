/** Has anything drifted? As `topgen check` and the programmatic `check` find it out. */
import path from "node:path";
import type { SeverityArgs } from "../config/flags.js";
import type { FileDrift, Unreadable } from "../drift/drift.js";
import { UsageError } from "../errors.js";
import { inputNames, type SiteArgs } from "./inputs.js";
import { resolvePath, type Io } from "../io.js";
import { refuseSharedOut } from "./own-folder.js";
import type { PackageArgs } from "./package-options.js";
import type { ApiItem, RenderedApi } from "../work/api-task.js";
import type { RunArgs, ShareArgs } from "../work/run-args.js";
import type { SpecFolderPlan } from "../../spec/folder/plan-spec-folder.js";
import type { JudgedChange, Report } from "../report/report.js";

export interface CheckArgs extends PackageArgs, SeverityArgs, SiteArgs, RunArgs, ShareArgs {
  input?: readonly string[] | undefined;
  pages: readonly string[];
  accept?: string | undefined;
}

/** What the pages and the spec folder come to. */
interface Sources {
  /** Every API, the spec of each as it should be. */
  items: ApiItem[];
  drift: FileDrift[];
  /** What the pages say otherwise than the specs. */
  changes: JudgedChange[];
  /** Decisions about them that have ended. */
  stale: Report["stale"];
  notes: string[];
  pages: number;
  /** What could not be read: without it there is no telling. */
  unreadable: Unreadable[];
}

/**
 * Compares pages (where some are named), specs and package; writes nothing.
 * @throws UsageError, and the errors of reading, where there is no telling
 */
export async function check(args: CheckArgs, io: Io): Promise<Report> {
  const names = inputNames(args);
  refuseSharedOut({ ...args, input: names }, io);
  if (args.site !== undefined && names.length === 0) {
    throw new UsageError(
      "--site: expected the documents to check beside it, found none; name their ids",
    );
  }
  const { refuseInterrupted } = await import("../drift/find-package-drift.js");
  await refuseInterrupted(resolvePath(io, args.spec), args.spec, "scrape");
  const sources = names.length > 0 ? await fromPages(names, args, io) : await fromSpecs(args, io);
  const generated = await fromPackage(sources, args, io);
  if (names.length === 0) sources.drift.push(...(await uncanonical(generated.apis, args, io)));
  return {
    command: "check",
    changes: sources.changes,
    stale: sources.stale,
    notes: sources.notes,
    files: [...sources.drift, ...generated.drift],
    unreadable: sources.unreadable,
    checked: { pages: sources.pages, specs: sources.items.length, generated: generated.files },
  };
}

async function fromSpecs(args: CheckArgs, io: Io): Promise<Sources> {
  const { findLostSpecs } = await import("../drift/find-spec-drift.js");
  const { loadOverrides } = await import("../../spec/folder/override-folder.js");
  const { listApiItems, methodOfItem } = await import("../work/api-items.js");
  const root = resolvePath(io, args.spec);
  const items = await listApiItems(root, args.spec);
  const methods = items.flatMap((item) => methodOfItem(item) ?? []);
  const drift = findLostSpecs({ root, shown: args.spec }, methods);
  const overrides = await loadOverrides(root, args.spec);
  drift.push(...overrides.without(methods).map(unusedOverride));
  return { items, drift, changes: [], stale: [], notes: [], pages: 0, unreadable: [] };
}

/** Spec files that say the right thing in other bytes than topgen writes. */
async function uncanonical(
  apis: readonly RenderedApi[],
  args: CheckArgs,
  io: Io,
): Promise<FileDrift[]> {
  const stems = new Set(apis.filter((api) => api.isUncanonical).map(({ stem }) => stem));
  if (stems.size === 0) return [];
  const { readSpecs } = await import("../../spec/folder/read-specs.js");
  const { findUncanonicalSpecs } = await import("../drift/find-uncanonical-specs.js");
  const root = resolvePath(io, args.spec);
  const include = (stem: string): boolean => stems.has(stem);
  return findUncanonicalSpecs(root, args.spec, await readSpecs(root, { include }));
}

async function fromPages(names: readonly string[], args: CheckArgs, io: Io): Promise<Sources> {
  const { inputsOf } = await import("./inputs.js");
  const { readPages } = await import("./read-pages.js");
  const { findSpecDrift } = await import("../drift/find-spec-drift.js");
  const root = resolvePath(io, args.spec);
  const inputs = await inputsOf(names, args, io);
  const { scraped, overrides, save } = await readPages(inputs.pages, inputs.refused, args, io);
  save();
  const complete = inputs.folder && scraped.refused.length === 0;
  const { judge } = await import("../report/report.js");
  const found = await findSpecDrift({ root, shown: args.spec }, scraped, complete);
  const { drift, plan, notes, placeOf } = found;
  const { applyAcceptList, readAcceptList, today } = await import("../report/accept-list.js");
  const judged = judge(found.changes, args["drift.severities"] ?? {}, placeOf);
  const known = new Set(judged.map(({ fingerprint }) => fingerprint));
  // A list is about more than these pages: only what it says of their changes can be told stale.
  const entries = readAcceptList(io, args.spec, args.accept);
  const accepted = entries.filter(({ fingerprint }) => known.has(fingerprint));
  const { changes, stale } = applyAcceptList(judged, accepted, today());
  drift.push(...overrides.without(plan.methods).map(unusedOverride));
  const items = await wantedItems({ root, shown: args.spec }, plan);
  const unreadable = scraped.refused.map(unreadablePage);
  for (const { message } of unreadable) io.warn(`can't read ${message}`);
  return { items, drift, changes, stale, notes, pages: inputs.pages.length, unreadable };
}

/** The specs as they should be: what stands on disk where that is right, or no page was given for it. */
async function wantedItems(
  { root, shown }: { root: string; shown: string },
  plan: SpecFolderPlan,
): Promise<ApiItem[]> {
  const { apisFolder } = await import("../../spec/folder/read-specs.js");
  const differs = new Set([...plan.create, ...plan.change]);
  return [...plan.files.values()].sort().map((file): ApiItem => {
    const stem = file.slice(apisFolder.length + 1, -".json".length);
    const place = { stem, at: path.join(root, file), file: `${shown}/${file}` };
    const text = differs.has(file) ? plan.wanted.get(file) : undefined;
    return text === undefined ? place : { ...place, text };
  });
}

function unreadablePage({ name, message }: { name: string; message: string }): Unreadable {
  return { file: name, message: `${name}: ${message}` };
}

function unusedOverride(file: string): FileDrift {
  return { file, state: "stale", note: "there is no spec of that method" };
}

async function fromPackage(
  sources: Sources,
  args: CheckArgs,
  io: Io,
): Promise<{ drift: FileDrift[]; files: number; apis: RenderedApi[] }> {
  const { Selection } = await import("../work/selection.js");
  const { isSelected } = await import("../work/api-items.js");
  const { findPackageDrift } = await import("../drift/find-package-drift.js");
  const selection = new Selection(args);
  const items = sources.items.filter((item) => isSelected(item, selection));
  const { startRendering } = await import("./package-options.js");
  const rendering = await startRendering(items.length, args, io);
  const { apis, unreadable } = await rendering.usable(items, selection.isWhole);
  if (sources.pages === 0 && unreadable.length > 0) {
    const { SpecFolderError } = await import("../../spec/spec-error.js");
    throw new SpecFolderError(unreadable);
  }
  for (const { file, message } of unreadable) {
    sources.unreadable.push({ file, message });
    io.warn(`can't read ${message}`);
  }
  const state = selection.isWhole ? await rendering.whole(apis) : rendering.alone(apis);
  const drift = await findPackageDrift(rendering.folders.root, args.out, state);
  rendering.save();
  return { drift, files: state.wanted.size, apis };
}
