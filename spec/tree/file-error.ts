/** A file can't be read or written, or must not be; the message says which, why and what to do. */
export class FileError extends Error {
  override name = "FileError";
}
