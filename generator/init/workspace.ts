/** The workspace's own list of its packages, with the generated one in it. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import picomatch from "picomatch";
import { editJson, type FileEdit } from "./edits.js";
import { pnpmWorkspace, readManifest, type Survey } from "./survey.js";

/** The globs by which a workspace finds its packages; none where there is no workspace yet. */
export function workspaceGlobs({ workspaceRoot }: Pick<Survey, "workspaceRoot">): string[] {
  const file = path.join(workspaceRoot, pnpmWorkspace);
  if (existsSync(file)) return yamlList(readFileSync(file, "utf8"));
  const { workspaces } = readManifest(workspaceRoot)?.fields ?? {};
  const listed = Array.isArray(workspaces) ? workspaces : memberOf(workspaces, "packages");
  return Array.isArray(listed) ? listed.filter((one) => typeof one === "string") : [];
}

/** Whether a package is found by the globs already. @param at relative to the workspace's folder */
export function isListed(globs: readonly string[], at: string): boolean {
  const trimmed = globs.map((glob) => glob.replace(/^\.\//, "").replace(/\/$/, ""));
  const named = trimmed.filter((glob) => !glob.startsWith("!"));
  const except = trimmed.filter((glob) => glob.startsWith("!")).map((glob) => glob.slice(1));
  const matches = (list: string[]): boolean => list.length > 0 && picomatch(list)(at);
  return matches(named) && !matches(except);
}

/**
 * Adds a package to the workspace.
 * @param at its folder, relative to the workspace's
 * @param manifest the text of the workspace's package.json, with other edits of it
 * @returns the file to edit; undefined where the package is found already; "by hand" where only a person
 *   can tell how
 */
export function listPackage(
  place: Survey,
  at: string,
  manifest: FileEdit,
): FileEdit | undefined | "by hand" {
  const globs = workspaceGlobs(place);
  if (isListed(globs, at)) return undefined;
  if (place.manager === "pnpm") return inYaml(path.join(place.workspaceRoot, pnpmWorkspace), at);
  const { workspaces } = readManifest(place.workspaceRoot)?.fields ?? {};
  const list = memberOf(workspaces, "packages") === undefined ? [] : ["packages"];
  const insertAt = ["workspaces", ...list, ...(globs.length === 0 ? [] : [-1])];
  const value = globs.length === 0 ? [at] : at;
  return { ...manifest, text: editJson(manifest.text, insertAt, value, globs.length > 0) };
}

function inYaml(file: string, at: string): FileEdit | "by hand" {
  const before = existsSync(file) ? readFileSync(file, "utf8") : undefined;
  const entry = `"${at}"`;
  if (before === undefined) return { file, before, text: `packages:\n  - ${entry}\n` };
  const head = /^packages:[ \t]*\n/m.exec(before);
  if (head === null) {
    if (/^packages:/m.test(before)) return "by hand";
    const gap = before === "" || before.endsWith("\n") ? "" : "\n";
    return { file, before, text: `${before}${gap}packages:\n  - ${entry}\n` };
  }
  const end = head.index + head[0].length;
  const indent = /^([ \t]*)- /.exec(before.slice(end))?.[1] ?? "  ";
  return { file, before, text: `${before.slice(0, end)}${indent}- ${entry}\n${before.slice(end)}` };
}

/** The entries of the list `packages` where it is written a line each. */
function yamlList(text: string): string[] {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => /^packages:\s*$/.test(line));
  const found: string[] = [];
  for (const line of start === -1 ? [] : lines.slice(start + 1)) {
    const entry = /^\s*- +["']?([^"'#]+?)["']?\s*(?:#.*)?$/.exec(line)?.[1];
    if (entry !== undefined) found.push(entry);
    else if (/^\S/.test(line)) break;
  }
  return found;
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
