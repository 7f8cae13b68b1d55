/** Before all tests: the command line is built once for those that need it built, and there is a place to write. */
import { access, chmod, constants, mkdtemp, rm, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** The folder of the built program. */
    program: string;
  }
}

export default async function prepare(project: TestProject): Promise<() => Promise<void>> {
  // Where the program finds its packages and templates, and any user may read: one for each run.
  const program = path.resolve(`node_modules/.topgen-test/${process.pid}`);
  const temporary = await mkdtemp(path.join(await quickFolder(), "topgen-tests-"));
  await chmod(temporary, 0o755);
  process.env["TMPDIR"] = temporary;
  await buildProgram(program);
  project.provide("program", program);
  return async () => {
    for (const folder of [program, temporary]) await rm(folder, { recursive: true, force: true });
  };
}

/**
 * Tests write tens of thousands of small files, which a disk takes longer for than all that is
 * tested: they are kept in memory where there is plenty.
 */
async function quickFolder(): Promise<string> {
  const memory = "/dev/shm";
  const enough = 2 ** 31;
  try {
    const { bavail, bsize } = await statfs(memory);
    await access(memory, constants.W_OK | constants.X_OK);
    return bavail * bsize > enough ? memory : tmpdir();
  } catch {
    return tmpdir();
  }
}

/**
 * `topgen.js` to be started as a process, `run.js` to run in the test's own, and the thread that
 * both start.
 */
async function buildProgram(outdir: string): Promise<void> {
  await build({
    entryPoints: {
      topgen: "generator/cli/main.ts",
      run: "generator/cli/run.ts",
      worker: "generator/work/worker.ts",
      "write-then-die": "test/cli/programs/write-then-die.ts",
    },
    outdir,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    packages: "external",
    logLevel: "error",
  });
}
