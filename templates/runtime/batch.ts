/**
 * Several calls in one request (`/router/batch`): shared parameters in a first segment, one segment
 * for each call, answers in the same order. No files; each call may have a session of its own.
 */
import { type CallTarget, readAnswer } from "./answer.js";
import type { TopApi } from "./api.js";
import { encodeForm } from "./encode.js";
import { TopError, TopTransportError, TopValidationError } from "./errors.js";
import type { CallOptions, Session } from "./options.js";
import { excerpt, secretsOf } from "./redact.js";
import type { Job, Sender, Sent } from "./sender.js";
import type { Prepared, Signer } from "./signer.js";
import type { RawAnswer } from "./transport.js";
import { FilePart, isBlank, type Wire, type WireParams } from "./wire.js";

/** Any API. */
export type AnyApi = TopApi<unknown, unknown, string>;

/** One call of a batch. */
export interface BatchCall<Api extends AnyApi> {
  readonly api: Api;
  readonly params: Api extends TopApi<infer Req, unknown, string> ? Req : never;
  readonly session?: Session | undefined;
  readonly targetAppKey?: string | undefined;
}

/** The calls of a batch, by their APIs. */
export type BatchCalls<Apis extends readonly AnyApi[]> = readonly [
  ...{ readonly [I in keyof Apis]: BatchCall<Apis[I]> },
];

/** What each call of a batch came to. */
export type BatchResults<Apis extends readonly AnyApi[]> = {
  -readonly [I in keyof Apis]: PromiseSettledResult<
    Apis[I] extends TopApi<unknown, infer Res, string> ? Res : never
  >;
};

/** A call of a batch with its parameters encoded. */
export interface EncodedCall {
  readonly target: CallTarget;
  readonly params: Readonly<Record<string, string>>;
  readonly options: Pick<CallOptions, "session" | "targetAppKey">;
}

const SEPARATOR = "\r\n-S-\r\n";
const SHARED = "#PUBLIC#";
/** Stands for a segment without parameters. */
const EMPTY = "N";

/**
 * Sends a batch.
 *
 * @returns for each call its parsed answer or its error, in order
 * @throws TopApiError when the gateway refuses the batch as a whole
 */
export async function sendBatch(
  sender: Sender,
  calls: readonly EncodedCall[],
  options: CallOptions,
): Promise<Sent<readonly (Wire | TopError)[]>> {
  const target: CallTarget = { method: "batch", auth: "optional" };
  const prepare: Job<unknown>["prepare"] = async (signals) => {
    const segments = await Promise.all(
      calls.map((call) => segmentOf(sender.signer, call, signals)),
    );
    return () => prepared(sender.signer, segments);
  };
  const read: Job<(Wire | TopError)[]>["read"] = (raw, all) => readSegments(raw, calls, all);
  const sent = await sender.run({ target, options, prepare, read });
  for (const one of sent.value) if (one instanceof TopError) sender.heed(one, options);
  return sent;
}

function prepared(signer: Signer, segments: readonly Record<string, string>[]): Prepared {
  const body = bodyOf(segments);
  const { appSecret, endpoint } = signer.settings;
  const params = given(signer.systemParams());
  const signature = signer.sign(params, body);
  const [entry = ""] = endpoint.split(/[?#]/, 1);
  const query = encodeForm({ ...params, sign: signature });
  return {
    url: `${entry.replace(/\/router\/rest$/, "/router/batch")}?${query}`,
    body: { body, contentType: "text/plain;charset=UTF-8" },
    signedBody: body,
    params,
    secrets: [appSecret, ...segments.flatMap(secretsOf), signature],
  };
}

/** A call as a batch sends it. @throws TopValidationError for one with a file */
export function encodedCall(
  { api, session, targetAppKey }: Omit<BatchCall<AnyApi>, "params">,
  params: WireParams,
  options: CallOptions,
): EncodedCall {
  const file = Object.keys(params).find((name) => params[name] instanceof FilePart);
  if (file !== undefined) {
    const message = `${file}: a batch cannot carry files`;
    throw new TopValidationError(api.method, [{ path: [file], rule: "batch", message }]);
  }
  const own = {
    session: session ?? options.session,
    targetAppKey: targetAppKey ?? options.targetAppKey,
  };
  return { target: api, params: params as Record<string, string>, options: own };
}

async function segmentOf(
  signer: Signer,
  { target, params, options }: EncodedCall,
  signals: readonly AbortSignal[],
): Promise<Record<string, string>> {
  return given({ ...params, ...(await signer.callParams(target, options, signals)) });
}

/** The parameters that are not blank. */
function given(params: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(params).filter(([, value]) => !isBlank(value)));
}

function bodyOf(segments: readonly Record<string, string>[]): string {
  const [first = {}] = segments;
  const isShared = ([name, value]: [string, string]): boolean =>
    ["method", "session", "target_app_key"].includes(name) &&
    segments.every((segment) => segment[name] === value);
  const shared = Object.entries(first).filter(isShared);
  const texts = segments.map((segment) => {
    const own = Object.entries(segment).filter((entry) => !isShared(entry));
    return encodeForm(Object.fromEntries(own)) || EMPTY;
  });
  if (shared.length > 0) texts.unshift(SHARED + encodeForm(Object.fromEntries(shared)));
  return texts.join(SEPARATOR);
}

function readSegments(
  raw: RawAnswer,
  calls: readonly EncodedCall[],
  secrets: readonly string[],
): (Wire | TopError)[] {
  const texts = raw.text.split(/\r?\n-S-\r?\n/);
  if (texts.length === 1 && (calls.length > 1 || raw.status !== 200)) {
    readAnswer({ method: "batch", auth: "optional" }, raw, secrets);
  }
  if (texts.length !== calls.length) {
    const message = `batch: expected ${calls.length} answers, found ${texts.length}`;
    const { status, text } = raw;
    const body = excerpt(text, secrets);
    throw new TopTransportError("malformed", message, { method: "batch", status, body });
  }
  return calls.map(({ target }, i) => {
    try {
      return readAnswer(target, { ...raw, text: texts[i] ?? "" }, secrets);
    } catch (error) {
      if (error instanceof TopError) return error;
      throw error;
    }
  });
}
