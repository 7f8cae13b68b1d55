/** What is there already and would stand in the way of what `topgen init` sets up. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import ignore from "ignore";
import semver from "semver";
import { relativePath } from "../io.js";
import type { Answers } from "./answers.js";
import { wordsOf } from "./package-manager.js";
import { readManifest, type Survey } from "./survey.js";

/** One line for each obstacle, with what to do about it. @param zod the range that is needed */
export function obstacles(place: Survey, answers: Answers, zod: string): string[] {
  return [...ignoredFolders(place, answers), ...otherZod(place, zod)];
}

/** Folders that a .gitignore keeps out of git, though they belong in it. */
function ignoredFolders(place: Survey, { pages, spec, out }: Answers): string[] {
  const files = {
    [pages]: ["page.html"],
    [spec]: ["apis/a.json"],
    [out]: ["package.json", "src/index.ts", "src/apis/a.ts", "test/a.test.ts"],
  };
  return Object.entries(files).flatMap(([folder, within]) => {
    const found = within
      .map((file) => ignoredBy(place, path.join(place.folder, folder, file)))
      .find((one) => one !== undefined);
    if (found === undefined) return [];
    const [file, pattern] = found;
    return [
      `${file} keeps ${folder}/ out of git by "${pattern}": change that line, else neither reviews nor clones have ${folder}/`,
    ];
  });
}

/** The .gitignore, from the repository's down to the folder's, that decides, and its line. */
function ignoredBy(place: Survey, at: string): [file: string, pattern: string] | undefined {
  let decided: [string, string] | undefined;
  for (const folder of foldersDownTo(place.folder, place.repository)) {
    const file = path.join(folder, ".gitignore");
    if (!existsSync(file)) continue;
    const relative = relativePath(folder, at);
    const { ignored, unignored, rule } = ignore()
      .add(readFileSync(file, "utf8"))
      .checkIgnore(relative);
    if (ignored && rule !== undefined) {
      const shown = relativePath(place.folder, file);
      decided = [shown, rule.pattern];
    }
    if (unignored) decided = undefined;
  }
  return decided;
}

function foldersDownTo(folder: string, top: string): string[] {
  const parent = path.dirname(folder);
  return folder === top || parent === folder ? [folder] : [...foldersDownTo(parent, top), folder];
}

/** A zod that the generated package can't work with, asked for or installed. */
function otherZod(place: Survey, zod: string): string[] {
  const places = new Set([place.folder, place.workspaceRoot]);
  for (const folder of places) {
    const asked = askedZod(readManifest(folder)?.fields ?? {});
    const range = asked === undefined ? null : semver.validRange(asked);
    if (range !== null && !semver.intersects(range, zod)) {
      return [zodLine(place, `package.json asks for zod ${asked ?? ""}`, zod)];
    }
    const version = readManifest(path.join(folder, "node_modules/zod"))?.fields["version"];
    if (typeof version === "string" && !semver.satisfies(version, zod)) {
      return [zodLine(place, `zod ${version} is installed`, zod)];
    }
  }
  return [];
}

const zodLine = ({ manager }: Survey, found: string, zod: string): string =>
  `${found}, and the generated package needs ${zod}: ${wordsOf[manager].add} zod@${zod} (your code finds zod 3 in "zod/v3" of it)`;

function askedZod(fields: Readonly<Record<string, unknown>>): string | undefined {
  const kinds = ["dependencies", "devDependencies", "peerDependencies"];
  const ranges = kinds.map(
    (kind) => (fields[kind] as Record<string, unknown> | undefined)?.["zod"],
  );
  return ranges.find((one) => typeof one === "string");
}
