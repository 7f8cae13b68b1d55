import type { ObjectIr } from "../ir/types.js";
import { type Input, namesOf, valueAt, type ValuePath, withValue } from "./input.js";
import type { Edit, Mutants } from "./mutant.js";
import { requestExample, type RequestExample } from "./request-example.js";
import { keysDownTo } from "./request-plan.js";

/** What breaking a request needs to know, and where the results go. */
export interface Bench {
  request: ObjectIr;
  documented: RequestExample;
  found: Mutants;
}

/** The edits that change the documented request at one place. */
export function editsAt(bench: Bench, path: ValuePath, value?: Input): Edit[] {
  const edit = value === undefined ? { path } : { path, value };
  return editsWithin(bench, path.slice(0, -1), [edit]);
}

/**
 * The edits that make changes inside the object at `place`. Where the documented request has no such
 * object, one edit puts it there, made up and changed.
 */
export function editsWithin(bench: Bench, place: ValuePath, changes: readonly Edit[]): Edit[] {
  const { request, documented } = bench;
  const missing = firstMissing(documented.input, place);
  if (missing !== undefined) {
    const extended: Input = requestExample(request, keysDownTo(namesOf(place))).input;
    const changed = changes.reduce<Input>(
      (all, { path, value }) => withValue(all, path, value),
      extended,
    );
    const value = valueAt(changed, namesOf(missing));
    return value === undefined ? [] : [{ path: missing, value }];
  }
  return changes.filter(
    ({ path, value }) =>
      value !== undefined || valueAt(documented.input, namesOf(path)) !== undefined,
  );
}

/** The shortest beginning of a path at which a value has nothing. */
function firstMissing(value: Input, path: ValuePath): ValuePath | undefined {
  for (const [index, part] of path.entries()) {
    const beginning = path.slice(0, index + 1);
    if (typeof part === "string" && valueAt(value, namesOf(beginning)) === undefined)
      return beginning;
  }
  return undefined;
}
