import { findViolation } from "./invariants.js";
import { parseJsonFile } from "./parse-json.js";
import { apiSpecSchema, type ApiSpec } from "./schema.js";
import { showJsonPath, SpecError } from "./spec-error.js";

const hint =
  "undo the edit or scrape the page again; corrections belong in spec/overrides, which survive that";

/**
 * The text of a spec file → the spec.
 * @param file how messages call the file
 * @throws SpecError with the line and JSON path of the first thing that is wrong
 */
export function parseSpec(text: string, file: string): ApiSpec {
  const spec = parseJsonFile({ text, file, hint }, apiSpecSchema);
  const violation = findViolation(spec);
  if (violation === undefined) return spec;
  const { path, expected, found } = violation;
  throw new SpecError({ file, at: showJsonPath(path), expected, found, hint });
}
