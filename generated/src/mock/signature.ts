// Copied by topgen from templates/mock/signature.ts. Do not edit.
/** The signature of a call, computed by the gateway on its own: it shares no code with any client. */
import type { Digests } from "./digests.js";

/** The values of `sign_method`. */
export type SignMethod = "md5" | "hmac" | "hmac-sha256";

/** Whether a `sign_method` is one that the platform knows. */
export const isSignMethod = (value: string): value is SignMethod =>
  value === "md5" || value === "hmac" || value === "hmac-sha256";

/** What a signature covers: every text parameter but `sign`, then the body if it is no form. */
export interface SignedContent {
  readonly parameters: ReadonlyMap<string, string>;
  /** A body that is neither a form nor multipart (batch calls), verbatim. */
  readonly body?: string | undefined;
}

/**
 * The string to sign: names in the order of their UTF-16 code units (`_` before lower-case letters,
 * capitals before both), each followed by its value without separators, then the body.
 */
export function stringToSign(content: SignedContent): string {
  const names = [...content.parameters.keys()].filter((name) => name !== "sign").sort();
  const pairs = names.map((name) => name + (content.parameters.get(name) ?? ""));
  return pairs.join("") + (content.body ?? "");
}

/** The expected signature in upper-case hexadecimal: 32 digits, or 64 for hmac-sha256. */
export async function expectedSignature(
  content: SignedContent,
  signMethod: SignMethod,
  secret: string,
  digests: Digests,
): Promise<string> {
  const encoder = new TextEncoder();
  const signed = stringToSign(content);
  switch (signMethod) {
    case "md5":
      return hex(await digests.md5(encoder.encode(secret + signed + secret)));
    case "hmac":
      return hex(await digests.hmacMd5(encoder.encode(secret), encoder.encode(signed)));
    case "hmac-sha256":
      return hex(await digests.hmacSha256(encoder.encode(secret), encoder.encode(signed)));
  }
}

/** Compares without stopping at the first difference. */
export function sameSignature(given: string, expected: string): boolean {
  let difference = given.length ^ expected.length;
  for (let at = 0; at < expected.length; at += 1) {
    difference |= given.charCodeAt(at) ^ expected.charCodeAt(at);
  }
  return difference === 0;
}

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0"))
    .join("")
    .toUpperCase();
