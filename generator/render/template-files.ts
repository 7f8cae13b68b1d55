import { readFileSync } from "node:fs";
import path from "node:path";
import { filesBelow } from "../../spec/tree/files-below.js";
import { packageRoot } from "../package-root.js";

let found: string | undefined;
/** `templates/` of topgen: the same in a checkout and in the bundle. */
const root = (): string => (found ??= path.join(packageRoot(), "templates"));

/** The text of a file below `templates/`. */
export function readTemplate(name: string): string {
  return readFileSync(path.join(root(), name), "utf8");
}

/** The templates of generated files, by file name: a user's of such a name takes its place. */
export const replaceableTemplates = (): string[] =>
  listTemplates("").filter((file) => file.endsWith(".hbs") && !file.includes("/"));

/** The files below a folder of `templates/`, as paths relative to that folder, sorted. */
export function listTemplates(folder: string): string[] {
  return filesBelow(path.join(root(), folder));
}
