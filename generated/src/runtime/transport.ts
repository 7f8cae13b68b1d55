// Copied by topgen from templates/runtime/transport.ts. Do not edit.
/** One try over HTTP: sends a body, waits no longer than told, reads the answer within bounds. */
import { readText } from "./body.js";
import { TopTransportError } from "./errors.js";
import type { EncodedBody } from "./encode.js";
import { redactError } from "./redact.js";

export interface Exchange {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly url: string;
  readonly body: EncodedBody;
  readonly method: string;
  readonly timeout: number;
  readonly signals: readonly AbortSignal[];
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
  const { signals, method, fetch, body, timeout } = call;
  throwIfAborted(signals, method);
  const controller = new AbortController();
  const stop = (): void => {
    controller.abort();
  };
  const release = onAbort(signals, stop);
  const timer = setTimeout(stop, timeout);
  try {
    const work = async (): Promise<RawAnswer> => {
      const response = await fetch(call.url, {
        method: "POST",
        body: body.body,
        headers: { "content-type": body.contentType },
        redirect: "manual",
        signal: controller.signal,
      });
      const text = await readText(response, call.maxResponseBytes);
      return { status: response.status, headers: response.headers, text };
    };
    // A `fetch` of the caller's own, or the body that it gives, may not heed the signal.
    return await Promise.race([work(), whenAborted(controller.signal)]);
  } catch (error) {
    throwIfAborted(signals, method);
    throw failure(error, controller.signal.aborted, call);
  } finally {
    clearTimeout(timer);
    release();
  }
}

function failure(error: unknown, timedOut: boolean, call: Exchange): TopTransportError {
  const { method, timeout, secrets } = call;
  if (timedOut) {
    return new TopTransportError("timeout", `${method}: no answer within ${timeout} ms`, {
      method,
    });
  }
  const kind = error instanceof TopTransportError ? error.kind : "network";
  const cause = redactError(error, secrets);
  return new TopTransportError(kind, `${method}: ${cause.message}`, { method, cause });
}

/** Rejects when the signal fires. */
function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => {
      reject(signal.reason as Error);
    });
  });
}

/** Calls `stop` when one of the signals fires, until released. */
function onAbort(signals: readonly AbortSignal[], stop: () => void): () => void {
  for (const signal of signals) signal.addEventListener("abort", stop);
  return () => {
    for (const signal of signals) signal.removeEventListener("abort", stop);
  };
}

function throwIfAborted(signals: readonly AbortSignal[], method: string): void {
  if (signals.some((signal) => signal.aborted)) {
    throw new TopTransportError("aborted", `${method}: the call was aborted`, { method });
  }
}

/** Waits, or ends early with the error of an aborted call. */
export async function pause(
  milliseconds: number,
  method: string,
  signals: readonly AbortSignal[],
): Promise<void> {
  throwIfAborted(signals, method);
  if (milliseconds <= 0) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      release();
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    const release = onAbort(signals, done);
  });
  throwIfAborted(signals, method);
}
