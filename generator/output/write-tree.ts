/** Brings a generated folder to its wanted state in one step, and never touches a file of somebody else. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { commitChanges, recover } from "../../spec/tree/commit.js";
import { FileError } from "../../spec/tree/file-error.js";
import { withLock } from "../../spec/tree/lock.js";
import { planTree, type TreePlan } from "../../spec/tree/plan-tree.js";
import { checkTree } from "../../spec/tree/tree-paths.js";
import { defaultOptions, type GenerateOptions } from "../options.js";
import { manifestFile, optionsOf, parseManifest } from "./manifest.js";

/** What topgen wrote into a folder before. */
interface KnownFiles {
  /** Path → sha256 of what earlier runs wrote, from the folder's manifest. */
  known: Map<string, string>;
  /** The folder has a manifest that can't be read: topgen's folder, but nobody knows which files. */
  damaged: boolean;
}

/** Reads a folder's manifest; a folder without one knows no files. */
async function readKnownFiles(root: string, shown: string): Promise<KnownFiles> {
  checkTree(root, [manifestFile], shown);
  const text = await readFile(path.join(root, manifestFile), "utf8").catch(() => undefined);
  if (text === undefined) return { known: new Map(), damaged: false };
  const known = parseManifest(text);
  return { known: known ?? new Map<string, string>(), damaged: known === undefined };
}

/** How the package in a folder was generated, so that it is compared and made anew the same way. */
export async function recordedOptions(root: string): Promise<GenerateOptions> {
  const text = await readFile(path.join(root, manifestFile), "utf8").catch(() => undefined);
  return text === undefined ? defaultOptions : optionsOf(text);
}

/**
 * Plans a generated folder: `wanted` must contain its own manifest.
 * The manifest itself is always topgen's, whatever it says.
 */
export async function planPackage(
  root: string,
  shown: string,
  wanted: ReadonlyMap<string, string>,
): Promise<TreePlan & { damaged: boolean }> {
  const { known, damaged } = await readKnownFiles(root, shown);
  const plan = planTree({ root, shown, wanted, known });
  const foreign = plan.foreign.filter((file) => file !== manifestFile);
  return { ...plan, foreign, damaged };
}

/**
 * Writes a generated folder: creates, changes and deletes what differs, in one step; unchanged
 * files are not touched. Files that topgen did not write are refused where they are in the way.
 * @returns what was done; orphans that somebody edited are left where they are
 */
export async function writePackage(
  root: string,
  shown: string,
  wanted: ReadonlyMap<string, string>,
): Promise<TreePlan> {
  return withLock(root, shown, async () => {
    await recover(root, shown);
    const plan = await planPackage(root, shown, wanted);
    const inTheWay = plan.foreign[0];
    if (inTheWay !== undefined && !plan.damaged) {
      const more = plan.foreign.length > 1 ? ` (and ${plan.foreign.length - 1} more)` : "";
      throw new FileError(
        `${shown}/${inTheWay}${more}: expected a file that topgen wrote, found one that ${manifestFile} does not list; move it away, or choose another folder with --out`,
      );
    }
    const { known } = await readKnownFiles(root, shown);
    const write = new Map<string, string>();
    for (const file of [...plan.create, ...plan.change]) write.set(file, wanted.get(file) ?? "");
    const remove = new Map<string, string>();
    for (const file of plan.orphan) {
      if (!plan.edited.includes(file)) remove.set(file, known.get(file) ?? "");
    }
    await commitChanges(root, shown, { write, remove });
    return plan;
  });
}
