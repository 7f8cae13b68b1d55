/** Specs → every file of the package, its manifest included. */
import { applyEdits, modify } from "jsonc-parser";
import { stringifySpec } from "../../spec/canonical.js";
import type { ApiSpec } from "../../spec/schema.js";
import { generatePackage } from "../generate.js";
import type { GenerateOptions } from "../options.js";
import { manifestFile, stringifyManifest } from "../output/manifest.js";

/**
 * Renders the package in memory.
 * @param version of the package, where the user's config tells one
 */
export async function packageFiles(
  specs: readonly ApiSpec[],
  options: GenerateOptions,
  version?: string,
): Promise<Map<string, string>> {
  const files = await generatePackage(specs, options);
  const manifest = files.get("package.json");
  if (version !== undefined && manifest !== undefined) {
    files.set("package.json", applyEdits(manifest, modify(manifest, ["version"], version, {})));
  }
  const texts = specs.map((spec): [string, string] => [spec.method, stringifySpec(spec)]);
  return files.set(manifestFile, stringifyManifest(files, new Map(texts), options));
}
