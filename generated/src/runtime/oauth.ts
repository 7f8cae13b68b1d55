// Copied by topgen from templates/runtime/oauth.ts. Do not edit.
/** Getting a session: the page where a user authorises the app, and the tokens that follow. */
import { defineApi, type TopApi } from "./api.js";
import { TopTransportError } from "./errors.js";
import { parseJson } from "./json.js";
import type { CallOptions } from "./options.js";
import type { Executor } from "./paginate.js";
import * as request from "./request.js";
import * as response from "./response.js";
import { isWireObject, type Wire, WireNumber } from "./wire.js";

/** The platform's page for production apps. */
export const AUTHORIZE_URL = "https://oauth.taobao.com/authorize";

export interface AuthorizeOptions {
  readonly appKey: string;
  /** Where the user is sent back to, with `code` and `state`. */
  readonly redirectUri: string;
  /** A value that only this user's browser knows, to be compared on return. */
  readonly state: string;
  /** `web` unless told; `wap` for small screens. */
  readonly view?: string;
  /** Another page than the platform's, such as the sandbox's. */
  readonly endpoint?: string;
}

/** The address to which a user is sent to authorise the app. */
export function authorizeUrl(options: AuthorizeOptions): string {
  const url = new URL(options.endpoint ?? AUTHORIZE_URL);
  url.searchParams.set("response_type", "code");
  url.searchParams.set("client_id", options.appKey);
  url.searchParams.set("redirect_uri", options.redirectUri);
  url.searchParams.set("state", options.state);
  url.searchParams.set("view", options.view ?? "web");
  return url.href;
}

/** A session and what belongs to it. Spans are seconds from the moment of the answer. */
export interface TopToken {
  /** What a call takes as `session`. */
  readonly accessToken: string;
  readonly tokenType: string | undefined;
  readonly expiresIn: number | undefined;
  readonly refreshToken: string | undefined;
  readonly refreshExpiresIn: number | undefined;
  /** Spans of the reading (r1, r2) and writing (w1, w2) levels of APIs. */
  readonly levels: Readonly<Partial<Record<"r1" | "r2" | "w1" | "w2", number>>>;
  readonly userId: string | undefined;
  readonly userNick: string | undefined;
  readonly subUserId: string | undefined;
  readonly subUserNick: string | undefined;
}

interface CreateRequest {
  code: string;
  uuid?: string;
}
interface RefreshRequest {
  refresh_token: string;
}
interface TokenResponse {
  token_result?: string;
}

const tokenResponse = /* @__PURE__ */ response.object<TokenResponse>({
  token_result: response.optional(response.json()),
});

const createApi: TopApi<CreateRequest, TokenResponse> = /* @__PURE__ */ defineApi({
  method: "taobao.top.auth.token.create",
  title: "获取Access Token",
  auth: "none",
  request: request.params<CreateRequest>({
    code: request.string(),
    uuid: request.optional(request.string()),
  }),
  response: tokenResponse,
});

const refreshApi: TopApi<RefreshRequest, TokenResponse> = /* @__PURE__ */ defineApi({
  method: "taobao.top.auth.token.refresh",
  title: "刷新Access Token",
  auth: "none",
  request: request.params<RefreshRequest>({ refresh_token: request.string() }),
  response: tokenResponse,
});

/**
 * Changes the code of a returning user into a session. A code is good for one try.
 *
 * @param client one whose endpoint is https, as the platform demands
 */
export async function createToken(
  client: Executor,
  params: { readonly code: string; readonly uuid?: string },
  options?: CallOptions,
): Promise<TopToken> {
  return tokenOf(await client.execute(createApi, params, options), createApi.method);
}

/** Renews a session; only apps of the service market may. */
export async function refreshToken(
  client: Executor,
  params: { readonly refreshToken: string },
  options?: CallOptions,
): Promise<TopToken> {
  const { refreshToken: refresh_token } = params;
  return tokenOf(await client.execute(refreshApi, { refresh_token }, options), refreshApi.method);
}

function tokenOf(result: TokenResponse, method: string): TopToken {
  const token = parseToken(result.token_result ?? "");
  if (token !== undefined) return token;
  throw new TopTransportError("malformed", `${method}: the answer holds no token`, { method });
}

/** Reads a token document, as the gateway and the platform's token page give it. */
export function parseToken(text: string): TopToken | undefined {
  if (text.trim() === "") return undefined;
  const wire = parseJson(text);
  if (!isWireObject(wire)) return undefined;
  const word = (name: string): string | undefined => textOf(wire[name]);
  const accessToken = word("access_token");
  if (accessToken === undefined) return undefined;
  const seconds = (name: string): number | undefined => {
    const value = Number(word(name) ?? Number.NaN);
    return Number.isFinite(value) ? value : undefined;
  };
  const levels: Partial<Record<"r1" | "r2" | "w1" | "w2", number>> = {};
  for (const level of ["r1", "r2", "w1", "w2"] as const) {
    const span = seconds(`${level}_expires_in`);
    if (span !== undefined) levels[level] = span;
  }
  return {
    accessToken,
    tokenType: word("token_type"),
    expiresIn: seconds("expires_in"),
    refreshToken: word("refresh_token"),
    refreshExpiresIn: seconds("re_expires_in"),
    levels,
    userId: word("taobao_user_id"),
    userNick: decoded(word("taobao_user_nick")),
    subUserId: word("sub_taobao_user_id"),
    subUserNick: decoded(word("sub_taobao_user_nick")),
  };
}

function textOf(wire: Wire | undefined): string | undefined {
  if (wire instanceof WireNumber) return wire.text;
  return typeof wire === "string" && wire !== "" ? wire : undefined;
}

/** Nicks come percent-encoded. */
function decoded(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return text;
  }
}
