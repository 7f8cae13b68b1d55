// Copied by topgen from templates/runtime/errors.ts. Do not edit.
/**
 * Everything that a call can throw. One hierarchy under {@link TopError}; no message, member or
 * printed form holds a secret, a session or a signature.
 */
import { ownMember } from "./wire.js";

/** What of a call an error tells besides its words. */
export interface ErrorContext {
  readonly method?: string | undefined;
  readonly cause?: unknown;
  readonly body?: string | undefined;
}

/** What each error of the runtime is. */
export class TopError extends Error {
  override readonly name: string = "TopError";
  /** The API that was called. */
  readonly method: string | undefined;
  /** What came as answer: its first 4,096 characters, secrets masked. */
  readonly body: string | undefined;

  constructor(message: string, { method, cause, body }: ErrorContext = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.method = method;
    this.body = body;
  }

  /** What `JSON.stringify` writes: all members, the message, and the words of the cause. */
  toJSON(): object {
    const { message, cause } = this;
    const isWords = cause instanceof Error || typeof cause === "string";
    return Object.assign({ message }, this, isWords ? { cause: String(cause) } : {});
  }
}

/** The gateway's `error_response`, with what the documentation and the policy know about it. */
export interface TopApiErrorInfo {
  readonly method: string;
  /** Platform code, such as 15 or 25; 0 when the gateway sent none. */
  readonly code: number;
  readonly msg: string;
  readonly subCode?: string | undefined;
  readonly subMsg?: string | undefined;
  readonly requestId?: string | undefined;
  readonly retryable: boolean;
  readonly retryAfter?: number | undefined;
  readonly solution?: string | undefined;
  readonly body?: string | undefined;
}

/** What of an API tells its documented errors. */
interface DocumentedErrors<Code extends string> {
  readonly method: string;
  readonly errors?: Readonly<Record<Code, unknown>>;
}

/** The gateway or the service behind it refused the call. */
export class TopApiError extends TopError {
  override readonly name = "TopApiError";
  declare readonly code: number;
  declare readonly msg: string;
  declare readonly subCode: string | undefined;
  declare readonly subMsg: string | undefined;
  /** What support asks for. */
  declare readonly requestId: string | undefined;
  /** Whether the same call may succeed later. */
  declare readonly retryable: boolean;
  /** Seconds until a limit is lifted, when the gateway told. */
  declare readonly retryAfter: number | undefined;
  /** The remedy that the API's documentation gives for `subCode`. */
  declare readonly solution: string | undefined;

  /** @param clean masks secrets; the fields stay as the gateway told them, for programs to compare */
  constructor(info: TopApiErrorInfo, clean = (text: string): string => text) {
    super(clean(describe(info)), info);
    Object.assign(this, info);
  }

  /**
   * Whether this is one of the errors that the API's documentation lists; `subCode` then has the
   * type of the documented codes, so that a `switch` over it is checked.
   */
  is<Code extends string>(
    api: DocumentedErrors<Code>,
  ): this is TopApiError & { readonly subCode: Code } {
    return this.method === api.method && ownMember(api.errors, this.subCode ?? "") !== undefined;
  }
}

function describe(info: TopApiErrorInfo): string {
  const sub = [info.subCode, info.subMsg].filter((part) => part !== undefined && part !== "");
  const detail = sub.length > 0 ? `; ${sub.join(": ")}` : "";
  const id = info.requestId === undefined ? "" : ` (request_id ${info.requestId})`;
  const remedy = info.solution === undefined ? "" : `. Documented remedy: ${info.solution}`;
  return `${info.method}: ${info.code} ${info.msg}${detail}${id}${remedy}`;
}

/** One thing that is wrong with a value. */
export interface TopIssue {
  /** Where: `["param", "items", 0, "id"]`; empty for the whole. */
  readonly path: readonly PropertyKey[];
  /** `required`, `type`, `maxLength`, `atLeastOne`, … */
  readonly rule: string;
  /** Path, rule and the page's words in one sentence. */
  readonly message: string;
  /** The documentation's own words for the rule. */
  readonly quote?: string;
}

function summary(issues: readonly TopIssue[]): string {
  const shown = issues.slice(0, 10).map((issue) => `\n  - ${issue.message}`);
  const more = issues.length > 10 ? `\n  - and ${issues.length - 10} more` : "";
  return shown.join("") + more;
}

/** The parameters break what the documentation demands; nothing was sent. */
export class TopValidationError extends TopError {
  override readonly name = "TopValidationError";
  readonly issues: readonly TopIssue[];

  constructor(method: string, issues: readonly TopIssue[]) {
    super(`${method}: the parameters were refused before sending:${summary(issues)}`, { method });
    this.issues = issues;
  }
}

/** The answer does not have the documented shape; thrown with `validate.response: "throw"` only. */
export class TopResponseMismatch extends TopError {
  override readonly name = "TopResponseMismatch";
  readonly issues: readonly TopIssue[];

  constructor(method: string, issues: readonly TopIssue[], body?: string) {
    super(`${method}: the answer differs from the documentation:${summary(issues)}`, {
      method,
      body,
    });
    this.issues = issues;
  }
}

/** What went wrong between the client and the gateway. */
export type TransportFailure =
  "network" | "timeout" | "aborted" | "status" | "malformed" | "too-large";

/** No usable answer: the connection, the HTTP status or the body failed. */
export class TopTransportError extends TopError {
  override readonly name = "TopTransportError";
  readonly kind: TransportFailure;
  /** HTTP status, when there was an answer. */
  readonly status: number | undefined;
  /** Whether another try may help. */
  readonly retryable: boolean;
  /** Seconds after which another try may help, when the answer told. */
  readonly retryAfter: number | undefined;

  /** @param context `cause` is the reason of an abort as it was given, else a failure of the platform's */
  constructor(
    kind: TransportFailure,
    message: string,
    context: ErrorContext & { status?: number; retryAfter?: number | undefined } = {},
  ) {
    super(message, context);
    const { status = 0, retryAfter } = context;
    this.kind = kind;
    this.status = context.status;
    this.retryAfter = retryAfter;
    this.retryable =
      kind === "network" ||
      kind === "timeout" ||
      (kind === "status" && (status >= 500 || status === 408 || status === 429));
  }
}

/** The error of a text that breaks its grammar, with the place and what was expected there. */
export function malformed(
  grammar: string,
  text: string,
  at: number,
  expected: string,
): TopTransportError {
  const found = at < text.length ? JSON.stringify(text.charAt(at)) : "the end";
  const place = `malformed ${grammar} at character ${at}`;
  return new TopTransportError("malformed", `${place}: expected ${expected}, found ${found}`);
}
