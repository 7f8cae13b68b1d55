/** What scraping makes of pages. */
import type { Origin } from "../../../spec/provenance.js";
import type { ApiSpec } from "../../../spec/schema.js";

/** One page that was read. */
export interface ReadPage {
  name: string;
  spec: ApiSpec;
  origin: Origin;
}

/** The spec of one method, as its file will have it. */
export interface ScrapedApi extends ReadPage {
  text: string;
}

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
