/** Where results are remembered between runs, and which version of the tool they are of. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { filesBelow } from "../../spec/tree/files-below.js";
import { sha256 } from "../../spec/tree/sha256.js";
import type { Io } from "../io.js";
import { packageRoot, versionOf } from "../package-root.js";

/** The packs of a run. */
export interface CacheFiles {
  apis: string;
  pages: string;
}

/** That of the code which this process runs: what becomes of its files meanwhile is for the next one. */
let ownKey: string | undefined;

/**
 * The packs for this version of the tool: under XDG_CACHE_HOME, else in node_modules/.cache where a
 * project has one, else under the user's home.
 * @returns nothing where remembering is off, or there is no place for it
 */
export function cacheFiles(io: Io, isWanted: boolean): CacheFiles | undefined {
  const folder = isWanted ? cacheFolder(io) : undefined;
  if (folder === undefined) return undefined;
  const key = (ownKey ??= toolKey()).slice(0, 32);
  return {
    apis: path.join(folder, `apis-${key}.pack`),
    pages: path.join(folder, `pages-${key}.pack`),
  };
}

function cacheFolder({ cwd, env }: Io): string | undefined {
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: local, HOME: home } = env;
  if (xdg !== undefined && path.isAbsolute(xdg)) return path.join(xdg, "topgen");
  const modules = path.join(cwd, "node_modules");
  if (existsSync(modules)) return path.join(modules, ".cache", "topgen");
  if (local !== undefined && path.isAbsolute(local)) return path.join(local, "topgen", "cache");
  if (home !== undefined && path.isAbsolute(home)) return path.join(home, ".cache", "topgen");
  return undefined;
}

/**
 * Changes with everything that a result depends on besides its input: the tool's code and
 * templates, its dependencies, Node.js.
 */
function toolKey(): string {
  const root = packageRoot();
  const here = path.dirname(fileURLToPath(import.meta.url));
  // In the bundle all code lies beside this module; in a checkout it is the sources.
  const isBundle = existsSync(path.join(here, "topgen.js"));
  const folders = isBundle
    ? [here]
    : ["spec", "scraper", "generator"].map((one) => path.join(root, one));
  const code = [...folders, path.join(root, "templates")].flatMap(codeBelow);
  const digests = code.map((file) => `${path.relative(root, file)} ${sha256(readFileSync(file))}`);
  return sha256([process.version, ...digests, ...dependencyVersions(root)].join("\n"));
}

function codeBelow(folder: string): string[] {
  const files = filesBelow(folder).filter((file) => !file.endsWith(".json"));
  return files.map((file) => path.join(folder, file));
}

function dependencyVersions(root: string): string[] {
  const text = readFileSync(path.join(root, "package.json"), "utf8");
  const { version, dependencies = {} } = JSON.parse(text) as PackageJson;
  const versions = Object.keys(dependencies).map((name) => `${name} ${versionOf(root, name)}`);
  return [version ?? "", ...versions];
}

interface PackageJson {
  version?: string;
  dependencies?: Record<string, string>;
}
