// Copied by topgen from templates/mock/digests.ts. Do not edit.
/** The digests that signatures need. The core computes none itself: an adapter supplies them. */

type MaybePromise<T> = T | Promise<T>;

export interface Digests {
  md5(data: Uint8Array): MaybePromise<Uint8Array>;
  hmacMd5(key: Uint8Array, data: Uint8Array): MaybePromise<Uint8Array>;
  hmacSha256(key: Uint8Array, data: Uint8Array): MaybePromise<Uint8Array>;
}

/**
 * Digests for browsers and other platforms without `node:crypto`: HMAC-SHA-256 by Web Crypto, the
 * two others by the `md5` function given. Web Crypto has no MD5, so without one a call that is
 * signed by `md5` or `hmac` throws.
 */
export function webDigests(
  md5: Digests["md5"] = () => {
    throw new Error("webDigests: to verify md5 and hmac signatures, pass an md5 function to it");
  },
): Digests {
  return {
    md5,
    hmacMd5: (key, data) => hmac(md5, key, data),
    async hmacSha256(key, data) {
      const algorithm = { name: "HMAC", hash: "SHA-256" };
      // Web Crypto refuses an empty key; HMAC pads a key with zeros, so one zero byte is the same.
      const bytes = key.length === 0 ? new Uint8Array(1) : new Uint8Array(key);
      const secret = await crypto.subtle.importKey("raw", bytes, algorithm, false, ["sign"]);
      return new Uint8Array(await crypto.subtle.sign("HMAC", secret, new Uint8Array(data)));
    },
  };
}

const blockLength = 64;

async function hmac(
  digest: Digests["md5"],
  key: Uint8Array,
  data: Uint8Array,
): Promise<Uint8Array> {
  const block = new Uint8Array(blockLength);
  block.set(key.length > blockLength ? await digest(key) : key);
  const inner = await digest(joined(xored(block, 0x36), data));
  return digest(joined(xored(block, 0x5c), inner));
}

const xored = (block: Uint8Array, mask: number): Uint8Array => block.map((byte) => byte ^ mask);

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const result = new Uint8Array(first.length + second.length);
  result.set(first);
  result.set(second, first.length);
  return result;
}
