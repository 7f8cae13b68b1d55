import { type Input, withValue } from "../../../generator/contract/input.js";
import type { Edit } from "../../../generator/contract/mutant.js";

/** A request with edits applied in order. */
export function applyEdits(request: Input, edits: readonly Edit[]): Input {
  return edits.reduce<Input>((params, { path, value }) => withValue(params, path, value), request);
}
