/**
 * Measures how fast pages are scraped: `node test/measure/run.js bench-scrape [pages] [folder]`. The folder
 * has text/, html/ and json/ pages; without one random pages are rendered. For each kind prints pages
 * per second of CPU time for the given number of pages and for ten times as many, beside cheerio's bare parse of
 * the same bytes, and the largest memory of the process.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { load } from "cheerio";
import fc from "fast-check";
import { scrapePage } from "../../scraper/scrape.js";
import { renderHtml } from "../support/render-page/html.js";
import { htmlStyle } from "../support/render-page/html-style.js";
import { renderDocument } from "../support/render-page/json.js";
import { renderText } from "../support/render-page/text.js";
import { typedPage } from "../support/render-page/typed-page.js";

const kinds = ["text", "html", "json"] as const;
type Kind = (typeof kinds)[number];

const [count = "500", folder] = process.argv.slice(2);
/** Enough different pages that nothing is fast because it was just seen. */
const DISTINCT = 200;
/** Pages before anything is measured: the first hundreds are slow while the engine compiles. */
const WARM_UP = 400;

for (const kind of kinds) {
  const pages = folder === undefined ? renderPages(kind) : readPages(path.join(folder, kind));
  if (pages.length === 0) continue;
  measure(scrapePage, pages, WARM_UP);
  const few = measure(scrapePage, pages, Number(count));
  const many = measure(scrapePage, pages, 10 * Number(count));
  const bare = measure(parseBarely, pages, Number(count));
  const size = pages.reduce((sum, page) => sum + page.length, 0) / pages.length / 1024;
  console.log(
    [
      kind.padEnd(5),
      `${size.toFixed(1)} KiB a page`,
      `${rate(few)} pages/s`,
      `ten times the pages: ${rate(many)} pages/s, ${(many.ms / few.ms).toFixed(1)} times as long`,
      `cheerio's parse alone: ${rate(bare)} pages/s`,
    ].join("; "),
  );
}
console.log(`largest memory: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB`);

interface Measurement {
  pages: number;
  ms: number;
}

function measure(run: (page: Uint8Array) => unknown, pages: Uint8Array[], n: number): Measurement {
  const started = process.cpuUsage();
  for (let i = 0; i < n; i += 1) {
    const page = pages[i % pages.length];
    if (page) run(page);
  }
  const { user, system } = process.cpuUsage(started);
  return { pages: n, ms: (user + system) / 1000 };
}

function rate({ pages, ms }: Measurement): string {
  return ((1000 * pages) / ms).toFixed(0);
}

function parseBarely(page: Uint8Array): unknown {
  return load(new TextDecoder().decode(page));
}

function readPages(root: string): Uint8Array[] {
  if (!existsSync(root)) return [];
  return readdirSync(root)
    .sort()
    .map((file) => readFileSync(path.join(root, file)));
}

function renderPages(kind: Kind): Uint8Array[] {
  const pages = fc.sample(typedPage({ width: 10 }), { numRuns: DISTINCT, seed: 1 });
  const [style] = fc.sample(htmlStyle, { numRuns: 1, seed: 1 });
  const jsonStyle = { envelope: "site", nulls: true, indent: 0, ascii: false } as const;
  return pages.map((page) => {
    if (kind === "text") return new TextEncoder().encode(renderText(page));
    if (kind === "json") return new TextEncoder().encode(renderDocument(page, jsonStyle));
    if (!style) throw new Error("no style drawn");
    return new TextEncoder().encode(renderHtml(page, style));
  });
}
