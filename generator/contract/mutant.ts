import type { ObjectIr } from "../ir/types.js";
import { type Input, namesOf, valueAt, type ValuePath, withValue } from "./input.js";
import { requestExample, type RequestExample } from "./request-example.js";
import { keysDownTo } from "./rule-repair.js";

/** A change of a request; without a value it takes the place out. */
export interface Edit {
  path: ValuePath;
  value?: Input;
}

/** The kind of demand that a mutant breaks. */
export type MutantGroup = "required" | "type" | "limit" | "rule";

/** The documented request with one thing wrong, and the refusal that it must get. */
export interface Mutant {
  group: MutantGroup;
  /** What is wrong, in words: `without a.b`. */
  title: string;
  /** Changes of the documented request, in order. */
  edits: readonly Edit[];
  /** Where a refusal must point. */
  at: ValuePath;
  /** The rule that a refusal must name. */
  rule: string;
  /** The page's words that a refusal must hold. */
  quote?: string;
}

/** A demand of the documentation that no request could be made against, and why. */
export interface Untried {
  path: string;
  rule: string;
  reason: string;
}

/** What could be broken, and what could not. */
export interface Mutants {
  made: Mutant[];
  untried: Untried[];
}

/** What breaking a request needs to know, and where the results go. */
export interface MutationContext {
  request: ObjectIr;
  documented: RequestExample;
  found: Mutants;
}

/** The edits that change the documented request at one place. */
export function editsAt(context: MutationContext, path: ValuePath, value?: Input): Edit[] {
  const edit = value === undefined ? { path } : { path, value };
  return editsWithin(context, path.slice(0, -1), [edit]);
}

/**
 * The edits that make changes inside the object at `place`. Where the documented request has no such
 * object, one edit puts it there, made up and changed.
 */
export function editsWithin(
  context: MutationContext,
  place: ValuePath,
  changes: readonly Edit[],
): Edit[] {
  const { request, documented } = context;
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
