// Copied by topgen from templates/runtime/encode.ts. Do not edit.
/** Writes the parameters of a call as the body of a POST. */
import { encodeMultipart, type MultipartFile } from "./multipart.js";
import { FilePart, isBlank, type WireParams } from "./wire.js";

/** A body and the content type that belongs to it. */
export interface EncodedBody {
  readonly body: string | Blob;
  readonly contentType: string;
}

/** Names and values as `application/x-www-form-urlencoded` text, UTF-8. */
export function encodeForm(params: Readonly<Record<string, string>> | [string, string][]): string {
  return new URLSearchParams(params).toString();
}

/**
 * The body of a call: a form, or multipart when there is a file. Every parameter travels in the
 * body, so that neither session nor signature ever stands in a URL.
 */
export function encodeBody(params: WireParams): EncodedBody {
  const texts: [name: string, value: string][] = [];
  const files: MultipartFile[] = [];
  for (const [name, value] of Object.entries(params)) {
    if (value instanceof FilePart) {
      files.push({ name, fileName: value.name, data: value.data as Blob });
    } else if (!isBlank(value)) texts.push([name, value]);
  }
  if (files.length > 0) return encodeMultipart(texts, files);
  const contentType = "application/x-www-form-urlencoded;charset=UTF-8";
  return { body: encodeForm(texts), contentType };
}

/** The same parameters with the data of each file as a Blob, so that every try can send it. */
export async function withBlobs(params: WireParams): Promise<WireParams> {
  const steady = { ...params };
  for (const [name, part] of Object.entries(params)) {
    if (!(part instanceof FilePart)) continue;
    const type = part.type === "" ? "application/octet-stream" : part.type;
    // A Response reads every kind of data, and what it reads has no type of its own.
    const data = await new Response(part.data as BodyInit).arrayBuffer();
    steady[name] = new FilePart(part.name, new Blob([data], { type }), type);
  }
  return steady;
}
