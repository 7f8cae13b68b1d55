/** The user's module of hooks, and what it is made of. */
import { realpathSync } from "node:fs";
import { isBuiltin } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { readIfThere } from "../../spec/tree/read-if-there.js";
import { sha256 } from "../../spec/tree/sha256.js";
import { UsageError } from "../errors.js";
import { relativePath, resolvePath, type Io } from "../io.js";
import type { OwnHooks } from "../options.js";

/**
 * Follows what the module imports, so that a change of any of it is a change of the hooks: local
 * files by their text, packages by their versions.
 * @param file as the user names it
 * @throws UsageError where one of the files is not there, is no module, or imports what only a run
 *   of it could tell
 */
export async function readOwnHooks(file: string, io: Io): Promise<OwnHooks> {
  const at = resolvePath(io, file);
  const { importsOf } = await import("./imports-of.js");
  const { createJiti } = await import("jiti");
  const jiti = createJiti(at, { fsCache: false });
  const start = realOf(at) ?? at;
  const local = new Set([start]);
  const packages = new Set<string>();
  const parts: string[] = [];
  for (const one of local) {
    const shown = one === start ? file : showPath(one, io);
    const text = readIfThere(one, shown)?.toString("utf8").replaceAll("\r\n", "\n");
    if (text === undefined) {
      throw new UsageError(`${shown}: expected a module of hooks, found nothing there`);
    }
    parts.push(`${relativePath(path.dirname(start), one)} ${sha256(text)}`);
    if (!isModule(one)) continue;
    for (const { id, line } of importsOf(shown, text)) {
      if (isBuiltin(id) || id === "topgen") continue;
      const url = jiti.esmResolve(id, { parentURL: pathToFileURL(one).href, try: true });
      const found = url === undefined ? undefined : realOf(fileURLToPath(url));
      if (found === undefined) {
        throw new UsageError(`${shown}:${line}: expected a module ${id}, found none of that name`);
      }
      if (isInstalled(found)) packages.add(packageOf(found));
      else local.add(found);
    }
  }
  const digest = sha256([...parts.sort(), ...[...packages].sort()].join("\n"));
  return { file, at, parts: [...local], digest };
}

function realOf(at: string): string | undefined {
  try {
    return realpathSync(at);
  } catch {
    return undefined;
  }
}

const isModule = (at: string): boolean => /\.[cm]?[jt]sx?$/.test(at);
const isInstalled = (at: string): boolean => at.split(path.sep).includes("node_modules");
const showPath = (at: string, io: Io): string => relativePath(realOf(io.cwd) ?? io.cwd, at);

/** Name and version of the package that a file is of, in a folder of packages or in an archive. */
function packageOf(file: string): string {
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    const text = readIfThere(path.join(folder, "package.json"), file)?.toString("utf8");
    const { name, version } = JSON.parse(text ?? "{}") as Record<string, unknown>;
    if (typeof name === "string" && typeof version === "string") return `${name} ${version}`;
    if (path.dirname(folder) === folder) return file.slice(file.lastIndexOf("node_modules"));
  }
}
