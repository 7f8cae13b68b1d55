// Copied by topgen from templates/runtime/file.ts. Do not edit.
/** Files as callers give them. */
import type { FileData } from "./types.js";
import { FilePart, isWireObject } from "./wire.js";

/** Told by what a value has rather than by its class: not every runtime has the streams of the web. */
function isFileData(value: unknown): value is FileData {
  return (
    value instanceof Blob ||
    value instanceof Uint8Array ||
    value instanceof ArrayBuffer ||
    (typeof value === "object" &&
      value !== null &&
      ("getReader" in value || Symbol.asyncIterator in value))
  );
}

/** The name of a `File`, or of the file that a stream of Node's reads. */
function nameOf(value: FileData): string {
  const { name, path = "" } = value as { readonly name?: string; readonly path?: unknown };
  // Some platforms have a `name` on every Blob, without a value.
  return name || (String(path).split(/[\\/]/).at(-1) ?? "") || "file";
}

/** A file as callers give it, made ready for a multipart body; `undefined` when it is none. */
export function toFilePart(value: unknown): FilePart | undefined {
  if (value instanceof FilePart) return value;
  const typeOf = (data: FileData): string => (data instanceof Blob ? data.type : "");
  if (isFileData(value)) return new FilePart(nameOf(value), value, typeOf(value));
  if (!isWireObject(value)) return undefined;
  const { name, data, type } = value as { name?: unknown; data?: unknown; type?: unknown };
  if (typeof name !== "string" || name === "" || !isFileData(data)) return undefined;
  return new FilePart(name, data, typeof type === "string" ? type : typeOf(data));
}
