/** What a spec folder should hold after a scrape, compared with what it holds. */
import { readFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { stringifySpec } from "../canonical.js";
import { saySame } from "./meaning.js";
import { NewerSpecError, parseSpec } from "../parse-spec.js";
import { readIfThere } from "../tree/read-if-there.js";
import { fileStems, methodOfStem, stemsOf } from "../file-names.js";
import { apisFolder } from "./read-specs.js";
import {
  isProvenancePart,
  parseProvenance,
  provenanceFile,
  provenanceFileOf,
  stringifyProvenance,
  type Origin,
} from "./provenance.js";
import { sha256 } from "../tree/sha256.js";
import { planTree, type TreePlan } from "../tree/plan-tree.js";
import type { ApiSpec } from "../schema.js";
import type { SpecFile } from "./spec-file.js";

export interface SpecFolderPlan extends TreePlan {
  wanted: Map<string, string>;
  /** Files that another name takes the place of, with the sha256 of what they hold. */
  remove: Map<string, string>;
  /** Every method of the folder, those that were there before included. */
  methods: string[];
  /** Method → its file, relative to the folder. */
  files: Map<string, string>;
  /** Methods whose file stays, since their page says the same in prose of another width. */
  settled: Map<string, ApiSpec>;
}

export interface PlanOptions {
  /** One of several shares of the pages, `2/5`: it keeps its origins in a file of its own. */
  shard?: string | undefined;
  /** What to take for a provenance.json that is none; its error is thrown when absent. */
  onDamaged?: () => Map<string, Origin>;
}

/**
 * Plans the spec files of the scraped methods and the provenance; specs of other methods stay.
 * @throws NewerSpecError where one of them stands there already, of a newer topgen
 */
export async function planSpecFolder(
  root: string,
  shown: string,
  apis: ReadonlyMap<string, SpecFile>,
  { shard, onDamaged }: PlanOptions = {},
): Promise<SpecFolderPlan> {
  const existing = await existingStems(root, apis);
  const methods = [...new Set([...existing.keys(), ...apis.keys()])].sort();
  const files = new Map<string, string>();
  for (const [method, stem] of fileStems(methods)) files.set(method, fileOf(stem));
  const wanted = new Map<string, string>();
  const settled = new Map<string, ApiSpec>();
  const remove = new Map<string, string>();
  for (const [method, api] of apis) {
    const file = files.get(method) ?? "";
    const known = sameOnDisk({ root, shown }, existing.get(method), api);
    if (known !== undefined) settled.set(method, known);
    wanted.set(file, known === undefined ? api.text : stringifySpec(known));
  }
  for (const [method, stem] of existing) {
    const [old, now] = [fileOf(stem), files.get(method) ?? ""];
    if (old === now) continue;
    const text = await readFile(path.join(root, old), "utf8");
    remove.set(old, sha256(text));
    if (!apis.has(method)) wanted.set(now, text);
  }
  const parts = shard === undefined ? await partsOf(root) : [];
  const origins = new Map<string, Origin>();
  for (const file of shard === undefined ? [provenanceFile, ...parts] : []) {
    const known = await originsIn(root, shown, file, onDamaged);
    for (const [method, origin] of known) origins.set(method, origin);
  }
  for (const [method, { origin }] of apis) origins.set(method, origin);
  const place = shard === undefined ? provenanceFile : provenanceFileOf(shard);
  wanted.set(place, stringifyProvenance(origins));
  for (const part of parts) remove.set(part, sha256(await readFile(path.join(root, part))));
  const plan = planTree({ root, shown, wanted, known: new Map() });
  return { ...plan, wanted, remove, methods, files, settled };
}

/**
 * The spec on disk, where it is other than the page's and says the same all the same.
 * @throws NewerSpecError for one of a newer topgen, which an older one must not write over
 */
function sameOnDisk(
  { root, shown }: { root: string; shown: string },
  stem: string | undefined,
  api: SpecFile,
): ApiSpec | undefined {
  if (stem === undefined) return undefined;
  const file = `${shown}/${fileOf(stem)}`;
  const current = readIfThere(path.join(root, fileOf(stem)), file)?.toString("utf8");
  if (current === undefined || current === api.text) return undefined;
  try {
    const known = parseSpec(current, file);
    const isSame = saySame(known, api.spec) && stringifySpec(known) === current;
    return isSame ? known : undefined;
  } catch (error) {
    if (error instanceof NewerSpecError) throw error;
    return undefined;
  }
}

function fileOf(stem: string): string {
  return `${apisFolder}/${stem}.json`;
}

/** Method → stem of the spec files that are there. */
async function existingStems(
  root: string,
  apis: ReadonlyMap<string, SpecFile>,
): Promise<Map<string, string>> {
  const names = await readdir(path.join(root, apisFolder)).catch(() => []);
  const methods = new Map<string, string>();
  for (const method of apis.keys()) for (const stem of stemsOf(method)) methods.set(stem, method);
  const existing = new Map<string, string>();
  for (const name of names.sort()) {
    if (!name.endsWith(".json")) continue;
    const stem = name.slice(0, -5);
    existing.set(methods.get(stem) ?? methodOf(root, stem), stem);
  }
  return existing;
}

/** Most stems are methods; one with a suffix says in its file whose it is, and else stands for itself. */
function methodOf(root: string, stem: string): string {
  const told = methodOfStem(stem);
  if (told !== undefined) return told;
  try {
    const text = readFileSync(path.join(root, fileOf(stem)), "utf8");
    const { method } = JSON.parse(text) as { method?: unknown };
    return typeof method === "string" && stemsOf(method).includes(stem) ? method : stem;
  } catch {
    return stem;
  }
}

/** The files of origins that runs over shares left. */
async function partsOf(root: string): Promise<string[]> {
  const names = await readdir(root).catch(() => []);
  return names.filter(isProvenancePart).sort();
}

async function originsIn(
  root: string,
  shown: string,
  file: string,
  onDamaged: (() => Map<string, Origin>) | undefined,
): Promise<Map<string, Origin>> {
  const text = await readFile(path.join(root, file), "utf8").catch(() => undefined);
  if (text === undefined) return new Map();
  try {
    return parseProvenance(text, `${shown}/${file}`);
  } catch (error) {
    if (onDamaged === undefined) throw error;
    return onDamaged();
  }
}
