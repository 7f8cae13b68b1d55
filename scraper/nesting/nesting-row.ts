import type { SampleMember } from "../samples/members.js";

/** What nesting needs to know of a row of a table. */
export interface NestingRow {
  name: string;
  /** Another name that programs have for it: `ExtraString` sets the text of the Json `extra`. */
  setter?: string | undefined;
  /** The depth, where the page shows it; rows of the table itself have 0. */
  depth: number | undefined;
  /** Without a depth: whether the row can be one of the table itself. */
  mayBeTop?: boolean;
  /** Whether the page marks the row as one without members; undefined when it does not tell. */
  leaf: boolean | undefined;
  /** `scalar`: its type allows no members; `object`: it has a class name; else `unknown`. */
  kind: "scalar" | "object" | "unknown";
  list: boolean;
  /** By the platform's habit a member of the outermost result: `success`, `error_code`. */
  envelope?: boolean;
  typeName: string | undefined;
  /** Texts one of which may be the example: it should be the sample's value. */
  texts: readonly string[];
}

/** Where a row belongs, and what speaks for it. */
export interface Placement {
  /** Index of the row of the object that it is a member of; -1 for the table itself. */
  parent: number;
  /** What the samples show for the row, one member a sample that has it. */
  members: readonly SampleMember[];
  /** The sample objects that the row's own members stand in: the member, or its list's element. */
  objects: readonly SampleMember[];
  /**
   * `confirmed`: a sample shows the row in this object, or the page itself shows the depth;
   * `forced`: no other place was possible; `inferred`: no sample tells; `contradicted`: the samples
   * show the object without it.
   */
  support: "confirmed" | "forced" | "inferred" | "contradicted";
  /** Rows of the other objects that an inferred one may belong to, innermost first. */
  alternatives?: readonly number[];
}
