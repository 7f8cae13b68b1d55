/** What the user names → the pages to read, in an order that does not depend on the disk. */
import { readFileSync, statSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { messageOf, systemWords } from "../../spec/tree/file-error.js";
import { capturesFolder, categoriesOf, unpack } from "../fetch/capture-store.js";
import { MAX_PAGE_BYTES } from "../caps.js";
import { pageOf } from "../fetch/site.js";
import type { DocumentRef, Visit } from "../fetch/visit.js";

/** What was named is no input; the message says which, what was expected and what to do. */
export class InputError extends Error {
  override name = "InputError";
}

/** One page to read. */
export interface PageInput {
  /** How messages call it: the path as the user would type it, or the URL. */
  name: string;
  /** What provenance keeps: the file's name without its folder, or the URL. */
  page: string;
  /** The document's id where the input tells it; a JSON document does not. */
  docId?: number;
  /** Where the catalogue has the document; a JSON document does not say. */
  category?: string;
  /** The file of the page, absolute, where it is one. */
  at?: string;
  /** @throws Error when it can't be read or fetched */
  read: () => Uint8Array | Promise<Uint8Array>;
}

export interface Inputs {
  pages: PageInput[];
  /** Things inside of a folder that are no readable file. */
  refused: { name: string; message: string }[];
  /** The user named a folder: what is not in it is missing. */
  folder: boolean;
}

/** What a run needs to fetch documents: one visit serves all of them. */
export interface Network {
  /** The visit of the run, begun when the first document is asked for. */
  visit: () => Promise<Visit>;
  /** The category of a document, where a catalogue was read once. */
  categoryOf?: (docId: number) => string | undefined;
  /** Is given the bytes of every document that was fetched. */
  onFetched?: (docId: number, bytes: Uint8Array) => Promise<void>;
}

/**
 * @param cwd the folder that relative names start from
 * @throws InputError for a name that is neither a file, a folder, a URL nor a document id, and for
 * a folder that can't be read or holds nothing
 */
export async function collectInputs(
  names: readonly string[],
  cwd: string,
  network: Network,
): Promise<Inputs> {
  const inputs: Inputs = { pages: [], refused: [], folder: false };
  for (const name of names) {
    // As of a shell variable that is not set; it would stand for the current folder.
    if (name === "") throw new InputError("expected the name of an input, found an empty one");
    const remote = /^[a-z][a-z0-9+.-]*:\/\//i.test(name);
    const stats = remote ? undefined : await statOf(path.resolve(cwd, name));
    if (stats?.isDirectory() === true) await addFolder(name, cwd, inputs);
    else if (stats !== undefined) addFile(name, path.resolve(cwd, name), inputs);
    else if (remote || /^\d{1,12}$/.test(name)) await addRemote(name, inputs, network);
    else
      throw new InputError(
        `${name}: expected a file, a folder, a URL or a document id, found nothing there`,
      );
  }
  return inputs;
}

async function statOf(at: string) {
  try {
    return await stat(at);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new InputError(`${at}: can't be read: ${systemWords(error)}`);
  }
}

function addFile(name: string, at: string, inputs: Inputs): void {
  const page = captureAt(at) ?? { page: path.basename(at) };
  inputs.pages.push({ name, ...page, at, read: () => readPageFile(at) });
}

/** A kept capture of the site is read as the document itself would be. */
function captureAt(at: string): Pick<PageInput, "page" | "docId" | "category"> | undefined {
  const docId = Number(/^(\d{1,15})\.json\.gz$/.exec(path.basename(at))?.[1] ?? 0);
  const folder = path.dirname(at);
  if (docId === 0 || path.basename(folder) !== capturesFolder) return undefined;
  return { page: pageOf(docId), docId, ...categoryIn(categoriesOf(folder).get(docId)) };
}

function categoryIn(category: string | undefined): { category?: string } {
  return category === undefined || category === "" ? {} : { category };
}

async function addFolder(name: string, cwd: string, inputs: Inputs): Promise<void> {
  inputs.folder = true;
  const before = inputs.pages.length + inputs.refused.length;
  await walk(name, path.resolve(cwd, name), inputs).catch((error: unknown) => {
    throw new InputError(`${name}: the folder can't be read: ${systemWords(error)}`);
  });
  if (inputs.pages.length + inputs.refused.length === before) {
    throw new InputError(`${name}: expected a folder with pages, found an empty one`);
  }
}

/** Files whose names start with a dot belong to the system or the editor and are passed over. */
async function walk(name: string, at: string, inputs: Inputs): Promise<void> {
  const entries = await readdir(at, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name.startsWith(".")) continue;
    const shown = path.join(name, entry.name);
    const below = path.join(at, entry.name);
    if (entry.isFile()) addFile(shown, below, inputs);
    else if (entry.isDirectory()) {
      await walk(shown, below, inputs).catch((error: unknown) => {
        const message = `the folder can't be read: ${systemWords(error)}`;
        inputs.refused.push({ name: shown, message });
      });
    } else {
      const kind = entry.isSymbolicLink() ? "a symbolic link" : "a special file";
      const message = `expected a file or a folder, found ${kind}; name what it leads to instead`;
      inputs.refused.push({ name: shown, message });
    }
  }
}

/**
 * The bytes of a page. Synchronous: for thousands of small files that is several times faster.
 * @throws Error when it can't be read, or is too large for a page
 */
export function readPageFile(at: string): Uint8Array {
  const { size } = statSync(at);
  if (size > MAX_PAGE_BYTES) {
    const most = `a page of at most ${MAX_PAGE_BYTES} bytes`;
    throw new Error(`expected ${most}, found ${size}; it is no page`);
  }
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(at);
  } catch (error) {
    throw new Error(`can't be read: ${systemWords(error)}`, { cause: error });
  }
  return at.endsWith(".gz") ? unpack(bytes) : bytes;
}

async function addRemote(name: string, inputs: Inputs, network: Network): Promise<void> {
  const { documentOf } = await import("../fetch/visit.js");
  const document = documentOfUser(name, documentOf);
  const { docId, page } = document;
  const read = async (): Promise<Uint8Array> => {
    const visit = await network.visit();
    const bytes = await visit.fetch(document);
    await network.onFetched?.(docId, bytes);
    return bytes;
  };
  inputs.pages.push({ name, page, docId, ...categoryIn(network.categoryOf?.(docId)), read });
}

function documentOfUser(name: string, documentOf: (name: string) => DocumentRef): DocumentRef {
  try {
    return documentOf(name);
  } catch (error) {
    throw new InputError(messageOf(error));
  }
}
