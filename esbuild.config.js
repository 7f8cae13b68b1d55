/**
 * Bundles the command line and the library into dist/ so that `npx topgen` starts fast;
 * dependencies stay in node_modules. The old bundle is replaced only by a whole new one. With
 * `--types`, as before packing, the types of the library come beside it.
 */
import { execFileSync } from "node:child_process";
import { chmod, copyFile, mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = path.dirname(fileURLToPath(import.meta.url));
const fresh = path.join(root, "dist", `.new-${process.pid}`);
const dist = path.join(root, "dist");
const types = path.join(dist, "types");

try {
  await bundle();
  if (process.argv.includes("--types")) await declareTypes();
} finally {
  await rm(fresh, { recursive: true, force: true });
}

async function bundle() {
  await build({
    absWorkingDir: root,
    entryPoints: {
      topgen: "generator/cli/main.ts",
      api: "generator/cli/api.ts",
      worker: "generator/work/worker.ts",
    },
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
  const schema = "config.schema.json";
  await copyFile(path.join(root, "generator/config", schema), path.join(fresh, schema));
  const files = await readdir(fresh);
  for (const file of files.filter((name) => name !== "topgen.js")) {
    await rename(path.join(fresh, file), path.join(dist, file));
  }
  await rename(path.join(fresh, "topgen.js"), path.join(dist, "topgen.js"));
  await chmod(path.join(dist, "topgen.js"), 0o755);
  for (const name of await readdir(dist)) {
    if (files.includes(name) || name.startsWith(".new-") || name === "types") continue;
    await rm(path.join(dist, name), { recursive: true, force: true });
  }
}

/** The declarations that the library's own lead to, of all that the compiler writes. */
async function declareTypes() {
  const all = path.join(fresh, "all");
  const compiler = createRequire(import.meta.url).resolve("typescript-native/package.json");
  const tsc = path.join(path.dirname(compiler), "bin/tsc");
  const project = ["-p", path.join(root, "generator/tsconfig.types.json"), "--outDir", all];
  execFileSync(process.execPath, [tsc, ...project], { stdio: "inherit" });
  await rm(types, { recursive: true, force: true });
  const found = new Set(["generator/cli/api.d.ts"]);
  for (const file of found) {
    const text = await readFile(path.join(all, file), "utf8");
    for (const [, name] of text.matchAll(/(?:from |import\()"(\.[^"]+)\.js"/g)) {
      found.add(`${path.posix.join(path.posix.dirname(file), name)}.d.ts`);
    }
    await mkdir(path.dirname(path.join(types, file)), { recursive: true });
    await copyFile(path.join(all, file), path.join(types, file));
  }
}
