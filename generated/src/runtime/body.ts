// Copied by topgen from templates/runtime/body.ts. Do not edit.
/** Reads the body of an answer: its text within bounds, its format, and the error it may be. */
import { TopTransportError } from "./errors.js";
import { parseJson } from "./json.js";
import { isWireObject, type Wire, WireNumber, type WireObject } from "./wire.js";
import { parseXml } from "./xml.js";

/** The text of a response, decoded by its charset; an answer over `limit` bytes is refused. */
export async function readText(response: Response, limit: number): Promise<string> {
  const charset = /charset="?([\w-]+)/i.exec(response.headers.get("content-type") ?? "")?.[1];
  const decoder = decoderFor(charset);
  if (response.body === null) return "";
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  let text = "";
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > limit) {
      await reader.cancel();
      throw new TopTransportError("too-large", `the answer is larger than ${limit} bytes`);
    }
    text += decoder.decode(value, { stream: true });
  }
}

function decoderFor(charset = "utf-8"): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}

/**
 * Parses a body by what it is, JSON or XML, whatever was asked for.
 *
 * @throws TopTransportError (`malformed`), also for HTML and for empty bodies
 */
export function parseBody(text: string): Wire {
  const first = text.trimStart().charAt(0);
  if (first === "{") return parseJson(text);
  if (first !== "<") throw new TopTransportError("malformed", "the answer is neither JSON nor XML");
  if (/^\s*<(?:!doctype|html)/i.test(text)) {
    throw new TopTransportError(
      "malformed",
      "the answer is an HTML page, not an answer of the gateway",
    );
  }
  return parseXml(text.trimStart());
}

/** The members of an `error_response`. */
export interface ErrorBody {
  readonly code: number;
  readonly msg: string;
  readonly subCode?: string;
  readonly subMsg?: string;
  readonly requestId?: string;
}

/** The error that a body is, by its `error_response` alone: other members named `code` are data. */
export function errorOf(body: Wire): ErrorBody | undefined {
  if (!isWireObject(body)) return undefined;
  const error = body["error_response"];
  if (!isWireObject(error)) return undefined;
  const text = (name: string): string | undefined => memberText(error[name]);
  const [subCode, subMsg, requestId] = [text("sub_code"), text("sub_msg"), text("request_id")];
  const code = Number(text("code") ?? 0);
  return {
    code: Number.isSafeInteger(code) ? code : 0,
    msg: text("msg") ?? "",
    ...(subCode === undefined ? {} : { subCode }),
    ...(subMsg === undefined ? {} : { subMsg }),
    ...(requestId === undefined ? {} : { requestId }),
  };
}

/** The members of an answer: those of its root `…_response`, or its own where there is no root. */
export function rootOf(body: Wire): WireObject | undefined {
  if (!isWireObject(body)) return undefined;
  const keys = Object.keys(body).filter((key) => key !== "request_id");
  const root = keys.length === 1 && keys[0]?.endsWith("_response") ? body[keys[0]] : undefined;
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
