/** What `check` found: every file that is not as it would be after `scrape` and `generate`. */
import type { LineDifference } from "./line-difference.js";

/** What a file can be, and how a report calls it. */
export const meanings = {
  /** It should be there and is not. */
  missing: "missing",
  /** It differs from what the pages or the specs say. */
  changed: "out of date",
  /** It differs, and somebody edited it since topgen wrote it. */
  edited: "edited by hand",
  /** topgen wrote it, and nothing asks for it any more. */
  orphan: "orphan",
  /** It stands among generated files and topgen did not write it. */
  stray: "not written by topgen",
  /** An override that no longer applies to its page. */
  stale: "override no longer applies",
} as const;
export type DriftState = keyof typeof meanings;
export const driftStates = Object.keys(meanings) as [DriftState, ...DriftState[]];

export interface FileDrift {
  /** As the user would name it. */
  file: string;
  state: DriftState;
  /** Why, where the state alone does not say it. */
  note?: string;
  /** Where it begins to differ, before on disk, after as it should be. */
  line?: LineDifference;
}

/** A page or a spec without which there is no telling whether something has drifted. */
export interface Unreadable {
  /** As the user would name it. */
  file: string;
  /** The file, the place in it, what was expected, what was found and what to do. */
  message: string;
}
