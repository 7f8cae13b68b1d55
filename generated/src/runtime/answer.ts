// Copied by topgen from templates/runtime/answer.ts. Do not edit.
/** What an HTTP answer means for a call: a parsed body, an error of the gateway, or no usable answer. */
import type { DocumentedError, TopApi } from "./api.js";
import { type ErrorBody, errorOf, parseBody, rootOf } from "./body.js";
import { TopApiError, TopTransportError } from "./errors.js";
import { redact } from "./redact.js";
import { retryFacts } from "./retry.js";
import { toDate } from "./time.js";
import type { RawAnswer } from "./transport.js";
import type { Wire } from "./wire.js";

/** What sending needs to know of an API. */
export interface CallTarget extends Pick<TopApi<never, unknown>, "method" | "auth"> {
  readonly errors?: Readonly<Record<string, DocumentedError>>;
}

/**
 * The parsed body of an answer.
 *
 * @throws TopApiError for an `error_response`, whatever the HTTP status
 * @throws TopTransportError for another status and for a body that can't be read
 */
export function readAnswer(target: CallTarget, raw: RawAnswer, secrets: readonly string[]): Wire {
  const { method } = target;
  const { status } = raw;
  const wire = status === 200 ? parse(raw, method) : parseOrNull(raw);
  const error = errorOf(wire);
  if (error !== undefined) throw apiError(target, error, secrets);
  if (status !== 200) {
    throw new TopTransportError("status", `${method}: HTTP status ${status}`, { method, status });
  }
  return wire;
}

function parse(raw: RawAnswer, method: string): Wire {
  try {
    return parseBody(raw.text);
  } catch (error) {
    if (!(error instanceof TopTransportError)) throw error;
    const message = `${method}: ${error.message}`;
    throw new TopTransportError(error.kind, message, { method, status: raw.status });
  }
}

function parseOrNull(raw: RawAnswer): Wire {
  try {
    return parseBody(raw.text);
  } catch {
    return null;
  }
}

/** The gateway's error as one of this package, with what the API's documentation says of it. */
export function apiError(
  target: CallTarget,
  error: ErrorBody,
  secrets: readonly string[],
): TopApiError {
  const clean = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : redact(text, secrets);
  const known = error.subCode !== undefined && Object.hasOwn(target.errors ?? {}, error.subCode);
  const solution = known ? target.errors?.[error.subCode ?? ""]?.solution : undefined;
  return new TopApiError({
    method: target.method,
    code: error.code,
    msg: redact(error.msg, secrets),
    subCode: clean(error.subCode),
    subMsg: clean(error.subMsg),
    requestId: clean(error.requestId),
    ...retryFacts(error),
    solution: solution === "" ? undefined : solution,
  });
}

/** Epoch milliseconds of an answer of `taobao.time.get`, or of its `Date` header. */
export function readTime(raw: RawAnswer): number | undefined {
  const wire = parseOrNull(raw);
  const time = rootOf(wire)?.["time"];
  if (typeof time === "string") return toDate(time).getTime();
  const header = Date.parse(raw.headers.get("date") ?? "");
  return Number.isNaN(header) ? undefined : header;
}
