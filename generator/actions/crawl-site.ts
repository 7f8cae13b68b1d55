/** `topgen scrape --site`: the catalogue's documents → captures, and the pages whose specs are to be made. */
import path from "node:path";
import type { CrawlResult } from "../../scraper/fetch/crawl.js";
import type { CaptureStore } from "../../scraper/fetch/capture-store.js";
import type { PageInput } from "../../scraper/inputs/collect-inputs.js";
import { count } from "../report/plain-text.js";
import { Failure, UsageError } from "../errors.js";
import { beginVisit, siteOfUser, type SiteArgs } from "./inputs.js";
import { resolvePath, type Io } from "../io.js";
import { methodFilter } from "../work/method-filter.js";
import { startProgress } from "../report/progress.js";

/** What a crawl is told beside the site. */
export interface CrawlArgs extends SiteArgs {
  spec: string;
  category: readonly string[];
  method: readonly string[];
  since?: string | undefined;
  maxLoss: number;
  allowLargeChange: boolean;
}

/** Fewer documents than these are no sign that a run went wrong. */
const fewestLost = 3;

/** Opens the captures beside the specs. @throws Failure when they are of another site or unreadable */
export async function openCaptures(
  args: SiteArgs & { spec: string },
  io: Io,
): Promise<CaptureStore> {
  const { CaptureStore, capturesFolder } = await import("../../scraper/fetch/capture-store.js");
  const folder = path.join(resolvePath(io, args.spec), capturesFolder);
  const { origin } = await siteOfUser(args);
  return new CaptureStore(folder, path.posix.join(args.spec, capturesFolder), origin);
}

/**
 * Fetches what the site has and the captures have not, and says how it went.
 * @throws Failure (1) when the run ended early, or lost more than it may: no spec is to be written
 */
export async function crawlSite(
  args: CrawlArgs,
  io: Io,
  store: CaptureStore,
): Promise<CrawlResult> {
  const { crawl } = await import("../../scraper/fetch/crawl.js");
  const known = [...store.documents.values()].filter(({ gone }) => gone !== true).length;
  let progress: ((done: number) => void) | undefined;
  const result = await crawl({
    visit: await beginVisit(args),
    store,
    filter: filterOf(args),
    onDocument: (done, of) => {
      (progress ??= startProgress(io, "fetching documents", of))(done);
    },
  });
  for (const { docId, method, message } of result.failed) {
    io.warn(`document ${docId} (${method}): ${message}`);
  }
  for (const { docId, method, gone } of result.missing) io.warn(missingLine(docId, method, gone));
  io.say(
    `${count(result.wanted, "document")}: ${result.changed.length} new or changed, ${result.unchanged} unchanged, ${result.failed.length} failed, ${result.left} left`,
  );
  if (result.stopped !== undefined) {
    throw new Failure(
      `stopped with ${count(result.left, "document")} left: ${result.stopped}; what was fetched is kept, and the same command goes on from here later`,
      1,
    );
  }
  if (!args.allowLargeChange) refuseLosses(result, known, args.maxLoss);
  return result;
}

/** The documents that `crawlSite` would fetch; only the catalogue is asked for. */
export async function planSite(
  args: CrawlArgs,
  store: CaptureStore,
): Promise<{ docId: number; method: string }[]> {
  const { planCrawl } = await import("../../scraper/fetch/crawl.js");
  const entries = await planCrawl({ visit: await beginVisit(args), store, filter: filterOf(args) });
  return entries.map(({ docId, method }) => ({ docId, method }));
}

function missingLine(docId: number, method: string, gone: boolean): string {
  return gone
    ? `document ${docId} (${method}) is gone: the catalogue and the site no longer have it; delete its spec when nobody needs it`
    : `document ${docId} (${method}) is not in the catalogue; its spec stays as it is`;
}

function refuseLosses({ failed, missing, wanted }: CrawlResult, known: number, most: number): void {
  const refuse = (what: string, of: number): void => {
    throw new Failure(
      `${what} of ${of}, more than the share of ${most} that --max-loss allows: no spec was written; run it again, or pass --allow-large-change if it is so`,
      1,
    );
  };
  if (failed.length >= fewestLost && failed.length > most * wanted) {
    refuse(`${count(failed.length, "document")} failed`, wanted);
  }
  if (missing.length >= fewestLost && missing.length > most * known) {
    refuse(`${count(missing.length, "document")} vanished`, known);
  }
}

function filterOf({ category, method, since }: CrawlArgs) {
  return {
    ...(category.length > 0 ? { category: methodFilter(category) } : {}),
    ...(method.length > 0 ? { method: methodFilter(method) } : {}),
    ...(since === undefined ? {} : { since: dateOf(since) }),
  };
}

/** Days are those of the platform, in GMT+8. */
function dateOf(since: string): number {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(since) ? Date.parse(`${since}T00:00:00+08:00`) : NaN;
  if (Number.isNaN(day)) {
    throw new UsageError(`--since: expected a day such as 2024-05-01, found ${since}`);
  }
  return day;
}

/** The captures of documents as pages. */
export async function pagesOfCaptures(
  docIds: readonly number[],
  store: CaptureStore,
): Promise<PageInput[]> {
  const { pageOf } = await import("../../scraper/fetch/site.js");
  return docIds.map((docId) => {
    const { method = "", category = "" } = store.documents.get(docId) ?? {};
    return {
      name: `document ${docId}${method === "" ? "" : ` (${method})`}`,
      page: pageOf(docId),
      docId,
      ...(category === "" ? {} : { category }),
      read: () => store.read(docId),
    };
  });
}
