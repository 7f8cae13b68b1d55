// Copied by topgen from templates/runtime/digests.ts. Do not edit.
/**
 * MD5 (RFC 1321), SHA-256 (FIPS 180-4) and their HMACs (RFC 2104). Web Crypto has no MD5, and is
 * missing altogether in React Native and on pages that do not come by https.
 */

/** A digest of bytes. */
export type Digest = (message: Uint8Array) => Uint8Array;

const SHIFTS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
const SINES = Int32Array.from({ length: 64 }, (_, i) =>
  Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32),
);
const PRIMES = Array.from({ length: 312 }, (_, n) => n).filter(
  (n) => n > 1 && !Array.from({ length: n }, (_, i) => i).some((i) => i > 1 && n % i === 0),
);
const ROOTS = /* @__PURE__ */ fractions(Math.cbrt);
const SQUARES = /* @__PURE__ */ fractions(Math.sqrt);

/** The first 32 bits behind the point of a root of each prime. */
function fractions(root: (value: number) => number): Int32Array {
  return Int32Array.from(PRIMES, (prime) => Math.floor((root(prime) % 1) * 2 ** 32));
}

/** Digests block by block: the state is begun with `start` and changed by the 16 words of each. */
function digest(
  message: Uint8Array,
  littleEndian: boolean,
  state: Int32Array,
  mix: (state: Int32Array, words: Int32Array) => void,
): Uint8Array {
  const bytes = new Uint8Array((((message.length + 8) >>> 6) + 1) * 64);
  bytes.set(message);
  bytes[message.length] = 0x80;
  const view = new DataView(bytes.buffer);
  const [low, high] = littleEndian ? [8, 4] : [4, 8];
  view.setUint32(bytes.length - low, message.length << 3, littleEndian);
  view.setUint32(bytes.length - high, message.length >>> 29, littleEndian);
  const words = new Int32Array(64);
  for (let block = 0; block < bytes.length; block += 64) {
    for (let i = 0; i < 16; i++) words[i] = view.getInt32(block + i * 4, littleEndian);
    mix(state, words);
  }
  const result = new DataView(new ArrayBuffer(state.length * 4));
  state.forEach((word, i) => {
    result.setInt32(i * 4, word, littleEndian);
  });
  return new Uint8Array(result.buffer);
}

/** Adds to the state, word by word. */
function add(state: Int32Array, ...words: readonly number[]): void {
  for (let i = 0; i < words.length; i++) state[i] = (state[i] ?? 0) + (words[i] ?? 0);
}

function mixMd5(state: Int32Array, words: Int32Array): void {
  const at = (i: number): number => state[i] ?? 0;
  let a = at(0);
  let b = at(1);
  let c = at(2);
  let d = at(3);
  for (let i = 0; i < 64; i++) {
    const round = i >> 4;
    let mixed = c ^ (b | ~d);
    let word = 7 * i;
    if (round === 0) {
      mixed = (b & c) | (~b & d);
      word = i;
    } else if (round === 1) {
      mixed = (d & b) | (~d & c);
      word = 5 * i + 1;
    } else if (round === 2) {
      mixed = b ^ c ^ d;
      word = 3 * i + 5;
    }
    const sum = (a + mixed + (SINES[i] ?? 0) + (words[word & 15] ?? 0)) | 0;
    const shift = SHIFTS[round * 4 + (i & 3)] ?? 0;
    a = d;
    d = c;
    c = b;
    b = (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0;
  }
  add(state, a, b, c, d);
}

const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

function mixSha256(state: Int32Array, words: Int32Array): void {
  const at = (i: number): number => state[i] ?? 0;
  let a = at(0);
  let b = at(1);
  let c = at(2);
  let d = at(3);
  let e = at(4);
  let f = at(5);
  let g = at(6);
  let h = at(7);
  for (let i = 0; i < 64; i++) {
    if (i >= 16) {
      const early = words[i - 15] ?? 0;
      const late = words[i - 2] ?? 0;
      const spread = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
      const mixed = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
      words[i] = (words[i - 16] ?? 0) + spread + (words[i - 7] ?? 0) + mixed;
    }
    const chosen = (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g));
    const first = (h + chosen + (ROOTS[i] ?? 0) + (words[i] ?? 0)) | 0;
    const most = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + most) | 0;
  }
  add(state, a, b, c, d, e, f, g, h);
}

/** The MD5 digest, 16 bytes. */
export const md5: Digest = (message) =>
  digest(message, true, Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476), mixMd5);

/** The SHA-256 digest, 32 bytes. */
export const sha256: Digest = (message) => digest(message, false, SQUARES.slice(0, 8), mixSha256);

/** The HMAC of a digest with blocks of 64 bytes. */
export function hmac(hash: Digest, key: Uint8Array, message: Uint8Array): Uint8Array {
  const block = new Uint8Array(64);
  block.set(key.length > 64 ? hash(key) : key);
  const around = (pad: number, inner: Uint8Array): Uint8Array => {
    const bytes = new Uint8Array(64 + inner.length);
    bytes.set(block.map((byte) => byte ^ pad));
    bytes.set(inner, 64);
    return hash(bytes);
  };
  return around(0x5c, around(0x36, message));
}
