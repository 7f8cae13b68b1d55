import type { LoadedHooks } from "./hooks/contract.js";
import { hookedFile } from "./hooks/hooked-file.js";
import type { GeneratedFile } from "./render/render-file.js";
import { defaultName, type RenderOptions } from "./options.js";
import { copiedFiles } from "./copied-files.js";
import { indexView, llmsView, readmeView, registryView, type Entry } from "./views/package.js";

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
