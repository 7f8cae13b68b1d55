/** What `npm run build` makes of a generated package, whatever the documents say: two halves that say the same. */
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { build as bundle } from "esbuild";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hostileSpec } from "./hostile-spec.js";
import { generatePackage, goldenSpecs, writePackage } from "./support.js";

const run = promisify(execFile);
const require = createRequire(import.meta.url);
const folder = mkdtempSync(path.join(tmpdir(), "topgen-published-"));
const dist = path.join(folder, "dist");

const filesIn = (place: string): string[] =>
  readdirSync(place, { recursive: true, encoding: "utf8" }).map((file) =>
    file.replaceAll("\\", "/"),
  );
const read = (file: string): string => readFileSync(path.join(dist, file), "utf8");

/** All modules of the ES half, by their paths in it. */
const modules = (): string[] =>
  filesIn(dist).filter((file) => file.endsWith(".js") && !file.startsWith("cjs/"));

const hostile = fc.sample(hostileSpec, { seed: 11, numRuns: 4 });
const specs = [
  ...goldenSpecs(),
  ...hostile.map((spec, index) => ({ ...spec, method: `hostile.number${index}` })),
];

beforeAll(async () => {
  writePackage(folder, await generatePackage(specs));
  await run(process.execPath, ["build.js"], { cwd: folder });
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What the names of a module stand for, functions and classes by their names. */
const shapeOf = (module: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(module)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]: [string, unknown]) => [
        name,
        value instanceof Function ? value.name : typeof value,
      ]),
  );

describe("a built package", () => {
  it("has the same exports as an ES module, by require, and where Node.js looks for names", async () => {
    const program = `
      const names = {};
      for (const file of process.argv.slice(1)) names[file] = Object.keys(await import(file));
      console.log(JSON.stringify(names));`;
    const files = modules().map((file) => path.join(dist, "cjs", file));
    const args = ["--input-type=module", "--eval", program, ...files];
    const { stdout } = await run(process.execPath, args, { maxBuffer: 2 ** 26 });
    const found = JSON.parse(stdout) as Record<string, string[]>;
    expect(files.length).toBeGreaterThan(100);
    for (const [index, file] of modules().entries()) {
      const shape = shapeOf((await import(path.join(dist, file))) as object);
      const common = require(files[index]!) as { __esModule: boolean };
      expect(shapeOf(common), file).toEqual(shape);
      expect(common.__esModule).toBe(true);
      expect(found[files[index]!], file).toEqual(expect.arrayContaining(Object.keys(shape)));
    }
  });

  it("loads modules by their method in both halves", async () => {
    type Registry = { loaders: Record<string, () => Promise<Record<string, unknown>>> };
    const esm = (await import(path.join(dist, "registry.js"))) as Registry;
    const common = require(path.join(dist, "cjs/registry.js")) as Registry;
    expect(Object.keys(common.loaders)).toEqual(Object.keys(esm.loaders));
    for (const [method, load] of Object.entries(common.loaders)) {
      expect(Object.keys(await load())).toEqual(
        expect.arrayContaining(Object.keys((await esm.loaders[method]?.()) ?? {})),
      );
    }
  });

  it("has comments in its declarations alone, and each declaration once", () => {
    const [method = ""] = specs.map((spec) => spec.method);
    const [code, types] = [`apis/${method}.js`, `apis/${method}.d.ts`];
    for (const file of [code, `cjs/${code}`]) {
      expect(read(file)).toContain("/* @__PURE__ */");
      expect(read(file).replaceAll("/* @__PURE__ */", "")).not.toMatch(/\/\*\*|^\s*\/\//m);
    }
    expect(read(`cjs/${types}`)).toContain("/**");
    expect(read(types)).toBe(`export * from "../cjs/${code}";\n`);
    expect(read("index.d.ts")).toBe('export * from "./cjs/index.js";\n');
  });

  it("leaves out of a bundle what is not used of a module", async () => {
    const file = `./dist/apis/${specs[0]?.method ?? ""}.js`;
    const names = Object.keys((await import(path.join(folder, file))) as object);
    const [kept = "", ...others] = names.sort((a) => (a.endsWith("Response") ? -1 : 1));
    const { outputFiles } = await bundle({
      stdin: { contents: `export { ${kept} } from "${file}";`, resolveDir: folder },
      ...{ bundle: true, format: "esm", write: false, external: ["zod"] },
    });
    const text = outputFiles.map((output) => output.text).join("");
    expect(others.length).toBeGreaterThan(1);
    expect([kept, ...others].filter((name) => text.includes(`var ${name} =`))).toEqual([kept]);
  });
});
