/**
 * `accepted.json`: decisions to live with a change, each with its reason and, where it is one for a
 * while, its last day. An entry that accepts nothing any more fails the run, so that none goes stale.
 */
import { z } from "zod";
import { parseJsonFile } from "../../spec/parse-json.js";
import { readIfThere } from "../../spec/tree/read-if-there.js";
import { Failure } from "../errors.js";
import { resolvePath, type Io } from "../io.js";
import type { Acceptance, JudgedChange, Report } from "./report.js";

const entrySchema = z.strictObject({
  fingerprint: z.string().regex(/^[0-9a-f]{12}$/),
  reason: z.string().min(1),
  until: z.iso.date().optional(),
  /** For readers: what the fingerprint names. */
  change: z.string().optional(),
});

/** @throws SpecError for a file that is no accept list */
function parseAcceptList(text: string, file: string): Acceptance[] {
  const hint =
    "an entry has a fingerprint of topgen diff --json, a reason, and until, a date, if it is to end";
  return parseJsonFile({ text, file, hint }, z.array(entrySchema));
}

/**
 * The entries of the accept list that a flag or the config names, else of the one beside the specs;
 * none where no list is named and none is there.
 * @param spec the spec folder, as the user named it
 * @throws Failure when the list that is named is not there, SpecError for a file that is no accept list
 */
export function readAcceptList(io: Io, spec: string, named: string | undefined): Acceptance[] {
  const file = named ?? `${spec}/accepted.json`;
  const text = readIfThere(resolvePath(io, file), file)?.toString("utf8");
  if (text !== undefined) return parseAcceptList(text, file);
  if (named === undefined) return [];
  throw new Failure(`${file}: expected an accept list, found nothing there`);
}

/** The day by which entries end, `yyyy-MM-dd` of UTC. */
export const today = (): string => new Date().toISOString().slice(0, 10);

/**
 * Marks the changes that entries accept, and finds the entries that are stale: expired, or without a
 * change that they accept.
 * @param day `yyyy-MM-dd`
 */
export function applyAcceptList(
  changes: readonly JudgedChange[],
  entries: readonly Acceptance[],
  day: string,
): Pick<Report, "changes" | "stale"> {
  const valid = new Map(
    entries
      .filter(({ until }) => until === undefined || until >= day)
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
