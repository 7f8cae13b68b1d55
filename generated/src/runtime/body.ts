// Copied by topgen from templates/runtime/body.ts. Do not edit.
/** Reads the body of an answer: its text within bounds, its format, and the error it may be. */
import { TopTransportError } from "./errors.js";
import { parseJson } from "./json.js";
import { isBlank, isWireObject, type Wire, WireNumber, type WireObject } from "./wire.js";
import { parseXml } from "./xml.js";

/** The text of a response, decoded by its charset; an answer over `limit` bytes is refused. */
export async function readText(response: Response, limit: number): Promise<string> {
  const decoder = decoderOf(response.headers.get("content-type") ?? "");
  const reader = (response.body as ReadableStream<Uint8Array> | null)?.getReader();
  let text = "";
  let size = 0;
  // One chunk behind: a body that comes whole is decoded at once, several times faster.
  let last: Uint8Array | undefined;
  for (;;) {
    const chunk = (await reader?.read())?.value;
    if (chunk === undefined) return text + decoder.decode(last);
    size += chunk.length;
    if (size > limit) {
      await reader?.cancel();
      throw new TopTransportError("too-large", `the answer is larger than ${limit} bytes`);
    }
    if (last !== undefined) text += decoder.decode(last, { stream: true });
    last = chunk;
  }
}

function decoderOf(contentType: string): TextDecoder {
  try {
    return new TextDecoder(/charset="?([\w-]+)/i.exec(contentType)?.[1]);
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
export function parseBody(text: string, method?: string): Wire {
  const body = text.trimStart();
  try {
    if (body.startsWith("{")) return parseJson(body);
    if (/^<(?!!doctype|html)/i.test(body)) return parseXml(body);
    throw new TopTransportError("malformed", "the answer is neither JSON nor XML of the gateway");
  } catch (error) {
    if (method === undefined || !(error instanceof TopTransportError)) throw error;
    const message = `${method}: ${error.message}`;
    throw new TopTransportError("malformed", message, { method, status: 200 });
  }
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
