import { fileStems } from "../spec/file-names.js";
import type { ApiSpec } from "../spec/schema.js";
import { generateApi } from "./generate-api.js";
import type { LoadedHooks } from "./hooks/contract.js";
import { hookedFile } from "./hooks/hooked-file.js";
import type { GeneratedFile } from "./render/render-file.js";
import { defaultName, defaultOptions, type RenderOptions } from "./options.js";
import { copiedFiles } from "./copied-files.js";
import { indexView, llmsView, readmeView, registryView, type Entry } from "./views/package.js";

/**
 * The files of the package for a set of specs: path (posix, relative to the package) to final text,
 * sorted by path. The same specs give the same bytes in any order, on any machine. Throws where two
 * specs have one method, or where a spec can't be rendered; the message names the method.
 */
export async function generatePackage(
  specs: readonly ApiSpec[],
  options: RenderOptions = defaultOptions,
): Promise<Map<string, string>> {
  const byMethod = new Map<string, ApiSpec>();
  for (const spec of specs) {
    if (byMethod.has(spec.method)) throw new Error(`${spec.method}: two specs for one method`);
    byMethod.set(spec.method, spec);
  }
  const names = fileStems(byMethod.keys());
  const files: GeneratedFile[] = [];
  const entries: Entry[] = [];
  for (const [method, fileName] of [...names].sort(byCodePoint)) {
    const spec = byMethod.get(method);
    if (spec === undefined) continue;
    const { entry, files: own } = await generateApi(spec, fileName, options);
    files.push(...own);
    entries.push(entry);
  }
  files.push(...(await wholeFiles(entries, options)));
  return new Map(files.sort(byCodePoint));
}

/**
 * The files about the whole package, and those that are the same in each.
 * @param entries come by method
 * @param name of the package
 */
export async function wholeFiles(
  entries: readonly Entry[],
  options: RenderOptions,
  name: string = defaultName,
  hooks?: LoadedHooks,
): Promise<GeneratedFile[]> {
  const registry = {
    path: "src/registry.ts",
    template: "registry.ts",
    view: registryView(entries),
    intended: ["TopApis", "loaders"],
  };
  const index = { path: "src/index.ts", template: "index.ts", view: indexView(), intended: [] };
  const readme = {
    path: "README.md",
    template: "readme.md",
    view: readmeView(entries, options, name),
  };
  const llms = { path: "llms.txt", template: "llms.txt", view: llmsView(entries, name) };
  const own = { templates: options.templates, hooks };
  const rendered = await Promise.all([
    hookedFile(registry, own),
    hookedFile(index, own),
    hookedFile(readme, own),
    hookedFile(llms, own),
  ]);
  return [...copiedFiles(options), ...rendered];
}

/** Order by code points, the same under every locale. */
function byCodePoint(
  [left]: readonly [string, string],
  [right]: readonly [string, string],
): number {
  return left < right ? -1 : Number(left > right);
}
