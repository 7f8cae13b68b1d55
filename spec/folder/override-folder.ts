/** `spec/overrides/`: every file of it, read before any page is. */
import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { stemsOf } from "../file-names.js";
import { overridesFolder, parseOverrides, type Override } from "../overrides.js";
import { FileError } from "../tree/file-error.js";
import { readIfThere } from "../tree/read-if-there.js";

export class OverrideFolder {
  constructor(
    /** How messages call the folder. */
    readonly shown: string,
    /** Stem of a file → its overrides. */
    readonly files: ReadonlyMap<string, Override[]>,
  ) {}

  /** The overrides of a method, with their file for messages; none when there is no file. */
  of(method: string): { file: string; list: Override[] } {
    for (const stem of this.files.size === 0 ? [] : stemsOf(method)) {
      const list = this.files.get(stem);
      if (list !== undefined) return { file: `${this.shown}/${stem}.json`, list };
    }
    return { file: "", list: [] };
  }

  /** Files that are of none of the methods. */
  without(methods: Iterable<string>): string[] {
    const stems = new Set([...methods].flatMap(stemsOf));
    return [...this.files.keys()]
      .filter((stem) => !stems.has(stem))
      .map((stem) => `${this.shown}/${stem}.json`);
  }
}

/**
 * Reads the overrides beside the specs; no folder means none.
 * @param specShown how messages call the spec folder
 * @throws SpecError for a file that is no list of overrides, FileError for one that can't be read
 */
export async function loadOverrides(specDir: string, specShown: string): Promise<OverrideFolder> {
  const shown = path.posix.join(specShown, overridesFolder);
  const files = new Map<string, Override[]>();
  let names: string[];
  try {
    names = (await readdir(path.join(specDir, overridesFolder))).sort();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return new OverrideFolder(shown, files);
    const isFile = code === "ENOTDIR" && (await stat(specDir)).isFile();
    if (isFile) throw new FileError(`${specShown}: expected a folder, found a file`);
    throw new FileError(
      `${shown}: expected a folder of overrides, which can't be read: ${code ?? ""}`,
    );
  }
  for (const name of names) {
    if (!name.endsWith(".json")) continue;
    const file = `${shown}/${name}`;
    const bytes = readIfThere(path.join(specDir, overridesFolder, name), file);
    if (bytes === undefined) continue;
    files.set(name.slice(0, -5), parseOverrides(bytes.toString("utf8"), file));
  }
  return new OverrideFolder(shown, files);
}
