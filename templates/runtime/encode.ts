/** Writes the parameters of a call as the body of a POST. */
import { encodeMultipart } from "./multipart.js";
import { isBlank } from "./sign.js";
import { FilePart, type WireParams } from "./wire.js";

/** A body and the content type that belongs to it. */
export interface EncodedBody {
  readonly body: string | Blob;
  readonly contentType?: string;
}

/** Names and values as `application/x-www-form-urlencoded` text, UTF-8. */
export function encodeForm(params: Readonly<Record<string, string>>): string {
  return new URLSearchParams(params).toString();
}

/**
 * The body of a call: a form, or multipart when there is a file. Every parameter travels in the
 * body, so that neither session nor signature ever stands in a URL.
 */
export async function encodeBody(params: WireParams): Promise<EncodedBody> {
  const texts: Record<string, string> = {};
  const files: [string, FilePart][] = [];
  for (const [name, value] of Object.entries(params)) {
    if (value instanceof FilePart) files.push([name, value]);
    else if (!isBlank(value)) texts[name] = value;
  }
  if (files.length === 0) {
    const contentType = "application/x-www-form-urlencoded;charset=UTF-8";
    return { body: encodeForm(texts), contentType };
  }
  const parts = files.map(async ([name, part]) => {
    return { name, fileName: part.name, data: await toBlob(part) };
  });
  return encodeMultipart(texts, await Promise.all(parts));
}

/** The same parameters with each stream read into a Blob, so that every try can send it. */
export async function withoutStreams(params: WireParams): Promise<WireParams> {
  const entries = Object.entries(params).map(async ([name, value]) => {
    const isStream = value instanceof FilePart && value.data instanceof ReadableStream;
    const steady = isStream ? new FilePart(value.name, await toBlob(value), value.type) : value;
    return [name, steady] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

async function toBlob(part: FilePart): Promise<Blob> {
  const type = part.type === "" ? "application/octet-stream" : part.type;
  const { data } = part;
  if (data instanceof Blob) return data.type === type ? data : new Blob([data], { type });
  if (data instanceof ReadableStream) {
    return new Blob([await new Response(data).blob()], { type });
  }
  return new Blob([data as Uint8Array<ArrayBuffer> | ArrayBuffer], { type });
}
