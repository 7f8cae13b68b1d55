/** One writer a folder at a time: a lock beside it that names its process. */
import { lstat, mkdir, readFile, readlink, rm, symlink, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import path from "node:path";
import { FileError, systemWords } from "./file-error.js";

/** The locks of this process: one that names its number but is not here is of a dead one that had it. */
const held = new Set<string>();

/** Where the lock of a folder, and what else a run leaves beside it, is found. */
export function besidePath(root: string, what: string): string {
  return path.join(path.dirname(root), `.${path.basename(root)}.topgen-${what}`);
}

/**
 * Does something to a folder while no other run can.
 * @param shown how messages call the folder
 * @throws FileError at once when another run is at it; a lock whose process is gone is taken over
 */
export async function withLock<T>(root: string, shown: string, work: () => Promise<T>): Promise<T> {
  const lock = besidePath(root, "lock");
  await mkdir(path.dirname(root), { recursive: true }).catch((error: unknown) => {
    throw new FileError(`${shown}: its folder can't be made: ${systemWords(error)}`);
  });
  await acquire(lock, shown);
  held.add(lock);
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
    held.delete(lock);
  }
}

async function acquire(lock: string, shown: string): Promise<void> {
  if (await create(lock)) return;
  const guard = `${lock}-takeover`;
  // Only one run may judge a lock stale at a time, or two could both take it over.
  if (!(await create(guard)) && (await stateOf(guard)) === "held") {
    throw busy(lock, shown, undefined);
  }
  try {
    const state = await stateOf(lock);
    if (state === "gone" && (await create(lock))) return;
    if (state !== "stale") throw busy(lock, shown, await holder(lock));
    await rm(lock, { force: true });
    if (!(await create(lock))) throw busy(lock, shown, await holder(lock));
  } finally {
    await rm(guard, { force: true });
  }
}

/**
 * A link whose target is the words appears with them in one step, which a file does not: a process
 * that dies between creating and writing one would leave a lock that names nobody.
 */
async function create(lock: string): Promise<boolean> {
  const words = `${process.pid} ${hostname()}`;
  const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? "";
  try {
    await symlink(words, lock).catch((error: unknown) => {
      // A file is for disks and systems without links.
      if (!["EPERM", "ENOSYS", "ENOTSUP", "EOPNOTSUPP"].includes(codeOf(error))) throw error;
      return writeFile(lock, words, { flag: "wx", mode: 0o600 });
    });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    const folder = path.dirname(lock);
    throw new FileError(`${folder}: nothing can be written there: ${systemWords(error)}`);
  }
}

interface Holder {
  pid: number;
  host: string;
}

async function holder(lock: string): Promise<Holder | undefined> {
  const text = await readlink(lock).catch(() => readFile(lock, "utf8").catch(() => ""));
  const match = /^(\d{1,10}) (.{1,255})$/.exec(text.trimEnd());
  return match === null ? undefined : { pid: Number(match[1]), host: match[2] ?? "" };
}

/** A lock without a word in it belongs to a run that is just writing one, unless that was long ago. */
const wordlessAge = 10_000;

async function stateOf(lock: string): Promise<"gone" | "stale" | "held"> {
  const who = await holder(lock);
  if (who !== undefined) {
    if (who.host !== hostname()) return "held";
    const alive = who.pid === process.pid ? held.has(lock) : isAlive(who.pid);
    return alive ? "held" : "stale";
  }
  const stats = await lstat(lock).catch(() => undefined);
  if (stats === undefined) return "gone";
  return Date.now() - stats.mtimeMs > wordlessAge ? "stale" : "held";
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function busy(lock: string, shown: string, who: Holder | undefined): FileError {
  const whose =
    who === undefined ? "another run" : `another run (process ${who.pid} on ${who.host})`;
  return new FileError(
    `${shown}: ${whose} of topgen is writing it; wait for that one, or remove ${path.basename(lock)} beside it when it is gone`,
  );
}
