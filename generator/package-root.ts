import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The folder of the topgen package, found upwards from this module: the same in a checkout, in the
 * bundle under `dist/` and in an installed package.
 */
export function packageRoot(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, "package.json"))) {
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error("topgen is installed without its package.json");
    folder = parent;
  }
  return folder;
}

export function packageVersion(): string {
  return versionIn(path.join(packageRoot(), "package.json"));
}

/** The module that `import "topgen"` means: of the bundle where this is in it, else the source. */
export function libraryEntry(): string {
  const built = fileURLToPath(new URL("./api.js", import.meta.url));
  return existsSync(built) ? built : path.join(packageRoot(), "generator/cli/api.ts");
}

/**
 * The version of a dependency that Node.js finds from a folder upwards. Under Plug'n'Play there is no
 * such folder: where the package is resolved to then, an archive with the version in its name.
 */
export function versionOf(from: string, name: string): string {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const file = path.join(folder, "node_modules", name, "package.json");
    if (existsSync(file)) return versionIn(file);
    if (path.dirname(folder) === folder) return import.meta.resolve(name);
  }
}

function versionIn(file: string): string {
  const { version } = JSON.parse(readFileSync(file, "utf8")) as { version?: string };
  return version ?? "";
}
