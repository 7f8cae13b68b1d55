/** Pages → specs: each page is read alone, then the pages of one method are settled, then corrected. */
import { PageError } from "../page.js";
import { scrapePage } from "../scrape.js";
import { canonicalSpec } from "../../spec/canonical.js";
import { findViolation } from "../../spec/invariants.js";
import type { ApiSpec } from "../../spec/schema.js";
import { meaningOf } from "../../spec/folder/meaning.js";
import { applyOverrides } from "../../spec/overrides.js";
import { showJsonPath } from "../../spec/spec-error.js";
import type { OverrideFolder } from "../../spec/folder/override-folder.js";
import { sha256 } from "../../spec/tree/sha256.js";
import type { PageInput } from "./collect-inputs.js";
import type { ReadPage, Refusal, Scraped } from "./scraped.js";
import { settlePages } from "./settle-pages.js";

/**
 * Reads pages; a bad one does not stop the others. The result does not depend on their order.
 * @param onPage is told the number of pages done, after each
 */
export async function scrapeInputs(
  pages: readonly PageInput[],
  overrides: OverrideFolder,
  onPage: (done: number) => void,
): Promise<Scraped> {
  const read: ReadPage[] = [];
  const refused: Refusal[] = [];
  for (const [index, page] of pages.entries()) {
    try {
      read.push(readOne(page, await page.read()));
    } catch (error) {
      refused.push({ name: page.name, message: refusalOf(error) });
    }
    onPage(index + 1);
  }
  const settled = settlePages(read);
  const result: Scraped = { apis: new Map(), refused: [...refused, ...settled.refused], stale: [] };
  for (const page of settled.pages) {
    try {
      const { file, list } = overrides.of(page.spec.method);
      const spec = list.length === 0 ? page.spec : applyOverrides(page.spec, list, file);
      result.apis.set(spec.method, { ...page, ...canonicalSpec(spec) });
    } catch (error) {
      result.stale.push({ name: page.name, method: page.spec.method, message: messageOf(error) });
    }
  }
  return result;
}

function readOne(page: PageInput, bytes: Uint8Array): ReadPage {
  const { kind, spec: shown, gmtModified } = scrapePage(bytes);
  // Its strings are parts of the page's text and would keep all of it in memory; a copy does not.
  const own = structuredClone(shown);
  const spec: ApiSpec = { ...own };
  // What the page itself says comes first.
  if (page.docId !== undefined) spec.docId ??= page.docId;
  if (page.category !== undefined) spec.category ??= page.category;
  const violation = findViolation(spec);
  if (violation !== undefined) {
    const { path, expected, found } = violation;
    throw new Error(
      `${showJsonPath(path)}: expected ${expected}, found ${found}; a fault of topgen`,
    );
  }
  const origin = { page: page.page, sha256: sha256(bytes), meaning: meaningOf(spec), kind };
  return {
    name: page.name,
    spec,
    origin: gmtModified === undefined ? origin : { ...origin, gmtModified },
  };
}

function refusalOf(error: unknown): string {
  if (error instanceof PageError || !(error instanceof TypeError || error instanceof RangeError)) {
    return messageOf(error);
  }
  return `${messageOf(error)}; a fault of topgen, please report it with the page`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
