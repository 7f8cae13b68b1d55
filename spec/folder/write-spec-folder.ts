import { commitChanges, recover } from "../tree/commit.js";
import { withLock } from "../tree/lock.js";
import { findLosses, type Loss } from "./find-losses.js";
import { planSpecFolder, type SpecFolderPlan } from "./plan-spec-folder.js";
import type { SpecFile } from "./spec-file.js";

/** Specs may lose most of their parameters one by one; so many at once are a fault of the run. */
const fewestLosses = 3;

/** More specs lost most of their parameters than a run may change: nothing was written. */
export class VolumeError extends Error {
  override name = "VolumeError";
}

export interface WriteOptions {
  allowLargeChange: boolean;
  /** The share of the specs that may lose most of their parameters before all are refused. */
  maxLoss?: number;
  shard?: string | undefined;
  /** Find out what would be done, and do nothing. */
  dryRun?: boolean;
}

export interface WrittenSpecs {
  plan: SpecFolderPlan;
  losses: Loss[];
}

/**
 * Brings a spec folder up to date in one step; says what was done and what was refused.
 * @throws VolumeError when more specs than `maxLoss` allows lost most of their parameters
 */
export async function writeSpecFolder(
  root: string,
  shown: string,
  apis: ReadonlyMap<string, SpecFile>,
  options: WriteOptions,
): Promise<WrittenSpecs> {
  if (options.dryRun === true) return planWrite(root, shown, apis, options);
  return withLock(root, shown, async () => {
    await recover(root, shown);
    const written = await planWrite(root, shown, apis, options);
    const { create, change, wanted, remove } = written.plan;
    const write = new Map<string, string>();
    for (const file of [...create, ...change]) write.set(file, wanted.get(file) ?? "");
    await commitChanges(root, shown, { write, remove });
    return written;
  });
}

async function planWrite(
  root: string,
  shown: string,
  apis: ReadonlyMap<string, SpecFile>,
  { allowLargeChange, maxLoss = 1, shard }: WriteOptions,
): Promise<WrittenSpecs> {
  const whole = await planSpecFolder(root, shown, apis, { shard });
  const losses = allowLargeChange ? [] : findLosses(whole, apis);
  if (losses.length >= fewestLosses && losses.length > maxLoss * apis.size) {
    throw new VolumeError(
      `${losses.length} of ${apis.size} specs would lose most of their parameters, the first is ${losses[0]?.method ?? ""}; nothing was written; look at the pages, and pass --allow-large-change if it is so`,
    );
  }
  const kept = new Map(apis);
  for (const { method } of losses) kept.delete(method);
  const plan = losses.length === 0 ? whole : await planSpecFolder(root, shown, kept, { shard });
  return { plan, losses };
}
