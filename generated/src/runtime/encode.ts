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
      const { data, type, name: fileName } = value;
      files.push({ name, fileName, data: new Blob([data as BlobPart], { type }) });
    } else if (!isBlank(value)) texts.push([name, value]);
  }
  if (files.length > 0) return encodeMultipart(texts, files);
  const contentType = "application/x-www-form-urlencoded;charset=UTF-8";
  return { body: encodeForm(texts), contentType };
}
