/** Bytes and texts that arrive bit by bit: the streams of the web and of Node, and other sources. */

/** What streams have; React Native's bodies have none of it. */
export interface Streaming<T = unknown> {
  readonly getReader?: () => ReadableStreamDefaultReader<T>;
  readonly [Symbol.asyncIterator]?: () => AsyncIterator<T>;
  readonly destroy?: () => unknown;
  readonly readableEnded?: boolean;
}

/** A source that is being read. */
export interface Chunks<T> {
  readonly next: () => Promise<{
    readonly done?: boolean | undefined;
    readonly value?: T | undefined;
  }>;
  /** Lets go of the rest. */
  readonly stop: () => void;
}

/** Begins to read a source; `undefined` for what is none. */
export function chunksOf<T>(source: Streaming<T> | null | undefined): Chunks<T> | undefined {
  const reader = source?.getReader?.();
  const iterator = reader ? undefined : source?.[Symbol.asyncIterator]?.();
  const stop = (): void => {
    // An iterator of Node's ends when its next chunk is there, which may never be.
    const end = reader?.cancel() ?? source?.destroy?.() ?? iterator?.return?.();
    Promise.resolve(end).catch(() => undefined);
  };
  if (reader) return { next: () => reader.read(), stop };
  return iterator && { next: () => iterator.next(), stop };
}
