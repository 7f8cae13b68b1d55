/** The stages of the benchmark, in the order in which one needs the other. */
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import fc from "fast-check";
import { renderHtml } from "../../support/render-page/html.js";
import { htmlStyle } from "../../support/render-page/html-style.js";
import { renderDocument } from "../../support/render-page/json.js";
import { renderText } from "../../support/render-page/text.js";
import type { Bench } from "./bench.js";
import { catalogue } from "./catalogue.js";

const seed = 20_260_101;
const style = { envelope: "site", nulls: true, indent: 0, ascii: false } as const;

/** The pages of all APIs, each as a JSON document, as HTML and as a text capture. */
export function writePages(bench: Bench, apis: number): void {
  const [htmlLook] = fc.sample(htmlStyle, { numRuns: 1, seed });
  if (htmlLook === undefined) throw new Error("no style drawn");
  for (const kind of ["json", "html", "text"]) mkdirSync(bench.at(kind));
  let parameters = 0;
  for (const page of catalogue(apis, seed)) {
    const json = renderDocument(page, style);
    parameters += json.split('"paramOrder"').length - 1;
    writeFileSync(bench.at("json", `${page.method}.json`), json);
    writeFileSync(bench.at("html", `${page.method}.html`), renderHtml(page, htmlLook));
    writeFileSync(bench.at("text", `${page.method}.txt`), renderText(page));
  }
  bench.fact(`${apis} APIs with ${parameters} parameters`);
}

export async function scrape(bench: Bench): Promise<void> {
  await bench.topgen("scrape JSON documents, cold", ["scrape", "json"], { bound: 0.5 });
  await bench.topgen("scrape JSON documents, unchanged", ["scrape", "json"], { bound: 0.1 });
  for (const kind of ["html", "text"]) {
    const argv = ["scrape", kind, "--spec", `spec-${kind}`];
    await bench.topgen(`scrape ${kind} pages, cold`, argv, { bound: 1 });
    await bench.topgen(`scrape ${kind} pages, unchanged`, argv, { bound: 0.2 });
  }
}

/** The peers on topgen's OpenAPI export of the same specs. */
export async function peers(bench: Bench): Promise<void> {
  await bench.topgen("export openapi", ["export", "openapi", "--out", "openapi.json"]);
  const { node, heyApi, openapiTypescript } = bench.peers;
  const plugins = ["@hey-api/typescript", "@hey-api/sdk", "@hey-api/client-fetch", "zod"];
  const argv = [node, heyApi, "-i", "openapi.json", "-o", "hey-api", "-p", ...plugins] as const;
  bench.setHeyApi(await bench.peer("hey-api: types, client, zod; unformatted, no tests", argv));
  const types = ["openapi.json", "-o", "openapi-typescript.ts"] as const;
  await bench.peer("openapi-typescript: types", [process.execPath, openapiTypescript, ...types]);
}

export async function generate(bench: Bench): Promise<void> {
  await bench.topgen("generate, cold", ["generate"], { bound: 0.75 });
  await bench.topgen("generate, unchanged", ["generate"], { bound: 0.08 });
  changeSpecs(bench, 1);
  await bench.topgen("generate, one API changed", ["generate"], { bound: 0.1 });
  restoreSpecs(bench);
  await bench.topgen("generate, the change undone", ["generate"], { bound: 0.1 });
}

export async function check(bench: Bench): Promise<void> {
  await bench.topgen("check, nothing changed", ["check", "json"], { bound: 0.15 });
  const [one = ""] = files(bench.at("json"));
  const method = path.basename(one, ".json");
  await bench.topgen("check --include of one API", ["check", "--include", method]);
  changePages(bench, 50);
  await bench.topgen("check, 50 pages changed", ["check", "json"], { bound: 0.25, code: 1 });
}

const files = (folder: string): string[] =>
  readdirSync(folder)
    .sort()
    .map((name) => path.join(folder, name));

function changeSpecs(bench: Bench, count: number): void {
  cpSync(bench.at("spec"), bench.at("spec-before"), { recursive: true });
  for (const file of files(bench.at("spec/apis")).slice(0, count)) {
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.replace(/"title": "/, '"title": "新'));
  }
}

function restoreSpecs(bench: Bench): void {
  rmSync(bench.at("spec"), { recursive: true });
  cpSync(bench.at("spec-before"), bench.at("spec"), { recursive: true });
}

function changePages(bench: Bench, count: number): void {
  for (const file of files(bench.at("json")).slice(0, count)) {
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.replace('"apiChineseName":"', '"apiChineseName":"新'));
  }
}

const strict =
  "--strict --noEmit --skipLibCheck --target es2022 --lib es2023,dom,dom.iterable,dom.asynciterable".split(
    " ",
  );
const bundler = ["--module", "esnext", "--moduleResolution", "bundler"];

/** Type checks the whole output of both, and a program that imports one API of many and of few. */
export async function compile(bench: Bench): Promise<void> {
  const { tsc, modules } = bench.peers;
  for (const place of ["generated", "hey-api"]) {
    symlinkSync(
      place === "generated" ? path.resolve("node_modules") : modules,
      bench.at(place, "node_modules"),
      "junction",
    );
  }
  writeFileSync(bench.at("hey-api/package.json"), '{ "type": "module" }\n');
  const hey = await bench.peer(
    "tsc 7, hey-api's output",
    [tsc, ...strict, ...bundler, "index.ts", "zod.gen.ts"],
    bench.at("hey-api"),
  );
  const ours = await bench.peer(
    "tsc 7, src",
    [tsc, "-p", "tsconfig.src.json"],
    withSourceConfig(bench),
  );
  bench.fact(
    `tsc: ${(ours.cpu / hey.cpu).toFixed(3)} of the processor time for hey-api's output (0.15 allowed), ${ours.peak.toFixed(0)} MiB (2048 allowed)`,
  );
}

/** A program that uses one API, of the whole package and of one with five APIs. */
export async function consume(bench: Bench): Promise<void> {
  mkdirSync(bench.at("few", "apis"), { recursive: true });
  const [first = "", ...others] = files(bench.at("spec/apis")).slice(0, 5);
  for (const file of [first, ...others]) cpSync(file, bench.at("few/apis", path.basename(file)));
  await bench.topgen("generate five APIs", ["generate", "--spec", "few", "--out", "five"]);
  symlinkSync(path.resolve("node_modules"), bench.at("five", "node_modules"), "junction");
  const times: number[] = [];
  for (const place of ["five", "generated"]) {
    const module = path.basename(first, ".json");
    writeFileSync(
      bench.at(place, "consumer.ts"),
      `import { TopClient } from "./src/index.js";\nimport * as api from "./src/apis/${module}.js";\nconsole.log(TopClient, api);\n`,
    );
    const argv = [
      bench.peers.tsc,
      ...strict,
      ...bundler,
      "--ignoreConfig",
      "--types",
      "node",
      "consumer.ts",
    ] as const;
    times.push(
      (await bench.peer(`tsc 7, a program with one API of ${place}`, argv, bench.at(place))).cpu,
    );
  }
  const [few = 1, many = 0] = times;
  bench.fact(
    `one API of the whole package: ${(many / few).toFixed(2)} of the processor time for one of five`,
  );
}

function withSourceConfig(bench: Bench): string {
  writeFileSync(
    bench.at("generated/tsconfig.src.json"),
    '{ "extends": "./tsconfig.json", "include": ["src"] }\n',
  );
  return bench.at("generated");
}

/** Bundles of one API from the main entry and from the client alone, in bytes. */
export async function bundle(bench: Bench): Promise<void> {
  const [module = ""] = files(bench.at("generated/src/apis"));
  const sizes: number[] = [];
  for (const entry of ["index.js", "runtime/index.js"]) {
    const contents = `import { TopClient } from "./src/${entry}"; import * as api from "./src/apis/${path.basename(module, ".ts")}.js"; console.log(TopClient, Object.values(api).at(-1));`;
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: bench.at("generated") },
      bundle: true,
      minify: true,
      format: "esm",
      write: false,
      logLevel: "error",
    });
    sizes.push(outputFiles[0]?.contents.length ?? 0);
  }
  const [main = 0, core = 1] = sizes;
  bench.fact(
    `bundle of one API: ${main} bytes from the main entry, ${core} from the client alone: ${(main / core).toFixed(3)} (1.05 allowed)`,
  );
}

/** Cold generation of growing catalogues. */
export async function growth(bench: Bench, sizes: readonly number[]): Promise<void> {
  let before: number | undefined;
  for (const size of sizes) {
    const spec = `growth-${size}`;
    mkdirSync(bench.at(spec, "apis"), { recursive: true });
    for (const file of files(bench.at("spec/apis")).slice(0, size))
      cpSync(file, bench.at(spec, "apis", path.basename(file)));
    const argv = ["generate", "--spec", spec, "--out", `${spec}-package`, "--no-cache"];
    const { wall } = await bench.topgen(`generate ${size} APIs, cold`, argv);
    if (before !== undefined)
      bench.fact(`twice the APIs: ${(wall / before).toFixed(2)} times the time`);
    before = wall;
  }
}
