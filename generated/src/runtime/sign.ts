// Copied by topgen from templates/runtime/sign.ts. Do not edit.
/**
 * TOP's signature: all parameters except `sign` and files, sorted by name, name and value joined
 * without separators, digested with the app's secret, in upper-case hexadecimal.
 */
import { hmacMd5, md5 } from "./md5.js";
import { once } from "./once.js";
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
export type Signer = (params: WireParams, body?: string) => Promise<string>;

/** Signs with one secret; the key of Web Crypto is made once. */
export function createSigner(secret: string, method: SignMethod): Signer {
  const key = utf8.encode(secret);
  if (method === "hmac-sha256") {
    const hash = "SHA-256";
    const imported = once(() =>
      crypto.subtle.importKey("raw", key, { name: "HMAC", hash }, false, ["sign"]),
    );
    return async (params, body) => {
      const text = utf8.encode(stringToSign(params, body));
      return hex(new Uint8Array(await crypto.subtle.sign("HMAC", await imported(), text)));
    };
  }
  const digest = (text: string): Uint8Array =>
    method === "md5" ? md5(utf8.encode(secret + text + secret)) : hmacMd5(key, utf8.encode(text));
  return (params, body) => Promise.resolve(hex(digest(stringToSign(params, body))));
}

/** Signs once. */
export function sign(
  params: WireParams,
  secret: string,
  method: SignMethod,
  body?: string,
): Promise<string> {
  return createSigner(secret, method)(params, body);
}

function hex(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += byte.toString(16).padStart(2, "0");
  return text.toUpperCase();
}
