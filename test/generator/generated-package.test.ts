/**
 * The generated package as its users meet it: it type-checks under strict options, its contract tests
 * all run and pass, and it can be packed, whatever the documents say.
 */
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildApi } from "../../generator/ir/build.js";
import { fileStems } from "../../spec/file-names.js";
import type { ApiSpec } from "../../spec/schema.js";
import { hostileSpec } from "./hostile-spec.js";
import { generatePackage, goldenSpecs, writePackage } from "./support.js";

const run = promisify(execFile);
const folder = mkdtempSync(path.join(tmpdir(), "topgen-generated-"));
const root = path.join(import.meta.dirname, "..", "..");

/** The golden cases and a few documents whose every text is hostile, always the same ones. */
function specs(): ApiSpec[] {
  const hostile = fc.sample(hostileSpec, { seed: 7, numRuns: 5 });
  return [
    ...goldenSpecs(),
    ...hostile.map((spec, index) => ({ ...spec, method: `hostile.number${index}` })),
  ];
}

/** A module that compiles where what zod infers of each schema is the interface that it is of. */
function inferredTypes(): string {
  const stems = fileStems(specs().map(({ method }) => method));
  const lines = specs().flatMap((spec, index) => {
    const api = buildApi(spec, stems.get(spec.method) ?? "");
    const checks = [...api.schemas, api.request, api.response].flatMap((object) =>
      ["infer", "input", "output"].map(
        (way) =>
          `  (): Equal<z.${way}<typeof m${index}.${object.schemaName}>, m${index}.${object.interfaceName}> => true,`,
      ),
    );
    return [
      `import * as m${index} from "../src/apis/${api.fileName}.js";`,
      `export const types${index} = [`,
      ...checks,
      "];",
    ];
  });
  return [
    'import type * as z from "zod/mini";',
    "type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;",
    ...lines,
  ].join("\n");
}

beforeAll(async () => {
  const files = await generatePackage(specs());
  writePackage(folder, new Map([...files, ["test/types.ts", inferredTypes()]]));
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("a generated package", () => {
  it.concurrent(
    "type-checks under strict options",
    async () => {
      const tsc = path.join(root, "node_modules", "typescript-native", "bin", "tsc");
      const { stdout } = await run(process.execPath, [tsc, "-p", folder, "--listFiles"]).catch(
        (failed: unknown) => failed as { stdout: string },
      );
      const lines = stdout.split("\n");
      expect(lines.filter((line) => line.includes("error TS"))).toEqual([]);
      expect(lines.filter((line) => line.endsWith(".test.ts"))).toHaveLength(specs().length);
    },
    120_000,
  );

  it.concurrent(
    "runs and passes every contract test, whatever the documents hold",
    async () => {
      const vitest = path.join(root, "node_modules", "vitest", "vitest.mjs");
      const file = path.join(folder, "report.json");
      const report = ["--reporter", "json", "--outputFile", file];
      const options = ["run", "--root", folder, "--pool", "threads", "--no-isolate"];
      const env = { ...process.env, VITEST: "", VITEST_POOL_ID: "", VITEST_WORKER_ID: "" };
      await run(process.execPath, [vitest, ...options, ...report], { cwd: folder, env }).catch(
        () => undefined,
      );
      const { testResults } = JSON.parse(readFileSync(file, "utf8")) as {
        testResults: { name: string; assertionResults: { fullName: string; status: string }[] }[];
      };
      const failed = testResults.flatMap(({ name, assertionResults }) =>
        assertionResults
          .filter(({ status }) => status !== "passed")
          .map(({ fullName, status }) => `${path.basename(name)}: ${fullName}: ${status}`),
      );
      expect(failed).toEqual([]);
      expect(testResults.map(({ name }) => path.basename(name)).sort()).toEqual(
        specs()
          .map(({ method }) => `${method}.test.ts`)
          .sort(),
      );
      expect(testResults.every(({ assertionResults }) => assertionResults.length > 1)).toBe(true);
    },
    180_000,
  );

  it("names an entry of its exports for every module that it has", () => {
    const { exports, dependencies, peerDependencies, sideEffects } = JSON.parse(
      readFileSync(path.join(folder, "package.json"), "utf8"),
    ) as {
      exports: Record<string, unknown>;
      dependencies?: object;
      peerDependencies: object;
      sideEffects: boolean;
    };
    expect(Object.keys(exports)).toEqual([
      ".",
      "./registry",
      "./core",
      "./schema",
      "./apis/*",
      "./mock",
      "./mock/node",
      "./mock/msw",
      "./mock/apis/*",
      "./package.json",
    ]);
    expect(dependencies).toBeUndefined();
    expect(Object.keys(peerDependencies)).toEqual(["zod"]);
    expect(sideEffects).toBe(false);
  });
});
