// Copied by topgen from templates/runtime/codec.ts. Do not edit.
/** What reads and writes the values of one schema. */
import type { FilePart, Wire } from "./wire.js";

/** Counts what a reader found to be other than its schema says. */
export interface Oddities {
  count: number;
}

/** Reads and writes the values of one schema. */
export interface Codec {
  /** The value that a wire value stands for, as well as it can be told; never refuses. */
  readonly read: (wire: Wire | undefined, oddities: Oddities) => unknown;
  /**
   * The wire value of a value, as well as it can be told.
   *
   * @throws NoWireForm where there is none
   */
  readonly write: (value: unknown) => Wire | FilePart | undefined;
  /** Objects: their documented members; of maps there are none. */
  readonly members?: ReadonlyMap<string, Codec> | undefined;
  /** Lists: their items. */
  readonly item?: Codec | undefined;
  /** As a parameter of a call, a list of it is one text joined by commas. */
  readonly joined?: boolean | undefined;
  /** As a parameter of a call it is such a text itself. */
  readonly isSplit?: boolean | undefined;
  /** As a parameter of a call it is JSON text. */
  readonly isStructured?: boolean | undefined;
  readonly isFile?: boolean | undefined;
  /** Whether an answer may lack it. */
  readonly isOptional?: boolean | undefined;
  /** Whether zod accepts everything that was read without an oddity. */
  readonly isSure?: boolean | undefined;
  /** Whether zod makes other values of those that are read: pipes, defaults, transforms. */
  readonly transforms?: boolean | undefined;
  /** Whether callers have other values than those that travel: the near side of a pipe. */
  readonly isPiped?: boolean | undefined;
  /** Whether a blank text is absence, as in everything but text. */
  readonly isFilled?: boolean | undefined;
  /** Whether null is a value and not absence. */
  readonly takesNull?: boolean | undefined;
  /** What a caller need not give: the value of a default. */
  readonly fallback?: (() => unknown) | undefined;
  /** Known only when it is asked for: a schema that holds itself. */
  readonly isLive?: boolean | undefined;
}
