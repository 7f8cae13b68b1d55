/** Reads pages in threads where that helps, with what earlier runs remembered. */
import { Pack } from "../../spec/cache/pack.js";
import type { PageInput } from "../../scraper/inputs/collect-inputs.js";
import { refusalOf } from "../../scraper/inputs/refusal-of.js";
import type { PageAnswer } from "../../scraper/inputs/scrape-inputs.js";
import type { PageItem, PageResult } from "./page-task.js";
import { runTask, type WorkOptions } from "./pool.js";

export class PageReader {
  readonly #pack: Pack | undefined;

  constructor(
    packFile: string | undefined,
    readonly work: WorkOptions,
  ) {
    this.#pack = packFile === undefined ? undefined : Pack.open(packFile);
  }

  /** Reads pages, in their order; a bad one does not stop the others. */
  readonly read = async (pages: readonly PageInput[]): Promise<PageAnswer[]> => {
    const items: PageItem[] = [];
    const unfetched = new Map<number, PageAnswer>();
    for (const [index, page] of pages.entries()) {
      try {
        // A page that is no file is fetched here, one after the other, in one visit to the site.
        const { docId, category } = page;
        items.push({ at: page.at ?? (await page.read()), docId, category });
      } catch (error) {
        unfetched.set(index, { refused: refusalOf(error) });
      }
    }
    const results = (
      await runTask("pages", { pack: this.#pack?.snapshot }, items, this.work)
    ).values();
    return pages.map((_, index) => unfetched.get(index) ?? this.#answer(results.next().value));
  };

  #answer(result: PageResult | undefined): PageAnswer {
    if (result === undefined) return { refused: "it was not read; run again" };
    if ("refused" in result) return result;
    const { facts, sha256, key, text } = result;
    if (text === undefined) this.#pack?.use(key);
    else this.#pack?.set(key, `${JSON.stringify(facts)}\n${text}`);
    return { facts, sha256, text: () => text ?? this.#remembered(key) };
  }

  #remembered(key: string): string {
    const text = this.#pack?.get(key);
    if (text === undefined) throw new Error("the cache changed while it was read; run again");
    return text.slice(text.indexOf("\n") + 1);
  }

  /** @returns why nothing could be remembered, as the system says it */
  save(): string | undefined {
    return this.#pack?.save();
  }
}
