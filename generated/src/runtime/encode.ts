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

/** The files among parameters whose bytes are not there yet. */
export function streamsOf(params: WireParams): (readonly [name: string, file: FilePart])[] {
  const files = Object.entries(params).filter(([, part]) => part instanceof FilePart);
  return (files as [string, FilePart][]).filter(
    ([, { data }]) =>
      !(data instanceof Blob || ArrayBuffer.isView(data) || data instanceof ArrayBuffer),
  );
}

/**
 * Reads streams to their ends, so that their size is known and every try can send them.
 *
 * @throws what the stream throws; TypeError when it gives something else than bytes or text
 */
export async function readStreams(
  streams: ReturnType<typeof streamsOf>,
): Promise<Record<string, FilePart>> {
  const read: Record<string, FilePart> = {};
  for (const [name, part] of streams) {
    const chunks: BlobPart[] = [];
    // Not every runtime's streams can be iterated; all of them are read by a Response.
    const data =
      Symbol.asyncIterator in part.data
        ? (part.data as AsyncIterable<unknown>)
        : [new Uint8Array(await new Response(part.data as BodyInit).arrayBuffer())];
    for await (const chunk of data) {
      if (typeof chunk !== "string" && !ArrayBuffer.isView(chunk)) {
        throw new TypeError("the stream gives something else than bytes or text");
      }
      chunks.push(chunk as BlobPart);
    }
    read[name] = new FilePart(part.name, new Blob(chunks), part.type);
  }
  return read;
}
