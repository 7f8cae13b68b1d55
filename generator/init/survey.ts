/** What a folder tells of itself before topgen is set up in it. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseTree } from "jsonc-parser";
import { UsageError } from "../errors.js";
import { packageManagers, type PackageManager } from "./package-manager.js";

/** A package.json and its text. */
export interface Manifest {
  /** Absolute. */
  file: string;
  text: string;
  fields: Readonly<Record<string, unknown>>;
}

export interface Survey {
  /** The folder that topgen is set up in, absolute. */
  folder: string;
  /** Its package.json. */
  manifest: Manifest | undefined;
  /** The folder of the workspace that this one is in; the folder itself where there is none. */
  workspaceRoot: string;
  /** The top of the repository, where workflows stand; the folder itself where there is none. */
  repository: string;
  manager: PackageManager;
}

/** @throws UsageError for a package.json that is none */
export function survey(folder: string): Survey {
  const workspaceRoot = nearest(folder, isWorkspaceRoot) ?? folder;
  return {
    folder,
    manifest: readManifest(folder),
    workspaceRoot,
    repository: nearest(folder, (one) => existsSync(path.join(one, ".git"))) ?? folder,
    manager: managerOf(workspaceRoot),
  };
}

/** @throws UsageError for one that is no object in JSON */
export function readManifest(folder: string): Manifest | undefined {
  const file = path.join(folder, "package.json");
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, "utf8");
  try {
    const fields: unknown = JSON.parse(text);
    if (parseTree(text)?.type === "object") {
      return { file, text, fields: fields as Record<string, unknown> };
    }
  } catch {
    // Told below.
  }
  throw new UsageError(`${file}: expected an object in JSON, found something else; mend it first`);
}

function nearest(folder: string, isIt: (folder: string) => boolean): string | undefined {
  if (isIt(folder)) return folder;
  const parent = path.dirname(folder);
  return parent === folder ? undefined : nearest(parent, isIt);
}

export const pnpmWorkspace = "pnpm-workspace.yaml";

function isWorkspaceRoot(folder: string): boolean {
  if (existsSync(path.join(folder, pnpmWorkspace))) return true;
  return readManifest(folder)?.fields["workspaces"] !== undefined;
}

/** By its lock file, else by what package.json asks for. */
function managerOf(root: string): PackageManager {
  const has = (name: string): boolean => existsSync(path.join(root, name));
  if (has("pnpm-lock.yaml") || has(pnpmWorkspace)) return "pnpm";
  if (has("yarn.lock")) return "yarn";
  if (has("package-lock.json")) return "npm";
  const asked = readManifest(root)?.fields["packageManager"];
  if (typeof asked !== "string") return "npm";
  return packageManagers.find((name) => asked.startsWith(`${name}@`)) ?? "npm";
}
