/** Spec files → the state of a package, with what earlier runs remembered. */
import path from "node:path";
import { Pack } from "../../spec/cache/pack.js";
import { apisFolder, placeMethods } from "../../spec/folder/read-specs.js";
import { SpecError, SpecFolderError } from "../../spec/spec-error.js";
import type { Content } from "../../spec/tree/content.js";
import { readIfThere } from "../../spec/tree/read-if-there.js";
import { sha256 } from "../../spec/tree/sha256.js";
import type { PackageSettings } from "../config/schema.js";
import { keptFiles } from "../output/kept-files.js";
import { manifestFile, stringifyManifest } from "../output/manifest.js";
import { ownedFiles, packageFile, parsePackageJson, settled } from "../output/package-json.js";
import type { PackageState } from "../output/write-tree.js";
import { defaultName, type RenderOptions } from "../options.js";
import type { Entry } from "../views/package.js";
import {
  compareWithDisk,
  renderedFile,
  type ApiItem,
  type RenderedApi,
  type RenderedFile,
} from "./api-task.js";
import { loadHooks } from "./load-hooks.js";
import { runTask, type WorkOptions } from "./pool.js";

export interface RenderingFolders {
  /** The package, absolute, and how messages call it. */
  root: string;
  shown: string;
  /** How messages call the spec folder. */
  spec: string;
  /** What the package is generated like. */
  options: RenderOptions;
  /** What the user says of the package. */
  settings: PackageSettings;
}

export class Rendering {
  readonly #pack: Pack | undefined;
  readonly #isKept: (file: string) => boolean;

  constructor(
    readonly folders: RenderingFolders,
    packFile: string | undefined,
    readonly work: WorkOptions,
  ) {
    this.#pack = packFile === undefined ? undefined : Pack.open(packFile);
    this.#isKept = keptFiles(folders.root, folders.shown);
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
    const kept = apis.filter(({ isLeftOut }) => !isLeftOut);
    const wanted = this.#contents(kept, await this.#wholeFiles(kept.map(({ entry }) => entry)));
    const specs = new Map(kept.map(({ entry, spec }) => [entry.method, spec]));
    wanted.set(manifestFile, stringifyManifest(wanted, specs, this.folders.options));
    return { wanted, isKept: this.#isKept };
  }

  /** The files of these APIs alone: nothing is said of any other. */
  alone(apis: readonly RenderedApi[]): PackageState {
    const wanted = this.#contents(apis, []);
    return { wanted, isOther: (file) => !wanted.has(file), isKept: this.#isKept };
  }

  /** @returns why nothing could be remembered, as the system says it */
  save(): string | undefined {
    return this.#pack?.save();
  }

  #contents(apis: readonly RenderedApi[], whole: readonly RenderedFile[]): Map<string, Content> {
    const contents = new Map<string, Content>();
    for (const { path: at, ...content } of [...apis.flatMap(({ files }) => files), ...whole]) {
      if (!this.#isKept(at)) contents.set(at, content);
    }
    return contents;
  }

  /** The files about the whole package depend on one line of each API, and on its package.json. */
  async #wholeFiles(entries: readonly Entry[]): Promise<RenderedFile[]> {
    const { root, shown, options, settings } = this.folders;
    const place = `${shown}/${packageFile}`;
    const text = readIfThere(path.join(root, packageFile), place)?.toString("utf8");
    const key = sha256(`whole\n${JSON.stringify([options, settings, text ?? "", entries])}`);
    const remembered = this.#pack?.get(key);
    if (remembered !== undefined) {
      const digests = JSON.parse(remembered) as [path: string, sha256: string][];
      const files = digests.map(([at, digest]) => compareWithDisk(this.folders, at, digest));
      if (files.every(({ seen, sha256: digest }) => seen === digest)) return files;
    }
    const current = parsePackageJson(text, place);
    const { wholeFiles } = await import("../whole-files.js");
    const name = settled("name", current, settings) ?? defaultName;
    const hooks = await loadHooks(options.hooks);
    const rendered = new Map(await wholeFiles(entries, options, name, hooks));
    const texts = ownedFiles(rendered, current, settings);
    const files = [...texts].map(([at, wanted]) => renderedFile(this.folders, at, wanted));
    this.#pack?.set(key, JSON.stringify(files.map((file) => [file.path, file.sha256])));
    return files;
  }
}
