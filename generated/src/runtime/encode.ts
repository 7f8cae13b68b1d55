// Copied by topgen from templates/runtime/encode.ts. Do not edit.
/** Writes the parameters of a call as the body of a POST. */
import { encodeMultipart, type MultipartFile } from "./multipart.js";
import { chunksOf, type Streaming } from "./chunks.js";
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
 * Reads streams to their ends, so that their size is known and every try can send them. All at once:
 * one that fails before anybody listens would end a program of Node's.
 *
 * @param signal lets go of what is left of the streams when it fires, as one that fails does
 * @throws what the stream throws; TypeError when it gives something else than bytes or text
 */
export async function readStreams(
  streams: ReturnType<typeof streamsOf>,
  signal: AbortSignal,
): Promise<Record<string, FilePart>> {
  const sources = streams.map(([, { data }]) => {
    if ((data as Streaming).readableEnded === true) throw new TypeError("it has been read before");
    return chunksOf(data as Streaming);
  });
  const stop = (): void => {
    for (const source of sources) source?.stop();
  };
  signal.addEventListener("abort", stop);
  const parts = streams.map(async ([name, { name: fileName, type }], i) => {
    const chunks: BlobPart[] = [];
    for (;;) {
      const step = await sources[i]?.next();
      if (step === undefined || step.done === true) break;
      const { value } = step;
      if (typeof value !== "string" && !ArrayBuffer.isView(value)) {
        throw new TypeError("the stream gives something else than bytes or text");
      }
      chunks.push(value as BlobPart);
    }
    return [name, new FilePart(fileName, new Blob(chunks), type)] as const;
  });
  try {
    return Object.fromEntries(await Promise.all(parts));
  } catch (error) {
    stop();
    throw error;
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
