/** The settings of commands that work on the whole catalogue. */

/** How it is gone about. */
export interface RunArgs {
  workers: number | undefined;
  cache: boolean;
}

/** Which part of it is worked on. */
export interface ShareArgs {
  include: readonly string[];
  exclude: readonly string[];
  /** `2/5`: the second of five shares. */
  shard: string | undefined;
}
