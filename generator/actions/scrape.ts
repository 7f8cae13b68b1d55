/** Pages → the spec folder, as `topgen scrape` and the programmatic `scrape` do it. */
import path from "node:path";
import type { CrawlArgs } from "./crawl-site.js";
import { Failure, UsageError } from "../errors.js";
import { inputNames, inputsOf } from "./inputs.js";
import { resolvePath, type Io } from "../io.js";
import { refuseRootForSpecs } from "./own-folder.js";
import type { Summary } from "./results.js";
import type { RunArgs } from "../work/run-args.js";
import type { SpecFolderPlan } from "../../spec/folder/plan-spec-folder.js";
import type { CaptureStore } from "../../scraper/fetch/capture-store.js";
import type { Inputs, PageInput } from "../../scraper/inputs/collect-inputs.js";
import type { Scraped } from "../../scraper/inputs/scraped.js";

export interface ScrapeArgs extends CrawlArgs, RunArgs {
  input?: readonly string[] | undefined;
  pages: readonly string[];
  shard: string | undefined;
  dryRun: boolean;
}

const nothing: Summary = {
  pages: 0,
  specs: { created: [], changed: [], unchanged: 0 },
  refused: [],
  findings: {},
  failed: 0,
};

/**
 * Reads pages and writes their specs, or, in a dry run, finds out what that would do.
 * @throws UsageError where there is nothing to read, Failure where the site ends the run early
 */
export async function scrape(args: ScrapeArgs, io: Io): Promise<Summary> {
  const names = inputNames(args);
  refuseRootForSpecs(args.spec, io);
  if (names.length > 0 && !isCatalogue(args)) return scrapeNamed(names, args, io);
  if (args.site === undefined) {
    throw new UsageError("expected <input...> or --site, found neither; see topgen scrape --help");
  }
  if (args.dryRun) return { ...nothing, ...(await planCatalogue(args, io)) };
  return scrapeCatalogue(args, io);
}

/** A site without documents of it means all that it has. */
const isCatalogue = ({ input = [], site }: ScrapeArgs): boolean =>
  input.length === 0 && site !== undefined;

/** The pages that the user named; documents that are fetched for it are kept as captures. */
async function scrapeNamed(names: readonly string[], args: ScrapeArgs, io: Io): Promise<Summary> {
  const { openCaptures } = await import("./crawl-site.js");
  let opened: Promise<CaptureStore> | undefined;
  const keep = () => (opened ??= openCaptures(args, io));
  const inputs = await inputsOf(names, args, io, args.dryRun ? undefined : keep);
  const pages = await shareOf(inputs.pages, args.shard);
  const summary = await readAndWrite(pages, inputs.refused, args, io);
  const store = await opened;
  // The journal of an interrupted crawl stays: that run is not done.
  if (store && !store.wasInterrupted) await store.finish();
  return summary;
}

/** The documents of the site's catalogue that are new or have changed. */
async function scrapeCatalogue(args: ScrapeArgs, io: Io): Promise<Summary> {
  const { crawlSite, openCaptures, pagesOfCaptures } = await import("./crawl-site.js");
  const { withLock } = await import("../../spec/tree/lock.js");
  const { VolumeError } = await import("../../spec/folder/write-spec-folder.js");
  const folder = path.join(resolvePath(io, args.spec), "captures");
  return withLock(folder, `${args.spec}/captures`, async () => {
    const store = await openCaptures(args, io);
    const { changed, failed } = await crawlSite(args, io, store);
    try {
      const pages = await pagesOfCaptures(changed, store);
      const summary = await readAndWrite(pages, [], args, io);
      await store.finish();
      return { ...summary, failed: failed.length };
    } catch (error) {
      throw error instanceof VolumeError ? new Failure(error.message, 1) : error;
    }
  });
}

/** The documents of the site's catalogue that would be fetched. */
async function planCatalogue(args: ScrapeArgs, io: Io): Promise<Pick<Summary, "documents">> {
  const { openCaptures, planSite } = await import("./crawl-site.js");
  return { documents: await planSite(args, await openCaptures(args, io)) };
}

async function readAndWrite(
  pages: readonly PageInput[],
  refused: Inputs["refused"],
  args: ScrapeArgs,
  io: Io,
): Promise<Summary> {
  const { readPages } = await import("./read-pages.js");
  const { scraped, overrides, save } = await readPages(pages, refused, args, io);
  const written = await write(resolvePath(io, args.spec), args, scraped);
  const unsaved = args.dryRun ? undefined : save();
  if (unsaved !== undefined) io.say(`nothing could be remembered for the next run: ${unsaved}`);
  const plan = written?.plan;
  const isWhole = plan !== undefined && args.shard === undefined;
  for (const file of isWhole ? overrides.without(plan.methods) : []) {
    io.warn(`${file}: there is no spec of that method for it to correct`);
  }
  return summarise(pages.length + refused.length, scraped, plan);
}

/** The pages of one share; all pages of one name are in the same one. */
async function shareOf(pages: PageInput[], shard: string | undefined): Promise<PageInput[]> {
  if (shard === undefined) return pages;
  const { Selection } = await import("../work/selection.js");
  const selection = new Selection({ include: [], exclude: [], shard });
  return pages.filter(({ page }) =>
    selection.has({ method: path.parse(page).name, category: undefined }),
  );
}

/** Writes what was read; methods that lost too much are refused with the others. */
async function write(root: string, args: ScrapeArgs, scraped: Scraped) {
  if (scraped.apis.size === 0) return undefined;
  const { writeSpecFolder } = await import("../../spec/folder/write-spec-folder.js");
  const { allowLargeChange, shard, dryRun } = args;
  const written = await writeSpecFolder(root, args.spec, scraped.apis, {
    allowLargeChange,
    shard,
    dryRun,
    ...(isCatalogue(args) ? { maxLoss: args.maxLoss } : {}),
  });
  for (const { method, name, message } of written.losses) {
    scraped.apis.delete(method);
    scraped.refused.push({ name, message });
  }
  return written;
}

function refusals(scraped: Scraped) {
  const all = [...scraped.refused, ...scraped.stale];
  return all.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function summarise(pages: number, scraped: Scraped, plan: SpecFolderPlan | undefined): Summary {
  const methods = new Map<string, string>();
  for (const method of scraped.apis.keys()) methods.set(plan?.files.get(method) ?? "", method);
  const known = (files: string[] = []): string[] =>
    files.flatMap((file) => methods.get(file) ?? []).sort();
  const counts = new Map<string, number>();
  for (const { findings } of scraped.apis.values()) {
    for (const code of findings) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return {
    pages,
    specs: {
      created: known(plan?.create),
      changed: known(plan?.change),
      unchanged: known(plan?.same).length,
    },
    refused: refusals(scraped).map(({ name, message }) => ({ page: name, message })),
    findings: Object.fromEntries(sorted),
    failed: 0,
  };
}
