/** Pages → specs: each page is read alone, then the pages of one method are settled, then corrected. */
import { canonicalSpec } from "../../spec/canonical.js";
import type { OverrideFolder } from "../../spec/folder/override-folder.js";
import { applyOverrides } from "../../spec/overrides.js";
import { parseSpec } from "../../spec/parse-spec.js";
import type { ApiSpec } from "../../spec/schema.js";
import type { PageInput } from "./collect-inputs.js";
import type { PageFacts } from "./read-one-page.js";
import type { ReadPage, Refusal, Scraped, ScrapedApi } from "./scraped.js";
import { settlePages } from "./settle-pages.js";
import { messageOf } from "../../spec/tree/file-error.js";

/** A page that was read, or why it was not. */
export type PageAnswer = { refused: string } | Read;

interface Read {
  facts: PageFacts;
  sha256: string;
  text: () => string;
}

/** Reads pages, in their order; a bad one does not stop the others. */
type ReadPages = (pages: readonly PageInput[]) => Promise<PageAnswer[]>;

/** Reads pages and corrects what they say. The result does not depend on their order. */
export async function scrapeInputs(
  pages: readonly PageInput[],
  overrides: OverrideFolder,
  readPages: ReadPages,
): Promise<Scraped> {
  const read: ReadPage[] = [];
  const refused: Refusal[] = [];
  const answers = await readPages(pages);
  for (const [index, page] of pages.entries()) {
    const answer = answers[index];
    if (answer === undefined) continue;
    if ("refused" in answer) refused.push({ name: page.name, message: answer.refused });
    else read.push(lazyPage(page, answer));
  }
  const settled = settlePages(read);
  const result: Scraped = { apis: new Map(), refused: [...refused, ...settled.refused], stale: [] };
  for (const page of settled.pages) {
    try {
      const api = corrected(page, overrides);
      result.apis.set(api.method, api);
    } catch (error) {
      result.stale.push({ name: page.name, method: page.method, message: messageOf(error) });
    }
  }
  return result;
}

/** A page whose spec is looked at only where somebody asks for it. */
function lazyPage({ name, page }: PageInput, answer: Read): ReadPage {
  const { method, kind, gmtModified, findings, meaning } = answer.facts;
  const origin = { page, sha256: answer.sha256, meaning, kind, gmtModified };
  return {
    ...{ name, method, origin, findings },
    get text(): string {
      return answer.text();
    },
    get spec(): ApiSpec {
      return parseSpec(answer.text(), name);
    },
  };
}

function corrected(page: ReadPage, overrides: OverrideFolder): ScrapedApi {
  const { file, list } = overrides.of(page.method);
  if (list.length === 0) return page;
  const { spec, text } = canonicalSpec(applyOverrides(page.spec, list, file));
  const { name, method, origin } = page;
  return { name, method, origin, findings: spec.findings.map(({ code }) => code), spec, text };
}
