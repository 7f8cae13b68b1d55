/** A process that is killed before each single change it makes to the disk. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, expect, inject, it } from "vitest";
import { isInterrupted, recover } from "../../spec/tree/commit.js";
import { stringifyManifest } from "../../generator/output/manifest.js";
import { writePackage } from "../../generator/output/write-tree.js";
import { temporaryFolder } from "../support/temporary-folder.js";

type Tree = Record<string, string>;

function tree(files: Tree): Tree {
  return { ...files, "manifest.json": stringifyManifest(new Map(Object.entries(files))) };
}

const before = tree({ "a.ts": "a", "src/b.ts": "b", "src/old/c.ts": "c", "src/same.ts": "s" });
const after = tree({ "a.ts": "A", "src/b.ts": "B", "src/new/d.ts": "D", "src/same.ts": "s" });

const program = path.join(inject("program"), "write-then-die.js");
let scratch: string;

beforeAll(async () => {
  scratch = await temporaryFolder("topgen-killed-");
});

async function onDisk(root: string): Promise<Tree | undefined> {
  const entries = await readdir(root, { withFileTypes: true, recursive: true }).catch(
    () => undefined,
  );
  if (entries === undefined) return undefined;
  const found: Tree = {};
  for (const entry of entries.filter((one) => one.isFile())) {
    const file = path.join(entry.parentPath, entry.name);
    found[path.relative(root, file)] = await readFile(file, "utf8");
  }
  return found;
}

const write = (root: string, files: Tree) =>
  writePackage(root, "out", () => ({ wanted: new Map(Object.entries(files)) }));

/** @returns whether the process was killed before it was done */
async function writeAndDie(root: string, n: number): Promise<boolean> {
  const argv = [program, root, JSON.stringify(after), String(n)];
  const child = spawn(process.execPath, argv, { stdio: ["ignore", "ignore", "pipe"] });
  let words = "";
  child.stderr.on("data", (chunk: Buffer) => (words += chunk.toString()));
  const [status, signal] = (await once(child, "close")) as [number | null, string | null];
  if (signal !== "SIGKILL" && status !== 0) throw new Error(words);
  return signal === "SIGKILL";
}

it.concurrent.each([
  ["an existing tree", before],
  ["no tree", undefined],
])(
  "over %s leaves the old or the new one, or moves that the next run finishes",
  async (_name, old) => {
    let died = true;
    for (let n = 1; died; n++) {
      const folder = await mkdtemp(path.join(scratch, "run-"));
      const root = path.join(folder, "out");
      if (old !== undefined) await write(root, old);
      died = await writeAndDie(root, n);
      const found = await onDisk(root);
      if (await isInterrupted(root)) {
        for (const [file, text] of Object.entries(found ?? {})) {
          expect([before[file], after[file]], `${file} after change ${n}`).toContain(text);
        }
        await recover(root, "out");
        expect(await onDisk(root)).toEqual(after);
      } else {
        expect([old, after]).toContainEqual(found);
      }
      await write(root, after);
      expect(await onDisk(root)).toEqual(after);
      expect(await readdir(folder)).toEqual(["out"]);
      expect(n).toBeLessThan(100);
    }
  },
);
