/** Spec files that say the right thing in other bytes than topgen writes. */
import path from "node:path";
import { stringifySpec } from "../../spec/canonical.js";
import type { SpecFolder } from "../../spec/folder/read-specs.js";
import { firstDifferentLine } from "./line-difference.js";
import { readIfThere } from "../../spec/tree/read-if-there.js";
import type { FileDrift } from "./drift.js";

/**
 * @param folder the specs of the folder and their files, as read from `root`
 * @param shown how messages call the folder
 * @throws FileError for a file that can't be read any more
 */
export function findUncanonicalSpecs(
  root: string,
  shown: string,
  { specs, files }: SpecFolder,
): FileDrift[] {
  const drift: FileDrift[] = [];
  for (const spec of specs) {
    const relative = files.get(spec.method) ?? "";
    const file = `${shown}/${relative}`;
    const before = readIfThere(path.join(root, relative), file)?.toString("utf8") ?? "";
    const after = stringifySpec(spec);
    if (before === after) continue;
    const note = "it says the same in other bytes";
    drift.push({ file, state: "edited", note, line: firstDifferentLine(before, after) });
  }
  return drift;
}
