/** A change between two specs, and what it means for the version of a package. */
import { changeRules, levels, type ChangeRuleId, type Level } from "./rules.js";

/** The page's words for one side of a change. */
export interface Quotes {
  before?: string | undefined;
  after?: string | undefined;
}

/** A change as a fact, and the rule that judges it. */
export interface Change {
  rule: ChangeRuleId;
  method: string;
  /** The place in the spec, as in `spec/override-path.ts`; `""` for the method itself. */
  path: string;
  /** Where it stands now, of what was renamed or moved: a method or a place. */
  to?: string;
  before?: unknown;
  after?: unknown;
  /** The page's sentences, where `before` and `after` are not such already. */
  quotes?: Quotes;
  /** Set where the page's words leave a doubt; see `certainty` of a rule in `spec/schema.ts`. */
  certainty?: "likely";
  /** What two names of one thing have in common, for what was renamed or moved. */
  support?: readonly string[];
}

/** The changes of one method. */
export type Found = Omit<Change, "method">[];

/** The page's words on both sides, each sentence once; nothing for a side that has none. */
export function quotesOf(before: readonly string[], after: readonly string[]): Quotes {
  const joined = (words: readonly string[]): string | undefined =>
    words.length === 0 ? undefined : [...new Set(words)].join("; ");
  return { before: joined(before), after: joined(after) };
}

/** Levels that a user sets for rules, over those of the registry. */
export type Severities = Readonly<Partial<Record<ChangeRuleId, Level>>>;

/** What a change means: the registry's level, or the one that the user set. */
export function levelOf({ rule }: Pick<Change, "rule">, severities: Severities = {}): Level {
  return severities[rule] ?? changeRules[rule].level;
}

/** What a version of a package is called that holds a change. */
export type SemverStep = "major" | "minor" | "patch" | "none";

/** The version step that a level calls for. */
export const stepOf: Readonly<Record<Level, Exclude<SemverStep, "none">>> = {
  breaking: "major",
  "non-breaking": "minor",
  "docs-only": "patch",
};

/** The version step that a set of changes calls for; `none` for no change at all. */
export function semverStep(
  changes: readonly Pick<Change, "rule">[],
  severities: Severities = {},
): SemverStep {
  const found = new Set(changes.map((change) => levelOf(change, severities)));
  const gravest = levels.find((level) => found.has(level));
  return gravest === undefined ? "none" : stepOf[gravest];
}
