/** Specs → every file of the package, its manifest included. */
import type { ApiSpec } from "../../spec/schema.js";
import { generatePackage } from "../generate.js";
import { manifestFile, stringifyManifest } from "../output/manifest.js";

/** Renders the package in memory. */
export async function packageFiles(specs: readonly ApiSpec[]): Promise<Map<string, string>> {
  const files = await generatePackage(specs);
  if (!files.has(manifestFile)) files.set(manifestFile, stringifyManifest(files));
  return files;
}
