/** Compares the spec folder with what its pages say. */
import path from "node:path";
import { compareSpecs } from "../../spec/compare-specs.js";
import { stemsOf } from "../../spec/file-names.js";
import { apisFolder } from "../../spec/folder/read-specs.js";
import { parseProvenance, provenanceFile, type Origin } from "../../spec/folder/provenance.js";
import { parseSpec } from "../../spec/parse-spec.js";
import { messageOf } from "../errors.js";
import { readIfThere } from "../../spec/tree/read-if-there.js";
import { firstDifferentLine } from "./line-difference.js";
import { planSpecFolder, type SpecFolderPlan } from "../../spec/folder/plan-spec-folder.js";
import type { Scraped } from "../../scraper/inputs/scraped.js";
import { diffSpecs } from "../../spec/diff/diff-specs.js";
import type { Change } from "../../spec/diff/change.js";
import type { ApiSpec } from "../../spec/schema.js";
import type { FileDrift } from "./drift.js";
import { placeIn, type FilePlace } from "./line-of-place.js";

export interface SpecFolderRef {
  root: string;
  /** How messages call it. */
  shown: string;
}

export interface SpecDrift {
  drift: FileDrift[];
  /** What the changed specs say otherwise. */
  changes: Change[];
  /** Where a change stands on disk. */
  placeOf: (change: Change) => FilePlace | undefined;
  /** What is other and no drift. */
  notes: string[];
  plan: SpecFolderPlan;
}

/**
 * @param complete the pages are all there are: a spec without a page is an orphan
 */
export async function findSpecDrift(
  { root, shown }: SpecFolderRef,
  scraped: Scraped,
  complete: boolean,
): Promise<SpecDrift> {
  const plan = await planSpecFolder(root, shown, scraped.apis, {
    onDamaged: () => new Map(),
  });
  const drift: FileDrift[] = [];
  const notes: string[] = [];
  const [old, now]: [ApiSpec[], ApiSpec[]] = [[], []];
  const at = (file: string): string => `${shown}/${file}`;
  for (const file of plan.create) drift.push({ file: at(file), state: "missing" });
  for (const file of plan.change.filter((one) => one !== provenanceFile)) {
    const [before, after] = [plan.current.get(file) ?? "", plan.wanted.get(file) ?? ""];
    const found = specDrift(at(file), before, after);
    drift.push(found.file);
    if (found.specs === undefined) continue;
    old.push(found.specs[0]);
    now.push(found.specs[1]);
  }
  if (plan.change.includes(provenanceFile)) {
    const [before, after] = [plan.current, plan.wanted].map((all) => all.get(provenanceFile) ?? "");
    const others = new Set([...scraped.apis.keys()].filter((method) => isOther(plan, method)));
    const found = provenanceDrift(at(provenanceFile), [before ?? "", after ?? ""], others);
    if (typeof found === "string") notes.push(found);
    else drift.push(found);
  }
  for (const file of plan.remove.keys()) drift.push({ file: at(file), state: "orphan" });
  for (const { name, message } of scraped.stale)
    drift.push({ file: name, state: "stale", note: message });
  const stale = new Set(scraped.stale.map(({ method }) => method));
  if (complete) {
    for (const method of plan.methods) {
      if (scraped.apis.has(method) || stale.has(method)) continue;
      const note = "none of the pages documents it; delete it when the API is gone";
      drift.push({ file: at(plan.files.get(method) ?? method), state: "orphan", note });
    }
  }
  const known = new Set([...plan.methods, ...stale]);
  const lost = findLostSpecs({ root, shown }, known);
  drift.push(...lost.filter(({ file }) => !drift.some((one) => one.file === file)));
  const placeOf = ({ method, path: place }: Change): FilePlace | undefined => {
    const file = plan.files.get(method);
    return file === undefined ? undefined : placeIn(at(file), plan.current.get(file) ?? "", place);
  };
  return { drift, changes: diffSpecs(old, now), placeOf, notes, plan };
}

/** Whether the spec of a method is not on disk as its page has it. */
function isOther(plan: SpecFolderPlan, method: string): boolean {
  const file = plan.files.get(method) ?? "";
  return plan.change.includes(file) || plan.create.includes(file);
}

/** Specs that the provenance names and that are not there. @throws FileError when it can't be read */
export function findLostSpecs(
  { root, shown }: SpecFolderRef,
  methods: Iterable<string>,
): FileDrift[] {
  const file = `${shown}/${provenanceFile}`;
  const text = readIfThere(path.join(root, provenanceFile), file)?.toString("utf8");
  if (text === undefined) return [];
  let origins: ReadonlyMap<string, unknown>;
  try {
    origins = parseProvenance(text, file);
  } catch (error) {
    return [{ file, state: "edited", note: messageOf(error) }];
  }
  const known = new Set(methods);
  const lost = [...origins.keys()].filter((method) => !known.has(method));
  return lost.map((method) => ({
    file: `${shown}/${apisFolder}/${stemsOf(method)[0]}.json`,
    state: "missing",
    note: `${provenanceFile} says where ${method} came from`,
  }));
}

function specDrift(
  file: string,
  before: string,
  after: string,
): { file: FileDrift; specs?: [before: ApiSpec, after: ApiSpec] } {
  const line = firstDifferentLine(before, after);
  try {
    const specs: [ApiSpec, ApiSpec] = [parseSpec(before, file), parseSpec(after, file)];
    if (compareSpecs(...specs).length > 0) return { file: { file, state: "changed", line }, specs };
    return { file: { file, state: "edited", note: "it says the same in other bytes", line } };
  } catch (error) {
    return { file: { file, state: "edited", note: messageOf(error), line } };
  }
}

/**
 * Captures of one page differ in bytes that say nothing: that is a note and no drift.
 * @param others the methods whose specs differ, too
 */
function provenanceDrift(
  file: string,
  [before, after]: readonly [string, string],
  others: ReadonlySet<string>,
): FileDrift | string {
  let old: ReadonlyMap<string, Origin>;
  try {
    old = parseProvenance(before, file);
  } catch (error) {
    return { file, state: "edited", note: messageOf(error) };
  }
  const [recaptured, changed]: [string[], string[]] = [[], []];
  for (const [method, origin] of parseProvenance(after, file)) {
    if (JSON.stringify(old.get(method)) === JSON.stringify(origin)) continue;
    const isNew = !old.has(method) || others.has(method);
    (isNew ? changed : recaptured).push(`${origin.page} (${method})`);
  }
  const line = firstDifferentLine(before, after);
  if (changed.length > 0) return { file, state: "changed", note: changed.join("; "), line };
  if (recaptured.length === 0) {
    return { file, state: "edited", note: "it says the same in other bytes", line };
  }
  const pages = recaptured.slice(0, 3).join(", ");
  const more = recaptured.length > 3 ? ` and ${recaptured.length - 3} more` : "";
  return `captured anew with the same content: ${pages}${more}; topgen scrape records it`;
}
