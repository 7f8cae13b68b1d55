/** Spec files → the state of a package, with what earlier runs remembered. */
import { applyEdits, modify } from "jsonc-parser";
import { Pack } from "../../../spec/cache/pack.js";
import { apisFolder, placeMethods, SpecFolderError } from "../../../spec/folder/read-specs.js";
import { SpecError } from "../../../spec/spec-error.js";
import type { Content } from "../../../spec/tree/content.js";
import { sha256 } from "../../../spec/tree/sha256.js";
import { manifestFile, stringifyManifest } from "../../output/manifest.js";
import type { PackageState } from "../../output/write-tree.js";
import type { GenerateOptions } from "../../options.js";
import type { Entry } from "../../views/package.js";
import { compareWithDisk, type ApiItem, type RenderedApi, type RenderedFile } from "./api-task.js";
import { runTask, type WorkOptions } from "./pool.js";

export interface RenderingFolders {
  /** The package, absolute, and how messages call it. */
  root: string;
  shown: string;
  /** How messages call the spec folder. */
  spec: string;
  /** What the package is generated like. */
  options: GenerateOptions;
  /** The version of the package, where the user's config tells one. */
  version: string | undefined;
}

export class Rendering {
  readonly #pack: Pack | undefined;

  constructor(
    readonly folders: RenderingFolders,
    packFile: string | undefined,
    readonly work: WorkOptions,
  ) {
    this.#pack = packFile === undefined ? undefined : Pack.open(packFile);
  }

  /**
   * The files of APIs.
   * @param isWhole the items are all of the folder
   * @throws SpecFolderError for specs that can't be used
   */
  async apis(items: readonly ApiItem[], isWhole: boolean): Promise<RenderedApi[]> {
    const { apis, unreadable } = await this.usable(items, isWhole);
    if (unreadable.length > 0) throw new SpecFolderError(unreadable);
    return apis;
  }

  /** The files of the APIs whose specs can be used, and what is wrong with the others. */
  async usable(
    items: readonly ApiItem[],
    isWhole: boolean,
  ): Promise<{ apis: RenderedApi[]; unreadable: SpecError[] }> {
    const { root, shown, options } = this.folders;
    const setup = { pack: this.#pack?.snapshot, root, shown, options };
    const results = await runTask("apis", setup, items, this.work);
    const problems: SpecError[] = [];
    const apis: RenderedApi[] = [];
    for (const result of results) {
      if ("problem" in result) problems.push(new SpecError(result.problem));
      else apis.push(result);
    }
    const methods = new Map(apis.map(({ stem, entry }) => [stem, entry.method]));
    const placed = placeMethods(methods, `${this.folders.spec}/${apisFolder}`, isWhole);
    problems.push(...placed.problems);
    const usable = apis.filter(({ stem, entry }) => placed.stems.get(entry.method) === stem);
    for (const { key, record } of usable) {
      if (record === undefined) this.#pack?.use(key);
      else this.#pack?.set(key, record);
    }
    usable.sort((a, b) => (a.entry.method < b.entry.method ? -1 : 1));
    return { apis: usable, unreadable: problems };
  }

  /** The state of a folder in which there are the files of these APIs and nothing else. */
  async whole(apis: readonly RenderedApi[]): Promise<PackageState> {
    const wanted = this.#contents(apis, await this.#wholeFiles(apis.map(({ entry }) => entry)));
    const specs = new Map(apis.map(({ entry, spec }) => [entry.method, spec]));
    return {
      wanted: wanted.set(manifestFile, stringifyManifest(wanted, specs, this.folders.options)),
    };
  }

  /** The files of these APIs alone: nothing is said of any other. */
  alone(apis: readonly RenderedApi[]): PackageState {
    const wanted = this.#contents(apis, []);
    return { wanted, isOther: (file) => !wanted.has(file) };
  }

  /** @returns why nothing could be remembered, as the system says it */
  save(): string | undefined {
    return this.#pack?.save();
  }

  #contents(apis: readonly RenderedApi[], whole: readonly RenderedFile[]): Map<string, Content> {
    const contents = new Map<string, Content>();
    for (const { path, ...content } of [...apis.flatMap(({ files }) => files), ...whole]) {
      contents.set(path, content);
    }
    return contents;
  }

  /** The files about the whole package depend on one line of each API. */
  async #wholeFiles(entries: readonly Entry[]): Promise<RenderedFile[]> {
    const { options, version } = this.folders;
    const key = sha256(`whole\n${JSON.stringify([options, version, entries])}`);
    const remembered = this.#pack?.get(key);
    if (remembered !== undefined) {
      const digests = JSON.parse(remembered) as [path: string, sha256: string][];
      const files = digests.map(([at, digest]) => compareWithDisk(this.folders, at, digest));
      if (files.every(({ seen, sha256: digest }) => seen === digest)) return files;
    }
    const { wholeFiles } = await import("../../generate.js");
    const files = (await wholeFiles(entries, options)).map(([at, text]): RenderedFile => {
      const bytes = Buffer.from(at === "package.json" ? withVersion(text, version) : text);
      const file = compareWithDisk(this.folders, at, sha256(bytes));
      return file.seen === file.sha256 ? file : { ...file, bytes };
    });
    this.#pack?.set(key, JSON.stringify(files.map((file) => [file.path, file.sha256])));
    return files;
  }
}

function withVersion(manifest: string, version: string | undefined): string {
  if (version === undefined) return manifest;
  return applyEdits(manifest, modify(manifest, ["version"], version, {}));
}
