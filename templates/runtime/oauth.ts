/** Getting a session: the page where a user authorises the app, and the tokens that follow. */
import { defineApi, type TopApi } from "./api.js";
import { TopTransportError } from "./errors.js";
import { parseJson } from "./json.js";
import type { CallOptions } from "./options.js";
import type { Executor } from "./paginate.js";
import * as request from "./request.js";
import * as response from "./response.js";

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
  const { appKey, redirectUri, state, view = "web", endpoint = AUTHORIZE_URL } = options;
  const url = new URL(endpoint);
  url.search = new URLSearchParams({
    response_type: "code",
    client_id: appKey,
    redirect_uri: redirectUri,
    state,
    view,
  }).toString();
  return url.href;
}

/** A session and what belongs to it. Spans are seconds from the moment of the answer. */
export interface TopToken {
  /** What a call takes as `session`. */
  access_token: string;
  token_type?: string;
  expires_in?: number;
  refresh_token?: string;
  re_expires_in?: number;
  /** Spans of the reading (r) and writing (w) levels of APIs. */
  r1_expires_in?: number;
  r2_expires_in?: number;
  w1_expires_in?: number;
  w2_expires_in?: number;
  taobao_user_id?: string;
  taobao_user_nick?: string;
  sub_taobao_user_id?: string;
  sub_taobao_user_nick?: string;
}

const text = /* @__PURE__ */ response.optional(response.string());
const seconds = /* @__PURE__ */ response.optional(response.number());

const tokenSchema = /* @__PURE__ */ response.object<TopToken>({
  access_token: response.string(),
  token_type: text,
  expires_in: seconds,
  refresh_token: text,
  re_expires_in: seconds,
  r1_expires_in: seconds,
  r2_expires_in: seconds,
  w1_expires_in: seconds,
  w2_expires_in: seconds,
  taobao_user_id: text,
  taobao_user_nick: text,
  sub_taobao_user_id: text,
  sub_taobao_user_nick: text,
});

interface TokenResponse {
  token_result?: string;
}

function tokenApi<Req extends object>(
  method: string,
  shape: request.Shape<Req>,
): TopApi<Req, TokenResponse> {
  return defineApi({
    method,
    title: "",
    auth: "none",
    request: request.params<Req>(shape),
    response: response.object<TokenResponse>({ token_result: text }),
  });
}

/**
 * Changes the code of a returning user into a session. A code is good for one try.
 *
 * @param client one whose endpoint is https, as the platform demands
 */
export function createToken(
  client: Executor,
  params: { code: string; uuid?: string },
  options?: CallOptions,
): Promise<TopToken> {
  const api = tokenApi<typeof params>("taobao.top.auth.token.create", {
    code: request.string(),
    uuid: request.optional(request.string()),
  });
  return fetchToken(client, api, params, options);
}

/** Renews a session; only apps of the service market may. */
export function refreshToken(
  client: Executor,
  params: { refresh_token: string },
  options?: CallOptions,
): Promise<TopToken> {
  const shape = { refresh_token: request.string() };
  const api = tokenApi<typeof params>("taobao.top.auth.token.refresh", shape);
  return fetchToken(client, api, params, options);
}

async function fetchToken<Req>(
  client: Executor,
  api: TopApi<Req, TokenResponse>,
  params: Req,
  options: CallOptions | undefined,
): Promise<TopToken> {
  const { token_result = "" } = await client.execute(api, params, options);
  const token = token_result.startsWith("{") ? parseToken(token_result) : undefined;
  if (token?.access_token !== undefined) return token;
  const { method } = api;
  throw new TopTransportError("malformed", `${method}: the answer holds no token`, { method });
}

/** Reads a token document, as the gateway and the platform's token page give it. */
export function parseToken(document: string): Partial<TopToken> & TopToken {
  const token = response.decodeUnchecked(tokenSchema, parseJson(document));
  for (const name of ["taobao_user_nick", "sub_taobao_user_nick"] as const) {
    const nick = token[name];
    if (nick !== undefined) token[name] = percentDecoded(nick);
  }
  return token;
}

/** Nicks come percent-encoded. */
function percentDecoded(nick: string): string {
  try {
    return decodeURIComponent(nick);
  } catch {
    return nick;
  }
}
