/** Files can't be written, or must not be; the message says which, why and what to do. */
export class OutputError extends Error {
  override name = "OutputError";
}
