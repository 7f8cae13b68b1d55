/**
 * What `check` and `diff` say, before it is written in some format: changes with their judgement,
 * files that are not as they should be, and what could not be read.
 */
import { createHash } from "node:crypto";
import {
  levelOf,
  semverStep,
  type Change,
  type SemverStep,
  type Severities,
} from "../../spec/diff/change.js";
import { changeRules, levels, type Level } from "../../spec/diff/rules.js";
import { groupBy } from "../../spec/group-by.js";
import type { FileDrift, Unreadable } from "../drift/drift.js";
import type { FilePlace } from "../drift/line-of-place.js";

/** A decision to live with a change, from the accept list. */
export interface Acceptance {
  fingerprint: string;
  /** Why. */
  reason: string;
  /** The last day on which it holds, `yyyy-MM-dd`; absent: for good. */
  until?: string | undefined;
}

/** What shows that a change breaks: something that was run before and after. */
export interface Witness {
  /** `value`: a call's parameters; `code`: lines of TypeScript; `reading`: what a value means. */
  kind: "value" | "code" | "reading";
  /** The value as JSON, or the lines. */
  text: string;
  /** What became of it before. */
  before: string;
  after: string;
}

/** A change with everything that a report says of it. */
export interface JudgedChange extends Change {
  fingerprint: string;
  level: Level;
  /** What the rule says, in a sentence. */
  doc: string;
  place?: FilePlace;
  accepted?: Acceptance;
  witness?: Witness;
  /** The lines of the user's own code that use it. */
  uses?: FilePlace[];
}

/** Everything that one run has to say. */
export interface Report {
  command: "check" | "diff";
  changes: JudgedChange[];
  files: FileDrift[];
  unreadable: Unreadable[];
  /** Entries of the accept list that accept nothing any more, with why. */
  stale: { entry: Acceptance; message: string }[];
  /** What is worth knowing and is no drift. */
  notes: string[];
  /** `check`: what was looked at, so that an empty report is no riddle. */
  checked?: { pages: number; specs: number; generated: number };
}

/**
 * Names a change by its structure: the method, the place, the rule. Values and words are no part of
 * it, so that a decision about a change outlives their next edit.
 */
function fingerprintOf({ rule, method, path, to }: Change): string {
  const facts = JSON.stringify([rule, method, path, to ?? null]);
  return createHash("sha256").update(facts).digest("hex").slice(0, 12);
}

/** @param places where a change stands in a file, where that is known */
export function judge(
  changes: readonly Change[],
  severities: Severities,
  places: (change: Change) => FilePlace | undefined = () => undefined,
): JudgedChange[] {
  return changes.map((change) => {
    const place = places(change);
    return {
      fingerprint: fingerprintOf(change),
      level: levelOf(change, severities),
      doc: changeRules[change.rule].doc,
      ...change,
      ...(place === undefined ? {} : { place }),
    };
  });
}

/** The changes that nobody accepted. */
export const openChanges = ({ changes }: Pick<Report, "changes">): JudgedChange[] =>
  changes.filter(({ accepted }) => accepted === undefined);

export function countLevels(changes: readonly JudgedChange[]): Record<Level, number> {
  const counts: Record<Level, number> = { breaking: 0, "non-breaking": 0, "docs-only": 0 };
  for (const { level } of changes) counts[level] += 1;
  return counts;
}

/** The version step that judged changes call for. */
export function stepOf(changes: readonly JudgedChange[]): SemverStep {
  const severities = Object.fromEntries(changes.map(({ rule, level }) => [rule, level]));
  return semverStep(changes, severities);
}

/** `2 breaking, 0 non-breaking, 1 docs-only: a major version`. */
export function summaryOf(changes: readonly JudgedChange[]): string {
  if (changes.length === 0) return "no changes";
  const counts = countLevels(changes);
  const parts = levels.map((level) => `${counts[level]} ${level}`);
  return `${parts.join(", ")}: a ${stepOf(changes)} version`;
}

/** An entry of the accept list that accepts nothing any more, with why. */
export const staleText = ({ entry, message }: Report["stale"][number]): string =>
  `${entry.fingerprint} (${entry.reason}): ${message}`;

/** Method → its changes, in the order in which they come. */
export const byMethod = (changes: readonly JudgedChange[]): Map<string, JudgedChange[]> =>
  groupBy(changes, ({ method }) => method);
