// Copied by topgen from templates/runtime/body.ts. Do not edit.
/** Reads the body of an answer: its text within bounds, its format, and the error it may be. */
import { type Chunks, chunksOf, type Streaming } from "./chunks.js";
import { TopTransportError } from "./errors.js";
import { parseJson } from "./json.js";
import { isBlank, isWireObject, type Wire, WireNumber, type WireObject } from "./wire.js";
import { parseXml } from "./xml.js";

/**
 * Reads the text of a response, decoded by its charset, into `read`, as far as it comes. An answer over
 * `limit` bytes is refused; when the signal fires, what is left of the body is let go.
 */
export async function readText(
  response: Response,
  limit: number,
  signal: AbortSignal,
  read: { text: string },
): Promise<void> {
  const charset = /charset=["']?([\w-]+)/i.exec(response.headers.get("content-type") ?? "")?.[1];
  const chunks = chunksOf(response.body as Streaming<Uint8Array> | null);
  if (chunks === undefined) {
    read.text = await readWhole(response, charset);
    if (read.text.length > limit) throw tooLarge(limit);
    return;
  }
  const { stop } = chunks;
  if (signal.aborted) stop();
  else signal.addEventListener("abort", stop);
  try {
    await readChunks(chunks, limit, decoderOf(charset), read);
  } catch (error) {
    stop();
    throw error;
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

async function readChunks(
  { next }: Chunks<Uint8Array>,
  limit: number,
  decoder: TextDecoder,
  read: { text: string },
): Promise<void> {
  let size = 0;
  // One chunk behind: a body that comes whole is decoded at once, several times faster.
  let last: Uint8Array | undefined;
  try {
    for (;;) {
      const { value } = await next();
      if (value === undefined) return;
      if (last !== undefined) read.text += decoder.decode(last, { stream: true });
      last = value;
      size += value.length;
      if (size > limit) throw tooLarge(limit);
    }
  } finally {
    read.text += decoder.decode(last);
  }
}

async function readWhole(response: Response, charset: string | undefined): Promise<string> {
  // `text` reads UTF-8 whatever the header says, and is all that React Native has.
  const isUtf8 = charset === undefined || /^utf-?8$/i.test(charset);
  return isUtf8 ? response.text() : decoderOf(charset).decode(await response.arrayBuffer());
}

const tooLarge = (limit: number): TopTransportError =>
  new TopTransportError("too-large", `the answer is larger than ${limit} bytes`);

function decoderOf(charset: string | undefined): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    // A charset that nobody knows: the protocol's own is UTF-8.
    return new TextDecoder();
  }
}

/**
 * Parses a body by what it is, JSON or XML, whatever was asked for.
 *
 * @throws TopTransportError (`malformed`), also for HTML and for empty bodies
 */
export function parseBody(text: string): Wire {
  const body = text.trimStart();
  if (body.startsWith("{")) return parseJson(body);
  if (/^<(?!!doctype|html)/i.test(body)) {
    const wire = parseXml(body);
    // A page may be XML as well.
    if (/response$/i.test(Object.keys(wire).join())) return wire;
  }
  throw new TopTransportError("malformed", "the answer is neither JSON nor XML of the gateway");
}

/** The members of an `error_response`. */
export interface ErrorBody {
  readonly code: number;
  readonly msg: string;
  readonly subCode: string | undefined;
  readonly subMsg: string | undefined;
  readonly requestId: string | undefined;
}

/** The error that a body is, by its `error_response` alone: other members named `code` are data. */
export function errorOf(body: Wire): ErrorBody | undefined {
  const error = isWireObject(body) ? body["error_response"] : undefined;
  if (!isWireObject(error)) return undefined;
  return {
    code: Number(memberText(error["code"])) || 0,
    msg: memberText(error["msg"]) ?? "",
    subCode: memberText(error["sub_code"]),
    subMsg: memberText(error["sub_msg"]),
    requestId: memberText(error["request_id"]),
  };
}

/** The name of the one member `…_response` with members of its own, whatever else is beside it. */
export function rootName(body: WireObject): string | undefined {
  const [root, ...more] = Object.keys(body).filter(
    (name) => name.endsWith("_response") && (isWireObject(body[name]) || isBlank(body[name])),
  );
  return more.length === 0 ? root : undefined;
}

/** The members of an answer: those of its root `…_response`, or its own where there is no root. */
export function rootOf(body: Wire): WireObject | undefined {
  if (!isWireObject(body)) return undefined;
  const root = body[rootName(body) ?? ""];
  return isWireObject(root) ? root : body;
}

/** The `request_id` of an answer, inside or outside its root. */
export function requestIdOf(body: Wire): string | undefined {
  const inner = memberText(rootOf(body)?.["request_id"]);
  return inner ?? (isWireObject(body) ? memberText(body["request_id"]) : undefined);
}

function memberText(wire: Wire | undefined): string | undefined {
  if (wire instanceof WireNumber) return wire.text;
  return typeof wire === "string" && wire !== "" ? wire : undefined;
}
