/**
 * A page that was cut, or a site that answered half of it, can still read well. A spec that loses
 * most of what it had is therefore refused until somebody has looked.
 */
import { walkParams } from "../param-path.js";
import { parseSpec } from "../parse-spec.js";
import type { ApiSpec } from "../schema.js";
import type { SpecFolderPlan } from "./plan-spec-folder.js";
import type { SpecFile } from "./spec-file.js";

/** Smaller APIs change by halves without anything being wrong. */
const fewest = 20;

export interface Loss {
  method: string;
  name: string;
  message: string;
}

/** The scraped methods that keep less than half of the parameters their file on disk has. */
export function findLosses(plan: SpecFolderPlan, apis: ReadonlyMap<string, SpecFile>): Loss[] {
  const changed = new Set(plan.change);
  const losses: Loss[] = [];
  for (const [method, api] of apis) {
    const file = plan.files.get(method) ?? "";
    const old = changed.has(file) ? specOf(plan.current.get(file) ?? "", file) : undefined;
    if (old === undefined) continue;
    const [before, after] = [countParams(old), countParams(api.spec)];
    if (before < fewest || after * 2 >= before) continue;
    const message = `expected about ${before} parameters as in ${file}, found ${after}; if the page is whole, pass --allow-large-change`;
    losses.push({ method, name: api.name, message });
  }
  return losses;
}

/** What can't be read can't be lost. */
function specOf(text: string, file: string): ApiSpec | undefined {
  try {
    return parseSpec(text, file);
  } catch {
    return undefined;
  }
}

function countParams({ request, response }: ApiSpec): number {
  return [...walkParams(request), ...walkParams(response)].length;
}
