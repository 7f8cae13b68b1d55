/**
 * Writes a package and kills itself (SIGKILL) just before its n-th change to the disk:
 * `node write-then-die.js <folder> <files as JSON> <n>`. Exits with 0 when it needed fewer.
 */
import fs from "node:fs";
import fsPromises from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";

const [root = "", files = "{}", last = "0"] = process.argv.slice(2);
let left = Number(last);

type Functions = Record<string, (...args: unknown[]) => unknown>;

function countDown(module: object, names: string[]): void {
  const functions = module as Functions;
  for (const name of names) {
    const original = functions[name];
    if (original === undefined) throw new Error(`no ${name}`);
    functions[name] = (...args) => {
      left -= 1;
      if (left === 0) process.kill(process.pid, "SIGKILL");
      return original(...args);
    };
  }
}

countDown(fs, ["renameSync", "mkdirSync", "unlinkSync", "rmdirSync", "writeFileSync"]);
countDown(fsPromises, ["mkdir", "rm", "symlink"]);
syncBuiltinESMExports();

const { writePackage } = await import("../../../generator/output/write-tree.js");
const wanted = new Map(Object.entries(JSON.parse(files) as Record<string, string>));
await writePackage(root, "out", () => ({ wanted }));
