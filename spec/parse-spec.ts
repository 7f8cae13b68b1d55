import { findViolation } from "./invariants.js";
import { fitJson, lineOf, readJson, type JsonText } from "./parse-json.js";
import { apiSpecSchema, SPEC_VERSION, type ApiSpec } from "./schema.js";
import { showJsonPath, SpecError } from "./spec-error.js";

const hint =
  "undo the edit or scrape the page again; corrections belong in spec/overrides, which survive that";

/** A spec of a later version of the format: good, and not to be taken for a damaged one. */
export class NewerSpecError extends SpecError {}

/**
 * The text of a spec file → the spec.
 * @param file how messages call the file
 * @throws NewerSpecError where this version of topgen is too old for it
 * @throws SpecError with the line and JSON path of the first thing that is wrong
 */
export function parseSpec(text: string, file: string): ApiSpec {
  const json = readJson({ text, file, hint });
  refuseNewer(json);
  const spec = fitJson(json, apiSpecSchema);
  const violation = findViolation(spec);
  if (violation === undefined) return spec;
  const { path, ...parts } = violation;
  throw new SpecError({ ...parts, file, at: showJsonPath(path), hint });
}

function refuseNewer({ value, text, file }: JsonText): void {
  if (typeof value !== "object" || value === null || !("specVersion" in value)) return;
  const { specVersion } = value;
  if (!Number.isInteger(specVersion) || Number(specVersion) <= SPEC_VERSION) return;
  throw new NewerSpecError({
    file,
    line: lineOf(text, ["specVersion"]),
    at: "specVersion",
    expected: `${SPEC_VERSION}, the version that this topgen reads`,
    found: String(specVersion),
    hint: "a newer topgen wrote it: update topgen (npm install --save-dev topgen@latest)",
  });
}
