/**
 * `npm run score:constraints -- <folder>`: precision and recall of the prose rules against the
 * hand-labelled parameters of test/constraints/labels, per kind, for the half that patterns were
 * tuned on and for the half that they were not. The folder holds the pages that the labels are about.
 */
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { compareWithLabels, type Label, type Tally } from "../constraints/compare-with-labels.js";
import { PageError } from "../../scraper/page.js";
import { scrapePage } from "../../scraper/scrape.js";
import type { ApiSpec } from "../../spec/schema.js";

const labelFolder = path.join(path.dirname(process.argv[1] ?? ""), "../constraints/labels");

async function readLabels(): Promise<Label[]> {
  const names = (await readdir(labelFolder)).filter((name) => name.endsWith(".json")).sort();
  const files = await Promise.all(
    names.map((name) => readFile(path.join(labelFolder, name), "utf8")),
  );
  return files.flatMap((text) => JSON.parse(text) as Label[]);
}

/** The specs of the labelled methods, from whichever pages of the folder are theirs. */
async function readSpecs(folder: string, wanted: ReadonlySet<string>): Promise<ApiSpec[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const specs = new Map<string, ApiSpec>();
  for (const entry of entries.filter((file) => file.isFile())) {
    const spec = read(await readFile(path.join(entry.parentPath, entry.name)));
    if (spec !== undefined && wanted.has(spec.method)) specs.set(spec.method, spec);
  }
  return [...specs.values()];
}

/** A page that can't be read has no parameters to compare. */
function read(bytes: Uint8Array): ApiSpec | undefined {
  try {
    return scrapePage(bytes).spec;
  } catch (error) {
    if (error instanceof PageError) return undefined;
    throw error;
  }
}

function row(name: string, { right, wrong, missed }: Tally): string {
  const share = (part: number, whole: number): string =>
    whole === 0 ? "     –" : `${((100 * part) / whole).toFixed(1)}%`.padStart(6);
  const counts = `${right} right, ${wrong} wrong, ${missed} missed`;
  return `  ${name.padEnd(16)} precision ${share(right, right + wrong)}  recall ${share(right, right + missed)}  (${counts})`;
}

const folder = process.argv[2];
if (folder === undefined) {
  console.error(
    "usage: npm run score:constraints -- <folder with the pages of the labelled methods> [--failures tuned|held-out]",
  );
  process.exit(2);
}
const labels = await readLabels();
const specs = await readSpecs(folder, new Set(labels.map(({ method }) => method)));
const detail = process.argv[3] === "--failures" ? process.argv[4] : undefined;
for (const half of ["tuned", "held-out"] as const) {
  const { kinds, total, params, absent, failures } = compareWithLabels(specs, labels, half);
  console.log(
    `${half} half: ${params} parameters${absent > 0 ? `, ${absent} more not in the folder` : ""}`,
  );
  for (const [kind, tally] of kinds) console.log(row(kind, tally));
  console.log(row("all kinds", total));
  if (detail === half) for (const failure of failures) console.log(`  ${failure}`);
}
