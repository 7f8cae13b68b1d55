/** What the table of runtimes is made of. */

/** Where a case is tried. */
export interface Place {
  /** A folder whose node_modules has the package. */
  readonly project: string;
  /** A gateway that serves the API of the scenario. */
  readonly endpoint: string;
}

/** One line of the table. */
export interface Case {
  readonly name: string;
  /** Rejects with `Unavailable` where it can't be tried, with any other error where it fails. */
  readonly attempt: (place: Place) => Promise<string>;
}
