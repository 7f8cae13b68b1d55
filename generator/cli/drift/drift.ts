/** What `check` found: every file that is not as it would be after `scrape` and `generate`. */
import type { Difference } from "../../../spec/compare-specs.js";
import type { LineDifference } from "../line-difference.js";

export type DriftState =
  /** It should be there and is not. */
  | "missing"
  /** It differs from what the pages or the specs say. */
  | "changed"
  /** It differs, and somebody edited it since topgen wrote it. */
  | "edited"
  /** topgen wrote it, and nothing asks for it any more. */
  | "orphan"
  /** It stands among generated files and topgen did not write it. */
  | "stray"
  /** An override that no longer applies to its page. */
  | "stale";

export interface FileDrift {
  /** As the user would name it. */
  file: string;
  state: DriftState;
  /** Why, where the state alone does not say it. */
  note?: string;
  /** Specs: the facts that differ, before on disk, after by the page. */
  differences?: Difference[];
  /** Other files: where they begin to differ, before on disk, after as it should be. */
  line?: LineDifference;
}

/** A page or a spec without which there is no telling whether something has drifted. */
export interface Unreadable {
  /** As the user would name it. */
  file: string;
  /** The file, the place in it, what was expected, what was found and what to do. */
  message: string;
}

export interface DriftReport {
  files: FileDrift[];
  unreadable: Unreadable[];
  /** What was looked at, so that an empty report is no riddle. */
  checked: { pages: number; specs: number; generated: number };
}
