// Copied by topgen from templates/runtime/client.ts. Do not edit.
/** The client: parameters in, documented result out; everything between them is decided here. */
import { type PagedApi, type TopApi, undocumentedApi } from "./api.js";
import { requestIdOf } from "./body.js";
import {
  TopError,
  type TopIssue,
  TopResponseMismatch,
  TopTransportError,
  TopValidationError,
} from "./errors.js";
import { callHooks } from "./hooks.js";
import type { CallOptions, TopClientOptions } from "./options.js";
import { type ApiLoaders, loadApi, type RequestOf, type ResponseOf } from "./registry.js";
import { givenParams } from "./given-params.js";
import { encodeParams, requestIssues } from "./request.js";
import { decodeAndJudge, decodeResult, isAnswer } from "./response.js";
import {
  type AnyApi,
  type BatchCall,
  type BatchCalls,
  type BatchResults,
  encodedCall,
  sendBatch,
} from "./batch.js";
import { type Page, pagesOf } from "./paginate.js";
import { NoWireForm, placed } from "./paths.js";
import { excerpt } from "./redact.js";
import { Sender, type Sent } from "./sender.js";
import type { Wire, WireParams } from "./wire.js";

/** A result together with how it came. */
export interface TopAnswer<Res> {
  readonly result: Res;
  readonly requestId: string | undefined;
  /** What differs from the documentation; empty with `validate.response: "off"`. */
  readonly issues: readonly TopIssue[];
  /** Tries that were needed. */
  readonly attempts: number;
  /** The answer as it came. */
  readonly raw: { readonly status: number; readonly headers: Headers; readonly text: string };
}

/**
 * Calls APIs of TOP for one app.
 *
 * @typeParam Registry the types of the APIs that `call` knows by name
 */
export class TopClient<Registry extends object = object> {
  /**
   * What a client is made of. Behind functions rather than private fields, which a `Proxy` and the
   * `reactive` of frameworks do not reach; so no secret stands in what is printed of a client either.
   */
  private readonly sender: () => Sender;
  private readonly loaders: () => ApiLoaders<Registry> | undefined;

  /** @throws TypeError, RangeError for options that can't be */
  constructor(options: TopClientOptions, loaders?: ApiLoaders<Registry>) {
    const sender = new Sender(options);
    this.sender = () => sender;
    this.loaders = () => loaders;
  }

  /**
   * Calls an API.
   *
   * @throws TopValidationError before anything is sent, when the parameters break the documentation
   * @throws TopApiError when the gateway or the service refuses
   * @throws TopTransportError when there is no usable answer
   * @throws TopResponseMismatch with `validate.response: "throw"`
   */
  async execute<Req, Res, Code extends string = never>(
    api: TopApi<Req, Res, Code>,
    params: Req,
    options?: CallOptions,
  ): Promise<Res> {
    return (await this.executeRaw(api, params, options)).result;
  }

  /** {@link execute}, with the raw answer beside the result. */
  async executeRaw<Req, Res, Code extends string = never>(
    api: TopApi<Req, Res, Code>,
    params: Req,
    options: CallOptions = {},
  ): Promise<TopAnswer<Res>> {
    const sender = this.sender();
    let wire = encode(sender.settings, api, params, options);
    const files = await sender.readFiles(api.method, wire, options);
    // Now that their sizes are known, the documentation's bounds hold for them as well.
    if (files) wire = encode(sender.settings, api, { ...params, ...files }, options);
    return decode(sender.settings, api, await sender.send(api, wire, options), options);
  }

  /** Calls an API by its name, typed by the registry; its module is loaded on first use. */
  async call<Method extends keyof Registry & string>(
    method: Method,
    params: RequestOf<Registry[Method]>,
    options?: CallOptions,
  ): Promise<ResponseOf<Registry[Method]>> {
    const api = await loadApi(this.loaders() ?? {}, method);
    return (await this.execute(api, params, options)) as ResponseOf<Registry[Method]>;
  }

  /**
   * Calls an API that this package does not describe. Nothing is checked: a list of single values is
   * sent joined by commas, any other list or object as JSON. In the result a number that a double does
   * not hold is its text, and lists stand as the gateway wraps them.
   *
   * @throws TopValidationError for a parameter of the system, such as `session`, which is an option
   */
  async request(
    method: string,
    params: Readonly<Record<string, unknown>> = {},
    options?: CallOptions,
  ): Promise<Record<string, unknown>> {
    const [own] = Object.keys(params).filter((name) => SYSTEM.test(name));
    if (own !== undefined) {
      const message = `${own}: is set by the client; session and targetAppKey are options of a call`;
      throw new TopValidationError(method, [{ path: [own], rule: "system", message }]);
    }
    return this.execute(undocumentedApi(method), params, options);
  }

  /**
   * The results of an API page by page, from the page that the parameters name, or the first.
   * `hooks.onPage` hears of each.
   *
   * @throws TypeError when the API has no known way of paging
   * @throws TopError when the gateway goes on for ever
   */
  async *paginate<Req, Res, Row, Code extends string = never>(
    api: PagedApi<Req, Res, Row, Code>,
    params: Req,
    options: CallOptions = {},
  ): AsyncGenerator<Res, void, undefined> {
    for await (const { result } of this.pages(api, params, options)) yield result;
  }

  /** As {@link paginate}, row by row. */
  async *items<Req, Res, Row, Code extends string = never>(
    api: PagedApi<Req, Res, Row, Code>,
    params: Req,
    options: CallOptions = {},
  ): AsyncGenerator<Row, void, undefined> {
    for await (const { items } of this.pages(api, params, options)) yield* items;
  }

  private pages<Req, Res, Row, Code extends string>(
    api: PagedApi<Req, Res, Row, Code>,
    params: Req,
    options: CallOptions,
  ): AsyncGenerator<Page<Res, Row>, void, undefined> {
    if ((api.paging as unknown) === undefined) {
      throw new TypeError(`${api.method}: the documentation tells no paging`);
    }
    const client = this.sender().settings;
    return pagesOf(
      api,
      params,
      (asked) => this.execute(api, asked, options),
      (event) => {
        callHooks("onPage", event, client, options);
      },
    );
  }

  /**
   * Makes several calls in one request, without files. One whose parameters are refused is left out of
   * it.
   *
   * @returns for each call, in order, what `Promise.allSettled` would tell of it
   * @throws TopError when the batch as a whole was refused or lost
   */
  async batch<const Apis extends readonly AnyApi[]>(
    calls: BatchCalls<Apis>,
    options: CallOptions = {},
  ): Promise<BatchResults<Apis>> {
    const sender = this.sender();
    const { settings } = sender;
    const list: readonly BatchCall<AnyApi>[] = calls;
    const encoded = list.map((call) =>
      settled(() => encodedCall(call, encode(settings, call.api, call.params, options), options)),
    );
    const sendable = encoded.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    if (sendable.length === 0) return encoded as BatchResults<Apis>;
    const sent = await sendBatch(sender, sendable, options);
    let at = 0;
    const results = encoded.map((one, i): PromiseSettledResult<unknown> => {
      const api = list[i]?.api;
      if (one.status === "rejected" || api === undefined) return one;
      const value = sent.value[at++] ?? null;
      if (value instanceof TopError) return { status: "rejected", reason: value };
      return settled(() => decode(settings, api, { ...sent, value }, options).result);
    });
    return results as BatchResults<Apis>;
  }
}

/** What work that ends at once came to. */
function settled<T>(work: () => T): PromiseSettledResult<T> {
  try {
    return { status: "fulfilled", value: work() };
  } catch (reason) {
    return { status: "rejected", reason };
  }
}

/** The parameters of the system. */
const SYSTEM =
  /^(?:method|session|target_app_key|app_key|timestamp|v|format|sign|sign_method|simplify|partner_id)$/;

type Validated<Req, Res> = Pick<TopApi<Req, Res>, "method" | "request" | "response">;

/** Checks parameters as told and writes them for the wire. */
function encode<Req>(
  client: TopClientOptions,
  { method, request }: Omit<Validated<Req, unknown>, "response">,
  params: Req,
  options: CallOptions,
): WireParams {
  const mode = options.validate?.request ?? client.validate?.request ?? "throw";
  try {
    const given = givenParams(request, params);
    const issues = mode === "off" ? [] : requestIssues(request, given);
    if (issues.length > 0) {
      if (mode === "throw") throw new TopValidationError(method, issues);
      const event = { method, direction: "request", issues, requestId: undefined } as const;
      callHooks("onMismatch", event, client, options);
    }
    return encodeParams(request, given);
  } catch (error) {
    if (error instanceof TopError) throw error;
    // A value without any written form: one that contains itself, a date in the year 10000.
    const words = error instanceof Error ? error.message : "can't be read";
    const path = error instanceof NoWireForm ? error.path : [];
    throw new TopValidationError(method, [{ path, rule: "type", message: placed(path, words) }]);
  }
}

/** Reads an answer into a result and tells how it differs from the documentation. */
function decode<Res>(
  client: TopClientOptions,
  { method, response }: Omit<Validated<never, Res>, "request">,
  { value: wire, attempts, raw, secrets }: Sent<Wire>,
  options: CallOptions,
): TopAnswer<Res> {
  if (client.simplify !== true && !isAnswer(response, wire)) {
    const words = `${method}: the answer is none of the gateway: it has no "…_response"`;
    const body = excerpt(raw.text, secrets);
    throw new TopTransportError("malformed", words, { method, status: raw.status, body });
  }
  const mode = options.validate?.response ?? client.validate?.response ?? "report";
  const requestId = requestIdOf(wire);
  const { result, issues } =
    mode === "off"
      ? { result: decodeResult(response, wire), issues: [] }
      : decodeAndJudge(response, wire);
  if (issues.length > 0) {
    if (mode === "throw") throw new TopResponseMismatch(method, issues, excerpt(raw.text, secrets));
    const event = { method, direction: "response", issues, requestId } as const;
    callHooks("onMismatch", event, client, options);
  }
  return { result, requestId, issues, attempts, raw };
}
