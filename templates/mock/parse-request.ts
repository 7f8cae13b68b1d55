/** What an HTTP request says, before anything is judged: query and body as one set of parameters. */
import { decodeUtf8, EncodingError, parseForm } from "./form.js";
import { boundaryOf, parseMultipart } from "./multipart.js";

export interface UploadedFile {
  readonly fileName: string;
  readonly type: string;
  readonly data: Uint8Array;
}

/** A call as it arrived. Names are those on the wire. */
export interface ParsedRequest {
  readonly verb: string;
  readonly path: string;
  readonly headers: Headers;
  /** Text parameters of query and body together. */
  readonly parameters: ReadonlyMap<string, string>;
  /** File parts of a multipart body; never part of a signature. */
  readonly files: ReadonlyMap<string, UploadedFile>;
  /** A body that is neither a form nor multipart, verbatim. */
  readonly body?: string;
  /** Set when some text was not UTF-8; what could be read is still here. */
  readonly encodingError?: true;
}

interface Collected {
  parameters: Map<string, string>;
  files: Map<string, UploadedFile>;
  body?: string;
  encodingError?: true;
}

/**
 * Reads a request, consuming its body. The first value of a repeated name counts, and one in the
 * body before one in the query.
 */
export async function parseRequest(request: Request): Promise<ParsedRequest> {
  const url = new URL(request.url);
  const bytes = new Uint8Array(await request.arrayBuffer());
  const collected: Collected = { parameters: new Map(), files: new Map() };
  readBody(bytes, request.headers.get("content-type") ?? "", collected);
  collect(collected, () => {
    addPairs(collected, parseForm(url.search.slice(1)));
  });
  return { verb: request.method, path: url.pathname, headers: request.headers, ...collected };
}

function readBody(bytes: Uint8Array, contentType: string, into: Collected): void {
  const boundary = boundaryOf(contentType);
  const type = (contentType.split(";")[0] ?? "").trim().toLowerCase();
  collect(into, () => {
    if (type === "multipart/form-data" && boundary !== undefined) {
      addParts(into, bytes, boundary);
    } else if (type === "application/x-www-form-urlencoded" || type === "") {
      addPairs(into, parseForm(decodeUtf8(bytes)));
    } else if (bytes.length > 0) {
      into.body = decodeUtf8(bytes);
    }
  });
}

/** Runs one reading step; text that is not UTF-8 is noted, not thrown, so that it can be answered. */
function collect(into: Collected, read: () => void): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof EncodingError)) throw error;
    into.encodingError = true;
  }
}

function addPairs(into: Collected, pairs: readonly [string, string][]): void {
  for (const [name, value] of pairs) {
    if (!into.parameters.has(name)) into.parameters.set(name, value);
  }
}

function addParts(into: Collected, bytes: Uint8Array, boundary: string): void {
  for (const part of parseMultipart(bytes, boundary)) {
    if (part.fileName === undefined) addPairs(into, [[part.name, decodeUtf8(part.data)]]);
    else if (!into.files.has(part.name)) {
      const type = part.type ?? "application/octet-stream";
      into.files.set(part.name, { fileName: part.fileName, type, data: part.data });
    }
  }
}
