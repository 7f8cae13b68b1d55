/** Files as callers give them. */
import { FilePart, isWireObject } from "./wire.js";

function isFileData(value: unknown): value is FilePart["data"] {
  return (
    value instanceof Blob ||
    value instanceof Uint8Array ||
    value instanceof ArrayBuffer ||
    value instanceof ReadableStream
  );
}

/** A file as callers give it, made ready for a multipart body; `undefined` when it is none. */
export function toFilePart(value: unknown): FilePart | undefined {
  if (value instanceof FilePart) return value;
  if (isFileData(value)) {
    const { name, type = "" } = value as Partial<File>;
    // Some platforms have a `name` on every Blob, without a value.
    return new FilePart(name === undefined || name === "" ? "file" : name, value, type);
  }
  if (!isWireObject(value)) return undefined;
  const { name, data, type } = value as { name?: unknown; data?: unknown; type?: unknown };
  if (typeof name !== "string" || name === "" || !isFileData(data)) return undefined;
  return new FilePart(
    name,
    data,
    typeof type === "string" ? type : data instanceof Blob ? data.type : "",
  );
}
