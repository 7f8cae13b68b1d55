// Copied by topgen from templates/runtime/client.ts. Do not edit.
/** The client: parameters in, documented result out; everything between them is decided here. */
import type { TopApi } from "./api.js";
import { requestIdOf } from "./body.js";
import { TopError, type TopIssue, TopResponseMismatch, TopValidationError } from "./errors.js";
import type { CallOptions, MismatchEvent, TopClientOptions, ValidateMode } from "./options.js";
import { type ApiLoaders, loadApi, type RequestOf, type ResponseOf } from "./registry.js";
import { encodeUnchecked } from "./request.js";
import { decodeUnchecked, mismatches } from "./response.js";
import { issuesOf } from "./schema.js";
import {
  type AnyApi,
  type BatchCall,
  type BatchCalls,
  type BatchResults,
  sendBatch,
} from "./batch.js";
import { paginate } from "./paginate.js";
import type { RawAnswer } from "./transport.js";
import { callHook, Sender, type Sent } from "./sender.js";
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
  readonly #options: TopClientOptions;
  readonly #sender: Sender;
  readonly #loaders: ApiLoaders<Registry> | undefined;

  constructor(options: TopClientOptions, loaders?: ApiLoaders<Registry>) {
    this.#options = options;
    this.#sender = new Sender(options);
    this.#loaders = loaders;
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
    const wire = this.#encode(api, params, options);
    const sent = await this.#sender.send(api, wire, options);
    return this.#decode(api, sent, options);
  }

  /** Calls an API by its name, typed by the registry; its module is loaded on first use. */
  async call<Method extends keyof Registry & string>(
    method: Method,
    params: RequestOf<Registry[Method]>,
    options?: CallOptions,
  ): Promise<ResponseOf<Registry[Method]>> {
    const api = await loadApi(this.#loaders ?? {}, method);
    return (await this.execute(api, params, options)) as ResponseOf<Registry[Method]>;
  }

  /** The results of an API page by page; see {@link PagingSpec}. */
  paginate<Req, Res, Code extends string = never>(
    api: TopApi<Req, Res, Code>,
    params: Req,
    options?: CallOptions,
  ): AsyncGenerator<Res, void, undefined> {
    return paginate(this, api, params, options);
  }

  /**
   * Makes several calls in one request, without files.
   *
   * @returns for each call, in order, what `Promise.allSettled` would tell of it
   * @throws TopError when the batch as a whole was refused or lost
   */
  async batch<const Apis extends readonly AnyApi[]>(
    calls: BatchCalls<Apis>,
    options: CallOptions = {},
  ): Promise<BatchResults<Apis>> {
    const list: readonly BatchCall<AnyApi>[] = calls;
    const encoded = list.map(({ api, params, session, targetAppKey }) => ({
      target: api,
      params: this.#encode(api, params, options),
      options: {
        ...(session === undefined ? {} : { session }),
        ...(targetAppKey === undefined ? {} : { targetAppKey }),
      },
    }));
    if (encoded.length === 0) return [] as unknown as BatchResults<Apis>;
    const { answers, raw } = await sendBatch(this.#sender, encoded, options);
    const settled = list.map(({ api }, i) => this.#settle(api, answers[i] ?? null, raw, options));
    return settled as BatchResults<Apis>;
  }

  #settle(
    api: AnyApi,
    answer: Wire | TopError,
    raw: RawAnswer,
    options: CallOptions,
  ): PromiseSettledResult<unknown> {
    if (answer instanceof TopError) return { status: "rejected", reason: answer };
    try {
      const sent = { value: answer, attempts: 1, raw };
      return { status: "fulfilled", value: this.#decode(api, sent, options).result };
    } catch (error) {
      return { status: "rejected", reason: error };
    }
  }

  #encode<Req>(
    api: Pick<TopApi<Req, unknown>, "method" | "request">,
    params: Req,
    options: CallOptions,
  ): WireParams {
    try {
      this.#check(api, params, options);
      return encodeUnchecked(api.request, params);
    } catch (error) {
      if (error instanceof TopError) throw error;
      // A value without any written form: one that contains itself, a date in the year 10000.
      const message = error instanceof Error ? error.message : "can't be read";
      throw new TopValidationError(api.method, [{ path: "", rule: "type", message }]);
    }
  }

  #check<Req>(
    api: Pick<TopApi<Req, unknown>, "method" | "request">,
    params: Req,
    options: CallOptions,
  ): void {
    const mode = this.#mode("request", options);
    const issues = mode === "off" ? [] : issuesOf(api.request, params);
    if (issues.length === 0) return;
    if (mode === "throw") throw new TopValidationError(api.method, issues);
    this.#report({ method: api.method, direction: "request", issues, requestId: undefined });
  }

  #decode<Res>(
    api: Pick<TopApi<never, Res>, "method" | "response">,
    sent: Sent<Wire>,
    options: CallOptions,
  ): TopAnswer<Res> {
    const mode = this.#mode("response", options);
    const { value: wire, attempts, raw } = sent;
    const requestId = requestIdOf(wire);
    const result = decodeUnchecked(api.response, wire);
    const issues = mode === "off" ? [] : mismatches(api.response, result);
    if (issues.length > 0) {
      if (mode === "throw") throw new TopResponseMismatch(api.method, issues);
      this.#report({ method: api.method, direction: "response", issues, requestId });
    }
    return { result, requestId, issues, attempts, raw };
  }

  #report(mismatch: MismatchEvent): void {
    callHook(this.#options.hooks?.onMismatch, mismatch);
  }

  #mode(direction: "request" | "response", options: CallOptions): ValidateMode {
    const told = options.validate?.[direction] ?? this.#options.validate?.[direction];
    return told ?? (direction === "request" ? "throw" : "report");
  }
}
