// Copied by topgen from templates/mock/multipart.ts. Do not edit.
/**
 * `multipart/form-data`, as the platform's clients write it: some leave out the blank after a
 * header's colon or between its parameters, which the parsers of web platforms refuse.
 */
import { decodeUtf8, type OnInvalidText } from "./form.js";

/** One part of a body. */
export interface Part {
  readonly name: string;
  /** Present when the part is a file. */
  readonly fileName?: string;
  readonly type?: string;
  readonly data: Uint8Array;
}

const crlf = [13, 10];

/** The boundary that a Content-Type names; `undefined` when it names none. */
export function boundaryOf(contentType: string): string | undefined {
  const found = /;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  return found?.[1] ?? found?.[2];
}

/** The parts of a body, in order. A part without a name is dropped. */
export function parseMultipart(
  body: Uint8Array,
  boundary: string,
  onInvalid: OnInvalidText,
): Part[] {
  const mark = new TextEncoder().encode(`--${boundary}`);
  // Behind the first one, a delimiter is only where a line begins.
  const delimiter = Uint8Array.of(...crlf, ...mark);
  const parts: Part[] = [];
  const start = indexOf(body, mark, 0);
  let from = start < 0 ? body.length : start + mark.length;
  for (;;) {
    const end = indexOf(body, delimiter, from);
    if (end < 0) return parts;
    const part = parsePart(body.subarray(from, end), onInvalid);
    if (part !== undefined) parts.push(part);
    from = end + delimiter.length;
  }
}

function parsePart(bytes: Uint8Array, onInvalid: OnInvalidText): Part | undefined {
  const headersEnd = indexOf(bytes, [...crlf, ...crlf], 0);
  if (headersEnd < 0) return undefined;
  const headers = parseHeaders(decodeUtf8(bytes.subarray(0, headersEnd), onInvalid));
  const disposition = headers.get("content-disposition") ?? "";
  const name = dispositionParameter(disposition, "name");
  if (name === undefined) return undefined;
  const fileName = dispositionParameter(disposition, "filename");
  const type = headers.get("content-type");
  return {
    name,
    ...(fileName === undefined ? {} : { fileName }),
    ...(type === undefined ? {} : { type }),
    data: bytes.subarray(headersEnd + 4),
  };
}

function parseHeaders(block: string): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of block.split("\r\n")) {
    const colon = line.indexOf(":");
    if (colon > 0) {
      headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
    }
  }
  return headers;
}

function dispositionParameter(disposition: string, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}="([^"]*)"`, "i").exec(disposition);
  // Browsers and `FormData` write a quote and line breaks in a name in this way.
  return found?.[1]?.replace(/%22/g, '"').replace(/%0D/gi, "\r").replace(/%0A/gi, "\n");
}

function indexOf(haystack: Uint8Array, needle: ArrayLike<number>, from: number): number {
  const first = needle[0] ?? 0;
  let at = haystack.indexOf(first, from);
  while (at >= 0 && at + needle.length <= haystack.length) {
    let matched = 1;
    while (matched < needle.length && haystack[at + matched] === needle[matched]) matched += 1;
    if (matched === needle.length) return at;
    at = haystack.indexOf(first, at + 1);
  }
  return -1;
}
