/** The workspace's own list of its packages, with the generated one in it. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import picomatch from "picomatch";
import { isMap, isScalar, isSeq, parseDocument, type Node } from "yaml";
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

/** A new entry at the top of the list `packages`; what else stands in the file keeps its form. */
function inYaml(file: string, at: string): FileEdit | "by hand" {
  const before = existsSync(file) ? readFileSync(file, "utf8") : undefined;
  const entry = JSON.stringify(at);
  if (before === undefined) return { file, before, text: `packages:\n  - ${entry}\n` };
  const { contents, errors } = parseDocument(before);
  const isBlock = contents === null || (isMap(contents) && contents.flow !== true);
  if (errors.length > 0 || !isBlock) return "by hand";
  if (contents?.has("packages") !== true) {
    const gap = before === "" || before.endsWith("\n") ? "" : "\n";
    return { file, before, text: `${before}${gap}packages:\n  - ${entry}\n` };
  }
  const list = contents.get("packages", true);
  const first = isSeq(list) ? (list.items[0] as Node | undefined) : undefined;
  const start = first?.range?.[0] ?? (isSeq(list) ? (list.range?.[0] ?? -1) + 1 : 0);
  if (!isSeq(list) || start === 0) return "by hand";
  const insert = (offset: number, text: string): FileEdit => ({
    file,
    before,
    text: before.slice(0, offset) + text + before.slice(offset),
  });
  if (list.flow === true) return insert(start, first === undefined ? entry : `${entry}, `);
  const line = before.lastIndexOf("\n", start - 1) + 1;
  const dash = /^[ \t]*-[ \t]+/.exec(before.slice(line, start));
  return dash === null ? "by hand" : insert(line, `${dash[0]}${entry}\n`);
}

/** The entries of the list `packages`. */
function yamlList(text: string): string[] {
  const { contents } = parseDocument(text);
  const list = isMap(contents) ? contents.get("packages", true) : undefined;
  const entries = isSeq(list) ? list.items.map((item) => isScalar(item) && item.value) : [];
  return entries.filter((one) => typeof one === "string");
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
