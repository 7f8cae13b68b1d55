/**
 * Prints the size of the runtime, minified and gzipped, without zod: everything that its index
 * exports with all words of schemas, and parts of it. Fails over the limit.
 */
import path from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import * as words from "../../templates/runtime/schema.js";

/** Bytes that everything importable may take. */
const LIMIT = 12 * 1024;
const runtime = path.resolve("templates/runtime");

/** Every word of schemas, used by name as generated modules do, without a namespace object. */
const constructors = `export { ${Object.keys(words).join()} } from "./schema.js";`;

const bundles: readonly (readonly [name: string, source: string])[] = [
  ["everything from index, all words of schemas", `export * from "./index.js"; ${constructors}`],
  ["everything from index", `export * from "./index.js";`],
  ["TopClient alone", `export { TopClient } from "./client.js";`],
  ["words of schemas alone", constructors],
  [
    "JSON and XML parsers alone",
    `export { parseJson } from "./json.js"; export { parseXml } from "./xml.js";`,
  ],
];

async function sizeOf(contents: string): Promise<{ minified: number; gzipped: number }> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: runtime, loader: "ts" },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
    external: ["zod"],
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  return { minified: code.length, gzipped: gzipSync(code, { level: 9 }).length };
}

for (const [name, source] of bundles) {
  const { minified, gzipped } = await sizeOf(source);
  console.log(
    `${name.padEnd(44)} ${String(minified).padStart(6)} B minified ${String(gzipped).padStart(6)} B gzipped`,
  );
  if (name === bundles[0]?.[0] && gzipped > LIMIT) {
    console.error(`the runtime takes ${gzipped} B, more than ${LIMIT} B`);
    process.exitCode = 1;
  }
}
