// Copied by topgen from templates/runtime/transport.ts. Do not edit.
/** One try over HTTP: sends a body, waits no longer than told, reads the answer within bounds. */
import { readText } from "./body.js";
import { TopTransportError } from "./errors.js";
import type { EncodedBody } from "./encode.js";
import { excerpt, redactError } from "./redact.js";

/** What ends work before it is done. */
export interface Limits {
  /** The API that errors name. */
  readonly method: string;
  readonly signals: readonly AbortSignal[];
  /** Milliseconds; `Infinity` for no limit. */
  readonly timeout: number;
  /** The option that set it: `timeout` unless told. */
  readonly limit?: string;
}

export interface Exchange extends Limits {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly url: string;
  readonly body: EncodedBody;
  /** Milliseconds until the answer begins. */
  readonly headersTimeout: number;
  readonly maxResponseBytes: number;
  /** Never shown in an error. */
  readonly secrets: readonly string[];
}

/** The answer to one try as it came. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** The body's text, decoded by its charset. */
  readonly text: string;
}

/** @throws TopTransportError for everything that keeps an answer from being read */
export async function exchange(call: Exchange): Promise<RawAnswer> {
  // `fetch` of a browser may not be called as a method of another object.
  const { fetch, body, headersTimeout } = call;
  return within(call, async (signal, end) => {
    const stop = timer(headersTimeout, () => {
      end(overdue(call.method, headersTimeout, "headersTimeout"));
    });
    const read = { text: "" };
    let status: number | undefined;
    try {
      const response = await fetch(call.url, {
        method: "POST",
        body: body.body,
        headers: { "content-type": body.contentType },
        redirect: "manual",
        signal,
      });
      stop();
      ({ status } = response);
      await readText(response, call.maxResponseBytes, signal, read);
      return { status, headers: response.headers, text: read.text };
    } catch (error) {
      throw failure(error, call, status, read.text);
    } finally {
      stop();
    }
  });
}

function failure(
  error: unknown,
  { method, secrets }: Exchange,
  status: number | undefined,
  text: string,
): TopTransportError {
  const cause = redactError(error, secrets);
  const kind = error instanceof TopTransportError ? error.kind : "network";
  // An answer that broke off tells what it was by its beginning.
  const told = status === undefined ? {} : { status, body: excerpt(text, secrets) };
  return new TopTransportError(kind, `${method}: ${cause.message}`, { method, cause, ...told });
}

function overdue(method: string, timeout: number, limit = "timeout"): TopTransportError {
  const words = `${method}: no answer within ${timeout} ms (${limit})`;
  return new TopTransportError("timeout", words, { method });
}

/**
 * Does work until it is done, a signal fires or the time is over. The work learns of it by its
 * signal, and is not waited for: a `fetch` of the caller's own, or the body that it gives, may not
 * heed signals.
 *
 * @param work may also end itself early, with an error
 */
export async function within<T>(
  { method, signals, timeout, limit }: Limits,
  work: (signal: AbortSignal, end: (error: TopTransportError) => void) => Promise<T>,
): Promise<T> {
  throwIfAborted(signals, method);
  const controller = new AbortController();
  let end!: (error: TopTransportError) => void;
  const ended = new Promise<never>((_, reject) => {
    end = (error) => {
      reject(error);
      controller.abort(error);
    };
  });
  const release = onAbort(signals, (reason) => {
    end(aborted(method, reason));
  });
  const stop = timer(timeout, () => {
    end(overdue(method, timeout, limit));
  });
  try {
    return await Promise.race([ended, work(controller.signal, end)]);
  } finally {
    stop();
    release();
  }
}

/** An abort by the client itself, as when the time of a whole call is over, has its own error. */
export function aborted(method: string, cause: unknown): TopTransportError {
  if (cause instanceof TopTransportError) return cause;
  return new TopTransportError("aborted", `${method}: the call was aborted`, { method, cause });
}

type Stop = (reason: unknown) => void;

/** What is to be stopped by a signal, behind one listener: many calls often share a signal. */
interface Watch {
  readonly stops: Set<Stop>;
  readonly listener: () => void;
}

const watches = new WeakMap<AbortSignal, Watch>();

/** Calls `stop` with the reason when one of the signals fires, until released. */
export function onAbort(signals: readonly AbortSignal[], stop: Stop): () => void {
  for (const signal of signals) watchOf(signal).stops.add(stop);
  return () => {
    for (const signal of signals) {
      const { stops, listener } = watchOf(signal);
      stops.delete(stop);
      if (stops.size > 0) continue;
      signal.removeEventListener("abort", listener);
      watches.delete(signal);
    }
  };
}

function watchOf(signal: AbortSignal): Watch {
  const known = watches.get(signal);
  if (known !== undefined) return known;
  const stops = new Set<Stop>();
  const listener = (): void => {
    for (const stop of stops) stop(signal.reason);
  };
  signal.addEventListener("abort", listener);
  const watch = { stops, listener };
  watches.set(signal, watch);
  return watch;
}

/** @throws TopTransportError with the reason of the signal that has fired */
export function throwIfAborted(signals: readonly AbortSignal[], method: string): void {
  const fired = signals.find((signal) => signal.aborted);
  if (fired !== undefined) throw aborted(method, fired.reason);
}

/** Calls back after a span; platforms take one over 2^31 ms, and `Infinity`, for none at all. */
export function timer(milliseconds: number, callback: () => void): () => void {
  const id = milliseconds < 2 ** 31 ? setTimeout(callback, milliseconds) : undefined;
  return () => {
    clearTimeout(id);
  };
}

/** Waits, or ends early with the error of an aborted call. */
export async function pause(
  milliseconds: number,
  method: string,
  signals: readonly AbortSignal[],
): Promise<void> {
  throwIfAborted(signals, method);
  if (milliseconds <= 0) return;
  let stop = (): void => undefined;
  const limits = { method, signals, timeout: Infinity };
  const over = (): Promise<void> =>
    new Promise((resolve) => {
      stop = timer(milliseconds, resolve);
    });
  await within(limits, over).finally(() => {
    stop();
  });
}
