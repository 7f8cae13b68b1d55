/**
 * TOP's signature: all parameters except `sign` and files, sorted by name, name and value joined
 * without separators, digested with the app's secret, in upper-case hexadecimal.
 */
import { hmac, md5, sha256 } from "./digests.js";
import { isBlank, type WireParams } from "./wire.js";

/** The values of the system parameter `sign_method`. */
export type SignMethod = "md5" | "hmac" | "hmac-sha256";

const utf8 = new TextEncoder();

/**
 * The text that is digested: sorted names and values, then the body where a request has one
 * besides its parameters (a batch).
 */
export function stringToSign(params: WireParams, body = ""): string {
  let text = "";
  for (const name of Object.keys(params).sort()) {
    const value = params[name];
    if (typeof value === "string" && name !== "sign" && !isBlank(value)) text += name + value;
  }
  return text + body;
}

/**
 * Signs the parameters of a call: everything that is sent, system parameters (`sign_method` too)
 * included. A batch appends its body to what is signed.
 *
 * @returns 32 upper-case hexadecimal digits, 64 for `hmac-sha256`
 */
export function sign(
  params: WireParams,
  secret: string,
  method: SignMethod,
  body?: string,
): string {
  const text = stringToSign(params, body);
  if (method === "md5") return hex(md5(utf8.encode(secret + text + secret)));
  const hash = method === "hmac" ? md5 : sha256;
  return hex(hmac(hash, utf8.encode(secret), utf8.encode(text)));
}

function hex(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer);
  let text = "";
  for (let at = 0; at < bytes.length; at += 4) {
    text += view.getUint32(at).toString(16).padStart(8, "0");
  }
  return text.toUpperCase();
}
