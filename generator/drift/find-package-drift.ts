/** Compares the generated package with what its specs render to. */
import { readdir } from "node:fs/promises";
import path from "node:path";
import { isInterrupted } from "../../spec/tree/commit.js";
import { textOf } from "../../spec/tree/content.js";
import { planPackage, type PackageState } from "../output/write-tree.js";
import { Failure } from "../errors.js";
import { firstDifferentLine } from "./line-difference.js";
import type { FileDrift } from "./drift.js";

/**
 * @param shown how messages call the folder
 * @throws Failure (2) when a run died in the middle of writing the folder
 */
export async function findPackageDrift(
  root: string,
  shown: string,
  state: PackageState,
): Promise<FileDrift[]> {
  await refuseInterrupted(root, shown, "generate");
  const plan = await planPackage(root, shown, () => state);
  const drift: FileDrift[] = [];
  const at = (file: string): string => `${shown}/${file}`;
  for (const file of plan.create) drift.push({ file: at(file), state: "missing" });
  const edited = new Set(plan.edited);
  for (const file of plan.change) {
    const wanted = textOf(state.wanted.get(file) ?? "");
    const line = firstDifferentLine(plan.current.get(file) ?? "", wanted);
    drift.push({ file: at(file), state: edited.has(file) ? "edited" : "changed", line });
  }
  for (const file of plan.orphan) drift.push({ file: at(file), state: "orphan" });
  const known = new Set([...plan.same, ...plan.change, ...plan.orphan]);
  // Where a run is about some files only, it can't tell whose the others are.
  const found = state.isOther === undefined ? await strays(root, state.wanted.keys(), known) : [];
  for (const file of found.filter((one) => state.isKept?.(one) !== true))
    drift.push({ file: at(file), state: "stray" });
  return drift;
}

export async function refuseInterrupted(
  root: string,
  shown: string,
  command: string,
): Promise<void> {
  if (!(await isInterrupted(root))) return;
  throw new Failure(
    `${shown}: a run died while it moved files here; run topgen ${command} again, which finishes it`,
    2,
  );
}

/** Files in the folders that topgen fills: they would be compiled and published with its own. */
async function strays(
  root: string,
  wanted: Iterable<string>,
  known: ReadonlySet<string>,
): Promise<string[]> {
  const folders = new Set([...wanted].map((file) => path.posix.dirname(file)));
  folders.delete(".");
  const found: string[] = [];
  for (const folder of [...folders].sort()) {
    const entries = await readdir(path.join(root, folder), { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const file = `${folder}/${entry.name}`;
      if (!entry.isDirectory() && !known.has(file)) found.push(file);
    }
  }
  return found.sort();
}
