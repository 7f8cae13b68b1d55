/** Which paths a run may write: plain names below the output folder, reached through real folders only. */
import { lstatSync, type Stats } from "node:fs";
import path from "node:path";
import { FileError, systemWords } from "./file-error.js";

const maxNameBytes = 200;

/** @throws FileError unless the path is relative, posix, free of `..` and of characters no disk likes */
export function checkTreePath(file: string): void {
  const names = file.split("/");
  const bad = names.find(
    (name) =>
      name === "" ||
      name === "." ||
      name === ".." ||
      // eslint-disable-next-line no-control-regex -- control characters are what it refuses
      /[\u0000-\u001f<>:"\\|?*\u007f]/.test(name) ||
      Buffer.byteLength(name) > maxNameBytes,
  );
  if (bad === undefined) return;
  throw new FileError(
    `${JSON.stringify(file)} is no path to write to: ${JSON.stringify(bad)} is not a plain file name`,
  );
}

/**
 * Looks at every component between the output folder and the files, so that no link leads a write
 * or a delete elsewhere.
 * @param shown how messages call the folder
 * @throws FileError for a link, a file where a folder belongs, or a folder where a file belongs
 */
export function checkTree(root: string, files: Iterable<string>, shown: string): void {
  if (!isFolder(root, shown)) return;
  const folders = new Map<string, boolean>();
  for (const file of files) {
    checkTreePath(file);
    const names = file.split("/");
    let inside = true;
    for (let length = 1; inside && length < names.length; length++) {
      const folder = names.slice(0, length).join("/");
      const known = folders.get(folder) ?? isFolder(path.join(root, folder), `${shown}/${folder}`);
      folders.set(folder, known);
      inside = known;
    }
    if (inside) checkFile(path.join(root, file), `${shown}/${file}`);
  }
}

function kindOf(at: string): Stats | undefined {
  try {
    return lstatSync(at);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return undefined;
    throw new FileError(`${at} can't be looked at: ${systemWords(error)}`);
  }
}

/** False when nothing is there yet. */
function isFolder(at: string, shown: string): boolean {
  const stats = kindOf(at);
  if (stats === undefined) return false;
  if (stats.isDirectory()) return true;
  const found = stats.isSymbolicLink() ? "a symbolic link" : "a file";
  throw new FileError(
    `${shown}: expected a folder, found ${found}; remove it or choose another folder`,
  );
}

function checkFile(at: string, shown: string): void {
  const stats = kindOf(at);
  if (stats === undefined || stats.isFile()) return;
  const found = stats.isSymbolicLink()
    ? "a symbolic link"
    : stats.isDirectory()
      ? "a folder"
      : "a special file";
  throw new FileError(`${shown}: expected a file to write, found ${found}; remove it`);
}
