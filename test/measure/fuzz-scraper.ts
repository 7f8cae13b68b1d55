/**
 * Scrapes mutants of pages: `node test/measure/run.js fuzz-scraper [mutants] [file or folder…]`; the
 * captures when no file is given. Fails on the first mutant that throws anything but a PageError,
 * gives a spec that the schema refuses, or takes far longer than its length allows, and says which.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { PageError } from "../../scraper/page.js";
import { scrapePage } from "../../scraper/scrape.js";
import { apiSpecSchema } from "../../spec/schema.js";
import { mutate } from "../support/mutate.js";

/** A page of this many bytes may take a second of CPU time; real ones take a hundredth of it. */
const BYTES_PER_SECOND = 100_000;
const GRACE_MS = 1000;

const [count = "20000", ...inputs] = process.argv.slice(2);
const files = (inputs.length > 0 ? inputs : ["scraper/captures"]).flatMap(filesOf);
const pages = files.map((file) => readFileSync(file, "utf8"));
const tally = { read: 0, refused: 0 };
let slowest = 0;

for (let seed = 1; seed <= Number(count); seed += 1) {
  const file = files[seed % files.length] ?? "";
  const mutant = mutate(pages[seed % pages.length] ?? "", seed);
  const bytes = new TextEncoder().encode(mutant);
  const started = process.cpuUsage();
  try {
    const { spec } = scrapePage(bytes);
    const { error } = apiSpecSchema.safeParse(spec);
    if (error) fail(`${file}, seed ${seed}: a spec that the schema refuses: ${error.message}`);
    tally.read += 1;
  } catch (error) {
    if (!(error instanceof PageError)) fail(`${file}, seed ${seed}: ${stackOf(error)}`);
    tally.refused += 1;
  }
  const { user, system } = process.cpuUsage(started);
  const took = (user + system) / 1000;
  slowest = Math.max(slowest, took);
  if (took > GRACE_MS + (1000 * bytes.length) / BYTES_PER_SECOND) {
    fail(`${file}, seed ${seed}: ${took.toFixed(0)} ms for ${bytes.length} bytes`);
  }
}
console.log(
  `${count} mutants of ${files.length} pages: ${tally.read} read, ${tally.refused} refused, slowest ${slowest.toFixed(0)} ms`,
);

function filesOf(input: string): string[] {
  if (!statSync(input).isDirectory()) return [input];
  return readdirSync(input)
    .sort()
    .map((name) => path.join(input, name));
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
