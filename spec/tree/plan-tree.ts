/** What a run would do to a folder, found out without touching it. */
import path from "node:path";
import type { Content } from "./content.js";
import { sha256 } from "./sha256.js";
import { readIfThere } from "./read-if-there.js";
import { checkTree } from "./tree-paths.js";

/** What is to be done, as sorted paths relative to the root. */
export interface TreePlan {
  /** Files that are wanted and not there. */
  create: string[];
  /** Files that differ from what is wanted. */
  change: string[];
  same: string[];
  /** Files that an earlier run wrote and nobody wants any more. */
  orphan: string[];
  /** Those of `change` and `orphan` that somebody edited since topgen wrote them. */
  edited: string[];
  /** Those of `change` that no earlier run wrote: somebody else's files in the way. */
  foreign: string[];
  /** What stands on disk at the paths of `change`. */
  current: Map<string, string>;
}

/** A folder, and the state it should be in. */
export interface Tree {
  root: string;
  /** How messages call the folder. */
  shown: string;
  /** Path → content of the files that should be there; paths are relative to the root, posix. */
  wanted: ReadonlyMap<string, Content>;
  /** Path → sha256 of the files that an earlier run wrote. */
  known: ReadonlyMap<string, string>;
}

/** @throws FileError for links on the way and files that can't be read */
export function planTree({ root, shown, wanted, known }: Tree): TreePlan {
  const plan: TreePlan = {
    create: [],
    change: [],
    same: [],
    orphan: [],
    edited: [],
    foreign: [],
    current: new Map(),
  };
  const files = [...new Set([...wanted.keys(), ...known.keys()])].sort();
  checkTree(root, files, shown);
  for (const file of files) {
    if (isCompared(wanted.get(file))) {
      plan.same.push(file);
      continue;
    }
    const bytes = readIfThere(path.join(root, file), `${shown}/${file}`);
    const want = wanted.get(file);
    if (bytes === undefined) {
      if (want !== undefined) plan.create.push(file);
      continue;
    }
    if (want !== undefined && holds(bytes, want)) {
      plan.same.push(file);
      continue;
    }
    (want === undefined ? plan.orphan : plan.change).push(file);
    if (want !== undefined) plan.current.set(file, bytes.toString("utf8"));
    const written = known.get(file);
    if (written === undefined) plan.foreign.push(file);
    else if (written !== sha256(bytes)) plan.edited.push(file);
  }
  return plan;
}

/** Somebody has just read the file and found what it should hold. */
const isCompared = (want: Content | undefined): boolean =>
  typeof want === "object" && want.seen === want.sha256;

const holds = (bytes: Buffer, want: Content): boolean =>
  typeof want === "string" ? bytes.equals(Buffer.from(want)) : sha256(bytes) === want.sha256;
