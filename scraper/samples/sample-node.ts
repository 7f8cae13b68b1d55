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

/**
 * The form in which names from tables and samples are compared when their spelling differs by
 * convention only: `query_d_t_o`, `queryDTO` and the setter part `QueryDTO` are one name.
 */
export function nameKey(name: string): string {
  return name.replace(/[_\-.\s]/g, "").toLowerCase();
}

/** What the setter of a Json, a Map or an object has behind its name where it takes the text of it. */
export const textSetter = "String";

/**
 * The setter of a parameter without `set`: each part between underscores capitalised, `foo_bar` →
 * `FooBar`, `query_d_t_o` → `QueryDTO`, `ownerCode` → `OwnerCode`.
 */
export function setterName(name: string): string {
  return name
    .split("_")
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join("");
}
