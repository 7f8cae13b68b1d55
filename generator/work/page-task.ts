/** One page → its spec, or why it is refused. */
import { Pack, type PackSnapshot } from "../../spec/cache/pack.js";
import { sha256 } from "../../spec/tree/sha256.js";
import { readPageFile } from "../../scraper/inputs/collect-inputs.js";
import type { PageFacts } from "../../scraper/inputs/read-one-page.js";
import { refusalOf } from "../../scraper/inputs/refusal-of.js";

export interface PageSetup {
  /** The pack of what was read before; none with `--no-cache`. */
  pack: PackSnapshot | undefined;
}

export interface PageItem {
  /** The file of the page, absolute, or its bytes. */
  at: string | Uint8Array;
  docId: number | undefined;
  category: string | undefined;
}

export type PageResult =
  | { refused: string }
  | {
      facts: PageFacts;
      /** Of the page's bytes. */
      sha256: string;
      key: string;
      /** The canonical text of the spec; absent where the pack has it. */
      text?: string;
    };

/** What the pack has of a page: a line of facts, then the text of its spec. */
export function openPageTask({
  pack: snapshot,
}: PageSetup): (item: PageItem) => Promise<PageResult> {
  const pack = snapshot === undefined ? undefined : new Pack(snapshot);
  return (item) => readItem(item, pack);
}

async function readItem(
  { at, docId, category }: PageItem,
  pack: Pack | undefined,
): Promise<PageResult> {
  try {
    const bytes = typeof at === "string" ? readPageFile(at) : at;
    const digest = sha256(bytes);
    const key = sha256(JSON.stringify([docId ?? null, category ?? null, digest]));
    const remembered = pack?.get(key);
    if (remembered !== undefined) {
      const line = remembered.slice(0, remembered.indexOf("\n"));
      return { facts: JSON.parse(line) as PageFacts, sha256: digest, key };
    }
    // What reads pages is loaded where one is new: a run that remembers all of them needs none of it.
    const { readOnePage } = await import("../../scraper/inputs/read-one-page.js");
    const { facts, text } = readOnePage(bytes, { docId, category });
    return { facts, sha256: digest, key, text };
  } catch (error) {
    return { refused: refusalOf(error) };
  }
}
