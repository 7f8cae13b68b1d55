/**
 * The common shape of every sample of a page: what the XML or JSON of a response shows, or what the
 * setters of a Java request build. Values are the sample's own text, never a number.
 */
export interface SampleNode {
  /** The name as the sample has it; for Java the part of the setter behind `set`, `QueryDTO`. */
  name: string;
  /** Leaves: the value's text; absent where the sample shows that there is one but not which. */
  value?: string;
  /** In the sample's order. The elements of an array are children with the same name. */
  children: SampleNode[];
  /** An element of an array: JSON tells, XML does not. */
  inArray?: true;
  /** The sample ends inside this node: members may be missing. */
  cut?: true;
}

/** What request samples show. */
export interface RequestSamples {
  /** One root a readable sample; its children are (about) the top-level parameters. */
  roots: SampleNode[];
  needsSession?: boolean;
}

/** What the samples of a page show: read once, by whoever needs it first, and handed on. */
export interface SampleTrees {
  request: RequestSamples;
  response: SampleNode[];
}

/** Nodes deeper than this are dropped: no page nests deeper than a fraction of it. */
export const MAX_SAMPLE_DEPTH = 64;
