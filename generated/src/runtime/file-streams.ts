// Copied by topgen from templates/runtime/file-streams.ts. Do not edit.
/** Files that are streams, read to their ends before anything is sent. */
import { chunksOf, type Streaming } from "./chunks.js";
import { FilePart, type WireParams } from "./wire.js";

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
