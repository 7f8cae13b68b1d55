import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { commitChanges, isInterrupted, recover } from "../../spec/tree/commit.js";
import { withLock } from "../../spec/tree/lock.js";
import { stringifyManifest } from "../../generator/output/manifest.js";
import { writePackage } from "../../generator/output/write-tree.js";
import { sha256 } from "../../spec/tree/sha256.js";

let folder: string;
let root: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "topgen-output-"));
  root = path.join(folder, "out");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function tree(files: Record<string, string>): Map<string, string> {
  const wanted = new Map(Object.entries(files));
  return wanted.set("manifest.json", stringifyManifest(wanted));
}

const write = (files: Record<string, string>) =>
  writePackage(root, "out", () => ({ wanted: tree(files) }));

async function onDisk(at = root): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const entry of await readdir(at, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    found[path.relative(at, file)] = await readFile(file, "utf8");
  }
  return found;
}

const text = (files: Record<string, string>) => Object.fromEntries(tree(files));

describe("writing a package", () => {
  it("creates, changes and deletes to what is wanted, and leaves nothing beside it", async () => {
    await write({ "a.ts": "a", "src/b.ts": "b", "src/old/c.ts": "c" });
    await write({ "a.ts": "a2", "src/b.ts": "b", "src/new/d.ts": "d" });
    expect(await onDisk()).toEqual(text({ "a.ts": "a2", "src/b.ts": "b", "src/new/d.ts": "d" }));
    expect(await readdir(path.join(root, "src"))).toEqual(["b.ts", "new"]);
    expect(await readdir(folder)).toEqual(["out"]);
  });

  it("does not touch what is as it should be", async () => {
    await write({ "a.ts": "a", "b.ts": "b" });
    const before = await stat(path.join(root, "a.ts"));
    await write({ "a.ts": "a", "b.ts": "b2" });
    const after = await stat(path.join(root, "a.ts"));
    expect([after.mtimeMs, after.ino]).toEqual([before.mtimeMs, before.ino]);
  });

  it("overwrites its own file that somebody edited, and leaves an edited one that nobody wants", async () => {
    await write({ "a.ts": "a", "b.ts": "b" });
    await writeFile(path.join(root, "a.ts"), "mine");
    await writeFile(path.join(root, "b.ts"), "mine");
    const plan = await write({ "a.ts": "a" });
    expect(plan.edited).toEqual(["a.ts", "b.ts"]);
    expect(await onDisk()).toEqual({ ...text({ "a.ts": "a" }), "b.ts": "mine" });
  });

  it("never touches a file of somebody else", async () => {
    await write({ "a.ts": "a" });
    await mkdir(path.join(root, "node_modules/x"), { recursive: true });
    await writeFile(path.join(root, "node_modules/x/index.js"), "x");
    await symlink("x", path.join(root, "node_modules/link"));
    await write({ "b.ts": "b" });
    expect(await onDisk()).toEqual({ ...text({ "b.ts": "b" }), "node_modules/x/index.js": "x" });
    await expect(write({ "node_modules/x/index.js": "y" })).rejects.toThrow(
      "out/node_modules/x/index.js: expected a file that topgen wrote",
    );
    expect((await onDisk())["node_modules/x/index.js"]).toBe("x");
  });

  it("refuses a folder of somebody else, and mends one whose manifest is damaged", async () => {
    await mkdir(root);
    await writeFile(path.join(root, "a.ts"), "mine");
    await expect(write({ "a.ts": "a" })).rejects.toThrow(
      "out/a.ts: expected a file that topgen wrote",
    );
    await writeFile(path.join(root, "manifest.json"), "<<<<<<<");
    await write({ "a.ts": "a" });
    expect(await onDisk()).toEqual(text({ "a.ts": "a" }));
  });

  it("deletes nothing that a manifest points at outside", async () => {
    await write({ "a.ts": "a" });
    await writeFile(path.join(folder, "precious"), "p");
    const hostile = { files: { "../precious": sha256("p") } };
    await writeFile(path.join(root, "manifest.json"), JSON.stringify(hostile));
    await write({ "a.ts": "a" });
    expect(await readFile(path.join(folder, "precious"), "utf8")).toBe("p");
  });

  it.each([
    ["the folder itself", ".", "out: expected a folder, found a symbolic link"],
    ["a folder below it", "src", "out/src: expected a folder, found a symbolic link"],
    ["a file", "src/b.ts", "out/src/b.ts: expected a file to write, found a symbolic link"],
  ])("refuses a link in place of %s", async (_name, place, message) => {
    const elsewhere = path.join(folder, "elsewhere");
    await mkdir(path.join(elsewhere, "src"), { recursive: true });
    const link = path.join(root, place);
    await mkdir(path.dirname(link), { recursive: true });
    await symlink(place === "src/b.ts" ? path.join(elsewhere, "gone") : elsewhere, link);
    await expect(write({ "src/b.ts": "b" })).rejects.toThrow(message);
    expect(await onDisk(elsewhere)).toEqual({});
  });

  it.each(["../x", "/x", "a//b", "a/./b", "a\\b", "a/\u0000", "c:x", "n".repeat(201)])(
    "refuses the path %j",
    async (file) => {
      await write({ "a.ts": "a" });
      await expect(write({ [file]: "x" })).rejects.toThrow("is no path to write to");
      expect(await onDisk()).toEqual(text({ "a.ts": "a" }));
    },
  );

  it("writes nothing when one file can't be staged", async () => {
    await write({ "a.ts": "a", "b.ts": "b" });
    await mkdir(path.join(root, "c.ts"));
    await expect(write({ "a.ts": "a2", "c.ts": "c" })).rejects.toThrow("found a folder");
    expect(await onDisk()).toEqual(text({ "a.ts": "a", "b.ts": "b" }));
    expect(await readdir(folder)).toEqual(["out"]);
  });
});

describe("the lock", () => {
  const lock = () => path.join(folder, ".out.topgen-lock");

  it("lets one run write at a time and says who is at it", async () => {
    await withLock(root, "out", async () => {
      await expect(write({ "a.ts": "a" })).rejects.toThrow(
        `out: another run (process ${process.pid} on ${hostname()}) of topgen is writing it`,
      );
    });
    await write({ "a.ts": "a" });
  });

  it("takes over the lock of a process that is gone, one run only", async () => {
    await writeFile(lock(), `999999999 ${hostname()}\n`);
    const runs = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        write({ "a.ts": String(index), "b.ts": String(index) }),
      ),
    );
    const done = runs.flatMap((one, index) => (one.status === "fulfilled" ? [index] : []));
    expect(done.length).toBeGreaterThan(0);
    const { "a.ts": a, "b.ts": b } = await onDisk();
    expect(a).toBe(b);
    expect(done.map(String)).toContain(a);
    expect(await readdir(folder)).toEqual(["out"]);
  });

  it("respects the lock of another machine", async () => {
    await writeFile(lock(), `1 another-machine\n`);
    await expect(write({ "a.ts": "a" })).rejects.toThrow("process 1 on another-machine");
  });
});

describe("a run that dies", () => {
  it("after its journal is in place is finished by the next one", async () => {
    await write({ "a.ts": "a", "b.ts": "b", "c.ts": "c" });
    const stage = path.join(folder, ".out.topgen-stage-0011223344556677");
    await mkdir(stage, { mode: 0o700 });
    await writeFile(path.join(stage, "1"), "b2");
    await writeFile(path.join(root, "a.ts"), "a2");
    const journal = {
      moves: [
        ["0", "a.ts"],
        ["1", "b.ts"],
      ],
      removes: [["c.ts", sha256("c")]],
    };
    await writeFile(path.join(stage, "journal.json"), JSON.stringify(journal));
    expect(await isInterrupted(root)).toBe(true);
    await recover(root, "out");
    expect(await onDisk()).toMatchObject({ "a.ts": "a2", "b.ts": "b2" });
    expect(await readdir(folder)).toEqual(["out"]);
    expect(await isInterrupted(root)).toBe(false);
  });

  /** The system has no path of this length, though each of its names is one. */
  const tooLong = `${`${"n".repeat(190)}/`.repeat(22)}x`;

  it("that can't move its first file leaves the old tree and nothing beside it", async () => {
    await write({ "a.ts": "a" });
    const before = await onDisk();
    const changes = { write: new Map([[tooLong, "x"]]), remove: new Map<string, string>() };
    await expect(commitChanges(root, "out", changes)).rejects.toThrow(
      "out: nothing was written: ENAMETOOLONG",
    );
    expect(await onDisk()).toEqual(before);
    expect(await readdir(folder)).toEqual(["out"]);
  });

  it("that can't move a later file says so, and leaves the rest for the next one", async () => {
    await write({ "a.ts": "a" });
    const changes = {
      write: new Map([
        ["a.ts", "a2"],
        [tooLong, "x"],
      ]),
      remove: new Map<string, string>(),
    };
    await expect(commitChanges(root, "out", changes)).rejects.toThrow(
      "out: only a part was written",
    );
    expect(await isInterrupted(root)).toBe(true);
    await expect(recover(root, "out")).rejects.toThrow("out: only a part was written");
  });

  it("before it leaves the old tree and a folder that the next one removes", async () => {
    await write({ "a.ts": "a" });
    const stage = path.join(folder, ".out.topgen-stage-0011223344556677");
    await mkdir(stage);
    await writeFile(path.join(stage, "0"), "half");
    expect(await isInterrupted(root)).toBe(false);
    await write({ "a.ts": "a" });
    expect(await onDisk()).toEqual(text({ "a.ts": "a" }));
    expect(await readdir(folder)).toEqual(["out"]);
  });

  it("does not follow a journal that leads outside", async () => {
    await write({ "a.ts": "a" });
    const stage = path.join(folder, ".out.topgen-stage-0011223344556677");
    await mkdir(stage);
    await writeFile(path.join(stage, "0"), "evil");
    await writeFile(
      path.join(stage, "journal.json"),
      JSON.stringify({ moves: [["0", "../x"]], removes: [] }),
    );
    await expect(recover(root, "out")).rejects.toThrow("is damaged");
    await expect(stat(path.join(folder, "x"))).rejects.toThrow("ENOENT");
  });

  it.each(["moves", "removes"] as const)("follows no link by its %s", async (list) => {
    await write({ "a.ts": "a" });
    const outside = path.join(folder, "outside");
    await mkdir(outside);
    await writeFile(path.join(outside, "b.ts"), "b");
    await symlink(outside, path.join(root, "link"), "junction");
    const stage = path.join(folder, ".out.topgen-stage-0011223344556677");
    await mkdir(stage);
    await writeFile(path.join(stage, "0"), "evil");
    const digest = sha256("b");
    const entries = { moves: [["0", "link/b.ts"]], removes: [["link/b.ts", digest]] };
    const journal = { moves: [], removes: [], [list]: entries[list] };
    await writeFile(path.join(stage, "journal.json"), JSON.stringify(journal));
    await expect(recover(root, "out")).rejects.toThrow("link");
    expect(await readFile(path.join(outside, "b.ts"), "utf8")).toBe("b");
  });
});

it("a commit of nothing touches nothing", async () => {
  await commitChanges(root, "out", { write: new Map(), remove: new Map() });
  expect(await readdir(folder)).toEqual([]);
});
