/**
 * Tries the generated package, packed and installed as a user has it, in every runtime, test runner and
 * module setting that can be had here, and prints a table: `npm run test:runtimes [-- <part of a name>…]`;
 * with `--write` the table goes into the README of the package.
 * Runtimes are installed below node_modules/.cache and kept. What can't be had is told and does not fail.
 */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import api from "../../generated/src/mock/apis/alibaba.alsc.crm.card.batch.sell.js";
import { startGateway } from "../../generated/src/mock/node.js";
import { compilerCases } from "./runtimes/compilers.js";
import { firstLine, root, run, Unavailable } from "./runtimes/install.js";
import { programCases, writePrograms } from "./runtimes/programs.js";

/** Packs the generated package and installs it in a folder outside of this project. */
async function installPackage(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "topgen-runtimes-"));
  const [source, project] = [path.join(folder, "package"), path.join(folder, "project")];
  await cp(path.join(root, "generated"), source, { recursive: true });
  await symlink(path.join(root, "node_modules"), path.join(source, "node_modules"));
  await mkdir(project);
  await run("npm", ["pack", "--pack-destination", project], source);
  const tarball = (await readdir(project)).find((name) => name.endsWith(".tgz")) ?? "";
  await writeFile(path.join(project, "package.json"), '{"private":true}');
  const packages = [`./${tarball}`, "zod", "vitest@4"];
  await run("npm", ["install", "--no-fund", "--no-audit", ...packages], project);
  return project;
}

/** Puts the table into the README of the package, in place of the one before. */
async function writeTable(table: string): Promise<void> {
  const file = path.join(root, "templates/readme.md.hbs");
  const readme = await readFile(file, "utf8");
  const [start, end] = ["| runtime, runner or compiler | |\n", "\n\n"];
  const from = readme.indexOf(start);
  if (from < 0) throw new Error(`${file} has no table of runtimes`);
  const to = readme.indexOf(end, from);
  await writeFile(file, readme.slice(0, from) + table + readme.slice(to));
}

const gateway = await startGateway({ apis: [api], appKey: "12345678", appSecret: "helloworld" });
const place = { project: await installPackage(), endpoint: gateway.url };
await writePrograms(place);
const asked = process.argv.slice(2).filter((word) => word !== "--write");
const lines = ["| runtime, runner or compiler | |", "| --- | --- |"];
let failed = 0;
for (const { name, attempt } of [...programCases, ...compilerCases]) {
  if (asked.length > 0 && !asked.some((part) => name.includes(part))) continue;
  const outcome = await attempt(place).catch((error: unknown) => {
    if (error instanceof Unavailable) return `could not be tried: ${error.message}`;
    failed += 1;
    console.error(error instanceof Error ? error.message : error);
    return `FAILS: ${firstLine(error)}`;
  });
  lines.push(`| ${name} | ${outcome} |`);
  console.log(lines.at(-1));
}
if (process.argv.includes("--write")) await writeTable(lines.join("\n"));
await gateway.close();
await rm(path.dirname(place.project), { recursive: true, force: true });
process.exitCode = failed === 0 ? 0 : 1;
