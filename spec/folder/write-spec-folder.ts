import { commitChanges, recover } from "../tree/commit.js";
import { withLock } from "../tree/lock.js";
import { findLosses, type Loss } from "./find-losses.js";
import { planSpecFolder, type SpecFolderPlan } from "./plan-spec-folder.js";
import type { SpecFile } from "./spec-file.js";

/** Brings a spec folder up to date in one step; says what was done and what was refused. */
export async function writeSpecFolder(
  root: string,
  shown: string,
  apis: ReadonlyMap<string, SpecFile>,
  allowLargeChange: boolean,
): Promise<{ plan: SpecFolderPlan; losses: Loss[] }> {
  return withLock(root, shown, async () => {
    await recover(root, shown);
    const whole = await planSpecFolder(root, shown, apis);
    const losses = allowLargeChange ? [] : findLosses(whole, apis);
    const kept = new Map(apis);
    for (const { method } of losses) kept.delete(method);
    const plan = losses.length === 0 ? whole : await planSpecFolder(root, shown, kept);
    const write = new Map<string, string>();
    for (const file of [...plan.create, ...plan.change]) {
      write.set(file, plan.wanted.get(file) ?? "");
    }
    await commitChanges(root, shown, { write, remove: plan.remove });
    return { plan, losses };
  });
}
