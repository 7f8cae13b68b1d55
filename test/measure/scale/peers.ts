/**
 * The generators and the compiler that topgen is measured beside. They are no dependencies: npm
 * installs them into a scratch folder, with the Node.js that hey-api needs.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";

export interface Peers {
  /** A Node.js that is new enough for hey-api. */
  node: string;
  heyApi: string;
  openapiTypescript: string;
  /** The compiler TypeScript 7, an executable or a script. */
  tsc: string;
  /** Where modules that import zod find it. */
  modules: string;
}

const packages: Readonly<Record<string, readonly string[]>> = {
  "hey-api": ["@hey-api/openapi-ts@0.99.0", "typescript@6.0", "zod@4"],
  "openapi-typescript": ["openapi-typescript@7.13.0", "typescript@5"],
  typescript: ["typescript@7.0"],
  node: ["node@24"],
};

/** Installs what is not there yet. @throws Error when npm does not get it */
export function installPeers(folder: string): Peers {
  for (const [name, wanted] of Object.entries(packages)) {
    const at = path.join(folder, name);
    if (existsSync(path.join(at, "node_modules"))) continue;
    mkdirSync(at, { recursive: true });
    writeFileSync(path.join(at, "package.json"), '{ "private": true }\n');
    const argv = ["install", "--no-fund", "--no-audit", "--loglevel=error", ...wanted];
    execFileSync("npm", argv, { cwd: at, stdio: ["ignore", "ignore", "inherit"] });
  }
  const below = (...names: string[]): string => path.join(folder, ...names);
  return {
    node: nodeBelow(below("node", "node_modules")),
    heyApi: below("hey-api/node_modules/@hey-api/openapi-ts/bin/run.js"),
    openapiTypescript: below("openapi-typescript/node_modules/openapi-typescript/bin/cli.js"),
    tsc: below("typescript/node_modules/.bin/tsc"),
    modules: below("hey-api/node_modules"),
  };
}

/** The package `node` keeps the executable of each system in a package of its own. */
function nodeBelow(folder: string): string {
  const found = readdirSync(folder, { recursive: true, encoding: "utf8" }).find((file) =>
    /node-[a-z]+-[a-z0-9]+[\\/]bin[\\/]node(\.exe)?$/.test(file),
  );
  if (found === undefined) throw new Error(`no Node.js below ${folder}`);
  return path.join(folder, found);
}
