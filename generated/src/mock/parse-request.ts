// Copied by topgen from templates/mock/parse-request.ts. Do not edit.
/** What an HTTP request says, before anything is judged: query and body as one set of parameters. */
import { decodeUtf8, type OnInvalidText, parseForm } from "./form.js";
import { boundaryOf, type Part, parseMultipart } from "./multipart.js";

/** A file of a multipart body. */
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
  /** Set when some text was not UTF-8; it is still here, with U+FFFD. */
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
  const onInvalid = () => {
    collected.encodingError = true;
  };
  readBody(bytes, request.headers.get("content-type") ?? "", collected, onInvalid);
  addPairs(collected, parseForm(url.search.slice(1), onInvalid));
  return { verb: request.method, path: url.pathname, headers: request.headers, ...collected };
}

function readBody(
  bytes: Uint8Array,
  contentType: string,
  into: Collected,
  onInvalid: OnInvalidText,
): void {
  const boundary = boundaryOf(contentType);
  const type = (contentType.split(";")[0] ?? "").trim().toLowerCase();
  if (type === "multipart/form-data" && boundary !== undefined) {
    for (const part of parseMultipart(bytes, boundary, onInvalid)) addPart(into, part, onInvalid);
  } else if (type === "application/x-www-form-urlencoded" || type === "") {
    addPairs(into, parseForm(decodeUtf8(bytes, onInvalid), onInvalid));
  } else if (bytes.length > 0) {
    into.body = decodeUtf8(bytes, onInvalid);
  }
}

function addPairs(into: Collected, pairs: readonly [string, string][]): void {
  for (const [name, value] of pairs) {
    if (!into.parameters.has(name)) into.parameters.set(name, value);
  }
}

function addPart(into: Collected, part: Part, onInvalid: OnInvalidText): void {
  const { name, fileName, type = "application/octet-stream", data } = part;
  if (fileName === undefined) addPairs(into, [[name, decodeUtf8(data, onInvalid)]]);
  else if (!into.files.has(name)) into.files.set(name, { fileName, type, data });
}
