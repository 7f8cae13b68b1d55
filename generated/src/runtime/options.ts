// Copied by topgen from templates/runtime/options.ts. Do not edit.
/** What a client and a single call can be told. */
import type { TopIssue } from "./errors.js";
import type { RateLimits } from "./gate.js";
import type { RetryOptions } from "./retry.js";
import type { SignMethod } from "./sign.js";

/** What happens to a value that differs from the documentation. */
export type ValidateMode = "throw" | "report" | "off";

export interface ValidateOptions {
  /** Parameters before they are sent; `throw` unless told. */
  readonly request?: ValidateMode | undefined;
  /** Answers; `report` unless told: the hook is called and the best value returned. */
  readonly response?: ValidateMode | undefined;
}

/** One call of a client, tries and waits included. */
export interface CallEvent {
  readonly method: string;
  /** Tells the calls of a client apart: 1 for its first. */
  readonly call: number;
}

/** One try of a call. */
export interface TryEvent extends CallEvent {
  /** 1 for the first. */
  readonly attempt: number;
}

/** A try is about to be sent. Session and signature are masked. */
export interface RequestEvent extends TryEvent {
  readonly params: Readonly<Record<string, string>>;
  /** The text that was signed, without the secret that may surround it. */
  readonly signed: string;
}

/** A try was answered. */
export interface ResponseEvent extends TryEvent {
  readonly status: number;
  /** Milliseconds from sending to the last byte. */
  readonly duration: number;
}

/** A try failed and another follows. */
export interface RetryEvent extends TryEvent {
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

/** A page was read by `paginate` or `items`. */
export interface PageEvent {
  readonly method: string;
  /** Pages read so far. */
  readonly pages: number;
  /** Rows read so far. */
  readonly rows: number;
  /** Rows that there are, when the answer tells. */
  readonly total: number | undefined;
}

/** What a call came to before its answer was decoded. */
export interface CallOutcome {
  readonly attempts: number;
  readonly raw: { readonly status: number; readonly headers: Headers; readonly text: string };
}

/**
 * Called as things happen; those of a call after those of its client. A hook that throws changes
 * nothing about the call, save `aroundCall`.
 */
export interface TopHooks {
  readonly onRequest?: ((event: RequestEvent) => void) | undefined;
  readonly onResponse?: ((event: ResponseEvent) => void) | undefined;
  readonly onRetry?: ((event: RetryEvent) => void) | undefined;
  readonly onMismatch?: ((event: MismatchEvent) => void) | undefined;
  readonly onPage?: ((event: PageEvent) => void) | undefined;
  /**
   * Runs a call, all its tries included, inside something else, such as a span of a trace: calls
   * `run` once and gives or throws what that gave or threw.
   */
  readonly aroundCall?:
    (<T extends CallOutcome>(event: CallEvent, run: () => Promise<T>) => Promise<T>) | undefined;
}

/** The access token of a user, or what gives it when a call is made: {@link keepSession}. */
export type Session = string | (() => string | Promise<string>);

/** What a single call can have otherwise than its client. */
export interface CallOptions {
  /** Access token of the user on whose behalf the call is made. */
  readonly session?: Session | undefined;
  /** Key of another developer's app, for APIs that belong to it. */
  readonly targetAppKey?: string | undefined;
  /** Ends the call, waits and retries included. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds that one try may take; 30,000 unless told, `Infinity` for no limit. */
  readonly timeout?: number | undefined;
  /**
   * Milliseconds until the answer to a try begins; no limit unless told. `fetch` does not tell when a
   * connection stands: this is connecting and the gateway's own work together.
   */
  readonly headersTimeout?: number | undefined;
  /** Milliseconds that the whole call may take, waits and retries included; no limit unless told. */
  readonly callTimeout?: number | undefined;
  /** Of a call: what is not told is as the client was told. */
  readonly retry?: RetryOptions | undefined;
  /**
   * Whether a call may be sent again when it is not known if it was carried out (a lost connection,
   * a timeout). Unless told, only calls whose method says that they read.
   */
  readonly idempotent?: boolean | undefined;
  readonly validate?: ValidateOptions | undefined;
  readonly hooks?: TopHooks | undefined;
}

export interface TopClientOptions extends CallOptions {
  readonly appKey: string;
  readonly appSecret: string;
  /** Where calls are sent; the platform's https gateway unless told. */
  readonly endpoint?: string | undefined;
  /** Format of the answers; `json` unless told. */
  readonly format?: "json" | "xml" | undefined;
  /** Asks for JSON without wrappers; only with `json`. */
  readonly simplify?: boolean | undefined;
  /** `hmac-sha256` unless told. */
  readonly signMethod?: SignMethod | undefined;
  /** Name of the client, as the platform's statistics show it. */
  readonly partnerId?: string | undefined;
  /** Rates of the app as a whole, of every API, and of single ones by method. */
  readonly rateLimit?: RateLimits | undefined;
  /** Largest answer in bytes; 32 MiB unless told. */
  readonly maxResponseBytes?: number | undefined;
  /** The platform's `fetch` unless told. */
  readonly fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** Epoch milliseconds; the system's clock unless told. */
  readonly now?: (() => number) | undefined;
}

/** Where a client sends calls unless told: the platform's production gateway. */
export const DEFAULT_ENDPOINT = "https://gw.api.taobao.com/router/rest";

/** Limits in milliseconds and bytes. */
const LIMITS = {
  timeout: 30_000,
  headersTimeout: Infinity,
  callTimeout: Infinity,
  maxResponseBytes: 32 * 1024 * 1024,
};
const STANDARD = {
  ...LIMITS,
  endpoint: DEFAULT_ENDPOINT,
  format: "json" as "json" | "xml",
  signMethod: "hmac-sha256" as SignMethod,
  partnerId: "",
  targetAppKey: "",
  session: "" as Session,
  retry: {} as RetryOptions,
};

/** What holds for a client, or a call of it: options as told, else the standard ones. */
export type Settings = Omit<TopClientOptions, keyof typeof STANDARD> & typeof STANDARD;

/** @throws RangeError for a limit that is not above 0, and for a negative number of retries or wait */
export function settingsOf(
  options: Partial<TopClientOptions>,
  client: Partial<TopClientOptions> = STANDARD,
): Settings {
  // Most calls are told nothing.
  if (client !== STANDARD && Object.keys(options).length === 0) return client as Settings;
  const settings = { ...client } as Record<string, unknown>;
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) continue;
    settings[name] = name === "retry" ? { ...client.retry, ...(value as RetryOptions) } : value;
  }
  const { retry } = settings as unknown as Settings;
  const { retries = 0, delay = 0, maxDelay = 0 } = retry;
  for (const [name, value] of Object.entries({ retries, delay, maxDelay })) {
    if (!(value >= 0)) refuse(`retry.${name}`, "at least 0", value);
  }
  for (const name of Object.keys(LIMITS)) {
    if (!((settings[name] as number) > 0)) refuse(name, "above 0, or Infinity", settings[name]);
  }
  return settings as unknown as Settings;
}

function refuse(name: string, expected: string, found: unknown): never {
  throw new RangeError(`${name}: expected a number ${expected}, found ${String(found)}`);
}

/**
 * The settings of a client.
 *
 * @throws TypeError without an app's key and secret, and for an endpoint that is none
 */
export function clientSettings(options: TopClientOptions): Settings {
  const { appKey, appSecret } = options;
  if (!isText(appKey) || !isText(appSecret)) {
    throw new TypeError("a client needs appKey and appSecret, both as text");
  }
  const settings = settingsOf(options);
  return { ...settings, endpoint: checkedEndpoint(settings.endpoint) };
}

const isText = (value: unknown): boolean => typeof value === "string" && value !== "";

function checkedEndpoint(endpoint: string): string {
  try {
    if (/^https?:\/\/[^\s/?#@]+([/?#]|$)/i.test(endpoint)) return new URL(endpoint).href;
  } catch {
    // Told below, as any other.
  }
  throw new TypeError(
    `endpoint: expected an absolute http or https URL without a user, such as ${DEFAULT_ENDPOINT}`,
  );
}
