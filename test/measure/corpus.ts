/**
 * Holds the scraper against a folder of pages whose true trees are known:
 * `npm run corpus -- <folder> [differences to show] [kind]`. The folder has `truth/<name>.json` and, for
 * each kind of page, `text/<name>.txt`, `html/<name>.html`, `json/<name>.json`. Prints what share of
 * trees (one a side of an API) and of facts is exact, and the first differences.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { scrapePage } from "../../scraper/scrape.js";
import type { ApiSpec } from "../../spec/schema.js";
import { compareTrees, facts, Tally, type TrueParam } from "./corpus/compare-trees.js";

interface Truth {
  title: string;
  description: string;
  category?: string;
  auth: string;
  request: TrueParam[];
  response: TrueParam[];
  errorCodes?: number | unknown[];
}

const kinds = { text: ".txt", html: ".html", json: ".json" } as const;
const pageFacts = ["title", "description", "category", "auth", "errorCodes"] as const;

const [folder, show = "5", only] = process.argv.slice(2);
if (folder === undefined || !existsSync(path.join(folder, "truth"))) {
  console.error("usage: npm run corpus -- <folder with text/ html/ json/ truth/> [differences]");
  process.exit(2);
}
for (const [kind, extension] of Object.entries(kinds)) {
  if (only !== undefined && only !== kind) continue;
  if (existsSync(path.join(folder, kind))) reportKind(folder, kind, extension);
}

function reportKind(root: string, kind: string, extension: string): void {
  const tally = new Tally();
  const refused: string[] = [];
  const silent: string[] = [];
  const examples = new Map<string, string[]>();
  for (const file of readdirSync(path.join(root, kind)).sort()) {
    const truthFile = path.join(root, "truth", `${path.basename(file, extension)}.json`);
    if (!file.endsWith(extension) || !existsSync(truthFile)) continue;
    const truth = JSON.parse(readFileSync(truthFile, "utf8")) as Truth;
    let spec: ApiSpec;
    try {
      spec = scrapePage(readFileSync(path.join(root, kind, file))).spec;
    } catch (error) {
      refused.push(`${file}: ${String(error)}`);
      for (const fact of ["trees", "trees", ...facts]) tally.count(fact, false);
      continue;
    }
    silent.push(...comparePage(file, { truth, spec, tally, examples }));
  }
  print(kind, { tally, refused, silent, examples });
}

interface Comparison {
  truth: Truth;
  spec: ApiSpec;
  tally: Tally;
  examples: Map<string, string[]>;
}

/** Returns the sides whose tree is wrong without a finding that says so. */
function comparePage(file: string, { truth, spec, tally, examples }: Comparison): string[] {
  const remember = (fact: string, text: string): void => {
    const list = examples.get(fact) ?? [];
    list.push(`${file} ${text}`);
    examples.set(fact, list);
  };
  for (const fact of pageFacts) {
    const expected = fact === "errorCodes" ? countOf(truth.errorCodes) : truth[fact];
    const found = fact === "errorCodes" ? spec.errorCodes.length : spec[fact];
    tally.count(fact, expected === found);
    if (expected !== found) {
      remember(fact, `expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`);
    }
  }
  const silent: string[] = [];
  for (const side of ["request", "response"] as const) {
    const differences = compareTrees(side, truth[side], spec[side], tally);
    for (const { fact, at, expected, found } of differences) {
      remember(fact, `${at}: expected ${expected}, found ${found}`);
    }
    const wrong = differences.some(({ fact }) => fact === "trees");
    const said = spec.findings.some(({ code, at }) => {
      return at.startsWith(side) && (code.startsWith("nesting") || code === "duplicate-name");
    });
    if (wrong && !said) silent.push(`${file} ${side}`);
  }
  return silent;
}

function countOf(codes: Truth["errorCodes"]): number {
  return Array.isArray(codes) ? codes.length : (codes ?? 0);
}

function print(
  kind: string,
  report: { tally: Tally; refused: string[]; silent: string[]; examples: Map<string, string[]> },
): void {
  const { tally, refused, silent, examples } = report;
  console.log(`\n${kind}`);
  for (const fact of ["trees", ...facts, ...pageFacts]) {
    const total = tally.total.get(fact) ?? 0;
    const right = tally.right.get(fact) ?? 0;
    const share = total === 0 ? "-" : `${((100 * right) / total).toFixed(2)} %`;
    console.log(`  ${fact.padEnd(13)} ${share.padStart(9)}  ${right} of ${total}`);
    for (const line of (examples.get(fact) ?? []).slice(0, Number(show)))
      console.log(`      ${line}`);
  }
  console.log(`  refused pages ${refused.length}`);
  for (const line of refused.slice(0, Number(show))) console.log(`      ${line}`);
  console.log(`  wrong trees without a finding ${silent.length}`);
  for (const line of silent.slice(0, Number(show))) console.log(`      ${line}`);
}
