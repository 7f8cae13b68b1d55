/** The built program over many APIs, in this process; threads and caches are its own. */
import { cp, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, inject } from "vitest";
import type { run } from "../../../generator/cli/run.js";
import { catalogue } from "../../measure/scale/catalogue.js";
import { renderDocument } from "../../support/render-page/json.js";
import { runHere, workplace, type Outcome, type Workplace } from "../support.js";

/** More than threads, so that each of them has several. */
export const apis = 6;
const style = { envelope: "site", nulls: true, indent: 0, ascii: false } as const;

export type Tree = Record<string, string>;

export async function topgen(
  place: Workplace,
  argv: string[],
  cache = place.at("cache"),
): Promise<Outcome> {
  const built = pathToFileURL(path.join(inject("program"), "run.js")).href;
  const program = (await import(built)) as { run: typeof run };
  return runHere(program.run, argv, { cwd: place.folder, env: { XDG_CACHE_HOME: cache } });
}

export async function both(place: Workplace, workers = "2"): Promise<void> {
  for (const argv of [["scrape", "pages"], ["generate"]]) {
    const outcome = await topgen(place, [...argv, "--workers", workers]);
    expect(outcome).toMatchObject({ code: 0 });
  }
}

export async function output(place: Workplace): Promise<Tree> {
  return { ...(await place.tree("spec")), ...(await place.tree("generated")) };
}

/** Pages, and what every run over them must give. */
export class ManyApis {
  #filled: Promise<Workplace> | undefined;

  constructor(
    readonly pages: string,
    readonly expected: Tree,
  ) {}

  /** A workplace with the pages. */
  async place(): Promise<Workplace> {
    const place = await workplace();
    await cp(this.pages, place.at("pages"), { recursive: true });
    return place;
  }

  /** A workplace with the pages, and what a run makes of them. */
  async made(workers: string): Promise<Workplace> {
    const place = await this.place();
    await both(place, workers);
    return place;
  }

  /** A workplace of its own in which a run with a cache has already been. */
  async filled(): Promise<Workplace> {
    const { folder } = await (this.#filled ??= this.made("2"));
    const place = await workplace();
    await cp(folder, place.folder, { recursive: true });
    return place;
  }
}

/** The pages, and what one thread without a cache makes of them. */
export async function manyApis(): Promise<ManyApis> {
  const place = await workplace();
  const pages = place.at("pages");
  await mkdir(pages);
  for (const page of catalogue(apis, 3)) {
    await writeFile(path.join(pages, `${page.method}.json`), renderDocument(page, style));
  }
  const plain = ["--workers", "0", "--no-cache"];
  expect(await topgen(place, ["scrape", "pages", ...plain])).toMatchObject({ code: 0 });
  expect(await topgen(place, ["generate", ...plain])).toMatchObject({ code: 0 });
  expect(Object.keys(await place.tree(".")).filter((file) => file.startsWith("cache"))).toEqual([]);
  return new ManyApis(pages, await output(place));
}
