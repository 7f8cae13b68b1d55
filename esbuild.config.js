/**
 * Bundles the command line into dist/ so that `npx topgen` starts fast; dependencies stay in
 * node_modules. The old bundle is replaced only by a whole new one.
 */
import { chmod, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = path.dirname(fileURLToPath(import.meta.url));
const fresh = path.join(root, "dist", `.new-${process.pid}`);
const dist = path.join(root, "dist");

try {
  await bundle();
} finally {
  await rm(fresh, { recursive: true, force: true });
}

async function bundle() {
  await build({
    absWorkingDir: root,
    entryPoints: { topgen: "generator/cli/main.ts", worker: "generator/cli/work/worker.ts" },
    outdir: fresh,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    chunkNames: "[name]-[hash]",
    legalComments: "none",
    logLevel: "warning",
  });
  const files = await readdir(fresh);
  for (const file of files.filter((name) => name !== "topgen.js")) {
    await rename(path.join(fresh, file), path.join(dist, file));
  }
  await rename(path.join(fresh, "topgen.js"), path.join(dist, "topgen.js"));
  await chmod(path.join(dist, "topgen.js"), 0o755);
  for (const name of await readdir(dist)) {
    if (files.includes(name) || name.startsWith(".new-")) continue;
    await rm(path.join(dist, name), { recursive: true, force: true });
  }
}
