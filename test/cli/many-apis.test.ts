/** Runs over many APIs: in threads, with a cache, in shares; the result is that of a run without any of it. */
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { build } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";
import { catalogue } from "../measure/scale/catalogue.js";
import { Dice } from "../measure/scale/dice.js";
import { renderDocument } from "../support/render-page/json.js";
import { workplace, type Workplace } from "./support.js";

// Below the project, where the program finds its packages and templates.
const folder = path.resolve("node_modules/.cache/topgen-test-many");
const program = path.join(folder, "topgen.js");
const style = { envelope: "site", nulls: true, indent: 0, ascii: false } as const;
const apis = 16;

type Tree = Record<string, string>;
interface Outcome {
  code: number;
  stderr: string;
}

function topgen(place: Workplace, argv: string[], cache = place.at("cache")): Promise<Outcome> {
  const env = { ...process.env, XDG_CACHE_HOME: cache };
  return new Promise((resolve) => {
    const options = { cwd: place.folder, env, maxBuffer: 2 ** 26 };
    execFile(process.execPath, [program, ...argv], options, (error, _, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stderr });
    });
  });
}

async function output(place: Workplace): Promise<Tree> {
  return { ...(await place.tree("spec")), ...(await place.tree("generated")) };
}

/** Made by one thread without a cache: what every other run must give. */
let expected: Tree;
let pages: string;

beforeAll(async () => {
  await build({
    entryPoints: { topgen: "generator/cli/main.ts", worker: "generator/work/worker.ts" },
    outdir: folder,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    packages: "external",
    logLevel: "error",
  });
  const place = await workplace();
  pages = place.at("pages");
  await mkdir(pages);
  for (const page of catalogue(apis, 3)) {
    await writeFile(path.join(pages, `${page.method}.json`), renderDocument(page, style));
  }
  const plain = ["--workers", "0", "--no-cache"];
  expect(await topgen(place, ["scrape", "pages", ...plain])).toMatchObject({ code: 0 });
  expect(await topgen(place, ["generate", ...plain])).toMatchObject({ code: 0 });
  expect(await readdir(place.folder)).not.toContain("cache");
  expected = await output(place);
});

/** A workplace with the pages, and what a run makes of them. */
async function made(workers: string): Promise<Workplace> {
  const place = await workplace();
  await cp(pages, place.at("pages"), { recursive: true });
  await both(place, workers);
  return place;
}

let ready: Promise<Workplace> | undefined;

/** A workplace of its own in which a run with a cache has already been. */
async function filled(): Promise<Workplace> {
  const { folder: from } = await (ready ??= made("2"));
  const place = await workplace();
  await cp(from, place.folder, { recursive: true });
  return place;
}

async function both(place: Workplace, workers = "2"): Promise<void> {
  for (const argv of [["scrape", "pages"], ["generate"]]) {
    const outcome = await topgen(place, [...argv, "--workers", workers]);
    expect(outcome).toMatchObject({ code: 0 });
  }
}

describe("a run over many APIs", () => {
  it.each(["0", "1", "3"])(
    "gives the same bytes with %s workers, cold and warm",
    async (workers) => {
      const place = await made(workers);
      expect(await output(place)).toEqual(expected);
      await both(place, workers);
      expect(await output(place)).toEqual(expected);
      await rm(place.at("spec"), { recursive: true });
      await rm(place.at("generated"), { recursive: true });
      await both(place, workers);
      expect(await output(place)).toEqual(expected);
      expect(await topgen(place, ["check", "pages", "--workers", workers])).toMatchObject({
        code: 0,
      });
    },
  );

  it("gives threads the templates that the user has", async () => {
    const place = await workplace();
    for (const page of (await readdir(pages)).slice(0, 3)) {
      await cp(path.join(pages, page), place.at("pages", page));
    }
    const text = await readFile("templates/api.ts.hbs", "utf8");
    const own = (change: string) =>
      place.write(
        "own/api.ts.hbs",
        text.replace("{{interfaces}}", () => change),
      );
    const run = (command: string, ...flags: string[]) =>
      topgen(place, [command, "--templates", "own", ...flags]);
    expect(await topgen(place, ["scrape", "pages"])).toMatchObject({ code: 0 });
    await own("// Of the shop.\n\n{{interfaces}}");
    expect(await run("generate", "--workers", "2")).toMatchObject({ code: 0 });
    const made = await output(place);
    const modules = Object.keys(made).filter((file) => file.startsWith("src/apis/"));
    expect(modules).toHaveLength(3);
    for (const file of modules) expect(made[file]).toContain("\n// Of the shop.\n");
    expect(await run("check", "--workers", "0", "--no-cache")).toMatchObject({ code: 0 });
    await own("// Of the others.\n\n{{interfaces}}");
    expect(await run("check", "--workers", "2")).toMatchObject({ code: 1 });
    await own("");
    const { code, stderr } = await run("generate", "--workers", "2");
    expect(stderr).toMatch(/own\/api\.ts\.hbs: src\/apis\/.* missing; a template prints/);
    expect(code).toBe(1);
    expect(await output(place)).toEqual(made);
  });

  it("gives threads the hooks that the user has", async () => {
    const place = await workplace();
    for (const page of (await readdir(pages)).slice(0, 3)) {
      await cp(path.join(pages, page), place.at("pages", page));
    }
    const run = (command: string, ...flags: string[]) =>
      topgen(place, [command, "--hooks", "hooks.ts", ...flags]);
    const titled = (title: string) =>
      place.write("hooks.ts", `export default { ir: (api) => ({ ...api, title: ${title} }) };`);
    expect(await topgen(place, ["scrape", "pages"])).toMatchObject({ code: 0 });
    await titled('"Of the shop"');
    expect(await run("generate", "--workers", "2")).toMatchObject({ code: 0 });
    const made = await output(place);
    const modules = Object.keys(made).filter((file) => file.startsWith("src/apis/"));
    for (const file of modules) expect(made[file]).toContain('title: "Of the shop"');
    expect(modules).toHaveLength(3);
    expect(await run("check", "--workers", "0", "--no-cache")).toMatchObject({ code: 0 });
    await titled('"Of the others"');
    expect(await run("check", "--workers", "2")).toMatchObject({ code: 1 });
    await titled("5");
    const refused = await run("generate", "--workers", "2");
    expect(refused.stderr).toMatch(/hooks\.ts: ir: \S+: title: expected a text, found 5/);
    expect(refused.code).toBe(1);
    await place.write("hooks.ts", "export default { irr: 5 };");
    expect(await run("generate", "--workers", "2")).toMatchObject({ code: 2 });
    expect(await output(place)).toEqual(made);
  });

  it("sees with a cache what changed, and mends it", async () => {
    const place = await filled();
    const [module = ""] = Object.keys(expected).filter((file) => file.startsWith("src/apis/"));
    await place.write(`generated/${module}`, "mine");
    expect(await topgen(place, ["check"])).toMatchObject({ code: 1 });
    await rm(place.at("generated/src/registry.ts"));
    await both(place);
    expect(await output(place)).toEqual(expected);
    const [page = ""] = (await readdir(place.at("pages"))).sort();
    await place.edit(`pages/${page}`, '"apiChineseName":"', '"apiChineseName":"新');
    expect(await topgen(place, ["check", "pages"])).toMatchObject({ code: 1 });
    await both(place);
    const now = await output(place);
    const changed = Object.keys(now).filter((file) => now[file] !== expected[file]);
    const method = page.replace(/\.json$/, "");
    const others = changed.filter((file) => !file.includes(method));
    expect(others.sort()).toEqual(["README.md", "llms.txt", "manifest.json", "provenance.json"]);
  });
});

describe("the cache", () => {
  it("survives damage: any of its bytes lost or changed", async () => {
    const place = await filled();
    const packs = await readdir(place.at("cache/topgen"));
    expect(packs.filter((name) => name.endsWith(".pack"))).toHaveLength(2);
    const dice = new Dice(11);
    for (let round = 0; round < 4; round += 1) {
      for (const name of packs) {
        const file = place.at("cache/topgen", name);
        const bytes = await readFile(file);
        for (let hit = 0; hit < 20; hit += 1) bytes[dice.below(bytes.length)] = dice.below(256);
        await writeFile(
          file,
          round % 2 === 0 ? bytes : bytes.subarray(0, dice.below(bytes.length)),
        );
      }
      await rm(place.at("generated/src/apis"), { recursive: true });
      await both(place);
      expect(await output(place)).toEqual(expected);
    }
  });

  it("that has no place costs a word, not the run", async () => {
    const place = await workplace();
    await cp(pages, place.at("pages"), { recursive: true });
    await place.write("taken", "a file where the cache should be");
    for (const argv of [["scrape", "pages"], ["generate"]]) {
      const { code, stderr } = await topgen(place, argv, place.at("taken"));
      expect([code, stderr]).toEqual([0, expect.stringContaining("nothing could be remembered")]);
    }
    expect(await output(place)).toEqual(expected);
  });

  it("survives twenty kills at any moment", async () => {
    const place = await workplace();
    await cp(pages, place.at("pages"), { recursive: true });
    const dice = new Dice(5);
    const env = { ...process.env, XDG_CACHE_HOME: place.at("cache") };
    for (let kill = 0; kill < 20; kill += 1) {
      const argv = kill % 2 === 0 ? ["scrape", "pages"] : ["generate"];
      const child = spawn(process.execPath, [program, ...argv, "--workers", "2"], {
        cwd: place.folder,
        env,
        stdio: "ignore",
      });
      const ended = once(child, "close");
      await sleep(dice.between(50, 1500));
      child.kill("SIGKILL");
      await ended;
    }
    await both(place);
    expect(await output(place)).toEqual(expected);
  });

  it("serves two runs at once: each is right, or says who is in its way", async () => {
    const place = await filled();
    await rm(place.at("generated"), { recursive: true });
    const outcomes = await Promise.all([topgen(place, ["generate"]), topgen(place, ["generate"])]);
    const failed = outcomes.filter(({ code }) => code !== 0);
    expect(failed.length).toBeLessThan(2);
    for (const { stderr } of failed) expect(stderr).toContain("another run");
    expect(await output(place)).toEqual(expected);
  });
});

describe("a part of many APIs", () => {
  it("is checked in a whole package without a word on the others", async () => {
    const place = await filled();
    const [method = ""] = (await readdir(place.at("spec/apis"))).map((name) => name.slice(0, -5));
    for (const part of [
      ["--include", method],
      ["--exclude", "taobao.*"],
      ["--shard", "2/3"],
    ]) {
      expect(await topgen(place, ["check", ...part])).toMatchObject({ code: 0 });
    }
    await place.write(`generated/src/apis/${method}.ts`, "mine");
    expect(await topgen(place, ["check", "--include", method])).toMatchObject({ code: 1 });
    expect(await topgen(place, ["check", "--exclude", method])).toMatchObject({ code: 0 });
  });

  it("is chosen by category, too", async () => {
    const place = await filled();
    const [file = ""] = await readdir(place.at("spec/apis"));
    const spec: unknown = JSON.parse(await place.read(`spec/apis/${file}`));
    const text = JSON.stringify({ ...(spec as object), category: "会员API" });
    await place.write(`spec/apis/${file}`, text);
    const count = async (...argv: string[]): Promise<number> => {
      await rm(place.at("part"), { recursive: true, force: true });
      const { code } = await topgen(place, ["generate", "--out", "part", ...argv]);
      return code === 0 ? (await readdir(place.at("part/src/apis"))).length : 0;
    };
    expect(await count("--include", "category:会员*")).toBe(1);
    expect(await count("--exclude", "category:会员*")).toBe(apis - 1);
    expect(await count("--include", "category:no such")).toBe(0);
  });

  it("as shares makes the whole, each API in one of them", async () => {
    const place = await workplace();
    await cp(pages, place.at("pages"), { recursive: true });
    for (const shard of ["1/2", "2/2"]) {
      const out = `spec-${shard[0] ?? ""}`;
      expect(
        await topgen(place, ["scrape", "pages", "--spec", out, "--shard", shard]),
      ).toMatchObject({ code: 0 });
      await cp(place.at(out), place.at("spec"), {
        recursive: true,
        force: false,
        errorOnExist: true,
      });
    }
    const seen = new Set<string>();
    for (const shard of ["1/3", "2/3", "3/3"]) {
      const out = `share-${shard[0] ?? ""}`;
      const argv = ["generate", "--out", out, "--shard", shard];
      expect(await topgen(place, argv)).toMatchObject({ code: 0 });
      for (const file of Object.keys(await place.tree(out))) {
        expect(seen).not.toContain(file);
        seen.add(file);
      }
      await cp(place.at(out), place.at("generated"), { recursive: true });
    }
    await both(place);
    expect(await output(place)).toEqual(expected);
  });

  it("is refused where the share is none", async () => {
    const place = await filled();
    for (const shard of ["0/3", "4/3", "1", "a/b"]) {
      const { code, stderr } = await topgen(place, ["generate", "--shard", shard]);
      expect([code, stderr]).toEqual([2, expect.stringContaining("expected a share like 2/5")]);
    }
  });
});
