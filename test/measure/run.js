/**
 * Runs one of the programs of this folder: `node test/measure/run.js <name> [arguments]`. It is bundled into node_modules/.cache first; packages stay where they are.
 */
import { existsSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.join(here, "../..");
const name = process.argv[2];
const source = path.join(here, `${name ?? ""}.ts`);
if (name === undefined || !existsSync(source)) {
  process.stderr.write(`no such program: test/measure/${name ?? "<name>"}.ts\n`);
  process.exit(2);
}
const outfile = path.join(root, "node_modules", ".cache", "topgen-measure", `${name}.mjs`);
await build({
  entryPoints: [source],
  outfile,
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
  packages: "external",
  sourcemap: "inline",
  logLevel: "warning",
});
process.argv.splice(1, 2, source);
await import(pathToFileURL(outfile).href);
