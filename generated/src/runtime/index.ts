// Copied by topgen from templates/runtime/index.ts. Do not edit.
/** The public surface of the runtime. */
export {
  type Auth,
  type CursorPaging,
  defineApi,
  type DocumentedError,
  type OffsetPaging,
  type PagedApi,
  type PageNumberPaging,
  type PagingSpec,
  type RowAt,
  type TopApi,
} from "./api.js";
export type { AnyApi, BatchCall, BatchCalls, BatchResults } from "./batch.js";
export { type TopAnswer, TopClient } from "./client.js";
export {
  AUTHORIZE_URL,
  type AuthorizeOptions,
  authorizeUrl,
  createToken,
  type KeepOptions,
  keepSession,
  type KeptToken,
  parseToken,
  refreshToken,
  type TokenStore,
  type TopToken,
} from "./oauth.js";
export {
  type ErrorContext,
  TopApiError,
  type TopApiErrorInfo,
  TopError,
  type TopIssue,
  TopResponseMismatch,
  TopTransportError,
  TopValidationError,
  type TransportFailure,
} from "./errors.js";
export { debugLog } from "./debug.js";
export { parseJson, stringifyJson } from "./json.js";
export type { RateLimit, RateLimits } from "./gate.js";
export {
  type CallEvent,
  type CallOptions,
  type CallOutcome,
  DEFAULT_ENDPOINT,
  type MismatchEvent,
  type PageEvent,
  type RequestEvent,
  type ResponseEvent,
  type RetryEvent,
  type Session,
  type TopClientOptions,
  type TopHooks,
  type TryEvent,
  type ValidateMode,
  type ValidateOptions,
} from "./options.js";
export { parseBody } from "./body.js";
export type { ApiLoaders, RequestOf, ResponseOf } from "./registry.js";
export { isAbsent } from "./containers.js";
export { decodeParams } from "./decode-params.js";
export { givenParams } from "./given-params.js";
export { encodeParams } from "./request.js";
export { decodeResult } from "./response.js";
export { pathText } from "./paths.js";
export type { ObjectSchema, Schema, ShapeOf } from "./flavour.js";
export type { RetryOptions } from "./retry.js";
export { sign, type SignMethod, stringToSign } from "./sign.js";
export { formatDate, toDate } from "./time.js";
export type * from "./types.js";
export { FilePart, type Wire, WireNumber, type WireObject, type WireParams } from "./wire.js";
export { parseXml } from "./xml.js";
