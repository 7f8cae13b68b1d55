// Copied by topgen from templates/runtime/transport.ts. Do not edit.
/** One try over HTTP: sends a body, waits no longer than told, reads the answer within bounds. */
import { readText } from "./body.js";
import { TopTransportError } from "./errors.js";
import type { EncodedBody } from "./encode.js";
import { redactError } from "./redact.js";

/** What ends work before it is done. */
export interface Limits {
  /** The API that errors name. */
  readonly method: string;
  readonly signals: readonly AbortSignal[];
  /** Milliseconds; `Infinity` for no limit. */
  readonly timeout: number;
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
      end(overdue(call.method, headersTimeout));
    });
    try {
      const response = await fetch(call.url, {
        method: "POST",
        body: body.body,
        headers: { "content-type": body.contentType },
        redirect: "manual",
        signal,
      });
      stop();
      const text = await readText(response, call.maxResponseBytes, signal);
      return { status: response.status, headers: response.headers, text };
    } catch (error) {
      throw failure(error, call);
    } finally {
      stop();
    }
  });
}

function failure(error: unknown, { method, secrets }: Exchange): TopTransportError {
  const cause = redactError(error, secrets);
  const kind = error instanceof TopTransportError ? error.kind : "network";
  return new TopTransportError(kind, `${method}: ${cause.message}`, { method, cause });
}

const overdue = (method: string, timeout: number): TopTransportError =>
  new TopTransportError("timeout", `${method}: no answer within ${timeout} ms`, { method });

/**
 * Does work until it is done, a signal fires or the time is over. The work learns of it by its
 * signal, and is not waited for: a `fetch` of the caller's own, or the body that it gives, may not
 * heed signals.
 *
 * @param work may also end itself early, with an error
 */
export async function within<T>(
  { method, signals, timeout }: Limits,
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
    end(overdue(method, timeout));
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

/** Calls `stop` with the reason when one of the signals fires, until released. */
export function onAbort(
  signals: readonly AbortSignal[],
  stop: (reason: unknown) => void,
): () => void {
  const listeners = signals.map((signal) => {
    const listener = (): void => {
      stop(signal.reason);
    };
    signal.addEventListener("abort", listener);
    return () => {
      signal.removeEventListener("abort", listener);
    };
  });
  return () => {
    for (const remove of listeners) remove();
  };
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
