/**
 * `accepted.json`: decisions to live with a change, each with its reason and, where it is one for a
 * while, its last day. An entry that accepts nothing any more fails the run, so that none goes stale.
 */
import { z } from "zod";
import { parseJsonFile } from "../../../spec/parse-json.js";
import type { Acceptance, JudgedChange, Report } from "../report/report.js";

const entrySchema = z.strictObject({
  fingerprint: z.string().regex(/^[0-9a-f]{12}$/),
  reason: z.string().min(1),
  until: z.iso.date().optional(),
  /** For readers: what the fingerprint names. */
  change: z.string().optional(),
});

/** @throws SpecError for a file that is no accept list */
export function parseAcceptList(text: string, file: string): Acceptance[] {
  const hint =
    "an entry has a fingerprint of topgen diff --json, a reason, and until, a date, if it is to end";
  return parseJsonFile({ text, file, hint }, z.array(entrySchema));
}

/**
 * Marks the changes that entries accept, and finds the entries that are stale: expired, or without a
 * change that they accept.
 * @param today `yyyy-MM-dd`
 */
export function applyAcceptList(
  changes: readonly JudgedChange[],
  entries: readonly Acceptance[],
  today: string,
): Pick<Report, "changes" | "stale"> {
  const valid = new Map(
    entries
      .filter(({ until }) => until === undefined || until >= today)
      .map((entry) => [entry.fingerprint, entry]),
  );
  const known = new Set(changes.map(({ fingerprint }) => fingerprint));
  const stale: Report["stale"] = [];
  for (const entry of entries) {
    if (!known.has(entry.fingerprint)) {
      stale.push({ entry, message: "there is no such change any more; take the entry out" });
    } else if (!valid.has(entry.fingerprint)) {
      const message = `it ended on ${entry.until ?? ""}; decide anew, or take the entry out`;
      stale.push({ entry, message });
    }
  }
  return {
    changes: changes.map((change) => {
      const accepted = valid.get(change.fingerprint);
      return accepted === undefined ? change : { ...change, accepted };
    }),
    stale,
  };
}
