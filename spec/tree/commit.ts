/**
 * Writing many files as one step. New content is staged in a folder beside the target (random name,
 * mode 0700); a journal in it, put in place by one rename, is the moment from which the change
 * counts; then the files are moved. A run that dies before that moment leaves the old tree, one
 * that dies after it leaves moves that the next run finishes.
 */
import { randomBytes } from "node:crypto";
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { lstat, mkdir, readdir, rm } from "node:fs/promises";
import path from "node:path";
import { bytesOf, type Content } from "./content.js";
import { besidePath } from "./lock.js";
import { sha256 } from "./sha256.js";
import { FileError, systemWords } from "./file-error.js";
import { checkTree, checkTreePath } from "./tree-paths.js";

const journalName = "journal.json";
const stageMark = "stage-";

interface Journal {
  /** Staged name → path in the tree, in the order of the moves. */
  moves: [string, string][];
  /** Path → sha256 of the content that may be deleted. */
  removes: [string, string][];
}

export interface Changes {
  /** Path → new content. */
  write: ReadonlyMap<string, Content>;
  /** Path → sha256 of what is to be deleted. */
  remove: ReadonlyMap<string, string>;
}

/**
 * Applies changes to a folder, all or none. Call it inside `withLock`.
 * @param shown how messages call the folder
 * @throws FileError when staging fails (the tree is as it was) or the way to a file is no plain folder
 */
export async function commitChanges(root: string, shown: string, changes: Changes): Promise<void> {
  if (changes.write.size + changes.remove.size === 0) return;
  checkTree(root, [...changes.write.keys(), ...changes.remove.keys()], shown);
  const stage = besidePath(root, `${stageMark}${randomBytes(8).toString("hex")}`);
  try {
    await mkdir(stage, { mode: 0o700 });
    if (existsSync(root)) replaceFiles({ root, shown, stage }, changes);
    else createTree(root, stage, changes);
  } catch (error) {
    if (error instanceof FileError) throw error;
    throw unwritten(shown, error);
  } finally {
    if (!existsSync(path.join(stage, journalName)))
      await rm(stage, { recursive: true, force: true });
  }
}

/** Nothing is there yet: the tree is built aside and appears by one rename. */
function createTree(root: string, stage: string, changes: Changes): void {
  const tree = path.join(stage, "tree");
  const targetOf = targetsBelow(tree);
  for (const [file, content] of changes.write) {
    writeFileSync(targetOf(file), bytesOf(content), { flag: "wx" });
  }
  renameSync(tree, root);
}

/** Where the files of a folder are, each with the folders around it made once. */
function targetsBelow(root: string): (file: string) => string {
  const folders = new Set<string>();
  return (file) => {
    const target = path.join(root, file);
    const folder = path.dirname(target);
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    return target;
  };
}

interface Place {
  root: string;
  /** How messages call the root. */
  shown: string;
  stage: string;
}

function unwritten(shown: string, error: unknown): FileError {
  return new FileError(`${shown}: nothing was written: ${systemWords(error)}`);
}

function replaceFiles({ root, shown, stage }: Place, changes: Changes): void {
  const journal: Journal = { moves: [], removes: [...changes.remove] };
  for (const [file, content] of changes.write) {
    const staged = String(journal.moves.length);
    writeFileSync(path.join(stage, staged), bytesOf(content), { flag: "wx" });
    journal.moves.push([staged, file]);
  }
  checkFolders(root, [...changes.write.keys(), ...changes.remove.keys()]);
  const written = path.join(stage, `${journalName}.new`);
  writeFileSync(written, JSON.stringify(journal), { flag: "wx" });
  renameSync(written, path.join(stage, journalName));
  finishOrSay({ root, shown, stage }, journal);
}

/** Files are moved and deleted in folders that can be written, or none is. */
function checkFolders(root: string, files: readonly string[]): void {
  for (const folder of new Set(files.map((file) => path.dirname(path.join(root, file))))) {
    let there = folder;
    while (!existsSync(there)) there = path.dirname(there);
    accessSync(there, constants.W_OK | constants.X_OK);
  }
}

function finishOrSay({ root, shown, stage }: Place, journal: Journal): void {
  try {
    finish(root, stage, journal);
  } catch (error) {
    const begun = journal.moves.some(([staged]) => !existsSync(path.join(stage, staged)));
    if (!begun) {
      unlinkSync(path.join(stage, journalName));
      throw unwritten(shown, error);
    }
    throw new FileError(
      `${shown}: only a part was written: ${systemWords(error)}; the next run finishes it`,
    );
  }
}

/** Every step is done only where it is still to do, so that it can be taken up at any point. */
function finish(root: string, stage: string, journal: Journal): void {
  const targetOf = targetsBelow(root);
  for (const [staged, file] of journal.moves) {
    const from = path.join(stage, staged);
    if (existsSync(from)) renameSync(from, targetOf(file));
  }
  for (const [file, hash] of journal.removes) removeFile(root, file, hash);
  unlinkSync(path.join(stage, journalName));
}

function removeFile(root: string, file: string, hash: string): void {
  const target = path.join(root, file);
  if (!existsSync(target) || sha256(readFileSync(target)) !== hash) return;
  unlinkSync(target);
  let folder = path.dirname(file);
  while (folder !== ".") {
    try {
      rmdirSync(path.join(root, folder));
    } catch {
      return;
    }
    folder = path.dirname(folder);
  }
}

/** The staging folders that earlier runs left beside a folder. */
async function leftovers(root: string): Promise<string[]> {
  const prefix = path.basename(besidePath(root, stageMark));
  const names = await readdir(path.dirname(root)).catch(() => []);
  const stages: string[] = [];
  for (const name of names.filter((one) => one.startsWith(prefix)).sort()) {
    const stage = path.join(path.dirname(root), name);
    if ((await lstat(stage)).isDirectory()) stages.push(stage);
  }
  return stages;
}

/** Whether an earlier run died in the middle of moving files: the tree is neither old nor new. */
export async function isInterrupted(root: string): Promise<boolean> {
  return (await leftovers(root)).some((stage) => existsSync(path.join(stage, journalName)));
}

/** Finishes or throws away what dead runs left beside a folder. Call it inside `withLock`. */
export async function recover(root: string, shown: string): Promise<void> {
  for (const stage of await leftovers(root)) {
    const written = path.join(stage, journalName);
    if (existsSync(written)) {
      const journal = readJournal(written);
      const files = [
        ...journal.moves.map(([, file]) => file),
        ...journal.removes.map(([file]) => file),
      ];
      checkTree(root, files, shown);
      finishOrSay({ root, shown, stage }, journal);
    }
    await rm(stage, { recursive: true, force: true });
  }
}

function readJournal(file: string): Journal {
  const damaged = new FileError(`${file} is damaged; remove its folder and run again`);
  try {
    const { moves, removes } = JSON.parse(readFileSync(file, "utf8")) as Journal;
    for (const [staged, target] of moves) {
      if (!/^\d{1,9}$/.test(staged)) throw damaged;
      checkTreePath(target);
    }
    for (const [target] of removes) checkTreePath(target);
    return { moves, removes };
  } catch {
    throw damaged;
  }
}
