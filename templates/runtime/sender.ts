/**
 * Sends the parameters of one call until there is an answer or no reason to go on: stamps and signs
 * each try afresh, keeps to the rate, corrects the clock once, retries by the policy.
 */
import { type EncodedBody, encodeBody, readStreams, streamsOf } from "./encode.js";
import { TopApiError, TopError, TopValidationError } from "./errors.js";
import { type Ban, Gate } from "./limiter.js";
import {
  type CallEvent,
  type CallOptions,
  DEFAULT_ENDPOINT,
  type Settings,
  settingsOf,
  type TopClientOptions,
  type TopHooks,
} from "./options.js";
import { type CallTarget, dateOf, readAnswer, readTime } from "./answer.js";
import { redactor, redactParams, secretsOf } from "./redact.js";
import { banWait, isReadOnly, retryDelay, type RetryOptions } from "./retry.js";
import { sign, stringToSign } from "./sign.js";
import { formatDate } from "./time.js";
import { exchange, pause, type RawAnswer, within } from "./transport.js";
import type { FilePart, Wire, WireParams } from "./wire.js";

const limit = "callTimeout";
const CLOCK: CallTarget = { method: "taobao.time.get", auth: "none" };

/** An answer that is no error. */
export interface Sent<T> {
  readonly value: T;
  readonly attempts: number;
  readonly raw: RawAnswer;
  /** What must not be shown of the answer. */
  readonly secrets: readonly string[];
}

/** One try: what is sent where, and what must not be shown. */
export interface Prepared {
  readonly url: string;
  readonly body: EncodedBody;
  /** What of the body is signed besides the parameters. */
  readonly signedBody?: string;
  readonly params: WireParams;
  readonly secrets: readonly string[];
}

/** The parts of a call that can be tried again. */
export interface Job<T> {
  readonly target: CallTarget;
  readonly options: CallOptions;
  /**
   * Gets what others give, such as a session, before the try has its turn: that may take calls of its
   * own, which a turn would hold up. What it gives stamps and signs.
   */
  readonly prepare: (signals: readonly AbortSignal[]) => Promise<() => Prepared>;
  readonly read: (raw: RawAnswer, secrets: readonly string[]) => T;
}

/** A job on its way. */
interface Running<T> extends Job<T>, CallEvent {
  readonly settings: Settings;
  readonly signals: readonly AbortSignal[];
}

/** Sends calls for one app. */
export class Sender {
  /** What holds for a call that is told nothing else. */
  readonly settings: Settings;
  readonly #gate: Gate;
  #calls = 0;
  /** Milliseconds that the gateway's clock is ahead of this machine's. */
  #skew = 0;

  constructor(options: TopClientOptions) {
    const { appKey, appSecret } = options;
    if (!isText(appKey) || !isText(appSecret)) {
      throw new TypeError("a client needs appKey and appSecret, both as text");
    }
    this.settings = settingsOf(options);
    this.settings.endpoint = checkedEndpoint(this.settings.endpoint);
    this.#gate = new Gate(options.rateLimit ?? {});
  }

  /**
   * The files of a call that are streams, read within the limits of the call.
   *
   * @returns `undefined` when there are none
   * @throws TopValidationError when one can't be read, TopTransportError when the call ends before
   */
  async readFiles(
    method: string,
    params: WireParams,
    options: CallOptions,
  ): Promise<Record<string, FilePart> | undefined> {
    const streams = streamsOf(params);
    if (streams.length === 0) return undefined;
    const { callTimeout: timeout } = settingsOf(options, this.settings);
    try {
      const limits = { method, timeout, limit, signals: this.#signals(options) };
      return await within(limits, (signal) => readStreams(streams, signal));
    } catch (error) {
      if (error instanceof TopError) throw error;
      const words = error instanceof Error ? error.message : String(error);
      throw new TopValidationError(method, [
        { path: [], rule: "file", message: `a file can't be read: ${words}` },
      ]);
    }
  }

  /** Sends a call, its parameters completed in place. @throws TopApiError, TopTransportError */
  async send(target: CallTarget, params: WireParams, options: CallOptions): Promise<Sent<Wire>> {
    return this.run({
      target,
      options,
      prepare: (signals) => this.#prepare(target, params, options, signals),
      read: (raw, secrets) => readAnswer(target, raw, secrets),
    });
  }

  /** The parameters of the system for one try, not yet signed; blank ones are not sent. */
  systemParams(): Record<string, string> {
    const { appKey, format, signMethod, simplify, partnerId } = this.settings;
    return {
      app_key: appKey,
      timestamp: formatDate(this.#now() + this.#skew),
      v: "2.0",
      format,
      sign_method: signMethod,
      simplify: simplify === true && format === "json" ? "true" : "",
      partner_id: partnerId,
    };
  }

  /** The parameters that say on whose behalf and with which app's API a call is made. */
  async callParams(
    { method, auth }: CallTarget,
    options: CallOptions,
    signals: readonly AbortSignal[],
  ): Promise<Record<string, string>> {
    let session = options.session ?? (auth === "none" ? "" : this.settings.session);
    if (typeof session === "function") {
      const ask = session;
      session = await within({ method, signals, timeout: Infinity }, async () => ask());
    }
    if (typeof session !== "string") {
      throw new TypeError(`${method}: expected a session as text, found ${typeof session}`);
    }
    const { targetAppKey = this.settings.targetAppKey } = options;
    return { method, session, target_app_key: targetAppKey };
  }

  /** The signature over what is sent. */
  sign(params: WireParams, body?: string): string {
    return sign(params, this.settings.appSecret, this.settings.signMethod, body);
  }

  async #prepare(
    target: CallTarget,
    params: WireParams,
    options: CallOptions,
    signals: readonly AbortSignal[],
  ): Promise<() => Prepared> {
    const own = await this.callParams(target, options, signals);
    return () => {
      // Into the object itself, try after try: a copy of it takes longer than its signature.
      Object.assign(params, own, this.systemParams());
      params["sign"] = this.sign(params);
      const { appSecret, endpoint: url } = this.settings;
      return { url, body: encodeBody(params), params, secrets: [appSecret, ...secretsOf(params)] };
    };
  }

  /** Tries a job until it succeeds or the policy ends it. */
  async run<T>(job: Job<T>): Promise<Sent<T>> {
    const { target, options } = job;
    const client = this.settings;
    const settings = settingsOf(options, client);
    const event = { method: target.method, call: ++this.#calls };
    const { method, call } = event;
    const { callTimeout: timeout } = settings;
    const signals = this.#signals(options);
    const tries = (heeded: readonly AbortSignal[]): Promise<Sent<T>> => {
      const { prepare, read } = job;
      return this.#tries({
        target,
        options,
        prepare,
        read,
        method,
        call,
        settings,
        signals: heeded,
      });
    };
    let run = (): Promise<Sent<T>> =>
      timeout === Infinity
        ? tries(signals)
        : within({ method, signals, timeout, limit }, (signal) => tries([signal]));
    for (const { hooks } of [options, client]) {
      const { aroundCall } = hooks ?? {};
      const inner = run;
      if (aroundCall !== undefined) run = () => aroundCall(event, inner);
    }
    const sent = (await run()) as Sent<T> | undefined;
    if (sent === undefined) throw new TypeError("hooks.aroundCall has to give what run() gave");
    return sent;
  }

  async #tries<T>(job: Running<T>): Promise<Sent<T>> {
    const { method, call, signals, settings } = job;
    let resynced = false;
    for (let attempt = 1; ; attempt++) {
      const prepare = await job.prepare(signals);
      await this.#gate.enter(method, call, signals);
      let ban: Ban | undefined;
      let delay: number | undefined = 0;
      try {
        const prepared = prepare();
        const { secrets } = prepared;
        let raw: RawAnswer | undefined;
        try {
          raw = await this.#exchange(job, prepared, attempt);
          return { value: job.read(raw, secrets), attempts: attempt, raw, secrets };
        } catch (error) {
          if (!(error instanceof TopError)) throw error;
          ban = banOf(error, settings.retry);
          const skewed = error instanceof TopApiError && error.code === 31;
          if (skewed && (resynced || !(await this.#resync(raw, job)))) throw error;
          resynced ||= skewed;
          if (!skewed) delay = delayOf(error, attempt, job);
          if (delay === undefined) throw error;
          this.#hook("onRetry", job, { method, call, attempt, delay, error });
        }
      } finally {
        this.#gate.leave(method, ban);
      }
      // A ban holds other calls as well: the gate waits for its end.
      if (ban === undefined) await pause(delay, method, signals);
    }
  }

  async #exchange(job: Running<unknown>, prepared: Prepared, attempt: number): Promise<RawAnswer> {
    const { settings, signals, call, target } = job;
    const { params, secrets } = prepared;
    const { method } = target;
    const event = { method, call, attempt };
    if (this.settings.hooks?.onRequest ?? settings.hooks?.onRequest) {
      const shown = redactParams(params, secrets);
      const texts = Object.keys(shown).filter((name) => typeof params[name] === "string");
      const signed = stringToSign(
        Object.fromEntries(texts.map((name) => [name, shown[name] ?? ""])),
        redactor(secrets)(prepared.signedBody ?? ""),
      );
      this.#hook("onRequest", job, { ...event, params: shown, signed });
    }
    const start = Date.now();
    const { fetch = globalThis.fetch, timeout, headersTimeout, maxResponseBytes } = settings;
    const { url, body } = prepared;
    const limits = { method, signals, timeout, headersTimeout, maxResponseBytes };
    const raw = await exchange({ fetch, url, body, secrets, ...limits });
    const duration = Date.now() - start;
    this.#hook("onResponse", job, { ...event, status: raw.status, duration });
    return raw;
  }

  /**
   * Takes the gateway's clock from the answer that refused the timestamp, or asks for it.
   *
   * @returns whether the clock is now known
   */
  async #resync(raw: RawAnswer | undefined, job: Running<unknown>): Promise<boolean> {
    const time = dateOf(raw) ?? (await this.#askTime(job));
    if (time !== undefined) this.#skew = time - this.#now();
    return time !== undefined;
  }

  async #askTime(job: Running<unknown>): Promise<number | undefined> {
    try {
      const prepare = await this.#prepare(CLOCK, {}, {}, []);
      return readTime(await this.#exchange({ ...job, target: CLOCK }, prepare(), 1));
    } catch {
      return undefined;
    }
  }

  #signals({ signal }: CallOptions): AbortSignal[] {
    return [signal, this.settings.signal].filter((one) => one !== undefined);
  }

  #now(): number {
    return this.settings.now?.() ?? Date.now();
  }

  #hook<Name extends EventHook>(
    name: Name,
    { options }: Job<unknown>,
    event: HookEvent<Name>,
  ): void {
    callHooks(name, event, this.settings, options);
  }
}

const isText = (value: unknown): boolean => typeof value === "string" && value !== "";

/** The ban that other calls keep to as well, whether this one is tried again or not. */
function banOf(error: TopError, retry: RetryOptions): Ban | undefined {
  if (!(error instanceof TopApiError) || error.code !== 7) return undefined;
  const wait = banWait(error.retryAfter ?? 0, retry);
  const wholeApp = /-by-app-access-/.test(error.subCode ?? "");
  return wait === undefined ? undefined : { wait, wholeApp };
}

/** Milliseconds until the next try; `undefined` when there is to be none. */
function delayOf(error: TopError, attempt: number, job: Running<unknown>): number | undefined {
  const { idempotent = isReadOnly(job.method), retry } = job.settings;
  // A limit refuses before anything is done; other failures may come after the work.
  const undone =
    error instanceof TopApiError && (error.code === 7 || job.settings.idempotent !== false);
  return idempotent || undone ? retryDelay(error, attempt, retry) : undefined;
}

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

type EventHook = Exclude<keyof TopHooks, "aroundCall">;
type HookEvent<Name extends EventHook> = Parameters<NonNullable<TopHooks[Name]>>[0];

/** Calls the hooks of a client and of a call; one that throws changes nothing about the call. */
export function callHooks<Name extends EventHook>(
  name: Name,
  event: HookEvent<Name>,
  ...options: readonly CallOptions[]
): void {
  for (const { hooks } of options) {
    const hook = hooks?.[name] as ((event: HookEvent<Name>) => unknown) | undefined;
    // What a hook does with an event is the caller's own concern, also what it does later.
    const ignore = (): void => undefined;
    try {
      void Promise.resolve(hook?.(event)).catch(ignore);
    } catch {
      ignore();
    }
  }
}
