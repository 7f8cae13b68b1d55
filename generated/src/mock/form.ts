// Copied by topgen from templates/mock/form.ts. Do not edit.
/** `application/x-www-form-urlencoded`, read byte by byte so that wrong encodings are noticed. */

/** Called for text that is not UTF-8; the gateway answers it with code 47. */
export type OnInvalidText = () => void;

/** Bytes as text; a byte order mark is kept, and what is not UTF-8 is told and becomes U+FFFD. */
export function decodeUtf8(bytes: Uint8Array, onInvalid: OnInvalidText): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    onInvalid();
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  }
}

/** The name and value pairs of a query or a form, in order; `+` and `%20` are both a blank. */
export function parseForm(
  encoded: string,
  onInvalid: OnInvalidText,
): [name: string, value: string][] {
  const decode = (part: string) => decodePart(part, onInvalid);
  return encoded
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const equals = pair.indexOf("=");
      return equals < 0
        ? [decode(pair), ""]
        : [decode(pair.slice(0, equals)), decode(pair.slice(equals + 1))];
    });
}

function decodePart(part: string, onInvalid: OnInvalidText): string {
  const blanks = part.replaceAll("+", " ");
  if (!blanks.includes("%")) return blanks;
  const source = new TextEncoder().encode(blanks);
  const bytes = new Uint8Array(source.length);
  let length = 0;
  for (let at = 0; at < source.length; at += 1) {
    const byte = source[at] ?? 0;
    const escaped = byte === 0x25 ? hexByte(source[at + 1], source[at + 2]) : undefined;
    if (escaped !== undefined) at += 2;
    bytes[length] = escaped ?? byte;
    length += 1;
  }
  return decodeUtf8(bytes.subarray(0, length), onInvalid);
}

function hexByte(high: number | undefined, low: number | undefined): number | undefined {
  const digits = String.fromCharCode(high ?? 0, low ?? 0);
  return /^[0-9a-fA-F]{2}$/.test(digits) ? Number.parseInt(digits, 16) : undefined;
}
