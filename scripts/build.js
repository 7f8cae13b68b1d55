/** Bundles the command line into dist/ so that `npx topgen` starts fast; dependencies stay in node_modules. */
import { rm } from "node:fs/promises";
import { build } from "esbuild";

await rm("dist", { recursive: true, force: true });
await build({
  entryPoints: { topgen: "generator/cli/main.ts" },
  outdir: "dist",
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
