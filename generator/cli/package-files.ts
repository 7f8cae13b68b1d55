/** Specs → every file of the package, its manifest included. */
import { stringifySpec } from "../../spec/canonical.js";
import type { ApiSpec } from "../../spec/schema.js";
import { generatePackage } from "../generate.js";
import type { GenerateOptions } from "../options.js";
import { manifestFile, stringifyManifest } from "../output/manifest.js";

/** Renders the package in memory. */
export async function packageFiles(
  specs: readonly ApiSpec[],
  options: GenerateOptions,
): Promise<Map<string, string>> {
  const files = await generatePackage(specs, options);
  const texts = specs.map((spec): [string, string] => [spec.method, stringifySpec(spec)]);
  return files.set(manifestFile, stringifyManifest(files, new Map(texts), options));
}
