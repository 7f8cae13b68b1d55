/** Specs → every file of the package, its manifest included. */
import picomatch from "picomatch";
import type { ApiSpec } from "../../spec/schema.js";
import { generatePackage } from "../generate.js";
import { manifestFile, stringifyManifest } from "../output/manifest.js";

/** Renders the package in memory. */
export async function packageFiles(specs: readonly ApiSpec[]): Promise<Map<string, string>> {
  const files = await generatePackage(specs);
  if (!files.has(manifestFile)) files.set(manifestFile, stringifyManifest(files));
  return files;
}

/** Tells the methods that any of the globs matches (`alibaba.alsc.*`); no globs match all. */
export function methodFilter(globs: readonly string[]): (method: string) => boolean {
  if (globs.length === 0) return () => true;
  const matches = picomatch([...globs]);
  // A method has dots and no slashes, so `*` runs over dots as people expect of a name.
  return (method) => matches(method);
}
