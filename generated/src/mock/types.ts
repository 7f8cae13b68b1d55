// Copied by topgen from templates/mock/types.ts. Do not edit.
/** What the gateway needs to know of one API. */
import type { Auth, DocumentedError } from "../runtime/api.js";

/** An API as the gateway serves it: a part of the descriptor that a client calls it with. */
export interface ServedApi {
  readonly method: string;
  /** Whether a call needs the session of a user; `unknown` is served like `optional`. */
  readonly auth: Auth;
  /** Zod schemas; said no closer, since a compiler would look through every one of thousands. */
  readonly request: object;
  readonly response: object;
  /** The documented errors by their sub codes. */
  readonly errors?: Readonly<Record<string, DocumentedError>>;
}

/** A response or error as the documentation shows it. */
export interface MockSample {
  readonly format: "xml" | "json" | "json-simplified";
  readonly text: string;
}

/**
 * An API and what no schema says of it: answers that its page shows, verbatim. Those of generated
 * fixtures are the fewest from which the gateway makes the others.
 */
export interface MockApi {
  readonly api: ServedApi;
  readonly examples: {
    readonly response: readonly MockSample[];
    readonly error: readonly MockSample[];
  };
}
