// Copied by topgen from templates/runtime/oauth.ts. Do not edit.
/** Getting a session: the page where a user authorises the app, and the tokens that follow. */
import { type TopApi, undocumentedApi } from "./api.js";
import { TopError, TopTransportError } from "./errors.js";
import { parseJson } from "./json.js";
import type { CallOptions } from "./options.js";
import { setMember, toPlain } from "./wire.js";

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

/** The part of a client that getting a session needs. */
export interface Executor {
  execute<Req, Res>(
    api: Pick<TopApi<Req, Res>, keyof TopApi<Req, Res>>,
    params: Req,
    options?: CallOptions,
  ): Promise<Res>;
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
  const { code, uuid = "" } = params;
  return fetchToken(client, "taobao.top.auth.token.create", { code, uuid }, options);
}

/** Renews a session; only apps of the service market may. */
export function refreshToken(
  client: Executor,
  params: { refresh_token: string },
  options?: CallOptions,
): Promise<TopToken> {
  return fetchToken(client, "taobao.top.auth.token.refresh", params, options);
}

async function fetchToken(
  client: Executor,
  method: string,
  params: Readonly<Record<string, string>>,
  options: CallOptions | undefined,
): Promise<TopToken> {
  const api = { ...undocumentedApi(method), auth: "none" } as const;
  const { token_result: document } = await client.execute(api, params, options);
  const isDocument = typeof document === "string" && document.startsWith("{");
  const token = isDocument ? parseToken(document) : {};
  if (token.access_token !== undefined) return token as TopToken;
  throw new TopTransportError("malformed", `${method}: the answer holds no token`, { method });
}

/** Reads a token document, as the gateway and the platform's token page give it. */
export function parseToken(document: string): Partial<TopToken> {
  const token: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(toPlain(parseJson(document)) as object)) {
    const text = String(value);
    if (name.endsWith("_in")) token[name] = Number(text);
    else setMember(token, name, name.endsWith("_nick") ? percentDecoded(text) : text);
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

/** A token and when it was got. */
export interface KeptToken {
  readonly token: TopToken;
  /** Epoch milliseconds. */
  readonly since: number;
}

/** Where a token outlives the process: a file, a row, a store of secrets. */
export interface TokenStore {
  readonly load: () => KeptToken | undefined | Promise<KeptToken | undefined>;
  readonly save: (kept: KeptToken) => unknown;
}

export interface KeepOptions {
  readonly store: TokenStore;
  /** Renews a token: {@link refreshToken}, or a service that keeps the sessions of several programs. */
  readonly renew: (token: TopToken) => Promise<Partial<TopToken>>;
  /** Milliseconds before the end of a session at which it is renewed; 300,000 unless told. */
  readonly ahead?: number;
  /** Epoch milliseconds; the system's clock unless told. */
  readonly now?: () => number;
}

/**
 * A `session` for a client that is renewed before it ends: once for all calls that wait for it, and
 * not at all when another process has done so. While renewing fails, the session is used to its end.
 *
 * @throws TopError from a call, when the store has no token
 */
export function keepSession(options: KeepOptions): () => Promise<string> {
  const { store, renew, ahead = 300_000, now = Date.now } = options;
  let kept: KeptToken | undefined;
  let next: Promise<KeptToken> | undefined;
  let quietUntil = 0;
  const spanOf = ({ token }: KeptToken): number => (token.expires_in ?? Infinity) * 1000;
  const left = (of: KeptToken): number => of.since + spanOf(of) - now();
  // A session shorter than the time ahead would be renewed at every call.
  const holds = (of: KeptToken): boolean => left(of) > Math.min(ahead, spanOf(of) / 2);

  async function renewed(): Promise<KeptToken> {
    try {
      const stored = await store.load();
      if (stored && stored.since >= (kept?.since ?? 0)) kept = stored;
      if (kept === undefined)
        throw new TopError("there is no session: a user has to authorise the app");
      if (holds(kept)) return kept;
      const since = now();
      kept = { token: { ...kept.token, ...(await renew(kept.token)) }, since };
    } catch (error) {
      if (kept === undefined || left(kept) <= 0) throw error;
      quietUntil = now() + ahead / 10;
      return kept;
    }
    await store.save(kept);
    return kept;
  }

  return async () => {
    if (kept !== undefined && (now() < quietUntil ? left(kept) > 0 : holds(kept))) {
      return kept.token.access_token;
    }
    next ??= renewed().finally(() => {
      next = undefined;
    });
    return (await next).token.access_token;
  };
}
