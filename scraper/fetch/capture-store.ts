/**
 * The raw answers of the site, kept compressed: `captures/<docId>.json.gz`, with what is known of
 * each document in `.crawl.json` beside them. Every capture is written whole before it is noted in
 * a journal, line by line, so that a run that dies at any point goes on where it was.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { z } from "zod";
import { readIfThere } from "../../spec/tree/read-if-there.js";
import { sha256 } from "../../spec/tree/sha256.js";
import { writeFileWhole } from "../../spec/tree/write-file-whole.js";
import { MAX_PAGE_BYTES } from "../caps.js";

const knownSchema = z.strictObject({
  method: z.string(),
  category: z.string(),
  /** Of the answer's bytes; absent when the document was never fetched. */
  sha256: z.string().optional(),
  gmtModified: z.number().optional(),
  etag: z.string().optional(),
  /** In how many complete catalogues in a row it was missing. */
  missing: z.number().optional(),
  /** A tombstone: missing repeatedly, and the site said that there is no such document. */
  gone: z.literal(true).optional(),
});
/** What is known of one document. */
export type KnownDocument = z.infer<typeof knownSchema>;

const indexSchema = z.strictObject({
  /** The site that the captures come from. */
  site: z.string(),
  documents: z.record(z.string().regex(/^\d{1,15}$/), knownSchema),
});

const lineSchema = z.strictObject({
  docId: z.number(),
  /** The capture was written in this run: its spec is still to be made. */
  changed: z.boolean(),
  known: knownSchema,
});

const indexFile = ".crawl.json";
const journalFile = ".crawl.journal";

/** The folder of the captures below a spec folder. */
export const capturesFolder = "captures";

export class CaptureStore {
  /** Document id → what is known of it, the journal of an interrupted run included. */
  readonly documents = new Map<number, KnownDocument>();
  /** Documents that the run, with its interruptions, is done with → whether they changed. */
  readonly done = new Map<number, boolean>();
  /** A run before ended without its specs written. */
  readonly wasInterrupted: boolean;

  /**
   * Opens the captures of a spec folder; nothing is written before the first capture.
   * @param shown how messages call the folder
   * @throws Error when the index can't be read, or is of another site
   */
  constructor(
    private readonly folder: string,
    private readonly shown: string,
    private readonly site: string,
  ) {
    const text = readIfThere(path.join(folder, indexFile), `${shown}/${indexFile}`);
    if (text !== undefined) this.readIndex(text.toString("utf8"));
    this.readJournal();
    this.wasInterrupted = this.done.size > 0;
  }

  private readIndex(text: string): void {
    const file = `${this.shown}/${indexFile}`;
    const index = indexSchema.safeParse(parseJson(text));
    if (!index.success) {
      throw new Error(
        `${file}: expected the index of the captures, found something else; delete it, and the next run asks for every document`,
      );
    }
    if (index.data.site !== this.site) {
      throw new Error(
        `${file}: expected captures of ${this.site}, found those of ${index.data.site}; name another folder with --spec`,
      );
    }
    for (const [docId, known] of Object.entries(index.data.documents)) {
      this.documents.set(Number(docId), known);
    }
  }

  /** The last line of a journal may be half written; it is as if it had not been begun. */
  private readJournal(): void {
    const text = readIfThere(this.at(journalFile), `${this.shown}/${journalFile}`);
    for (const line of text?.toString("utf8").split("\n") ?? []) {
      const entry = lineSchema.safeParse(parseJson(line));
      if (!entry.success) continue;
      const { docId, changed, known } = entry.data;
      this.documents.set(docId, known);
      this.done.set(docId, changed || this.done.get(docId) === true);
    }
  }

  private at(name: string): string {
    return path.join(this.folder, name);
  }

  /** The name of a document's capture, relative to the folder. */
  private static nameOf(docId: number): string {
    return `${docId}.json.gz`;
  }

  /** Whether there is a capture of the document. */
  has(docId: number): boolean {
    return existsSync(this.at(CaptureStore.nameOf(docId)));
  }

  /** The bytes of a capture. @throws Error when it can't be read */
  read(docId: number): Uint8Array {
    return unpack(readFileSync(this.at(CaptureStore.nameOf(docId))));
  }

  /**
   * Keeps an answer and notes that the run is done with the document.
   * @returns whether it says something else than the capture before
   * @throws FileError when it can't be written
   */
  async keep(docId: number, bytes: Uint8Array, known: KnownDocument): Promise<boolean> {
    const digest = sha256(bytes);
    const changed = this.documents.get(docId)?.sha256 !== digest || !this.has(docId);
    if (changed) {
      const name = CaptureStore.nameOf(docId);
      await writeFileWhole(this.at(name), `${this.shown}/${name}`, gzipSync(bytes, { level: 9 }));
    }
    this.note(docId, { ...known, sha256: digest }, changed);
    return changed;
  }

  /** Notes what is known of a document, and that the run is done with it. */
  note(docId: number, known: KnownDocument, changed: boolean): void {
    mkdirSync(this.folder, { recursive: true });
    appendFileSync(this.at(journalFile), `${JSON.stringify({ docId, changed, known })}\n`);
    this.documents.set(docId, known);
    this.done.set(docId, changed || this.done.get(docId) === true);
  }

  /** Ends a run whose specs are written: the index is brought up to date, the journal goes. */
  async finish(): Promise<void> {
    const documents: Record<string, KnownDocument> = {};
    for (const docId of [...this.documents.keys()].sort((a, b) => a - b)) {
      const known = this.documents.get(docId);
      // Parsed, so that the order of the keys does not tell in which run they were set.
      if (known) documents[String(docId)] = knownSchema.parse(known);
    }
    const text = `${JSON.stringify({ site: this.site, documents }, null, 1)}\n`;
    await writeFileWhole(this.at(indexFile), `${this.shown}/${indexFile}`, text);
    rmSync(this.at(journalFile), { force: true });
    this.done.clear();
  }
}

/** Folders of captures and the categories of their documents, read once. */
const categories = new Map<string, ReadonlyMap<number, string>>();

/** The categories that the catalogue had for the captures of a folder; none where its index is gone. */
export function categoriesOf(folder: string): ReadonlyMap<number, string> {
  let known = categories.get(folder);
  if (known === undefined) {
    const text = readIfThere(path.join(folder, indexFile), indexFile)?.toString("utf8") ?? "";
    const index = indexSchema.safeParse(parseJson(text));
    const documents = index.success ? Object.entries(index.data.documents) : [];
    known = new Map(documents.map(([docId, { category }]) => [Number(docId), category]));
    categories.set(folder, known);
  }
  return known;
}

/**
 * The bytes of a compressed capture.
 * @throws Error when they are no gzip, or hold more than a page may
 */
export function unpack(bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_PAGE_BYTES });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const found =
      code === "ERR_BUFFER_TOO_LARGE" ? `more than ${MAX_PAGE_BYTES} bytes` : "other bytes";
    throw new Error(`expected a page compressed with gzip, found ${found}; fetch it again`, {
      cause: error,
    });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
