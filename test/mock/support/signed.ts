/** Signed calls written out by hand, so that the gateway is not tested with a client of ours. */
import { createHash, createHmac } from "node:crypto";

import { formatTimestamp } from "../../../templates/mock/timestamp.js";

export const appKey = "12345678";
export const appSecret = "helloworld";

export type Params = Readonly<Record<string, string>>;

/** The signature of parameters by the words of the protocol. */
export function sign(params: Params, secret = appSecret, body = ""): string {
  const names = Object.keys(params).filter((name) => name !== "sign");
  const pairs = names.sort().map((name) => `${name}${params[name] ?? ""}`);
  const content = pairs.join("") + body;
  switch (params["sign_method"] ?? "md5") {
    case "hmac":
      return createHmac("md5", secret).update(content).digest("hex").toUpperCase();
    case "hmac-sha256":
      return createHmac("sha256", secret).update(content).digest("hex").toUpperCase();
    default:
      return createHash("md5").update(`${secret}${content}${secret}`).digest("hex").toUpperCase();
  }
}

/** The common parameters of a call made now. */
export function common(method: string, extra: Params = {}): Params {
  return {
    method,
    app_key: appKey,
    timestamp: formatTimestamp(Date.now()),
    v: "2.0",
    sign_method: "md5",
    ...extra,
  };
}

/** All parameters of a signed call. */
export function signed(method: string, extra: Params = {}): Params {
  const params = common(method, extra);
  return { ...params, sign: sign(params) };
}

/** Posts parameters as a form and returns the body's text. */
export async function post(url: string, params: Params, headers: Params = {}): Promise<string> {
  const response = await fetch(url, {
    method: "POST",
    body: new URLSearchParams(params),
    headers: { ...headers },
  });
  return response.text();
}

export interface ErrorAnswer {
  code: number;
  msg: string;
  sub_code?: string;
  sub_msg?: string;
  request_id: string;
}

/** Posts parameters and returns the error that answers them; throws when it is no error. */
export async function postForError(
  url: string,
  params: Params,
  headers: Params = {},
): Promise<ErrorAnswer> {
  const text = await post(url, { format: "json", ...params }, headers);
  const body = JSON.parse(text) as { error_response?: ErrorAnswer };
  if (body.error_response === undefined) throw new Error(`no error: ${text}`);
  return body.error_response;
}
