import type { Input, ValuePath } from "./input.js";

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
