import { randomBytes } from "node:crypto";
import { lstat, mkdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { FileError, systemWords } from "./file-error.js";

/**
 * Writes one file that the user named: whole or not at all, and never through a link.
 * @param shown how messages call the file
 * @throws FileError when it can't be written
 */
export async function writeFileWhole(
  file: string,
  shown: string,
  content: string | Uint8Array,
): Promise<void> {
  const stats = await lstat(file).catch(() => undefined);
  if (stats !== undefined && !stats.isFile()) {
    const found = stats.isSymbolicLink() ? "a symbolic link" : "a folder or a special file";
    throw new FileError(`${shown}: expected a file to write, found ${found}; choose another`);
  }
  const fresh = path.join(
    path.dirname(file),
    `.${path.basename(file)}.topgen-${randomBytes(8).toString("hex")}`,
  );
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(fresh, content, { flag: "wx" });
    await rename(fresh, file);
  } catch (error) {
    await rm(fresh, { force: true });
    throw new FileError(`${shown}: can't be written: ${systemWords(error)}`);
  }
}
