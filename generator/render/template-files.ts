import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { filesBelow } from "../../spec/tree/files-below.js";

/** `templates/`, found upwards from this module: the same in a checkout and in the bundle. */
function templatesFolder(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const candidate = path.join(folder, "templates");
    if (existsSync(path.join(candidate, "api.ts.hbs"))) return candidate;
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error("the templates of topgen were not found beside it");
    folder = parent;
  }
}

let found: string | undefined;
const root = (): string => (found ??= templatesFolder());

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
