/**
 * The two sides of a comparison: a spec folder, one spec file, or either of a git revision. Files of
 * both sides with the same bytes are never parsed, since they can't differ in anything.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { apisFolder } from "../../spec/folder/read-specs.js";
import { stemsOf } from "../../spec/file-names.js";
import { parseSpec } from "../../spec/parse-spec.js";
import type { ApiSpec } from "../../spec/schema.js";
import { Failure, UsageError } from "../errors.js";
import { resolvePath, type Io } from "../io.js";
import { blobIdOf, openGit, type Git } from "./git.js";

/** One spec file of a side. */
export interface SourceFile {
  /** As the user would name it. */
  shown: string;
  /** The id that git gives to its bytes, where it is known without reading them. */
  blob?: string;
  read(): Buffer;
}

/** One side: file name → file. A side that is one file has one, under the empty name. */
export type Source = ReadonlyMap<string, SourceFile>;

/**
 * @param name a folder, a file, `main:spec`, `HEAD~3`
 * @throws UsageError when it is none of them
 */
export function openSource(name: string, io: Io, spec: string): Source {
  const at = resolvePath(io, name);
  const stats = statSync(at, { throwIfNoEntry: false });
  if (stats?.isFile() === true) return new Map([["", diskFile(at, name)]]);
  if (stats !== undefined) return folderSource(at, name);
  const [, revision = name, place = spec] = /^([^:]+):(.*)$/.exec(name) ?? [];
  const git = openGit(io.cwd);
  if (git === undefined || !git.isRevision(revision)) {
    throw new UsageError(
      `${name}: expected a spec folder, a spec file or a git revision (main:spec, HEAD~3), found none`,
    );
  }
  return gitSource(git, revision, place);
}

function diskFile(at: string, shown: string): SourceFile {
  return {
    shown,
    read: () => {
      try {
        return readFileSync(at);
      } catch (error) {
        throw new Failure(
          `${shown}: can't be read: ${(error as NodeJS.ErrnoException).code ?? ""}`,
        );
      }
    },
  };
}

function folderSource(at: string, shown: string): Source {
  const folder = path.join(at, apisFolder);
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  } catch {
    throw new Failure(
      `${shown}/${apisFolder}: expected a folder of spec files, found none; name the folder that holds ${apisFolder}/`,
    );
  }
  return new Map(
    names
      .sort()
      .map((name) => [name, diskFile(path.join(folder, name), `${shown}/${apisFolder}/${name}`)]),
  );
}

function gitSource(git: Git, revision: string, place: string): Source {
  const files = git.list(revision, place);
  const shown = (name: string): string =>
    `${revision}:${place}${name === "" ? "" : `/${apisFolder}/${name}`}`;
  return new Map(
    [...files].map(([name, blob]) => [
      name,
      { shown: shown(name), blob, read: () => git.read(blob) },
    ]),
  );
}

/** The specs of two sides that are not the same in both, and where each stands. */
export interface Compared {
  before: ApiSpec[];
  after: ApiSpec[];
  /** Method → its file after, else before. */
  files: ReadonlyMap<string, { shown: string; text: string }>;
}

/** @throws SpecError for a file that is no spec */
export function readDifferent(before: Source, after: Source): Compared {
  const files = new Map<string, { shown: string; text: string }>();
  const compared: Compared = { before: [], after: [], files };
  // Two single files are compared whatever their names.
  for (const name of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    const [a, b] = [before.get(name), after.get(name)];
    if (a !== undefined && b !== undefined && sameBlob(a, b)) continue;
    const [old, next] = [a?.read(), b?.read()];
    if (old !== undefined && next !== undefined && old.equals(next)) continue;
    if (a !== undefined && old !== undefined) compared.before.push(specOf(a, name, old, files));
    if (b !== undefined && next !== undefined) compared.after.push(specOf(b, name, next, files));
  }
  return compared;
}

/** Whether git has the bytes of both under one id; a file on disk is hashed before anything is asked of git. */
function sameBlob(a: SourceFile, b: SourceFile): boolean {
  if (a.blob === undefined && b.blob === undefined) return false;
  const idOf = (file: SourceFile, like: string): string => file.blob ?? blobIdOf(file.read(), like);
  return idOf(a, b.blob ?? "") === idOf(b, a.blob ?? "");
}

function specOf(
  file: SourceFile,
  name: string,
  bytes: Buffer,
  files: Map<string, { shown: string; text: string }>,
): ApiSpec {
  const text = bytes.toString("utf8");
  const spec = parseSpec(text, file.shown);
  const stem = name.slice(0, -".json".length);
  if (name !== "" && !stemsOf(spec.method).includes(stem)) {
    throw new Failure(
      `${file.shown}: expected the spec of ${stem}, after which the file is named, found ${spec.method}; rename it, or scrape its page again`,
    );
  }
  files.set(spec.method, { shown: file.shown, text });
  return spec;
}
