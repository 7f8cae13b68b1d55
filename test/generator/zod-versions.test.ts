/**
 * The generated package with what its users have: the oldest zod that its peer range allows, and the
 * classic flavour. Each type-checks, and passes its own contract tests.
 */
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, it } from "vitest";
import { generatePackage } from "../../generator/generate.js";
import type { GenerateOptions } from "../../generator/options.js";
import { goldenSpecs, writeFiles } from "./support.js";

const run = promisify(execFile);
const root = path.join(import.meta.dirname, "..", "..");
const packages = path.join(root, "node_modules");
const folders: string[] = [];

/** A package of the golden cases whose `zod` is the given package of this project. */
async function packageWith(zod: string, options: GenerateOptions): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), "topgen-zod-"));
  folders.push(folder);
  writeFiles(folder, await generatePackage(goldenSpecs(), options));
  const modules = path.join(folder, "node_modules");
  mkdirSync(modules);
  for (const name of readdirSync(packages)) {
    if (name.startsWith(".") || name === "zod") continue;
    symlinkSync(path.join(packages, name), path.join(modules, name), "junction");
  }
  symlinkSync(path.join(packages, zod), path.join(modules, "zod"), "junction");
  return folder;
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

async function outputOf(folder: string, script: string, ...args: string[]): Promise<string> {
  const env = { ...process.env, VITEST: "", VITEST_POOL_ID: "", VITEST_WORKER_ID: "" };
  const argv = [path.join(packages, script), ...args];
  const ran = run(process.execPath, argv, { cwd: folder, env }).catch((failed: unknown) => failed);
  const { stdout } = (await ran) as { stdout: string };
  return stdout;
}

interface Report {
  readonly numPassedTests: number;
  readonly testResults: readonly {
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

  it.each([
    ["the oldest zod", "zod-oldest", { zod: "mini", metadata: false }],
    ["the oldest classic zod and metadata", "zod-oldest", { zod: "classic", metadata: true }],
    ["classic zod", "zod", { zod: "classic", metadata: false }],
  ] as const)(
    "type-checks and passes its contract tests with %s",
    async (_name, zod, options) => {
      const folder = await packageWith(zod, options);
      expect(await outputOf(folder, "typescript-native/bin/tsc", "-p", folder)).toBe("");
      const args = ["run", "--root", folder, "--pool", "threads", "--no-isolate"];
      const report = await outputOf(folder, "vitest/vitest.mjs", ...args, "--reporter", "json");
      const { testResults, numPassedTests } = JSON.parse(report) as Report;
      expect(failuresOf(testResults)).toEqual([]);
      expect(numPassedTests).toBeGreaterThan(40);
    },
    180_000,
  );
});
