/** What an HTTP answer means for a call: a parsed body, an error of the gateway, or no usable answer. */
import type { DocumentedError, TopApi } from "./api.js";
import { type ErrorBody, errorOf, parseBody, rootOf } from "./body.js";
import { TopApiError, TopTransportError } from "./errors.js";
import { excerpt, fieldRedactor, redactor } from "./redact.js";
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
  const wire = parsed(raw);
  const error = wire instanceof TopTransportError ? undefined : errorOf(wire);
  if (error !== undefined) throw apiError(target, error, raw, secrets);
  const { status, text, headers } = raw;
  if (status === 200 && !(wire instanceof TopTransportError)) return wire;
  const { method } = target;
  const [kind, words] =
    status === 200 && wire instanceof TopTransportError
      ? ([wire.kind, wire.message] as const)
      : (["status", `HTTP status ${status}`] as const);
  throw new TopTransportError(kind, `${method}: ${words}`, {
    ...{ method, status, body: excerpt(text, secrets) },
    retryAfter: Number(headers.get("retry-after") ?? undefined) || undefined,
  });
}

function parsed({ text }: RawAnswer): Wire | TopTransportError {
  try {
    return parseBody(text);
  } catch (error) {
    if (error instanceof TopTransportError) return error;
    throw error;
  }
}

/** The gateway's error as one of this package, with what the API's documentation says of it. */
function apiError(
  target: CallTarget,
  error: ErrorBody,
  raw: RawAnswer,
  secrets: readonly string[],
): TopApiError {
  const clean = fieldRedactor(secrets);
  const field = (text: string | undefined): string | undefined => text && clean(text);
  const { code, msg, subCode = "" } = error;
  // A detail may follow the documented sub code: `isv.missing-parameter:image`.
  const [family = ""] = subCode.split(":", 1);
  const documented = ownMember(target.errors, subCode) ?? ownMember(target.errors, family);
  const solution = documented?.solution;
  const info = {
    method: target.method,
    code,
    msg: clean(msg),
    subCode: field(error.subCode),
    subMsg: field(error.subMsg),
    requestId: field(error.requestId),
    ...retryFacts(error),
    solution: solution === "" ? undefined : solution,
    body: excerpt(raw.text, secrets),
  };
  return new TopApiError(info, redactor(secrets));
}

/** Epoch milliseconds of an answer's `Date` header. */
export function dateOf(raw: RawAnswer | undefined): number | undefined {
  return Date.parse(raw?.headers.get("date") ?? "") || undefined;
}

/** Epoch milliseconds that `taobao.time.get` answers. */
export function readTime(raw: RawAnswer): number | undefined {
  const wire = parsed(raw);
  const time = wire instanceof TopTransportError ? undefined : rootOf(wire)?.["time"];
  return typeof time === "string" ? toDate(time).getTime() : undefined;
}
