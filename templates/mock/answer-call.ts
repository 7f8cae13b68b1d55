/** From a call that was read to the body that answers it. */
import { type AnswerBody, object, text } from "./answer.js";
import { applyToAnswer, needsFitting, withoutAbsent } from "./answer-effects.js";
import { documentedAnswer, type AnswerFormat, documentedError } from "./documented-answer.js";
import type { Faults } from "./faults.js";
import {
  banMessage,
  errorBody,
  type GatewayError,
  gatewayError,
  isPlatformCode,
} from "./gateway-error.js";
import { parseJson } from "./parse-json.js";
import { timeMethod } from "./platform-apis.js";
import { escapeXml, renderXml } from "./render-xml.js";
import { renderJson } from "./render-json.js";
import { rootName } from "./root-name.js";
import { fitSample } from "./sample-answer.js";
import { formatTimestamp } from "./timestamp.js";
import { shapeOf } from "./shape.js";
import type { MockApi, ServedApi } from "./types.js";

/** The format that the parameters ask for: XML unless `format` is `json`. */
export function requestedFormat(parameters: ReadonlyMap<string, string>): AnswerFormat {
  if (parameters.get("format") !== "json") return "xml";
  return parameters.get("simplify") === "true" ? "json-simplified" : "json";
}

/** The `content-type` of an answer. */
export const contentTypeOf = (format: AnswerFormat): string =>
  format === "xml" ? "text/xml;charset=UTF-8" : "application/json;charset=UTF-8";

/** A body as the text that is sent. */
export const render = (body: AnswerBody, format: AnswerFormat): string =>
  format === "xml" ? renderXml(body) : renderJson(body, format === "json-simplified");

/** What decides the answer of a call that passed every check. */
export interface AnswerContext {
  readonly mock: MockApi;
  readonly format: AnswerFormat;
  readonly faults: Faults;
  readonly requestId: string;
  readonly seed: number;
  /** The gateway's clock, in epoch milliseconds. */
  readonly now: number;
  readonly random: () => number;
  /** The answer of the gateway's owner, if there is one: JSON text or a plain value. */
  readonly own?: string | object | undefined;
}

/** The body for a call that passed every check: its answer, or the error that a fault asks for. */
export function answerCall(context: AnswerContext): { body: AnswerBody; error?: GatewayError } {
  const { mock, format, faults, requestId } = context;
  const error = injectedError(mock.api, faults);
  if (error !== undefined)
    return { body: errorBody(escapedError(error, faults), requestId), error };
  if (faults.has("documented-error")) {
    const documented = documentedError(mock, format);
    const fallback = gatewayError(50, { subCode: "isv.invalid-parameter" });
    return {
      body:
        documented === undefined
          ? errorBody(fallback, requestId)
          : withRequestId(documented, requestId),
      error: fallback,
    };
  }
  const fitted = needsFitting(faults);
  const answer = currentAnswer(context, fitted);
  const changed = applyToAnswer(answer, shapeOf(mock.api.response), faults, context.random);
  return { body: withRequestId(changed, requestId) };
}

function currentAnswer(context: AnswerContext, fitted: boolean): AnswerBody {
  const { mock, format, seed, own } = context;
  if (own !== undefined) return ownAnswer(mock.api, own);
  const answer = documentedAnswer(mock, { format, fitted, seed });
  // The one answer that is never the documented one: clients set their clocks by it.
  if (mock.api.method === timeMethod) {
    return { ...answer, content: object([["time", text(formatTimestamp(context.now))]]) };
  }
  return answer;
}

function ownAnswer(api: ServedApi, own: string | object): AnswerBody {
  const content = parseJson(typeof own === "string" ? own : JSON.stringify(own));
  if (content.kind !== "object") {
    throw new TypeError(`answer for ${api.method}: expected the JSON text of an object`);
  }
  const fitted = fitSample({ root: rootName(api.method), content }, shapeOf(api.response));
  return { ...fitted, content: withoutAbsent(fitted.content) };
}

/** The error that the faults ask for, if they ask for one. */
function injectedError({ errors = {} }: ServedApi, faults: Faults): GatewayError | undefined {
  const ban = faults.get("ban");
  if (ban !== undefined) {
    const subCode = "accesscontrol.limited-by-api-access-count";
    return gatewayError(7, { subCode, subMsg: banMessage(Number(ban)) });
  }
  const isp = faults.get("isp");
  if (isp !== undefined) return gatewayError(15, { subCode: isp, subMsg: "服务暂时不可用" });
  const isv = faults.get("isv");
  if (isv !== undefined) {
    const documented = Object.hasOwn(errors, isv) ? errors[isv] : undefined;
    return gatewayError(50, { subCode: isv, subMsg: documented?.message ?? "非法参数" });
  }
  const code = Number(faults.get("code") ?? Number.NaN);
  if (Number.isNaN(code)) return undefined;
  return isPlatformCode(code) ? gatewayError(code) : { code, msg: "Remote service error" };
}

const escapedError = (error: GatewayError, faults: Faults): GatewayError =>
  faults.has("escaped") && error.subMsg !== undefined
    ? { ...error, subMsg: escapeXml(error.subMsg) }
    : error;

function withRequestId(body: AnswerBody, requestId: string): AnswerBody {
  const members = body.content.members.filter(([name]) => name !== "request_id");
  return { ...body, content: object([...members, ["request_id", text(requestId)]]) };
}
