/**
 * Runs one of the project's TypeScript scripts: `node scripts/run.js <name> [arguments]`.
 * The script is bundled into node_modules/.cache first; packages stay where they are.
 */
import { existsSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const name = process.argv[2];
const source = path.join(root, "scripts", `${name ?? ""}.ts`);
if (name === undefined || !existsSync(source)) {
  process.stderr.write(`no such script: scripts/${name ?? "<name>"}.ts\n`);
  process.exit(2);
}
const outfile = path.join(root, "node_modules", ".cache", "topgen-scripts", `${name}.mjs`);
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
