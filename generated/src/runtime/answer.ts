// Copied by topgen from templates/runtime/answer.ts. Do not edit.
/** What an HTTP answer means for a call: a parsed body, an error of the gateway, or no usable answer. */
import type { DocumentedError, TopApi } from "./api.js";
import { type ErrorBody, errorOf, parseBody, rootOf } from "./body.js";
import { TopApiError, TopTransportError } from "./errors.js";
import { redact } from "./redact.js";
import { retryFacts } from "./retry.js";
import { toDate } from "./time.js";
import type { RawAnswer } from "./transport.js";
import { ownMember, type Wire } from "./wire.js";

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
  const wire = status === 200 ? parseBody(raw.text, method) : parseOrNull(raw);
  const error = errorOf(wire);
  if (error !== undefined) throw apiError(target, error, secrets);
  if (status === 200) return wire;
  throw new TopTransportError("status", `${method}: HTTP status ${status}`, { method, status });
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
  const clean = (text: string | undefined): string | undefined => text && redact(text, secrets);
  const { code, msg, subCode = "" } = error;
  // A detail may follow the documented sub code: `isv.missing-parameter:image`.
  const [family = ""] = subCode.split(":", 1);
  const documented = ownMember(target.errors, subCode) ?? ownMember(target.errors, family);
  const solution = documented?.solution;
  return new TopApiError({
    method: target.method,
    code,
    msg: redact(msg, secrets),
    subCode: clean(error.subCode),
    subMsg: clean(error.subMsg),
    requestId: clean(error.requestId),
    ...retryFacts(error),
    solution: solution === "" ? undefined : solution,
  });
}

/** Epoch milliseconds of an answer's `Date` header. */
export function dateOf(raw: RawAnswer | undefined): number | undefined {
  return Date.parse(raw?.headers.get("date") ?? "") || undefined;
}

/** Epoch milliseconds that `taobao.time.get` answers. */
export function readTime(raw: RawAnswer): number | undefined {
  const time = rootOf(parseOrNull(raw))?.["time"];
  return typeof time === "string" ? toDate(time).getTime() : undefined;
}
