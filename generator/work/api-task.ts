/** One spec file → its files of the package, compared with what is on disk. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { stringifySpec } from "../../spec/canonical.js";
import { Pack, type PackSnapshot } from "../../spec/cache/pack.js";
import { parseSpecFile, unreadableSpec } from "../../spec/folder/read-specs.js";
import type { ApiSpec } from "../../spec/schema.js";
import { SpecError, type SpecErrorParts } from "../../spec/spec-error.js";
import { readIfThere } from "../../spec/tree/read-if-there.js";
import { sha256 } from "../../spec/tree/sha256.js";
import type { RenderOptions } from "../options.js";
import type { Entry } from "../views/package.js";
import { loadHooks } from "./load-hooks.js";

export interface ApiSetup {
  /** The pack of what was rendered before; none with `--no-cache`. */
  pack: PackSnapshot | undefined;
  /** The folder of the package, absolute. */
  root: string;
  /** How messages call it. */
  shown: string;
  options: RenderOptions;
}

export interface ApiItem {
  /** The name of the spec file without its extension, and of the API's files. */
  stem: string;
  /** The spec file, absolute, and how messages call it. */
  at: string;
  file: string;
  /** What the file should hold, where that is not what it holds. */
  text?: string;
}

/** A file of the package: what it should hold, and what it holds. */
export interface RenderedFile {
  path: string;
  sha256: string;
  /** The digest of the file on disk; absent where there is none. */
  seen?: string;
  /** Its bytes, where the file on disk has others. */
  bytes?: Uint8Array;
}

export interface RenderedApi {
  stem: string;
  entry: Entry;
  /** The digest of the spec in its canonical form. */
  spec: string;
  /** The spec file says the same in other bytes. */
  isUncanonical: boolean;
  category: string | undefined;
  /** The user's hooks leave the API out of the package. */
  isLeftOut: boolean;
  files: RenderedFile[];
  /** For the pack: what was used of it, or is to be remembered. */
  key: string;
  record?: string;
}

export type ApiResult = RenderedApi | { stem: string; problem: SpecErrorParts };

/** What the pack remembers of an API. */
interface ApiRecord {
  entry: Entry;
  spec: string;
  category?: string;
  isLeftOut?: true;
  files: [path: string, sha256: string][];
}

export function openApiTask({
  pack: snapshot,
  root,
  shown,
  options,
}: ApiSetup): (item: ApiItem) => Promise<ApiResult> {
  const pack = snapshot === undefined ? undefined : new Pack(snapshot);
  const renderedBy = sha256(JSON.stringify(options));
  return async (item) => {
    try {
      const bytes = item.text === undefined ? readSpecFile(item) : Buffer.from(item.text);
      const raw = sha256(bytes);
      const key = sha256(`${item.stem}\n${renderedBy}\n${raw}`);
      const remembered = pack?.get(key);
      const common = { stem: item.stem, key };
      if (remembered !== undefined) {
        const record = JSON.parse(remembered) as ApiRecord;
        const files = record.files.map(([at, digest]) =>
          compareWithDisk({ root, shown }, at, digest),
        );
        if (files.every((one) => one.seen === one.sha256)) {
          const { entry, spec, category, isLeftOut = false } = record;
          const about = { entry, spec, category, isLeftOut, isUncanonical: spec !== raw };
          return { ...common, ...about, files };
        }
      }
      return {
        ...common,
        ...(await render(parseSpecFile(bytes, item.file), item, raw, { root, shown, options })),
      };
    } catch (error) {
      if (error instanceof SpecError) return { stem: item.stem, problem: error.parts };
      throw error;
    }
  };
}

function readSpecFile({ at, file }: ApiItem): Buffer {
  try {
    return readFileSync(at);
  } catch (error) {
    throw unreadableSpec(file, error);
  }
}

interface Folder {
  root: string;
  shown: string;
}

/** A file of the package: what is on disk of it. */
export function compareWithDisk({ root, shown }: Folder, at: string, digest: string): RenderedFile {
  const bytes = readIfThere(path.join(root, at), `${shown}/${at}`);
  return bytes === undefined
    ? { path: at, sha256: digest }
    : { path: at, sha256: digest, seen: sha256(bytes) };
}

/** A file of the package: what it should hold, and what is on disk of it. */
export function renderedFile(folder: Folder, at: string, text: string): RenderedFile {
  const bytes = Buffer.from(text);
  const file = compareWithDisk(folder, at, sha256(bytes));
  return file.seen === file.sha256 ? file : { ...file, bytes };
}

type Rendered = Omit<RenderedApi, "stem" | "key">;

/** The generator is loaded when there is something to generate. */
async function render(
  spec: ApiSpec,
  item: ApiItem,
  raw: string,
  folder: Folder & { options: RenderOptions },
): Promise<Rendered> {
  const { generateApi } = await import("../generate-api.js");
  const digest = sha256(stringifySpec(spec));
  const about = { spec: digest, category: spec.category, isUncanonical: digest !== raw };
  const { options } = folder;
  const hooks = await loadHooks(options.hooks);
  const generated = await generateApi(spec, item.stem, options, hooks);
  const { entry, files, isLeftOut = false } = generated;
  const rendered = files.map(([at, text]) => renderedFile(folder, at, text));
  const record: ApiRecord = {
    entry,
    spec: digest,
    ...(spec.category === undefined ? {} : { category: spec.category }),
    ...(isLeftOut ? { isLeftOut } : {}),
    files: rendered.map((one) => [one.path, one.sha256]),
  };
  return { ...about, entry, isLeftOut, files: rendered, record: JSON.stringify(record) };
}
