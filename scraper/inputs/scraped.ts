/** What scraping makes of pages. */
import type { SpecFile } from "../../spec/folder/spec-file.js";

/** One page that was read. */
export type ReadPage = Omit<SpecFile, "text">;

/** What was turned down, and why. */
export interface Refusal {
  /** The page or pages, as the user knows them. */
  name: string;
  message: string;
}

export interface Scraped {
  /** By method, with overrides applied. */
  apis: Map<string, SpecFile>;
  /** Pages that can't be read, and pages that contradict each other. */
  refused: Refusal[];
  /** Overrides that no longer apply to what the page says. */
  stale: (Refusal & { method: string })[];
}
