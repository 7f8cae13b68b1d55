/**
 * `npm run score:audit -- <folder> [--unknown] [--missed] [--wrong]`: precision and recall of the
 * enforced rules, per kind, against the verdicts of readers. The folder holds the documents in
 * `json/`, verdicts on rules in `audit.jsonl`, and rules that were overlooked in `missed.jsonl`. What
 * is enforced and in no verdict is counted apart and listed with its text, to be read by eye.
 */
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { scrapePage } from "../../scraper/scrape.js";
import type { ApiSpec } from "../../spec/schema.js";
import { auditRules, type Missed, type Tally, type Verdict } from "./audit.js";

async function readLines<T>(file: string): Promise<T[]> {
  const text = await readFile(file, "utf8");
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as T);
}

async function readSpecs(folder: string): Promise<ApiSpec[]> {
  const names = (await readdir(folder)).sort();
  return Promise.all(
    names.map(async (name) => scrapePage(await readFile(path.join(folder, name))).spec),
  );
}

function row(kind: string, { right, wrong, doubtful, unknown, missed }: Tally): string {
  const share = (part: number, whole: number): string =>
    whole === 0 ? "     –" : `${((100 * part) / whole).toFixed(1)}%`.padStart(6);
  const counts = `${right} right, ${wrong} wrong, ${doubtful} doubtful, ${unknown} unknown, ${missed} missed`;
  return `  ${kind.padEnd(16)} precision ${share(right, right + wrong)}  recall ${share(right, right + missed)}  (${counts})`;
}

const [folder, ...options] = process.argv.slice(2);
if (folder === undefined) {
  console.error("usage: npm run score:audit -- <folder> [--wrong] [--missed] [--unknown]");
  process.exit(2);
}
const [verdicts, misses, specs] = await Promise.all([
  readLines<Verdict>(path.join(folder, "audit.jsonl")),
  readLines<Missed>(path.join(folder, "missed.jsonl")),
  readSpecs(path.join(folder, "json")),
]);
const { kinds, unknown, wrong, missed } = auditRules(specs, verdicts, misses);
const total: Tally = { right: 0, wrong: 0, doubtful: 0, unknown: 0, missed: 0 };
for (const [kind, tally] of [...kinds].sort(([a], [b]) => (a < b ? -1 : 1))) {
  console.log(row(kind, tally));
  for (const key of Object.keys(total) as (keyof Tally)[]) total[key] += tally[key];
}
console.log(row("all kinds", total));
if (options.includes("--wrong")) {
  for (const { api, words, from } of wrong)
    console.log(`  wrong   ${api} ${words} in ${JSON.stringify(from)}`);
}
if (options.includes("--unknown")) {
  for (const { api, words, from } of unknown)
    console.log(`  unknown ${api} ${words} in ${JSON.stringify(from)}`);
}
if (options.includes("--missed")) {
  for (const { words, text } of missed)
    console.log(`  missed  ${words} in ${JSON.stringify(text)}`);
}
