import { readdirSync, statSync } from "node:fs";
import path from "node:path";

/**
 * The files below a folder: posix paths relative to it, sorted. Without entries, whose parents are
 * other ones in the archives that Yarn runs programs from.
 */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(path.join(folder, name)).isFile())
    .map((name) => name.split(path.sep).join("/"))
    .sort();
}
