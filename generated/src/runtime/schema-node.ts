// Copied by topgen from templates/runtime/schema-node.ts. Do not edit.
/** What is behind a schema of this package. */
import type { Check } from "./validate.js";
import type { FilePart, Wire } from "./wire.js";

/** The check of a schema's values, and their two directions. */
export interface Node {
  readonly check: Check;
  /** The value that a wire value stands for, as well as it can be told; never refuses. */
  readonly read: (wire: Wire | undefined) => unknown;
  /** The wire value of a value, as well as it can be told; never refuses. */
  readonly write: (value: unknown) => Wire | FilePart | undefined;
  /** The value of a whole body, where that is more than {@link read}. */
  readonly decode?: (wire: Wire | undefined) => unknown;
  /** Lists: the items of a top-level parameter are joined by commas instead of written as JSON. */
  readonly joined?: boolean;
  /** As a top-level parameter the text is JSON. */
  readonly structured?: boolean;
  readonly list?: boolean;
  readonly optional?: boolean;
  /** A file, or a list of files. */
  readonly file?: boolean;
  /** Objects: the documented names. */
  readonly names?: ReadonlySet<string>;
}

/** The members of an object, by name. */
export type Members = ReadonlyMap<string, Node>;
