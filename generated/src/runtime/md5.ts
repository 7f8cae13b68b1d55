// Copied by topgen from templates/runtime/md5.ts. Do not edit.
/**
 * MD5 (RFC 1321) and HMAC-MD5 (RFC 2104): the platform's Web Crypto has neither, and two of TOP's
 * three signatures need them.
 */

const SHIFTS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
const SINES = Int32Array.from({ length: 64 }, (_, i) =>
  Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32),
);

function padded(message: Uint8Array): DataView {
  const blocks = ((message.length + 8) >>> 6) + 1;
  const bytes = new Uint8Array(blocks * 64);
  bytes.set(message);
  bytes[message.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(bytes.length - 8, message.length << 3, true);
  view.setUint32(bytes.length - 4, message.length >>> 29, true);
  return view;
}

/** The MD5 digest, 16 bytes. */
export function md5(message: Uint8Array): Uint8Array {
  const view = padded(message);
  const words = new Int32Array(16);
  let [a0, b0, c0, d0] = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476];
  for (let block = 0; block < view.byteLength; block += 64) {
    for (let i = 0; i < 16; i++) words[i] = view.getInt32(block + i * 4, true);
    let [a, b, c, d] = [a0, b0, c0, d0];
    for (let i = 0; i < 64; i++) {
      const round = i >> 4;
      let mixed: number;
      let word: number;
      if (round === 0) [mixed, word] = [(b & c) | (~b & d), i];
      else if (round === 1) [mixed, word] = [(d & b) | (~d & c), 5 * i + 1];
      else if (round === 2) [mixed, word] = [b ^ c ^ d, 3 * i + 5];
      else [mixed, word] = [c ^ (b | ~d), 7 * i];
      const sum = (a + mixed + (SINES[i] ?? 0) + (words[word & 15] ?? 0)) | 0;
      const shift = SHIFTS[round * 4 + (i & 3)] ?? 0;
      [a, d, c] = [d, c, b];
      b = (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0;
    }
    a0 = (a0 + a) | 0;
    b0 = (b0 + b) | 0;
    c0 = (c0 + c) | 0;
    d0 = (d0 + d) | 0;
  }
  const digest = new DataView(new ArrayBuffer(16));
  [a0, b0, c0, d0].forEach((word, i) => {
    digest.setInt32(i * 4, word, true);
  });
  return new Uint8Array(digest.buffer);
}

/** HMAC-MD5 of the message, 16 bytes. */
export function hmacMd5(key: Uint8Array, message: Uint8Array): Uint8Array {
  const block = new Uint8Array(64);
  block.set(key.length > 64 ? md5(key) : key);
  const inner = new Uint8Array(64 + message.length);
  const outer = new Uint8Array(80);
  block.forEach((byte, i) => {
    inner[i] = byte ^ 0x36;
    outer[i] = byte ^ 0x5c;
  });
  inner.set(message, 64);
  outer.set(md5(inner), 64);
  return md5(outer);
}
