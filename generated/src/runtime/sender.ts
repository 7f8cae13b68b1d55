// Copied by topgen from templates/runtime/sender.ts. Do not edit.
/**
 * Sends the parameters of one call until there is an answer or no reason to go on: stamps and signs
 * each try afresh, keeps to the rate, corrects the clock once, retries by the policy.
 */
import { type EncodedBody, encodeBody, withBlobs } from "./encode.js";
import { TopApiError, TopError } from "./errors.js";
import { Gate } from "./limiter.js";
import type { CallOptions, TopClientOptions, TopHooks } from "./options.js";
import { type CallTarget, dateOf, readAnswer, readTime } from "./answer.js";
import { redactParams } from "./redact.js";
import { isReadOnly, retryDelay } from "./retry.js";
import { createSigner, type Signer, type SignMethod } from "./sign.js";
import { formatDate } from "./time.js";
import { exchange, pause, type RawAnswer } from "./transport.js";
import type { Wire, WireParams } from "./wire.js";

/** The platform's production gateway. */
export const DEFAULT_ENDPOINT = "https://gw.api.taobao.com/router/rest";
const DEFAULT_SIGN_METHOD: SignMethod = "hmac-sha256";
const DEFAULT_TIMEOUT = 30_000;
const DEFAULT_LIMIT = 32 * 1024 * 1024;
const CLOCK: CallTarget = { method: "taobao.time.get", auth: "none" };

/** An answer that is no error. */
export interface Sent<T> {
  readonly value: T;
  readonly attempts: number;
  readonly raw: RawAnswer;
}

/** One try: what is sent where, and what must not be shown. */
export interface Prepared {
  readonly url: string;
  readonly body: EncodedBody;
  readonly params: WireParams;
  readonly secrets: readonly string[];
}

/** The parts of a call that can be tried again. */
export interface Job<T> {
  readonly target: CallTarget;
  readonly options: CallOptions;
  readonly prepare: () => Promise<Prepared>;
  readonly read: (raw: RawAnswer, secrets: readonly string[]) => T;
}

/** Sends calls for one app. */
export class Sender {
  readonly options: TopClientOptions;
  readonly endpoint: string;
  /** The signature over what is sent. */
  readonly sign: Signer;
  readonly #gate: Gate;
  /** Milliseconds that the gateway's clock is ahead of this machine's. */
  #skew = 0;

  constructor(options: TopClientOptions) {
    if (options.appKey === "" || options.appSecret === "") {
      throw new TypeError("a client needs appKey and appSecret");
    }
    this.options = options;
    this.#gate = new Gate(options.rateLimit ?? {});
    this.sign = createSigner(options.appSecret, options.signMethod ?? DEFAULT_SIGN_METHOD);
    this.endpoint = new URL(options.endpoint ?? DEFAULT_ENDPOINT).href;
  }

  /** Sends a call. @throws TopApiError, TopTransportError */
  async send(target: CallTarget, params: WireParams, options: CallOptions): Promise<Sent<Wire>> {
    const steady = await withBlobs(params);
    return this.run({
      target,
      options,
      prepare: () => this.#prepare(target, steady, options),
      read: (raw, secrets) => readAnswer(target, raw, secrets),
    });
  }

  /** The parameters of the system for one try, not yet signed; blank ones are not sent. */
  systemParams(): Record<string, string> {
    const { appKey, format = "json", simplify, partnerId = "" } = this.options;
    return {
      app_key: appKey,
      timestamp: formatDate(this.#now() + this.#skew),
      v: "2.0",
      format,
      sign_method: this.options.signMethod ?? DEFAULT_SIGN_METHOD,
      simplify: simplify === true && format === "json" ? "true" : "",
      partner_id: partnerId,
    };
  }

  /** The parameters that say on whose behalf and with which app's API a call is made. */
  callParams({ method, auth }: CallTarget, options: CallOptions): Record<string, string> {
    return {
      method,
      session: options.session ?? (auth === "none" ? "" : (this.options.session ?? "")),
      target_app_key: options.targetAppKey ?? this.options.targetAppKey ?? "",
    };
  }

  async #prepare(target: CallTarget, params: WireParams, options: CallOptions): Promise<Prepared> {
    const own = this.callParams(target, options);
    const all: WireParams = { ...params, ...own, ...this.systemParams() };
    const sign = (all["sign"] = await this.sign(all));
    const secrets = [this.options.appSecret, own["session"] ?? "", sign];
    return { url: this.endpoint, body: encodeBody(all), params: all, secrets };
  }

  /** Tries a job until it succeeds or the policy ends it. */
  async run<T>(job: Job<T>): Promise<Sent<T>> {
    const { method } = job.target;
    const signals = this.#signals(job.options);
    let resynced = false;
    for (let attempt = 1; ; attempt++) {
      await pause(this.#gate.take(method, Date.now()), method, signals);
      const prepared = await job.prepare();
      let raw: RawAnswer | undefined;
      try {
        raw = await this.#exchange(job, prepared, attempt);
        return { value: job.read(raw, prepared.secrets), attempts: attempt, raw };
      } catch (error) {
        if (!(error instanceof TopError)) throw error;
        const skewed = error instanceof TopApiError && error.code === 31;
        if (skewed && (resynced || !(await this.#resync(raw, job)))) throw error;
        const delay = skewed ? 0 : this.#delay(error, attempt, job);
        if (delay === undefined) throw error;
        resynced ||= skewed;
        this.#hook("onRetry", { method, attempt, delay, error });
        await pause(delay, method, signals);
      }
    }
  }

  #delay(error: TopError, attempt: number, { target, options }: Job<unknown>): number | undefined {
    const told = options.idempotent ?? this.options.idempotent;
    const repeatable = told ?? isReadOnly(target.method);
    // A limit refuses before anything is done; other failures may come after the work.
    const undone = error instanceof TopApiError && (error.code === 7 || told !== false);
    if (!repeatable && !undone) return undefined;
    return retryDelay(error, attempt, options.retry ?? this.options.retry ?? {});
  }

  async #exchange(
    { target, options }: Job<unknown>,
    { url, body, params, secrets }: Prepared,
    attempt: number,
  ): Promise<RawAnswer> {
    const { method } = target;
    if (this.options.hooks?.onRequest !== undefined) {
      this.#hook("onRequest", { method, attempt, params: redactParams(params, secrets) });
    }
    const start = Date.now();
    const raw = await exchange({
      fetch: this.options.fetch ?? globalThis.fetch,
      url,
      body,
      method,
      timeout: options.timeout ?? this.options.timeout ?? DEFAULT_TIMEOUT,
      signals: this.#signals(options),
      maxResponseBytes: this.options.maxResponseBytes ?? DEFAULT_LIMIT,
      secrets,
    });
    const duration = Date.now() - start;
    this.#hook("onResponse", { method, attempt, status: raw.status, duration });
    return raw;
  }

  /**
   * Takes the gateway's clock from the answer that refused the timestamp, or asks for it.
   *
   * @returns whether the clock is now known
   */
  async #resync(raw: RawAnswer | undefined, job: Job<unknown>): Promise<boolean> {
    const time = dateOf(raw) ?? (await this.#askTime(job));
    if (time !== undefined) this.#skew = time - this.#now();
    return time !== undefined;
  }

  async #askTime(job: Job<unknown>): Promise<number | undefined> {
    try {
      const prepared = await this.#prepare(CLOCK, {}, {});
      return readTime(await this.#exchange({ ...job, target: CLOCK }, prepared, 1));
    } catch {
      return undefined;
    }
  }

  #signals(options: CallOptions): AbortSignal[] {
    const signals = [options.signal, this.options.signal];
    return signals.filter((signal) => signal !== undefined);
  }

  #now(): number {
    return this.options.now?.() ?? Date.now();
  }

  #hook<Name extends keyof TopHooks>(
    name: Name,
    event: Parameters<NonNullable<TopHooks[Name]>>[0],
  ): void {
    callHook(this.options.hooks?.[name] as ((value: typeof event) => void) | undefined, event);
  }
}

/** Calls a hook; one that throws changes nothing about the call. */
export function callHook<Event>(hook: ((event: Event) => void) | undefined, event: Event): void {
  try {
    hook?.(event);
  } catch {
    // What a hook does with an event is the caller's own concern.
  }
}
