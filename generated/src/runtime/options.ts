// Copied by topgen from templates/runtime/options.ts. Do not edit.
/** What a client and a single call can be told. */
import type { TopIssue } from "./errors.js";
import type { RateLimits } from "./limiter.js";
import type { RetryOptions } from "./retry.js";
import type { SignMethod } from "./sign.js";

/** What happens to a value that differs from the documentation. */
export type ValidateMode = "throw" | "report" | "off";

export interface ValidateOptions {
  /** Parameters before they are sent; `throw` unless told. */
  readonly request?: ValidateMode;
  /** Answers; `report` unless told: the hook is called and the best value returned. */
  readonly response?: ValidateMode;
}

/** A try is about to be sent. Session and signature are masked. */
export interface RequestEvent {
  readonly method: string;
  /** 1 for the first. */
  readonly attempt: number;
  readonly params: Readonly<Record<string, string>>;
}

/** A try was answered. */
export interface ResponseEvent {
  readonly method: string;
  readonly attempt: number;
  readonly status: number;
  /** Milliseconds from sending to the last byte. */
  readonly duration: number;
}

/** A try failed and another follows. */
export interface RetryEvent {
  readonly method: string;
  readonly attempt: number;
  /** Milliseconds until the next try. */
  readonly delay: number;
  readonly error: Error;
}

/** A value differs from the documentation. */
export interface MismatchEvent {
  readonly method: string;
  readonly direction: "request" | "response";
  readonly issues: readonly TopIssue[];
  readonly requestId: string | undefined;
}

/** Called as things happen. A hook that throws changes nothing about the call. */
export interface TopHooks {
  readonly onRequest?: (event: RequestEvent) => void;
  readonly onResponse?: (event: ResponseEvent) => void;
  readonly onRetry?: (event: RetryEvent) => void;
  readonly onMismatch?: (event: MismatchEvent) => void;
}

/** What a single call can have otherwise than its client. */
export interface CallOptions {
  /** Access token of the user on whose behalf the call is made. */
  readonly session?: string;
  /** Key of another developer's app, for APIs that belong to it. */
  readonly targetAppKey?: string;
  /** Ends the call, waits and retries included. */
  readonly signal?: AbortSignal;
  /** Milliseconds that one try may take; 30,000 unless told. */
  readonly timeout?: number;
  readonly retry?: RetryOptions;
  /**
   * Whether a call may be sent again when it is not known if it was carried out (a lost connection,
   * a timeout). Unless told, only calls whose method says that they read.
   */
  readonly idempotent?: boolean;
  readonly validate?: ValidateOptions;
}

export interface TopClientOptions extends CallOptions {
  readonly appKey: string;
  readonly appSecret: string;
  /** Where calls are sent; the platform's https gateway unless told. */
  readonly endpoint?: string;
  /** Format of the answers; `json` unless told. */
  readonly format?: "json" | "xml";
  /** Asks for JSON without wrappers; only with `json`. */
  readonly simplify?: boolean;
  /** `hmac-sha256` unless told. */
  readonly signMethod?: SignMethod;
  /** Name of the client, as the platform's statistics show it. */
  readonly partnerId?: string;
  /** Rates of the app as a whole, of every API, and of single ones by method. */
  readonly rateLimit?: RateLimits;
  readonly hooks?: TopHooks;
  /** Largest answer in bytes; 32 MiB unless told. */
  readonly maxResponseBytes?: number;
  /** The platform's `fetch` unless told. */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** Epoch milliseconds; the system's clock unless told. */
  readonly now?: () => number;
}
