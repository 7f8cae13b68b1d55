/** Files that `topgen init` wants to write or change: planned first, then written all or none. */
import { accessSync, constants, existsSync, lstatSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { applyEdits, modify, type JSONPath } from "jsonc-parser";
import { writeFileWhole } from "../../spec/tree/write-file-whole.js";
import { Failure, messageOf } from "../errors.js";

export interface FileEdit {
  /** Absolute. */
  file: string;
  /** What it holds; undefined: it is not there. */
  before: string | Uint8Array | undefined;
  /** What it is to hold. */
  text: string;
}

/** A file of bytes that somebody saved. */
export interface FileCopy {
  file: string;
  bytes: Uint8Array;
}

/** A JSON text with one more member, indented as it is. @param isInsertion into a list */
export function editJson(
  text: string,
  place: JSONPath,
  value: unknown,
  isInsertion = false,
): string {
  const indent = indentOf(text);
  const formattingOptions = { insertSpaces: indent !== "\t", tabSize: indent.length, eol: "\n" };
  const edits = modify(text, place, value, {
    formattingOptions,
    isArrayInsertion: isInsertion,
  });
  return applyEdits(text, edits);
}

const indentOf = (text: string): string => /^([ \t]+)"/m.exec(text)?.[1] ?? "  ";

/** Lines at the end of a text, those that are not in it. */
export function addLines(before: string | undefined, lines: readonly string[]): string {
  const present = new Set((before ?? "").split(/\r?\n/).map((line) => line.trim()));
  const missing = lines.filter((line) => !present.has(line));
  const start = before === undefined || before === "" ? "" : `${before.replace(/\n?$/, "")}\n`;
  return missing.length === 0 ? (before ?? "") : `${start}${missing.join("\n")}\n`;
}

/**
 * Writes all of the files; where one can't be written, those before it are put back.
 * @param shown how messages call a file
 * @throws Failure naming the file, with nothing left half-written
 */
export async function writeAll(
  edits: readonly FileEdit[],
  copies: readonly FileCopy[],
  shown: (file: string) => string,
): Promise<void> {
  const all = [
    ...edits.map(({ file, before, text }) => ({ file, before, content: text })),
    ...copies.map(({ file, bytes }) => ({ file, before: undefined, content: bytes })),
  ];
  for (const { file } of all) refuseUnwritable(file, shown(file));
  const done: typeof all = [];
  try {
    for (const one of all) {
      await writeFileWhole(one.file, shown(one.file), one.content);
      done.push(one);
    }
  } catch (error) {
    for (const { file, before } of done) {
      if (before === undefined) await rm(file, { force: true });
      else await writeFileWhole(file, shown(file), before);
    }
    throw new Failure(`${messageOf(error)}; nothing was written`);
  }
}

/** Before anything is written: the folder that is there must take a file, and the file be one. */
function refuseUnwritable(file: string, shown: string): void {
  let folder = path.dirname(file);
  while (!existsSync(folder)) folder = path.dirname(folder);
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch {
    throw new Failure(
      `${shown}: can't be written: the folder ${folder} is read-only for you; allow it, or run topgen init elsewhere; nothing was written`,
    );
  }
  const stats = lstatSync(file, { throwIfNoEntry: false });
  if (stats === undefined || stats.isFile()) return;
  throw new Failure(
    `${shown}: expected a file to write, found something else; nothing was written`,
  );
}
