import { readFileSync, readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scrapePage } from "../../scraper/scrape.js";
import { stringifySpec } from "../../spec/canonical.js";
import { noisyHtml, noisyJson, noisyText } from "../support/layout-noise.js";
import { htmlStyle } from "../support/render-page/html-style.js";
import { renderHtml } from "../support/render-page/html.js";
import { renderDocument } from "../support/render-page/json.js";
import { renderText } from "../support/render-page/text.js";
import { typedPage } from "../support/render-page/typed-page.js";

const seeds = Array.from({ length: 36 }, (_, i) => i + 1);
const pages = fc.sample(typedPage(), { numRuns: 8, seed: 11 });
const styles = fc.sample(htmlStyle, { numRuns: 8, seed: 12 });

const specText = (page: string): string =>
  stringifySpec(scrapePage(new TextEncoder().encode(page)).spec);

function expectNoChange(page: string, noise: (page: string, seed: number) => string): void {
  const quiet = specText(page);
  for (const seed of seeds) {
    const noisy = noise(page, seed);
    expect(specText(noisy), `seed ${seed}`).toBe(quiet);
  }
}

describe("the spec of a page does not depend on how it was captured", () => {
  it.each(pages.map((page, i) => ({ i, page })))("text capture $i", ({ page }) => {
    expectNoChange(renderText(page), noisyText);
  });

  it.each(pages.map((page, i) => ({ i, page, style: styles[i] })))("HTML $i", ({ page, style }) => {
    if (style) expectNoChange(renderHtml(page, style), noisyHtml);
  });

  it.each(pages.map((page, i) => ({ i, page })))("document $i", ({ page }) => {
    const style = { envelope: "site", nulls: false, indent: 2, ascii: false } as const;
    expectNoChange(renderDocument(page, style), noisyJson);
  });

  const captures = readdirSync("scraper/captures");
  it.each(captures)("%s", (file) => {
    expectNoChange(readFileSync(`scraper/captures/${file}`, "utf8"), noisyText);
  });
});
