// Copied by topgen from templates/mock/options.ts. Do not edit.
/** How a gateway is set up. */
import type { Digests } from "./digests.js";
import type { LogEntry } from "./log.js";
import type { UploadedFile } from "./parse-request.js";
import type { MockApi } from "./types.js";

/** An upper bound for calls; beyond it they are refused with code 7 until the period is over. */
export interface CallLimit {
  readonly calls: number;
  readonly seconds: number;
  /** Count the calls of the app over all methods, or of each method by itself. */
  readonly scope: "app" | "api";
}

/** A call that passed every check. */
export interface AnsweredCall {
  readonly method: string;
  /** All text parameters, as sent. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, UploadedFile>;
}

/** What a gateway serves, and how strictly. */
export interface GatewayOptions {
  readonly apis: readonly MockApi[];
  /** The digests for verifying signatures; the adapter for Node.js supplies them by itself. */
  readonly digests: Digests;
  /** Default `12345678`. */
  readonly appKey?: string | undefined;
  /** Default `helloworld`. */
  readonly appSecret?: string | undefined;
  /** The sessions that are known, others get code 27; default: every session is. */
  readonly sessions?: readonly string[] | undefined;
  /** The methods that the app may call, others get code 11; default: every method. */
  readonly permitted?: readonly string[] | undefined;
  readonly limits?: readonly CallLimit[] | undefined;
  /** Faults of every call, in the words of the header `x-mock-fault`; or by call. */
  readonly fault?: string | ((call: { method: string; number: number }) => string) | undefined;
  /**
   * Answers of one's own: the members of the result as JSON text or a plain value, lists as plain
   * arrays; `undefined` leaves the documented answer. Sent in the format that the call asks for.
   */
  readonly answer?: ((call: AnsweredCall) => string | object | undefined) | undefined;
  /** Decides made-up values, request ids and random faults; default 1. */
  readonly seed?: number | undefined;
  /** The clock, in epoch milliseconds; default `Date.now`. */
  readonly now?: (() => number) | undefined;
  /** Called with every entry of the log as it is made. */
  readonly onCall?: ((entry: LogEntry) => void) | undefined;
}

/** The app key of the platform's own samples. */
export const defaultAppKey = "12345678";
/** The app secret of the platform's own samples. */
export const defaultAppSecret = "helloworld";
