// Copied by topgen from templates/runtime/sign.ts. Do not edit.
/**
 * TOP's signature: all parameters except `sign` and files, sorted by name, name and value joined
 * without separators, digested with the app's secret, in upper-case hexadecimal.
 */
import { hmacMd5, md5 } from "./md5.js";
import type { WireParams } from "./wire.js";

/** The values of the system parameter `sign_method`. */
export type SignMethod = "md5" | "hmac" | "hmac-sha256";

const utf8 = new TextEncoder();

/** Whether a text is empty or blank: the gateway's own SDK neither sends nor signs such a value. */
export function isBlank(text: string): boolean {
  return text.trim() === "";
}

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
 * Signs parameters.
 *
 * @param params every parameter that is sent, system parameters (`sign_method` too) included
 * @param body the body of a batch, appended to what is signed
 * @returns 32 upper-case hexadecimal digits, 64 for `hmac-sha256`
 */
export async function sign(
  params: WireParams,
  secret: string,
  method: SignMethod,
  body?: string,
): Promise<string> {
  const text = stringToSign(params, body);
  if (method === "md5") return hex(md5(utf8.encode(secret + text + secret)));
  const key = utf8.encode(secret);
  if (method === "hmac") return hex(hmacMd5(key, utf8.encode(text)));
  return hex(await hmacSha256(key, utf8.encode(text)));
}

async function hmacSha256(
  key: Uint8Array<ArrayBuffer>,
  message: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const imported = await crypto.subtle.importKey("raw", key, algorithm, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", imported, message));
}

function hex(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += byte.toString(16).padStart(2, "0");
  return text.toUpperCase();
}
