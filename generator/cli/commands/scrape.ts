/** `topgen scrape`: pages → one spec file an API. */
import path from "node:path";
import type { Argv } from "yargs";
import { findingKinds } from "../../../spec/findings.js";
import { defineCommand } from "../command.js";
import { count } from "../count.js";
import type { CrawlArgs } from "../crawl-site.js";
import { Failure, UsageError } from "../errors.js";
import { inputsOf } from "../inputs.js";
import { resolvePath, type Io } from "../io.js";
import { jsonOption, pagesOption, siteOptions, specOption } from "../options.js";
import { jsonText } from "../plain-text.js";
import { startProgress } from "../progress.js";
import { runOptions, shardOption, type RunArgs } from "../work/run-options.js";
import type { SpecFolderPlan } from "../../../spec/folder/plan-spec-folder.js";
import type { CaptureStore } from "../../../scraper/fetch/capture-store.js";
import type { Inputs, PageInput } from "../../../scraper/inputs/collect-inputs.js";
import type { Scraped } from "../../../scraper/inputs/scraped.js";

interface ScrapeArgs extends CrawlArgs, RunArgs {
  input?: readonly string[] | undefined;
  pages: readonly string[];
  shard: string | undefined;
  json: boolean;
}

export const scrapeCommand = defineCommand({
  name: "scrape",
  describe: "read documentation pages and write one spec file an API",
  positional: "[input...]",
  exitCodes: [
    "0 every page was read",
    "1 some page was refused, or an override no longer applies (the others are written); the site ended the run early",
    "2 usage; an input that is not there",
  ],
  builder: (yargs: Argv) =>
    siteOptions(pagesOption(runOptions(shardOption(jsonOption(specOption(yargs))))))
      .positional("input", {
        type: "string",
        array: true,
        describe:
          "a file, a folder, a URL or a document id; with --site alone: the whole catalogue",
      })
      .option("category", {
        type: "string",
        array: true,
        default: [] as string[],
        requiresArg: true,
        describe: "with --site: only categories that a glob matches: '本地生活*'",
      })
      .option("method", {
        type: "string",
        array: true,
        default: [] as string[],
        requiresArg: true,
        describe: "with --site: only methods that a glob matches: 'alibaba.alsc.*'",
      })
      .option("since", {
        type: "string",
        requiresArg: true,
        describe:
          "with --site: only documents changed since a day, 2024-05-01, where the site tells",
      })
      .option("max-loss", {
        type: "number",
        default: 0.1,
        requiresArg: true,
        coerce: refuseOtherShare,
        describe: "with --site: write nothing when a larger share failed, vanished or shrank",
      })
      .option("allow-large-change", {
        type: "boolean",
        default: false,
        describe: "write specs that lose most of their parameters, and after large losses, too",
      }),
  handler: scrape,
});

function refuseOtherShare(share: number): number {
  if (share >= 0 && share <= 1) return share;
  throw new UsageError(`--max-loss: expected a share from 0 to 1, found ${share}`);
}

async function scrape(args: ScrapeArgs, io: Io): Promise<number> {
  const names = args.input ?? (args.site === undefined ? args.pages : []);
  if (names.length > 0) return scrapeNamed(names, args, io);
  if (args.site === undefined) {
    throw new UsageError("expected <input...> or --site, found neither; see topgen scrape --help");
  }
  return scrapeCatalogue(args, io);
}

/** The pages that the user named; documents that are fetched for it are kept as captures. */
async function scrapeNamed(names: readonly string[], args: ScrapeArgs, io: Io): Promise<number> {
  const { openCaptures } = await import("../crawl-site.js");
  let opened: Promise<CaptureStore> | undefined;
  const inputs = await inputsOf(names, args, io, () => (opened ??= openCaptures(args, io)));
  const pages = await shareOf(inputs.pages, args.shard);
  const code = await readAndWrite(pages, inputs.refused, args, io);
  const store = await opened;
  // The journal of an interrupted crawl stays: that run is not done.
  if (store && !store.wasInterrupted) await store.finish();
  return code;
}

/** The documents of the site's catalogue that are new or have changed. */
async function scrapeCatalogue(args: ScrapeArgs, io: Io): Promise<number> {
  const { crawlSite, openCaptures, pagesOfCaptures } = await import("../crawl-site.js");
  const { withLock } = await import("../../../spec/tree/lock.js");
  const { VolumeError } = await import("../../../spec/folder/write-spec-folder.js");
  const folder = path.join(resolvePath(io, args.spec), "captures");
  return withLock(folder, `${args.spec}/captures`, async () => {
    const store = await openCaptures(args, io);
    const { changed, failed } = await crawlSite(args, io, store);
    try {
      const pages = await pagesOfCaptures(changed, store);
      const code = await readAndWrite(pages, [], args, io);
      await store.finish();
      return failed.length > 0 ? 1 : code;
    } catch (error) {
      throw error instanceof VolumeError ? new Failure(error.message, 1) : error;
    }
  });
}

async function readAndWrite(
  pages: readonly PageInput[],
  refused: Inputs["refused"],
  args: ScrapeArgs,
  io: Io,
): Promise<number> {
  const { loadOverrides } = await import("../../../spec/folder/override-folder.js");
  const { scrapeInputs } = await import("../../../scraper/inputs/scrape-inputs.js");
  const root = resolvePath(io, args.spec);
  const overrides = await loadOverrides(root, args.spec);
  const onDone = startProgress(io, "reading pages", pages.length);
  const { PageReader } = await import("../work/page-reader.js");
  const { cacheFiles } = await import("../work/caches.js");
  const work = { workers: args.workers, onDone };
  const reader = new PageReader(cacheFiles(io, args.cache)?.pages, work);
  const scraped = await scrapeInputs(pages, overrides, reader.read);
  scraped.refused.push(...refused);
  const written = await write(root, args, scraped);
  const unsaved = reader.save();
  if (unsaved !== undefined) io.say(`nothing could be remembered for the next run: ${unsaved}`);
  for (const { name, message } of refusals(scraped)) io.warn(`refused ${name}: ${message}`);
  const plan = written?.plan;
  const isWhole = plan !== undefined && args.shard === undefined;
  for (const file of isWhole ? overrides.without(plan.methods) : []) {
    io.warn(`${file}: there is no spec of that method for it to correct`);
  }
  const summary = summarise(pages.length + refused.length, scraped, plan);
  if (args.json) io.out(jsonText(summary));
  else for (const line of summaryLines(summary)) io.say(line);
  return summary.refused.length > 0 ? 1 : 0;
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
  const { writeSpecFolder } = await import("../../../spec/folder/write-spec-folder.js");
  const { allowLargeChange, shard } = args;
  const isCrawl = args.input === undefined && args.site !== undefined;
  const written = await writeSpecFolder(root, args.spec, scraped.apis, {
    allowLargeChange,
    shard,
    ...(isCrawl ? { maxLoss: args.maxLoss } : {}),
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

interface Summary {
  pages: number;
  specs: { created: string[]; changed: string[]; unchanged: number };
  refused: { page: string; message: string }[];
  /** Finding code → how often, most frequent first. */
  findings: Record<string, number>;
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
  };
}

function summaryLines({ pages, specs, refused, findings }: Summary): string[] {
  const { created, changed, unchanged } = specs;
  const total = created.length + changed.length + unchanged;
  const lines = [
    `${count(pages, "page")}: ${count(total, "spec")} (${created.length} new, ${changed.length} changed, ${unchanged} unchanged), ${refused.length} refused`,
  ];
  const codes = Object.entries(findings);
  if (codes.length > 0) lines.push("findings, which topgen verify lists one by one:");
  const width = Math.max(0, ...codes.map(([code]) => code.length));
  for (const [code, number] of codes) {
    const doc = Object.hasOwn(findingKinds, code)
      ? findingKinds[code as keyof typeof findingKinds].doc
      : "";
    lines.push(`  ${String(number).padStart(6)} ${code.padEnd(width)}  ${doc}`);
  }
  return lines;
}
