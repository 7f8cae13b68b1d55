/**
 * Sends the parameters of one call until there is an answer or no reason to go on: signs each try
 * afresh, keeps to the rate, corrects the clock once, retries by the policy.
 */
import { type CallTarget, dateOf, readAnswer, readTime } from "./answer.js";
import { TopApiError, TopError, TopValidationError } from "./errors.js";
import { readStreams, streamsOf } from "./file-streams.js";
import { callHooks, type EventHook, type HookEvent } from "./hooks.js";
import { type Ban, Gate } from "./gate.js";
import {
  type CallEvent,
  type CallOptions,
  clientSettings,
  type Settings,
  settingsOf,
  type TopClientOptions,
} from "./options.js";
import { redactor, redactParams } from "./redact.js";
import { banWait, isReadOnly, retryDelay, type RetryOptions } from "./retry.js";
import { stringToSign } from "./sign.js";
import { type Prepared, Signer } from "./signer.js";
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
  readonly signer: Signer;
  readonly #gate: Gate;
  #calls = 0;

  constructor(options: TopClientOptions) {
    this.settings = clientSettings(options);
    this.signer = new Signer(this.settings);
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
      prepare: (signals) => this.signer.prepare(target, params, options, signals),
      read: (raw, secrets) => readAnswer(target, raw, secrets),
    });
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
    if (time !== undefined) this.signer.setClock(time);
    return time !== undefined;
  }

  async #askTime(job: Running<unknown>): Promise<number | undefined> {
    try {
      const prepare = await this.signer.prepare(CLOCK, {}, {}, []);
      return readTime(await this.#exchange({ ...job, target: CLOCK }, prepare(), 1));
    } catch {
      return undefined;
    }
  }

  /** Keeps to the ban that an error tells, if it does, also when no call of its own met it. */
  heed(error: TopError, options: CallOptions): void {
    const ban = banOf(error, settingsOf(options, this.settings).retry);
    if (ban !== undefined) this.#gate.hold(error.method ?? "", ban);
  }

  #signals({ signal }: CallOptions): AbortSignal[] {
    return [signal, this.settings.signal].filter((one) => one !== undefined);
  }

  #hook<Name extends EventHook>(
    name: Name,
    { options }: Job<unknown>,
    event: HookEvent<Name>,
  ): void {
    callHooks(name, event, this.settings, options);
  }
}

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
