/** `spec/provenance.json`: where each spec came from. For people and for `check`; the generator never reads it. */
import { z } from "zod";
import { parseJsonFile } from "../parse-json.js";
import { stringifyJson } from "../canonical.js";

const originSchema = z.strictObject({
  /** The page's file name without its folder, or its URL. */
  page: z.string().min(1),
  /** Of the page's bytes. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Of what the page says (`meaning.ts`): captures that differ in layout only have the same. */
  meaning: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  kind: z.enum(["text", "html", "json"]),
  /** When the site last changed the document, in epoch milliseconds, where the page tells. */
  gmtModified: z.int().nonnegative().optional(),
});
/** Where one spec came from. */
export type Origin = z.infer<typeof originSchema>;

const provenanceSchema = z.record(z.string(), originSchema);

/** The file of the origins in a spec folder. */
export const provenanceFile = "provenance.json";

/** The file of the origins of one share of the pages, `2/5`, until a run over all takes them up. */
export function provenanceFileOf(shard: string): string {
  return `provenance.${shard.replace("/", "-of-")}.json`;
}

/** Whether a file of a spec folder holds the origins of one share. */
export function isProvenancePart(file: string): boolean {
  return /^provenance\.\d+-of-\d+\.json$/.test(file);
}

/**
 * Method → origin, from the text of `provenance.json`.
 * @throws SpecError for a file that is none
 */
export function parseProvenance(text: string, file: string): Map<string, Origin> {
  const hint = "undo the edit, or delete the file and scrape again";
  return new Map(Object.entries(parseJsonFile({ text, file, hint }, provenanceSchema)));
}

/** The text of `provenance.json`, sorted by method, so that the order of pages leaves no trace. */
export function stringifyProvenance(origins: ReadonlyMap<string, Origin>): string {
  const sorted = [...origins].sort(([a], [b]) => (a < b ? -1 : 1));
  return stringifyJson(
    Object.fromEntries(sorted.map(([method, origin]) => [method, originSchema.parse(origin)])),
  );
}
