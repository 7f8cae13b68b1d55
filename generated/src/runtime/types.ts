// Copied by topgen from templates/runtime/types.ts. Do not edit.
/** The values that request parameters take, by the type that the documentation gives them. */

/** An identifier or another integer that may exceed 2^53: digits are never lost on the way. */
export type Int64Input = string | number | bigint;

/** TOP's own text `yyyy-MM-dd HH:mm:ss` (GMT+8), sent as it is, or an instant, sent as that text. */
export type DateInput = string | Date;

/** Price and BigDecimal: decimal text, sent as it is, or a number. */
export type DecimalInput = string | number;

/** Json: the JSON text, sent as it is, or any plain value, which is turned into JSON text. */
export type JsonInput = string | number | boolean | null | readonly unknown[] | object;

/**
 * The bytes of a file. A stream, of the web's or of Node's (`fs.createReadStream`), or another source of
 * bytes and text, is read into memory when the call is made.
 */
export type FileData =
  Blob | Uint8Array | ArrayBuffer | ReadableStream<Uint8Array> | AsyncIterable<string | Uint8Array>;

/** A file with the name and the media type under which it is sent. */
export interface NamedFile {
  readonly name: string;
  readonly data: FileData;
  /** Media type; `application/octet-stream` when absent. */
  readonly type?: string;
}

/** byte[]: bytes, with a file name where it matters; a `File` brings its own. */
export type FileInput = FileData | NamedFile;

/** Field List: names joined by commas, or a list of them. */
export type FieldListInput = string | readonly string[];

/** Map: names to any values. */
export type MapInput = Record<string, unknown>;
