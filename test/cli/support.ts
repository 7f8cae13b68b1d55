/** Runs the command line in this process, in a folder of its own. */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll } from "vitest";
import { createIo } from "../../generator/cli/io.js";
import { run } from "../../generator/cli/run.js";

export const captures = path.resolve("scraper/captures");

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

export class Workplace {
  constructor(readonly folder: string) {}

  async run(...argv: string[]): Promise<Outcome> {
    const written = { stdout: "", stderr: "" };
    const sink = (name: "stdout" | "stderr") => ({
      write: (text: string) => void (written[name] += text),
      isTerminal: false,
    });
    const io = createIo({
      cwd: this.folder,
      env: {},
      stdout: sink("stdout"),
      stderr: sink("stderr"),
      stopped: () => Promise.resolve(),
    });
    return { code: await run(argv, io), ...written };
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
  const folder = await mkdtemp(path.join(tmpdir(), "topgen-cli-"));
  folders.push(folder);
  return new Workplace(folder);
}

/** A workplace with the five captures in `pages/`, scraped and generated. */
export async function filledWorkplace(): Promise<Workplace> {
  const place = await workplace();
  await cp(captures, place.at("pages"), { recursive: true });
  await cp("spec/overrides", place.at("spec/overrides"), { recursive: true });
  for (const argv of [["scrape", "pages"], ["generate"]]) {
    const { code, stderr } = await place.run(...argv);
    if (code !== 0) throw new Error(stderr);
  }
  return place;
}

/** A second workplace with the same files, for tests that change them. */
export async function copyOf(place: Workplace): Promise<Workplace> {
  const copy = await workplace();
  await cp(place.folder, copy.folder, { recursive: true, preserveTimestamps: true });
  return copy;
}
