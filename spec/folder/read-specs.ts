/** Reading the spec folder: `apis/<method>.json`, one file an API. */
import { readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { fileStems, stemsOf } from "../file-names.js";
import { parseSpec } from "../parse-spec.js";
import type { ApiSpec } from "../schema.js";
import { SpecError, SpecFolderError } from "../spec-error.js";

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
  let stems: string[];
  try {
    stems = await readStems(dir, options.shownAs ?? dir);
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    folder.problems.push(error);
    return folder;
  }
  const read = new Map<string, ApiSpec>();
  for (const stem of stems) {
    if (options.include?.(stem) === false) continue;
    const file = path.posix.join(shown, `${stem}.json`);
    const spec = readSpec(path.join(dir, apisFolder, `${stem}.json`), file, folder.problems);
    if (spec !== undefined) read.set(stem, spec);
  }
  const methods = new Map([...read].map(([stem, { method }]) => [stem, method]));
  const placed = placeMethods(methods, shown, options.include === undefined);
  folder.problems.push(...placed.problems);
  for (const [method, stem] of placed.stems) {
    folder.files.set(method, path.posix.join(apisFolder, `${stem}.json`));
    const spec = read.get(stem);
    if (spec !== undefined) folder.specs.push(spec);
  }
  folder.specs.sort((a, b) => (a.method < b.method ? -1 : 1));
  return folder;
}

/**
 * The stems of the spec files of a folder, sorted.
 * @param shown how messages call the folder
 * @throws SpecError when there is no such folder
 */
export async function readStems(dir: string, shown: string): Promise<string[]> {
  try {
    const names = (await readdir(path.join(dir, apisFolder))).sort();
    return names.filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -5));
  } catch (error) {
    throw unreadable(path.posix.join(shown, apisFolder), "a folder of spec files", error);
  }
}

/** Synchronous: for thousands of small files that is several times faster. */
function readSpec(from: string, file: string, problems: SpecError[]): ApiSpec | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(from);
  } catch (error) {
    problems.push(unreadableSpec(file, error));
    return undefined;
  }
  try {
    return parseSpecFile(bytes, file);
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    problems.push(error);
    return undefined;
  }
}

/**
 * The spec that the bytes of a file say.
 * @param file how messages call it
 * @throws SpecError for the first thing that is wrong
 */
export function parseSpecFile(bytes: Uint8Array, file: string): ApiSpec {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw notUtf8(file);
  }
  return parseSpec(text, file);
}

/** Which file each method has, and what is wrong with the names of the files. */
export interface PlacedMethods {
  /** Method → stem. */
  stems: Map<string, string>;
  problems: SpecError[];
}

/**
 * Holds the names of spec files against the methods in them.
 * @param methods stem → the method that its file says, in the order of the stems
 * @param shown how messages call the folder of the files
 * @param isWhole they are all files of the folder, so that their names must stay apart
 */
export function placeMethods(
  methods: ReadonlyMap<string, string>,
  shown: string,
  isWhole: boolean,
): PlacedMethods {
  const placed: PlacedMethods = { stems: new Map(), problems: [] };
  const fileOf = (stem: string): string => path.posix.join(shown, `${stem}.json`);
  const hint = "rename it, or delete it and scrape its page again";
  for (const [stem, method] of methods) {
    const other = placed.stems.get(method);
    const place = { file: fileOf(stem), at: "method", hint };
    if (!stemsOf(method).includes(stem)) {
      const expected = `the spec of ${stem}, after which the file is named`;
      placed.problems.push(new SpecError({ ...place, expected, found: method }));
    } else if (other !== undefined) {
      const found = `${method} here and in ${fileOf(other)}`;
      placed.problems.push(new SpecError({ ...place, expected: "one file a method", found }));
    } else placed.stems.set(method, stem);
  }
  if (isWhole) placed.problems.push(...misnamed(placed.stems, fileOf));
  return placed;
}

/** Two files that a disk which ignores case would make one of. */
function misnamed(
  stems: ReadonlyMap<string, string>,
  fileOf: (stem: string) => string,
): SpecError[] {
  const problems: SpecError[] = [];
  for (const [method, right] of fileStems(stems.keys())) {
    const stem = stems.get(method);
    if (stem === undefined || stem === right) continue;
    problems.push(
      new SpecError({
        file: fileOf(stem),
        at: "",
        expected: `the name ${right}.json, which stays apart from its neighbours where case is ignored`,
        found: `${stem}.json`,
        hint: "rename it, or scrape its page again",
      }),
    );
  }
  return problems;
}

/** What is said of a spec file that can't be read. */
export function unreadableSpec(file: string, error: unknown): SpecError {
  return unreadable(file, "a readable file", error);
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
