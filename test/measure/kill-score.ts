/**
 * `npm run kill-score [-- <spec folder>]`: breaks the documented request of every API in every way
 * that the documentation forbids (required parameter dropped, type changed, limit exceeded, rule
 * broken) and counts how many of these mutants the generated schemas refuse, at the right place, by
 * the right rule and in the page's words. Exit code 1 when one survives.
 */
import path from "node:path";
import { loadSpecs } from "../../spec/folder/read-specs.js";
import { compileApis } from "./kill-score/compile.js";
import { type Score, scoreOf } from "./kill-score/score.js";

const root = path.join(path.dirname(process.argv[1] ?? ""), "../..");
const specs = await loadSpecs(process.argv[2] ?? path.join(root, "spec"));
const folder = path.join(root, "node_modules", ".cache", "topgen-kill-score");
const scores = (await compileApis(specs, folder)).map(({ api, schema }) => scoreOf(api, schema));

const groups = ["required", "type", "limit", "rule"] as const;
const sum = (counts: Score["made"]): number =>
  groups.reduce((total, group) => total + counts[group], 0);
const share = (killed: number, made: number): string =>
  made === 0 ? "–" : `${((100 * killed) / made).toFixed(1)} %`;

for (const { method, made, killed, survivors, refusedExample } of scores) {
  if (scores.length <= 60) {
    console.log(
      `${method}: ${sum(killed)} of ${sum(made)} killed, ${share(sum(killed), sum(made))}`,
    );
  }
  if (refusedExample !== undefined)
    console.log(`${method}: refuses its own example: ${refusedExample}`);
  for (const survivor of survivors) console.log(`${method}: survived ${survivor}`);
}
for (const group of groups) {
  const made = scores.reduce((total, score) => total + score.made[group], 0);
  const killed = scores.reduce((total, score) => total + score.killed[group], 0);
  console.log(`${group.padEnd(8)} ${killed} of ${made} killed, ${share(killed, made)}`);
}
const made = scores.reduce((total, score) => total + sum(score.made), 0);
const killed = scores.reduce((total, score) => total + sum(score.killed), 0);
const untried = scores.flatMap((score) => score.untried.map((line) => `${score.method}: ${line}`));
const reasons = new Map<string, number>();
for (const line of untried) {
  const reason = line.slice(line.lastIndexOf(": ") + 2);
  reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
}
for (const [reason, count] of reasons) console.log(`untried  ${count}: ${reason}`);
console.log(`kill score of ${scores.length} APIs: ${killed} of ${made}, ${share(killed, made)}`);
const isClean =
  killed === made && scores.every(({ refusedExample }) => refusedExample === undefined);
process.exitCode = isClean ? 0 : 1;
