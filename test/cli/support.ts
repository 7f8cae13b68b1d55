/** Runs the command line in this process, in a folder of its own. */
import { cp, mkdir, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createIo, type IoParts } from "../../generator/io.js";
import { run } from "../../generator/cli/run.js";
import { temporaryFolder } from "../support/temporary-folder.js";

export const captures = path.resolve("scraper/captures");

export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

/** What runs remember, as those of a user do; of this process alone. */
const cache = path.join(tmpdir(), `topgen-cache-${process.pid}`);

/** Runs a command line in this process: that of the sources, or of the built program. */
export async function runHere(
  program: typeof run,
  argv: readonly string[],
  place: Pick<IoParts, "cwd" | "env">,
): Promise<Outcome> {
  const written = { stdout: "", stderr: "" };
  const sink = (name: "stdout" | "stderr") => ({
    write: (text: string) => void (written[name] += text),
    isTerminal: false,
  });
  const stopped = () => Promise.resolve();
  const io = createIo({ ...place, stdout: sink("stdout"), stderr: sink("stderr"), stopped });
  return { code: await program(argv, io), ...written };
}

export class Workplace {
  constructor(readonly folder: string) {}

  run(...argv: string[]): Promise<Outcome> {
    return runHere(run, argv, { cwd: this.folder, env: { XDG_CACHE_HOME: cache } });
  }

  at(...names: string[]): string {
    return path.join(this.folder, ...names);
  }

  read(file: string): Promise<string> {
    return readFile(this.at(file), "utf8");
  }

  async write(file: string, content: string | Uint8Array): Promise<void> {
    await mkdir(path.dirname(this.at(file)), { recursive: true });
    await writeFile(this.at(file), content);
  }

  /** Replaces the first occurrence, which must be there. */
  async edit(file: string, from: string, to: string): Promise<void> {
    const text = await this.read(file);
    if (!text.includes(from)) throw new Error(`${file} does not contain ${from}`);
    await writeFile(
      this.at(file),
      text.replace(from, () => to),
    );
  }

  /** Every file below a folder with its content. */
  async tree(folder: string): Promise<Record<string, string>> {
    const found: Record<string, string> = {};
    const entries = await readdir(this.at(folder), { withFileTypes: true, recursive: true });
    for (const entry of entries) {
      if (!entry.isFile()) continue;
      const file = path.join(entry.parentPath, entry.name);
      found[path.relative(this.at(folder), file)] = await readFile(file, "utf8");
    }
    return found;
  }
}

export async function workplace(): Promise<Workplace> {
  return new Workplace(await temporaryFolder("topgen-cli-"));
}

/** Two of the captures: what is true of five is true of two, in half the time. */
export const twoCaptures = ["000_ed58b36345571dd7.txt", "004_71e25b0c6e1cce3b.txt"];

const filled = new Map<string, Promise<Workplace>>();

/** A workplace with captures in `pages/`, all or those named, scraped with their overrides and generated. */
export async function filledWorkplace(names?: readonly string[]): Promise<Workplace> {
  const key = String(names);
  const first = filled.get(key) ?? fill(names);
  filled.set(key, first);
  return copyOf(await first);
}

/** Made once for all files of tests in this process; it goes with the folder of the whole run. */
async function fill(names?: readonly string[]): Promise<Workplace> {
  const place = new Workplace(await mkdtemp(path.join(tmpdir(), "topgen-filled-")));
  for (const name of names ?? (await readdir(captures))) {
    await cp(path.join(captures, name), place.at("pages", name));
  }
  await runAll(place, ["scrape", "pages"]);
  for (const file of await readdir(place.at("spec/apis"))) {
    await cp(path.join("spec/overrides", file), place.at("spec/overrides", file)).catch(
      () => undefined,
    );
  }
  await runAll(place, ["scrape", "pages"], ["generate"]);
  return place;
}

async function runAll(place: Workplace, ...commands: string[][]): Promise<void> {
  for (const argv of commands) {
    const { code, stderr } = await place.run(...argv);
    if (code !== 0) throw new Error(stderr);
  }
}

/** A second workplace with the same files, for tests that change them. */
export async function copyOf(place: Workplace): Promise<Workplace> {
  const copy = await workplace();
  await cp(place.folder, copy.folder, { recursive: true, preserveTimestamps: true });
  return copy;
}
