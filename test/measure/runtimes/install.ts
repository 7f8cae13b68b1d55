/** Runtimes and tools from npm, each in a folder of its own below the cache, installed once. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

/** Thrown where a runtime can't be had here; the message says why. */
export class Unavailable extends Error {
  override name = "Unavailable";
}

export const root = path.resolve(".");
const cache = path.join(root, "node_modules/.cache/topgen-runtimes");

/** Runs a program to its end, ten minutes at most; its output. Rejects with what it wrote. */
export function run(
  program: string,
  args: readonly string[],
  folder: string,
  environment: NodeJS.ProcessEnv = {},
): Promise<string> {
  const options = {
    cwd: folder,
    timeout: 600_000,
    maxBuffer: 2 ** 24,
    env: { ...process.env, ...environment },
  };
  return new Promise((resolve, reject) => {
    execFile(program, args, options, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new Error((stderr + stdout).trim() || error.message));
    });
  });
}

/** A folder with packages installed, `name@version` each. @throws Unavailable where npm has them not */
export async function installed(...packages: readonly string[]): Promise<string> {
  const folder = path.join(cache, packages.join("+").replace(/[^\w.+-]/g, "_"));
  const done = path.join(folder, "installed");
  if (existsSync(done)) return folder;
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "package.json"), '{"private":true}');
  try {
    await run("npm", ["install", "--no-fund", "--no-audit", ...packages], folder);
  } catch (error) {
    throw new Unavailable(`npm has no ${packages.join(", ")}: ${firstLine(error)}`);
  }
  await writeFile(done, "");
  return folder;
}

/** A file of an installed package. @throws Unavailable where the package came without it */
export async function binary(file: string, name: string): Promise<string> {
  const found = path.join(await installed(name), "node_modules", file);
  if (!existsSync(found)) throw new Unavailable(`${name} came without ${path.basename(file)}`);
  return found;
}

export const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split("\n", 1)[0] ?? "";
