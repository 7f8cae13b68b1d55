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
  readonly signal: AbortSignal;
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
  const { signal, method, fetch } = call;
  if (isAborted(signal)) throw aborted(method);
  const deadline = new AbortController();
  const linked = linkSignals([signal, deadline.signal]);
  const timer = setTimeout(() => {
    deadline.abort();
  }, call.timeout);
  try {
    const { body, contentType } = call.body;
    const response = await fetch(call.url, {
      method: "POST",
      body,
      redirect: "manual",
      signal: linked.signal,
      ...(contentType === undefined ? {} : { headers: { "content-type": contentType } }),
    });
    const text = await readText(response, call.maxResponseBytes);
    return { status: response.status, headers: response.headers, text };
  } catch (error) {
    if (error instanceof TopTransportError) {
      throw new TopTransportError(error.kind, `${method}: ${error.message}`, { method });
    }
    if (isAborted(signal)) throw aborted(method);
    if (isAborted(deadline.signal)) {
      const message = `${method}: no answer within ${call.timeout} ms`;
      throw new TopTransportError("timeout", message, { method });
    }
    const cause = redactError(error, call.secrets);
    throw new TopTransportError("network", `${method}: ${cause.message}`, { method, cause });
  } finally {
    clearTimeout(timer);
    linked.release();
  }
}

/** A signal that ends with the first of several, and the release of what it listens to. */
export function linkSignals(signals: readonly (AbortSignal | undefined)[]): {
  readonly signal: AbortSignal;
  readonly release: () => void;
} {
  const controller = new AbortController();
  const abort = (): void => {
    controller.abort();
  };
  for (const signal of signals) {
    if (isAborted(signal)) abort();
    signal?.addEventListener("abort", abort, { once: true });
  }
  const release = (): void => {
    for (const signal of signals) signal?.removeEventListener("abort", abort);
  };
  return { signal: controller.signal, release };
}

function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted ?? false;
}

function aborted(method: string): TopTransportError {
  return new TopTransportError("aborted", `${method}: the call was aborted`, { method });
}

/** Waits, or ends early with the error of an aborted call. */
export async function pause(
  milliseconds: number,
  method: string,
  signal: AbortSignal,
): Promise<void> {
  if (milliseconds <= 0 && !isAborted(signal)) return;
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    const stop = (): void => {
      clearTimeout(timer);
      reject(aborted(method));
    };
    if (isAborted(signal)) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
}
