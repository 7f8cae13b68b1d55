/**
 * Prints the size of the runtime, minified and gzipped, without zod: everything that its index
 * exports, the client alone, and the parts that can be left out. Fails over the limit.
 */
import path from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** Bytes that everything importable from the index may take. */
const LIMIT = 12 * 1024;
const runtime = path.resolve("templates/runtime");

const bundles: readonly (readonly [name: string, source: string])[] = [
  ["everything from index", `export * from "./index.js";`],
  ["TopClient", `export { TopClient } from "./client.js";`],
  [
    "request and response",
    `export * as request from "./request.js"; export * as response from "./response.js";`,
  ],
  ["parsers", `export { parseJson } from "./json.js"; export { parseXml } from "./xml.js";`],
  ["oauth", `export * from "./oauth.js";`],
  ["errors", `export * from "./errors.js";`],
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
    `${name.padEnd(24)} ${String(minified).padStart(6)} B minified ${String(gzipped).padStart(6)} B gzipped`,
  );
  if (name === bundles[0]?.[0] && gzipped > LIMIT) {
    console.error(`the runtime takes ${gzipped} B, more than ${LIMIT} B`);
    process.exitCode = 1;
  }
}
