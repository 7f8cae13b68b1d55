/** Writes the published JSON Schemas anew from the definitions that they follow: `npm run schemas`. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Published file → the module that makes its text, and the function there. */
const schemas = {
  "spec/schema.json": ["spec/schema-json.ts", "specJsonSchema"],
  "spec/diff/report.schema.json": ["generator/report/format-json.ts", "reportJsonSchema"],
  "generator/config/config.schema.json": ["generator/config/json-schema.ts", "configJsonSchema"],
};

const outdir = path.join(root, "node_modules", ".cache", "topgen-schemas");
await build({
  absWorkingDir: root,
  entryPoints: Object.values(schemas).map(([source]) => source),
  outbase: root,
  outdir,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
  packages: "external",
  logLevel: "warning",
});
for (const [file, [source, name]] of Object.entries(schemas)) {
  const module = path.join(outdir, source.replace(/\.ts$/, ".mjs"));
  const { [name]: textOf } = await import(pathToFileURL(module).href);
  await writeFile(path.join(root, file), textOf());
}
