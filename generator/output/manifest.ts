/**
 * `manifest.json` of a generated package: how it was generated, every file that topgen wrote, and every
 * spec that it was rendered from, each with its sha256, and the digest of the hooks that were used.
 */
import { defaultOptions, type GenerateOptions, type RenderOptions } from "../options.js";
import { digestOf, type Content } from "../../spec/tree/content.js";
import { isObject, objectIn, packageFile } from "./package-json.js";
import { unicodeEscape, unprintableButLayout } from "../../spec/unprintable.js";
import { checkTreePath } from "../../spec/tree/tree-paths.js";

/** The manifest's path in the package. */
export const manifestFile = "manifest.json";

/** @returns path → sha256, or nothing when the text is no manifest */
export function parseManifest(text: string): Map<string, string> | undefined {
  const files = objectIn(text)?.["files"];
  if (!isObject(files)) return undefined;
  const known = new Map<string, string>();
  for (const [file, hash] of Object.entries(files)) {
    if (typeof hash !== "string" || !/^[0-9a-f]{64}$/.test(hash)) return undefined;
    try {
      checkTreePath(file);
    } catch {
      return undefined;
    }
    known.set(file, hash);
  }
  return known;
}

/** How the package that a manifest is of was generated; what it does not say is as by default. */
export function optionsOf(text: string): GenerateOptions {
  const found = objectIn(text)?.["options"];
  const options = isObject(found) ? found : {};
  return {
    zod: options["zod"] === "classic" ? "classic" : "mini",
    metadata: options["metadata"] === true,
  };
}

/**
 * The text of the manifest of a package; it lists every file but itself.
 *
 * @param specs method → the sha256 of its canonical text: a change of a spec shows here even where
 *   the package says nothing of what changed
 */
export function stringifyManifest(
  files: ReadonlyMap<string, Content>,
  specs: ReadonlyMap<string, string> = new Map(),
  { zod, metadata, hooks }: RenderOptions = defaultOptions,
): string {
  const listed = [...files].filter(([file]) => file !== manifestFile);
  const digests = listed.map(([file, content]): Digest => [
    file,
    file === packageFile ? shared : digestOf(content),
  ]);
  const text = {
    generator: "topgen",
    options: { zod, metadata },
    ...(hooks === undefined ? {} : { hooks: hooks.digest }),
    specs: sorted([...specs]),
    files: sorted(digests),
  };
  return `${JSON.stringify(text, null, 2).replace(unprintableButLayout, unicodeEscape)}\n`;
}

/** Stands for the digest of a file that is not topgen's alone: its owner may change it at any time. */
const shared = "0".repeat(64);

type Digest = [name: string, sha256: string];

function sorted(digests: Digest[]): Record<string, string> {
  return Object.fromEntries(digests.sort(([a], [b]) => (a < b ? -1 : 1)));
}
