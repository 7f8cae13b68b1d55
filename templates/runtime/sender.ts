/**
 * Sends the parameters of one call until there is an answer or no reason to go on: stamps and signs
 * each try afresh, keeps to the rate, corrects the clock once, retries by the policy.
 */
import type { DocumentedError, TopApi } from "./api.js";
import { type ErrorBody, errorOf, parseBody, requestIdOf } from "./body.js";
import { type EncodedBody, encodeBody, withoutStreams } from "./encode.js";
import type { TopError } from "./errors.js";
import { TopApiError, TopTransportError } from "./errors.js";
import { Gate } from "./limiter.js";
import type { CallOptions, TopClientOptions, TopHooks } from "./options.js";
import { redact, redactParams } from "./redact.js";
import { isReadOnly, retryDelay, retryFacts } from "./retry.js";
import { sign } from "./sign.js";
import { formatDate } from "./time.js";
import { exchange, pause, type RawAnswer } from "./transport.js";
import type { Wire, WireParams } from "./wire.js";

/** The platform's production gateway. */
export const DEFAULT_ENDPOINT = "https://gw.api.taobao.com/router/rest";
const DEFAULT_TIMEOUT = 30_000;
const DEFAULT_LIMIT = 32 * 1024 * 1024;

/** What sending needs to know of an API. */
export interface CallTarget extends Pick<TopApi<never, unknown>, "method" | "auth"> {
  readonly errors?: Readonly<Record<string, DocumentedError>>;
}

/** An answer that is no error. */
export interface SentAnswer {
  readonly wire: Wire;
  readonly requestId: string | undefined;
  readonly attempts: number;
  readonly raw: RawAnswer;
}

/** One try: what is sent where, and what must not be shown. */
interface Prepared {
  readonly url: string;
  readonly body: EncodedBody;
  readonly params: WireParams;
  readonly secrets: readonly string[];
}

export class Sender {
  readonly #options: TopClientOptions;
  readonly #gate: Gate;
  readonly #endpoint: string;
  /** Milliseconds that the gateway's clock is ahead of this machine's. */
  #skew = 0;

  constructor(options: TopClientOptions) {
    if (options.appKey === "" || options.appSecret === "") {
      throw new TypeError("a client needs appKey and appSecret");
    }
    this.#options = options;
    this.#gate = new Gate(options.rateLimit ?? {});
    this.#endpoint = new URL(options.endpoint ?? DEFAULT_ENDPOINT).href;
  }

  /** Sends a call. @throws TopApiError, TopTransportError */
  async send(target: CallTarget, params: WireParams, options: CallOptions): Promise<SentAnswer> {
    const steady = await withoutStreams(params);
    return this.#attempts(target, options, async () => {
      const { all, secrets } = await this.#signed(target, steady, options);
      return { url: this.#endpoint, body: await encodeBody(all), params: all, secrets };
    });
  }

  /** Parameters of the system, and the signature over everything that is sent. */
  async #signed(
    target: CallTarget,
    params: WireParams,
    options: CallOptions,
  ): Promise<{ all: WireParams; secrets: string[] }> {
    const { appKey, appSecret, format = "json", simplify, partnerId } = this.#options;
    const method = this.#options.signMethod ?? "hmac-sha256";
    const session = options.session ?? (target.auth === "none" ? undefined : this.#options.session);
    const targetAppKey = options.targetAppKey ?? this.#options.targetAppKey;
    const all: WireParams = {
      ...params,
      method: target.method,
      app_key: appKey,
      timestamp: formatDate(this.#now() + this.#skew),
      v: "2.0",
      format,
      sign_method: method,
      ...(simplify === true && format === "json" ? { simplify: "true" } : {}),
      ...(session === undefined ? {} : { session }),
      ...(partnerId === undefined ? {} : { partner_id: partnerId }),
      ...(targetAppKey === undefined ? {} : { target_app_key: targetAppKey }),
    };
    all["sign"] = await sign(all, appSecret, method);
    return { all, secrets: [appSecret, session ?? "", all["sign"]] };
  }

  async #attempts(
    target: CallTarget,
    options: CallOptions,
    prepare: () => Promise<Prepared>,
  ): Promise<SentAnswer> {
    const signal = options.signal ?? this.#options.signal;
    let resynced = false;
    for (let attempt = 1; ; attempt++) {
      await pause(this.#gate.take(target.method, Date.now()), target.method, signal);
      const prepared = await prepare();
      let raw: RawAnswer | undefined;
      try {
        raw = await this.#exchange(target, prepared, options, attempt);
        return { ...this.#read(target, raw, prepared.secrets), attempts: attempt, raw };
      } catch (error) {
        const skewed = error instanceof TopApiError && error.code === 31;
        if (skewed && (resynced || !this.#resync(raw))) throw error;
        const delay = skewed ? 0 : this.#delay(error, attempt, target, options);
        if (delay === undefined) throw error;
        resynced ||= skewed;
        this.#hook("onRetry", { method: target.method, attempt, delay, error: error as TopError });
        await pause(delay, target.method, signal);
      }
    }
  }

  #delay(
    error: unknown,
    attempt: number,
    target: CallTarget,
    options: CallOptions,
  ): number | undefined {
    const idempotent = options.idempotent ?? this.#options.idempotent ?? isReadOnly(target.method);
    if (error instanceof TopTransportError && !idempotent) return undefined;
    return retryDelay(error, attempt, options.retry ?? this.#options.retry ?? {});
  }

  async #exchange(
    target: CallTarget,
    prepared: Prepared,
    options: CallOptions,
    attempt: number,
  ): Promise<RawAnswer> {
    const { method } = target;
    const { url, body, params, secrets } = prepared;
    this.#hook("onRequest", { method, attempt, params: redactParams(params, secrets) });
    const start = this.#now();
    const raw = await exchange({
      fetch: this.#options.fetch ?? ((...call) => globalThis.fetch(...call)),
      url,
      body,
      method,
      timeout: options.timeout ?? this.#options.timeout ?? DEFAULT_TIMEOUT,
      signal: options.signal ?? this.#options.signal,
      maxResponseBytes: this.#options.maxResponseBytes ?? DEFAULT_LIMIT,
      secrets,
    });
    const duration = this.#now() - start;
    this.#hook("onResponse", { method, attempt, status: raw.status, duration });
    return raw;
  }

  /** The parsed body of an answer, or the error that it is. */
  #read(
    target: CallTarget,
    raw: RawAnswer,
    secrets: readonly string[],
  ): { wire: Wire; requestId: string | undefined } {
    const { method } = target;
    const { status } = raw;
    let wire: Wire;
    try {
      wire = parseBody(raw.text);
    } catch (error) {
      if (!(error instanceof TopTransportError)) throw error;
      const kind = status === 200 ? error.kind : "status";
      const message = status === 200 ? error.message : `HTTP status ${status}`;
      throw new TopTransportError(kind, `${method}: ${message}`, { method, status });
    }
    const error = errorOf(wire);
    if (error !== undefined) throw this.#apiError(target, error, secrets);
    if (status !== 200) {
      throw new TopTransportError("status", `${method}: HTTP status ${status}`, { method, status });
    }
    return { wire, requestId: requestIdOf(wire) };
  }

  #apiError(target: CallTarget, error: ErrorBody, secrets: readonly string[]): TopApiError {
    const clean = (text: string | undefined): string | undefined =>
      text === undefined ? undefined : redact(text, secrets);
    const subCode = clean(error.subCode);
    const documented =
      subCode !== undefined && Object.hasOwn(target.errors ?? {}, subCode)
        ? target.errors?.[subCode]?.solution
        : undefined;
    return new TopApiError({
      method: target.method,
      code: error.code,
      msg: redact(error.msg, secrets),
      subCode,
      subMsg: clean(error.subMsg),
      requestId: clean(error.requestId),
      ...retryFacts(error),
      solution: documented === "" ? undefined : documented,
    });
  }

  /** Takes the gateway's clock from the answer that refused the timestamp. */
  #resync(raw: RawAnswer | undefined): boolean {
    const date = Date.parse(raw?.headers.get("date") ?? "");
    if (Number.isNaN(date)) return false;
    this.#skew = date - this.#now();
    return true;
  }

  #now(): number {
    return this.#options.now?.() ?? Date.now();
  }

  #hook<Name extends keyof TopHooks>(
    name: Name,
    event: Parameters<NonNullable<TopHooks[Name]>>[0],
  ): void {
    try {
      (this.#options.hooks?.[name] as ((value: typeof event) => void) | undefined)?.(event);
    } catch {
      // A hook that throws changes nothing about the call.
    }
  }
}
