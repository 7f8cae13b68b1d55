/**
 * `npm run genuine-zod [-- <spec folder>]`: holds every schema that the generated modules export
 * against what users of zod do with one of its own, prints what fails, and counts the broken requests
 * that JSON Schema can't tell from good ones. Exit code 1 when something fails.
 */
import path from "node:path";
import { loadSpecs } from "../../spec/folder/read-specs.js";
import { genuineZodOf } from "./genuine-zod/expectations.js";
import { compileApis } from "./kill-score/compile.js";

const root = path.join(path.dirname(process.argv[1] ?? ""), "../..");
const specs = await loadSpecs(process.argv[2] ?? path.join(root, "spec"));
const folder = path.join(root, "node_modules", ".cache", "topgen-genuine-zod");
const found = (await compileApis(specs, folder)).map(genuineZodOf);

const sum = (of: (one: (typeof found)[number]) => number): number =>
  found.reduce((total, one) => total + of(one), 0);
const unsaid = new Map<string, number>();
for (const one of found) {
  for (const problem of one.problems) console.log(`${one.method}: ${problem}`);
  for (const [key, count] of Object.entries(one.unsaid)) {
    unsaid.set(key, (unsaid.get(key) ?? 0) + count);
  }
}
for (const [key, count] of [...unsaid].sort()) {
  console.log(`JSON Schema lets pass what breaks ${key}: ${count}`);
}
const problems = sum((one) => one.problems.length);
console.log(
  `${sum((one) => one.schemas)} schemas of ${found.length} APIs, ${sum((one) => one.values)} documented values: ${problems} problems`,
);
process.exitCode = problems === 0 ? 0 : 1;
