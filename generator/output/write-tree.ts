/** Brings a generated folder to its wanted state in one step, and never touches a file of somebody else. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { commitChanges, recover } from "../../spec/tree/commit.js";
import type { Content } from "../../spec/tree/content.js";
import { FileError } from "../../spec/tree/file-error.js";
import { withLock } from "../../spec/tree/lock.js";
import { planTree, type TreePlan } from "../../spec/tree/plan-tree.js";
import { checkTree } from "../../spec/tree/tree-paths.js";
import { defaultOptions, type GenerateOptions } from "../options.js";
import { manifestFile, optionsOf, parseManifest } from "./manifest.js";
import { packageFile } from "./package-json.js";

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

/** The state that a folder should have. */
export interface PackageState {
  wanted: ReadonlyMap<string, Content>;
  /** Files of earlier runs that this one is not about: they stay as they are. */
  isOther?: (file: string) => boolean;
  /** Files that their owner keeps by hand: they stay as they are, whatever topgen wrote there. */
  isKept?: (file: string) => boolean;
}

/** Finds the state that a folder should have. */
export type FindState = () => PackageState | Promise<PackageState>;

export type PackagePlan = TreePlan &
  PackageState & { known: Map<string, string>; damaged: boolean };

/** Plans a generated folder. The manifest itself is always topgen's, whatever it says. */
export async function planPackage(
  root: string,
  shown: string,
  findState: FindState,
): Promise<PackagePlan> {
  const before = await readKnownFiles(root, shown);
  const state = await findState();
  const isOurs = (file: string): boolean =>
    state.isOther?.(file) !== true && state.isKept?.(file) !== true;
  const ours = [...before.known].filter(([file]) => isOurs(file));
  const known = new Map(ours);
  const plan = planTree({ root, shown, wanted: state.wanted, known });
  const foreign = plan.foreign.filter((file) => file !== manifestFile);
  // What stands in it besides topgen's part is no edit of topgen's part.
  const edited = plan.edited.filter((file) => file !== packageFile);
  return { ...plan, ...state, foreign, edited, known, damaged: before.damaged };
}

/**
 * Writes a generated folder: creates, changes and deletes what differs, in one step; unchanged
 * files are not touched. Files that topgen did not write are refused where they are in the way.
 * @param findState finds the files that the folder should hold while no other run can write there
 * @returns what was done; orphans that somebody edited are left where they are
 */
export async function writePackage(
  root: string,
  shown: string,
  findState: FindState,
): Promise<PackagePlan> {
  return withLock(root, shown, async () => {
    await recover(root, shown);
    const plan = await planPackage(root, shown, findState);
    const inTheWay = plan.foreign[0];
    if (inTheWay !== undefined && !plan.damaged) {
      const more = plan.foreign.length > 1 ? ` (and ${plan.foreign.length - 1} more)` : "";
      throw new FileError(
        `${shown}/${inTheWay}${more}: expected a file that topgen wrote, found one that ${manifestFile} does not list; move it away, or choose another folder with --out`,
      );
    }
    const write = new Map<string, Content>();
    for (const file of [...plan.create, ...plan.change])
      write.set(file, plan.wanted.get(file) ?? "");
    const edited = new Set(plan.edited);
    const remove = new Map<string, string>();
    for (const file of plan.orphan) {
      if (!edited.has(file)) remove.set(file, plan.known.get(file) ?? "");
    }
    await commitChanges(root, shown, { write, remove });
    return plan;
  });
}
