/** The pages of a run read and corrected, as `scrape` and `check` do it. */
import { resolvePath, type Io } from "../io.js";
import { startProgress } from "../report/progress.js";
import { cacheFiles } from "../work/caches.js";
import { PageReader } from "../work/page-reader.js";
import type { RunArgs } from "../work/run-args.js";
import type { Inputs, PageInput } from "../../scraper/inputs/collect-inputs.js";
import { scrapeInputs } from "../../scraper/inputs/scrape-inputs.js";
import type { Scraped } from "../../scraper/inputs/scraped.js";
import { loadOverrides, type OverrideFolder } from "../../spec/folder/override-folder.js";

/** What pages come to, and what corrected them. */
interface PagesRead {
  scraped: Scraped;
  overrides: OverrideFolder;
  /** Remembers it for the next run; @returns why that could not be, as the system says it. */
  save: () => string | undefined;
}

/**
 * Reads pages and applies the overrides of the spec folder.
 * @param refused what was turned down before, which the result holds as well
 */
export async function readPages(
  pages: readonly PageInput[],
  refused: Inputs["refused"],
  args: RunArgs & { spec: string },
  io: Io,
): Promise<PagesRead> {
  const overrides = await loadOverrides(resolvePath(io, args.spec), args.spec);
  const onDone = startProgress(io, "reading pages", pages.length);
  const work = { workers: args.workers, onDone };
  const reader = new PageReader(cacheFiles(io, args.cache)?.pages, work);
  const scraped = await scrapeInputs(pages, overrides, reader.read);
  scraped.refused.push(...refused);
  return { scraped, overrides, save: () => reader.save() };
}
