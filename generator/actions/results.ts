/** What the commands that write come to, for programs: `--json` prints it. */

/** What became of the pages. */
export interface Summary {
  pages: number;
  /** Methods, by what became of their specs. */
  specs: { created: string[]; changed: string[]; unchanged: number };
  refused: { page: string; message: string }[];
  /** Finding code → how often, most frequent first. */
  findings: Record<string, number>;
  /** Documents of a catalogue that could not be fetched. */
  failed: number;
  /** A dry run over a catalogue: the documents that would be fetched. */
  documents?: { docId: number; method: string }[];
}

/** What became of the package; files are paths in it. */
export interface Generated {
  /** APIs that were rendered. */
  apis: number;
  created: string[];
  changed: string[];
  removed: string[];
  /** No longer generated, but edited since: left where they are. */
  left: string[];
  unchanged: number;
}
