// Copied by topgen from templates/mock/gateway.ts. Do not edit.
/**
 * The gateway itself: from an HTTP request to the HTTP response that the platform would give. Forms,
 * signatures and answers have code of their own here, so that a fault of the client does not meet
 * the same fault; what a value is, both know from one schema.
 */
import { answerCall, contentTypeOf, render, requestedFormat } from "./answer-call.js";
import { batchCalls, joinAnswers } from "./batch.js";
import { CallLimiter } from "./call-limiter.js";
import { type CheckContext, firstRefusal } from "./checks.js";
import { faultHeader, type Faults, parseFaults, UnknownFaultError } from "./faults.js";
import { errorBody, type GatewayError, gatewayError } from "./gateway-error.js";
import { CallLog, redactedParameters } from "./log.js";
import { defaultAppKey, defaultAppSecret, type GatewayOptions } from "./options.js";
import { type ParsedRequest, parseRequest } from "./parse-request.js";
import { platformApis } from "./platform-apis.js";
import { randomText, seededRandom } from "./random.js";
import { comesInPieces, faultyResponse, inPieces, sleep, truncated } from "./transport-faults.js";
import type { MockApi } from "./types.js";

/** A gateway without a port: requests in, responses out. */
export interface Gateway {
  /**
   * Answers one request to `…/router/rest` or `…/router/batch`. A connection that should break
   * comes as `Response.error()`. Rejects only when the request's body can't be read, its signal is
   * aborted, or a function of the options throws.
   */
  fetch(request: Request): Promise<Response>;
  /** What was called, without secrets. */
  readonly log: CallLog;
  /** Puts faults, in the words of the header `x-mock-fault`, on the next request without any. */
  queueFault(faults: string): void;
}

/** Makes a gateway that serves `options.apis`. Throws for a `fault` option it does not know. */
export function createGateway(options: GatewayOptions): Gateway {
  return new MockGateway(options);
}

type Settings = CheckContext["options"] & GatewayOptions;
type Call = CheckContext["call"];

/** What is fixed for one HTTP request, whether it holds one call or a batch. */
interface Exchange {
  readonly request: ParsedRequest;
  readonly faults: Faults;
  readonly faultText: string;
  readonly now: number;
}

class MockGateway implements Gateway {
  readonly log = new CallLog();
  private readonly settings: Settings;
  private readonly apis: ReadonlyMap<string, MockApi>;
  private readonly limiter: CallLimiter;
  private readonly seed: number;
  private readonly queued: string[] = [];

  constructor(options: GatewayOptions) {
    const { appKey = defaultAppKey, appSecret = defaultAppSecret } = options;
    if (typeof options.fault === "string") parseFaults(options.fault);
    this.settings = { ...options, appKey, appSecret };
    this.apis = new Map([...platformApis, ...options.apis].map((mock) => [mock.api.method, mock]));
    this.limiter = new CallLimiter(options.limits ?? []);
    this.seed = options.seed ?? 1;
  }

  queueFault(faults: string): void {
    parseFaults(faults);
    this.queued.push(faults);
  }

  async fetch(request: Request): Promise<Response> {
    const parsed = await parseRequest(request);
    const endpoint = /\/router\/(rest|batch)$/.exec(parsed.path)?.[1];
    if (endpoint === undefined) {
      const hint = "calls go to /router/rest, batches to /router/batch";
      return plain(404, `no gateway at ${parsed.path}; ${hint}`);
    }
    const faultText = this.faultText(parsed);
    try {
      const faults = parseFaults(faultText);
      await sleep(Number(faults.get("latency") ?? 0), request.signal);
      const skew = Number(faults.get("clock") ?? 0) * 1000;
      const now = (this.settings.now?.() ?? Date.now()) + skew;
      const exchange = { request: parsed, faults, faultText, now };
      return await (endpoint === "rest" ? this.single(exchange) : this.batch(exchange));
    } catch (error) {
      if (error instanceof UnknownFaultError) return plain(400, error.message);
      throw error;
    }
  }

  private faultText({ headers, parameters }: ParsedRequest): string {
    const asked = headers.get(faultHeader) ?? this.queued.shift();
    if (asked !== undefined) return asked;
    const { fault } = this.settings;
    if (typeof fault !== "function") return fault ?? "";
    return fault({ method: parameters.get("method") ?? "", number: this.log.total + 1 });
  }

  private async single(exchange: Exchange): Promise<Response> {
    const { request, faults } = exchange;
    const faulty = faultyResponse(faults);
    if (faulty !== undefined) {
      this.record(exchange, request, { requestId: this.nextRequestId() });
      return faulty;
    }
    const answer = await this.answer(exchange, request, ["request", "call"]);
    return respond(exchange, answer, contentTypeOf(requestedFormat(request.parameters)));
  }

  private async batch(exchange: Exchange): Promise<Response> {
    const { request, faults } = exchange;
    const faulty = faultyResponse(faults);
    const contentType = "text/plain;charset=UTF-8";
    const whole = await firstRefusal(this.context(exchange, request), ["request"]);
    if (faulty !== undefined || whole !== undefined) {
      const requestId = this.nextRequestId();
      this.record(exchange, request, { requestId, ...(whole && { error: whole }) });
      if (faulty !== undefined) return faulty;
      const format = requestedFormat(request.parameters);
      const text = whole === undefined ? "" : render(errorBody(whole, requestId), format);
      return respond(exchange, text, contentType);
    }
    const { calls, separator } = batchCalls(request);
    const answers: string[] = [];
    for (const parameters of calls) {
      answers.push(await this.answer(exchange, { ...request, parameters }, ["call"]));
    }
    return respond(exchange, joinAnswers(answers, separator), contentType);
  }

  private context(exchange: Exchange, call: Call): CheckContext {
    const api = this.served(call)?.api;
    return { call, api, options: this.settings, limiter: this.limiter, now: exchange.now };
  }

  private served({ parameters }: Call): MockApi | undefined {
    return this.apis.get(parameters.get("method") ?? "");
  }

  /** Checks and answers one call; the text of its body. */
  private async answer(
    exchange: Exchange,
    call: Call,
    scopes: ("request" | "call")[],
  ): Promise<string> {
    const context = this.context(exchange, call);
    const format = requestedFormat(call.parameters);
    const requestId = this.nextRequestId();
    const refusal = await firstRefusal(context, scopes);
    const mock = this.served(call);
    if (refusal !== undefined || mock === undefined) {
      const error = refusal ?? gatewayError(22);
      this.record(exchange, call, { requestId, error });
      return render(errorBody(error, requestId), format);
    }
    const { faults, now } = exchange;
    const random = seededRandom(this.seed, `answer ${this.log.total}`);
    const { body, error } = answerCall({
      ...{ mock, format, faults, requestId },
      ...{ seed: this.seed, now, random },
      own: this.settings.answer?.({ method: mock.api.method, ...call }),
    });
    this.record(exchange, call, { requestId, ...(error && { error }) });
    return render(body, format);
  }

  /** Twelve characters of base 36, as live request ids are. */
  private nextRequestId(): string {
    const random = seededRandom(this.seed, `request ${this.log.nextNumber()}`);
    return randomText(12, "0123456789abcdefghijklmnopqrstuvwxyz", random);
  }

  private record(
    { request, faultText }: Exchange,
    call: Call,
    outcome: { requestId: string; error?: GatewayError },
  ): void {
    const { requestId, error } = outcome;
    const entry = {
      number: this.log.total,
      verb: request.verb,
      path: request.path,
      method: call.parameters.get("method") ?? "",
      parameters: redactedParameters(call, [this.settings.appSecret]),
      files: [...call.files].map(([name, { fileName, data }]) => ({
        name,
        fileName,
        bytes: data.length,
      })),
      requestId,
      ...(error && { code: error.code }),
      ...(error?.subCode !== undefined && { subCode: error.subCode }),
      ...(faultText !== "" && { fault: faultText }),
    };
    this.log.add(entry);
    this.settings.onCall?.(entry);
  }
}

function respond({ faults, now }: Exchange, text: string, contentType: string): Response {
  const whole = faults.has("truncated") ? truncated(text) : text;
  const headers = new Headers({
    "content-type": contentType,
    date: new Date(now).toUTCString(),
    // Pages of any origin may call: browsers are tried against the gateway as well.
    "access-control-allow-origin": "*",
  });
  if (!comesInPieces(faults)) return new Response(whole, { headers });
  headers.set(faultHeader, [...faults.keys()].join());
  return new Response(inPieces(whole, faults), { headers });
}

const plain = (status: number, message: string): Response =>
  new Response(`${message}\n`, { status, headers: { "content-type": "text/plain;charset=UTF-8" } });
