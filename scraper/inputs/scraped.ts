/** What scraping makes of pages. */
import type { SpecFile } from "../../spec/folder/spec-file.js";

/** One page that was read. Its spec and its text may be made when they are asked for. */
export interface ReadPage extends SpecFile {
  method: string;
  /** The codes of its findings, one for each. */
  findings: readonly string[];
}

/** The same with overrides applied. */
export type ScrapedApi = ReadPage;

/** What was turned down, and why. */
export interface Refusal {
  /** The page or pages, as the user knows them. */
  name: string;
  message: string;
}

export interface Scraped {
  /** By method, with overrides applied. */
  apis: Map<string, ScrapedApi>;
  /** Pages that can't be read, and pages that contradict each other. */
  refused: Refusal[];
  /** Overrides that no longer apply to what the page says. */
  stale: (Refusal & { method: string })[];
}
