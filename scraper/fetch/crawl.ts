/** Every document of the catalogue, fetched politely, kept, and asked for again only when it may have changed. */
import { readCatalogue, type CatalogueEntry } from "./catalogue.js";
import type { CaptureStore, KnownDocument } from "./capture-store.js";
import { NetworkError } from "./get.js";
import { ChallengeError, NoDocumentError, type Visit } from "./visit.js";
import { messageOf } from "../../spec/tree/file-error.js";

/** Which documents are meant; all of them where nothing is set. */
export interface CrawlFilter {
  category?: (name: string) => boolean;
  method?: (name: string) => boolean;
  /** Epoch milliseconds: only documents changed since, where the catalogue tells. */
  since?: number;
}

export interface CrawlResult {
  /** Documents of the catalogue that were meant. */
  wanted: number;
  /** Documents with a new or changed capture, those of the run's interrupted parts included. */
  changed: number[];
  unchanged: number;
  /** Documents that could not be fetched. */
  failed: { docId: number; method: string; message: string }[];
  /** Known documents that the whole catalogue lacks. */
  missing: { docId: number; method: string; gone: boolean }[];
  /** Why the run ended early; it goes on there the next time. */
  stopped?: string;
  /** Documents that were not asked for before that. */
  left: number;
}

export interface Crawl {
  visit: Visit;
  store: CaptureStore;
  filter?: CrawlFilter;
  /** Is told how many documents are done, of how many. */
  onDocument?: (done: number, of: number) => void;
}

/** So many failures of the network in a row are no fault of the documents. */
const mostInARow = 5;
/** In so many complete catalogues in a row a document is missing before the site is asked about it. */
const missingUntilAsked = 2;

/**
 * Fetches what the catalogue lists and the store does not have as it is.
 * @throws Error when the catalogue itself can't be fetched
 */
export async function crawl({
  visit,
  store,
  filter = {},
  onDocument,
}: Crawl): Promise<CrawlResult> {
  const catalogue = readCatalogue(await visit.fetchCatalogue());
  const wanted = catalogue.filter((entry) => isMeant(entry, filter));
  const result: CrawlResult = {
    wanted: wanted.length,
    changed: [],
    unchanged: 0,
    failed: [],
    missing: [],
    left: 0,
  };
  const isWhole = filter.category === undefined && filter.method === undefined;
  const lost = isWhole ? missingFrom(catalogue, store) : [];
  const steps = [
    ...wanted.map((entry) => () => fetchOne(entry, visit, store)),
    ...lost.map((docId) => () => lookAfter(docId, visit, store)),
  ];
  let inARow = 0;
  for (const [i, step] of steps.entries()) {
    try {
      await step();
      inARow = 0;
    } catch (error) {
      const entry = wanted[i];
      inARow = error instanceof NetworkError ? inARow + 1 : 0;
      if (error instanceof ChallengeError || inARow >= mostInARow) {
        result.stopped = messageOf(error);
        result.left = steps.length - i;
        break;
      }
      const docId = entry?.docId ?? lost[i - wanted.length] ?? 0;
      const method = entry?.method ?? store.documents.get(docId)?.method ?? "";
      result.failed.push({ docId, method, message: messageOf(error) });
    }
    onDocument?.(i + 1, steps.length);
  }
  for (const [docId, changed] of store.done) if (changed) result.changed.push(docId);
  result.changed.sort((a, b) => a - b);
  result.unchanged = wanted.length - result.left - result.failed.length - result.changed.length;
  for (const docId of lost) {
    const { method = "", gone = false } = store.documents.get(docId) ?? {};
    result.missing.push({ docId, method, gone });
  }
  return result;
}

/**
 * The documents that a crawl would ask the site for, in the order of the catalogue; keeps nothing.
 * @throws Error when the catalogue itself can't be fetched
 */
export async function planCrawl({
  visit,
  store,
  filter = {},
}: Omit<Crawl, "onDocument">): Promise<CatalogueEntry[]> {
  const catalogue = readCatalogue(await visit.fetchCatalogue());
  return catalogue.filter((entry) => isMeant(entry, filter) && !isKnown(entry, store));
}

/** The captures have the document as the catalogue says it is. */
function isKnown({ docId, gmtModified }: CatalogueEntry, store: CaptureStore): boolean {
  const before = store.documents.get(docId);
  const isKept = before?.sha256 !== undefined && store.has(docId);
  return isKept && gmtModified !== undefined && gmtModified === before.gmtModified;
}

function isMeant({ category, method, gmtModified }: CatalogueEntry, filter: CrawlFilter): boolean {
  if (filter.category?.(category) === false) return false;
  if (filter.method?.(method) === false) return false;
  return filter.since === undefined || gmtModified === undefined || gmtModified >= filter.since;
}

async function fetchOne(entry: CatalogueEntry, visit: Visit, store: CaptureStore): Promise<void> {
  const { docId, method, category, gmtModified } = entry;
  const before = store.documents.get(docId);
  // What the interrupted part of the run did counts unless the catalogue has moved on since.
  const isSame = before?.missing === undefined && before?.gmtModified === gmtModified;
  if (store.done.has(docId) && isSame) return;
  const known: KnownDocument = {
    ...(before?.sha256 === undefined ? {} : { sha256: before.sha256 }),
    method,
    category,
    ...(gmtModified === undefined ? {} : { gmtModified }),
  };
  const etag = before?.etag === undefined ? {} : { etag: before.etag };
  const isKept = before?.sha256 !== undefined && store.has(docId);
  const found = isKnown(entry, store)
    ? {}
    : await visit.fetchIfChanged(docId, isKept ? before.etag : undefined);
  if (found.bytes === undefined) {
    store.note(docId, { ...known, ...etag }, false);
    return;
  }
  const fresh = found.etag === undefined ? {} : { etag: found.etag };
  await store.keep(docId, found.bytes, { ...known, ...fresh });
}

/** Documents that were there before and that a whole catalogue no longer lists; tombstones are none. */
function missingFrom(catalogue: readonly CatalogueEntry[], store: CaptureStore): number[] {
  const listed = new Set(catalogue.map(({ docId }) => docId));
  return [...store.documents]
    .filter(
      ([docId, { gone, sha256 }]) => !listed.has(docId) && gone !== true && sha256 !== undefined,
    )
    .map(([docId]) => docId)
    .sort((a, b) => a - b);
}

/** Counts how often a document was missing, and asks the site about it before it is called gone. */
async function lookAfter(docId: number, visit: Visit, store: CaptureStore): Promise<void> {
  const known = store.documents.get(docId);
  if (known === undefined || store.done.has(docId)) return;
  const missing = (known.missing ?? 0) + 1;
  if (missing < missingUntilAsked) {
    store.note(docId, { ...known, missing }, false);
    return;
  }
  try {
    await visit.fetchIfChanged(docId, undefined);
    store.note(docId, { ...known, missing }, false);
  } catch (error) {
    if (!(error instanceof NoDocumentError)) throw error;
    store.note(docId, { ...known, missing, gone: true }, false);
  }
}
