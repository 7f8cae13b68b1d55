/**
 * The generated package with what its users have: the oldest zod that its peer range allows, and the
 * classic flavour. Each type-checks, and passes its own contract tests.
 */
import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import type { GenerateOptions } from "../../generator/options.js";
import { temporaryFolder } from "../support/temporary-folder.js";
import { generatePackage, goldenSpecs, writeFiles } from "./support.js";

const run = promisify(execFile);
const root = path.join(import.meta.dirname, "..", "..");
const packages = path.join(root, "node_modules");

const variants = {
  "the oldest zod": ["zod-oldest", { zod: "mini", metadata: false }],
  "the oldest classic zod and metadata": ["zod-oldest", { zod: "classic", metadata: true }],
  "classic zod": ["zod", { zod: "classic", metadata: false }],
} as const satisfies Record<string, readonly [zod: string, options: GenerateOptions]>;
const names = Object.keys(variants) as (keyof typeof variants)[];
const folderOf = (name: keyof typeof variants): string =>
  path.join(all, `package-${names.indexOf(name)}`);

/** The packages side by side, and what one run over the contract tests of all of them says. */
let all: string;
let results: Report["testResults"];
beforeAll(async () => {
  all = await temporaryFolder("topgen-zod-");
  for (const name of names) await writeVariant(name);
  const args = ["run", "--root", all, "--pool", "threads", "--no-isolate"];
  const report = await outputOf(all, "vitest/vitest.mjs", ...args, "--reporter", "json");
  results = (JSON.parse(report) as Report).testResults;
}, 180_000);

/** A package of the golden cases whose `zod` is the given package of this project. */
async function writeVariant(name: keyof typeof variants): Promise<void> {
  const [zod, options] = variants[name];
  const folder = folderOf(name);
  writeFiles(folder, await generatePackage(goldenSpecs(), options));
  const modules = path.join(folder, "node_modules");
  mkdirSync(modules);
  for (const each of readdirSync(packages)) {
    if (each.startsWith(".") || each === "zod") continue;
    symlinkSync(path.join(packages, each), path.join(modules, each), "junction");
  }
  symlinkSync(path.join(packages, zod), path.join(modules, "zod"), "junction");
}

async function outputOf(folder: string, script: string, ...args: string[]): Promise<string> {
  const env = { ...process.env, VITEST: "", VITEST_POOL_ID: "", VITEST_WORKER_ID: "" };
  const argv = [path.join(packages, script), ...args];
  const ran = run(process.execPath, argv, { cwd: folder, env }).catch((failed: unknown) => failed);
  const { stdout } = (await ran) as { stdout: string };
  return stdout;
}

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

const failuresOf = (results: Report["testResults"]): string[] =>
  results
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status !== "passed")
    .map(({ fullName, failureMessages }) => `${fullName}: ${failureMessages.join()}`);

const range = (): string => {
  const text = readFileSync(path.join(root, "templates", "package", "package.json"), "utf8");
  return (JSON.parse(text) as { peerDependencies: { zod: string } }).peerDependencies.zod;
};

describe("a generated package", () => {
  it("is tried with the oldest zod of its range", () => {
    const text = readFileSync(path.join(packages, "zod-oldest", "package.json"), "utf8");
    expect(range()).toBe(`^${(JSON.parse(text) as { version: string }).version}`);
  });

  it.each(names)(
    "type-checks and passes its contract tests with %s",
    async (name) => {
      const folder = folderOf(name);
      expect(await outputOf(folder, "typescript-native/bin/tsc", "-p", folder)).toBe("");
      const own = results.filter((file) => file.name.includes(`${path.basename(folder)}/test/`));
      expect(failuresOf(own)).toEqual([]);
      expect(own.flatMap((file) => file.assertionResults).length).toBeGreaterThan(40);
    },
    180_000,
  );
});
