/** Compares the spec folder with what its pages say. */
import path from "node:path";
import { compareSpecs } from "../../../spec/compare-specs.js";
import { stemsOf } from "../../../spec/file-names.js";
import { apisFolder } from "../../../spec/folder/read-specs.js";
import { parseProvenance, provenanceFile, type Origin } from "../../../spec/folder/provenance.js";
import { parseSpec } from "../../../spec/parse-spec.js";
import { messageOf } from "../errors.js";
import { readIfThere } from "../../../spec/tree/read-if-there.js";
import { firstDifferentLine } from "../line-difference.js";
import { planSpecFolder, type SpecFolderPlan } from "../../../spec/folder/plan-spec-folder.js";
import type { Scraped } from "../../../scraper/inputs/scraped.js";
import type { FileDrift } from "./drift.js";

export interface SpecFolderRef {
  root: string;
  /** How messages call it. */
  shown: string;
}

/**
 * @param complete the pages are all there are: a spec without a page is an orphan
 */
export async function findSpecDrift(
  { root, shown }: SpecFolderRef,
  scraped: Scraped,
  complete: boolean,
): Promise<{ drift: FileDrift[]; plan: SpecFolderPlan }> {
  const plan = await planSpecFolder(root, shown, scraped.apis, () => new Map());
  const drift: FileDrift[] = [];
  const at = (file: string): string => `${shown}/${file}`;
  for (const file of plan.create) drift.push({ file: at(file), state: "missing" });
  for (const file of plan.change) {
    const [before, after] = [plan.current.get(file) ?? "", plan.wanted.get(file) ?? ""];
    drift.push(
      file === provenanceFile
        ? provenanceDrift(at(file), before, after)
        : specDrift(at(file), before, after),
    );
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
  return { drift, plan };
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

function specDrift(file: string, before: string, after: string): FileDrift {
  const line = firstDifferentLine(before, after);
  try {
    const differences = compareSpecs(parseSpec(before, file), parseSpec(after, file));
    if (differences.length > 0) return { file, state: "changed", differences, line };
    return { file, state: "edited", note: "it says the same in other bytes", line };
  } catch (error) {
    return { file, state: "edited", note: messageOf(error), line };
  }
}

function provenanceDrift(file: string, before: string, after: string): FileDrift {
  let old: ReadonlyMap<string, Origin>;
  try {
    old = parseProvenance(before, file);
  } catch (error) {
    return { file, state: "edited", note: messageOf(error) };
  }
  const pages: string[] = [];
  for (const [method, origin] of parseProvenance(after, file)) {
    const known = old.get(method);
    if (known === undefined) pages.push(`${origin.page} is new (${method})`);
    else if (known.sha256 !== origin.sha256) pages.push(`${origin.page} has changed (${method})`);
    else if (JSON.stringify(known) !== JSON.stringify(origin)) {
      pages.push(`${method} comes from ${origin.page}`);
    }
  }
  const note = pages.length > 0 ? pages.join("; ") : "it says the same in other bytes";
  return { file, state: "changed", note, line: firstDifferentLine(before, after) };
}
