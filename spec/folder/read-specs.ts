/** Reading the spec folder: `apis/<method>.json`, one file an API. */
import { readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { fileStems, stemsOf } from "../file-names.js";
import { parseSpec } from "../parse-spec.js";
import type { ApiSpec } from "../schema.js";
import { SpecError } from "../spec-error.js";

/** The folder of the spec files below a spec folder. */
export const apisFolder = "apis";

/** What a spec folder holds: the specs that can be read, and what is wrong with the others. */
export interface SpecFolder {
  /** Sorted by method. */
  specs: ApiSpec[];
  /** Path of each spec's file, relative to the spec folder, posix. */
  files: Map<string, string>;
  /** What could not be read, in the order of the file names. */
  problems: SpecError[];
}

/** Which files are read, and what messages call them. */
export interface ReadOptions {
  /** Reads only the files whose stem it accepts; a stem is a method, or a method and a suffix. */
  include?: (stem: string) => boolean;
  /** How messages call the folder; its path as given when absent. */
  shownAs?: string;
}

/** Every problem of a spec folder in one error, a line each. */
export class SpecFolderError extends Error {
  override name = "SpecFolderError";
  constructor(readonly problems: readonly SpecError[]) {
    super(problems.map((problem) => problem.message).join("\n"));
  }
}

/**
 * Reads the specs of a folder, sorted by method.
 * @param dir the spec folder, the one that holds `apis/`
 * @throws SpecFolderError when the folder or any of its files can't be read
 */
export async function loadSpecs(dir: string, options: ReadOptions = {}): Promise<ApiSpec[]> {
  const { specs, problems } = await readSpecs(dir, options);
  if (problems.length > 0) throw new SpecFolderError(problems);
  return specs;
}

/** Reads what can be read of a folder and says what can't; never throws for the folder's content. */
export async function readSpecs(dir: string, options: ReadOptions = {}): Promise<SpecFolder> {
  const shown = path.posix.join(options.shownAs ?? dir, apisFolder);
  const folder: SpecFolder = { specs: [], files: new Map(), problems: [] };
  let names: string[];
  try {
    names = (await readdir(path.join(dir, apisFolder))).sort();
  } catch (error) {
    folder.problems.push(unreadable(shown, "a folder of spec files", error));
    return folder;
  }
  const stems = names.filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -5));
  for (const stem of stems) {
    if (options.include?.(stem) === false) continue;
    const file = path.posix.join(shown, `${stem}.json`);
    const spec = readSpec(path.join(dir, apisFolder, `${stem}.json`), file, folder.problems);
    if (spec !== undefined) place(folder, spec, stem, file);
  }
  if (options.include === undefined) checkNames(folder, shown);
  folder.specs.sort((a, b) => (a.method < b.method ? -1 : 1));
  return folder;
}

/** Synchronous: for thousands of small files that is several times faster. */
function readSpec(from: string, file: string, problems: SpecError[]): ApiSpec | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(from);
  } catch (error) {
    problems.push(unreadable(file, "a readable file", error));
    return undefined;
  }
  try {
    return parseSpec(
      new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes),
      file,
    );
  } catch (error) {
    problems.push(error instanceof SpecError ? error : notUtf8(file));
    return undefined;
  }
}

function place(folder: SpecFolder, spec: ApiSpec, stem: string, file: string): void {
  const other = folder.files.get(spec.method);
  const hint = "rename it, or delete it and scrape its page again";
  if (!stemsOf(spec.method).includes(stem)) {
    const expected = `the spec of ${stem}, after which the file is named`;
    folder.problems.push(new SpecError({ file, at: "method", expected, found: spec.method, hint }));
  } else if (other !== undefined) {
    const expected = "one file a method";
    const found = `${spec.method} here and in ${other}`;
    folder.problems.push(new SpecError({ file, at: "method", expected, found, hint }));
  } else {
    folder.files.set(spec.method, path.posix.join(apisFolder, `${stem}.json`));
    folder.specs.push(spec);
  }
}

/** Two files that a disk which ignores case would make one of. */
function checkNames(folder: SpecFolder, shown: string): void {
  const wanted = fileStems(folder.files.keys());
  for (const [method, stem] of wanted) {
    const file = folder.files.get(method);
    const right = path.posix.join(apisFolder, `${stem}.json`);
    if (file === undefined || file === right) continue;
    folder.problems.push(
      new SpecError({
        file: path.posix.join(path.posix.dirname(shown), file),
        at: "",
        expected: `the name ${stem}.json, which stays apart from its neighbours where case is ignored`,
        found: path.posix.basename(file),
        hint: "rename it, or scrape its page again",
      }),
    );
  }
}

function unreadable(file: string, expected: string, error: unknown): SpecError {
  const code = (error as NodeJS.ErrnoException).code ?? "an error";
  const found =
    { ENOENT: "nothing there", ENOTDIR: "a file", EISDIR: "a folder", EACCES: "no permission" }[
      code
    ] ?? code;
  const hint = "name the spec folder with --spec, or run topgen scrape first";
  return new SpecError({ file, at: "", expected, found, hint });
}

function notUtf8(file: string): SpecError {
  const hint = "undo the edit or scrape the page again";
  return new SpecError({ file, at: "", expected: "UTF-8 text", found: "other bytes", hint });
}
