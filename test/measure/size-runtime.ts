/**
 * Prints the size of the runtime, minified and gzipped, without zod: everything that its index
 * exports, the same with all constructors of schemas, and parts of it. Fails over the limit.
 */
import path from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import * as request from "../../templates/runtime/request.js";
import * as response from "../../templates/runtime/response.js";

/** Bytes that everything importable from the index may take. */
const LIMIT = 12 * 1024;
const runtime = path.resolve("templates/runtime");

/** Every constructor of schemas, used by name as generated modules do, without a namespace object. */
function useOf(module: "request" | "response", names: readonly string[]): string {
  const imports = names.map((name) => `${name} as ${module}_${name}`).join();
  const used = names.map((name) => `${module}_${name}`).join();
  return `import { ${imports} } from "./${module}.js"; export const ${module} = [${used}];`;
}
const constructors =
  useOf("request", Object.keys(request)) + useOf("response", Object.keys(response));

const bundles: readonly (readonly [name: string, source: string])[] = [
  ["everything from index", `export * from "./index.js";`],
  ["index and all schema constructors", `export * from "./index.js"; ${constructors}`],
  ["TopClient alone", `export { TopClient } from "./client.js";`],
  ["schema constructors alone", constructors],
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
    `${name.padEnd(34)} ${String(minified).padStart(6)} B minified ${String(gzipped).padStart(6)} B gzipped`,
  );
  if (name === bundles[0]?.[0] && gzipped > LIMIT) {
    console.error(`the runtime takes ${gzipped} B, more than ${LIMIT} B`);
    process.exitCode = 1;
  }
}
