// Copied by topgen from templates/mock/node.ts. Do not edit.
/** The gateway on a port of its own, for Node.js. */
import { createHash, createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";

import type { Digests } from "./digests.js";
import { faultHeader } from "./faults.js";
import { createGateway, type Gateway } from "./gateway.js";
import type { CallLog } from "./log.js";
import type { GatewayOptions } from "./options.js";

/** Digests by `node:crypto`. */
export const nodeDigests: Digests = {
  md5: (data) => createHash("md5").update(data).digest(),
  hmacMd5: (key, data) => createHmac("md5", key).update(data).digest(),
  hmacSha256: (key, data) => createHmac("sha256", key).update(data).digest(),
};

/** The gateway's options, and where it listens. */
export interface ServerOptions extends Omit<GatewayOptions, "digests"> {
  /** Default 0: any free port. */
  readonly port?: number | undefined;
  /** Default `127.0.0.1`, so that no other machine can call. */
  readonly host?: string | undefined;
  /** The largest body that is read, in bytes; default 64 MiB. A larger one gets HTTP status 413. */
  readonly maxBodyBytes?: number | undefined;
}

/** A gateway that listens. */
export interface RunningGateway {
  /** The entry for calls, `http://127.0.0.1:<port>/router/rest`. */
  readonly url: string;
  /** The entry for batches of calls. */
  readonly batchUrl: string;
  readonly log: CallLog;
  /** Puts faults, in the words of the header `x-mock-fault`, on the next request without any. */
  queueFault(faults: string): void;
  /** Stops listening and ends every connection and every answer under way. */
  close(): Promise<void>;
}

/** Starts a gateway; rejects when the port is taken. */
export async function startGateway(options: ServerOptions): Promise<RunningGateway> {
  const { port = 0, host = "127.0.0.1", maxBodyBytes = 64 * 1024 * 1024, ...rest } = options;
  const gateway = createGateway({ ...rest, digests: nodeDigests });
  const server = createServer((incoming, outgoing) => {
    serve(gateway, incoming, outgoing, maxBodyBytes).catch((error: unknown) => {
      if (outgoing.headersSent) outgoing.destroy();
      else outgoing.writeHead(500, { "content-type": "text/plain" }).end(`${String(error)}\n`);
    });
  });
  server.listen(port, host);
  await once(server, "listening");
  const { port: actual } = server.address() as AddressInfo;
  const origin = `http://${host.includes(":") ? `[${host}]` : host}:${actual}`;
  return {
    url: `${origin}/router/rest`,
    batchUrl: `${origin}/router/batch`,
    log: gateway.log,
    queueFault: (faults) => {
      gateway.queueFault(faults);
    },
    close: () => close(server),
  };
}

async function serve(
  gateway: Gateway,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  maxBodyBytes: number,
): Promise<void> {
  const body = await readBody(incoming, maxBodyBytes);
  if (body === undefined) {
    outgoing.writeHead(413, { "content-type": "text/plain", connection: "close" });
    outgoing.end(`a body of more than ${maxBodyBytes} bytes\n`);
    return;
  }
  const gone = new AbortController();
  outgoing.once("close", () => {
    gone.abort();
  });
  const response = await gateway.fetch(toRequest(incoming, body, gone.signal));
  if (response.type === "error") {
    outgoing.socket?.resetAndDestroy();
    return;
  }
  if (response.headers.has(faultHeader)) {
    await sendPieces(response, outgoing);
    return;
  }
  const answer = new Uint8Array(await response.arrayBuffer());
  const headers = Object.fromEntries(response.headers);
  const zip = /\bgzip\b/i.test(incoming.headers["accept-encoding"] ?? "");
  if (zip) headers["content-encoding"] = "gzip";
  outgoing.writeHead(response.status, headers);
  outgoing.end(zip ? gzipSync(answer) : answer);
}

/** Sends what comes as it comes; an error in between ends the connection. */
async function sendPieces(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  const reader = response.body?.getReader();
  outgoing.once("close", () => {
    reader?.cancel().catch(() => undefined);
  });
  try {
    for (;;) {
      const piece = await reader?.read();
      if (piece?.value === undefined) break;
      const { value } = piece;
      await new Promise((resolve) => outgoing.write(value, resolve));
    }
    outgoing.end();
  } catch {
    outgoing.destroy();
  }
}

/** The whole body; `undefined` when it is larger than allowed, and then the rest is not read. */
async function readBody(
  incoming: IncomingMessage,
  maxBodyBytes: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maxBodyBytes) return undefined;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function toRequest(
  incoming: IncomingMessage,
  body: Uint8Array<ArrayBuffer>,
  signal: AbortSignal,
): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    headers.set(name, Array.isArray(value) ? value.join(", ") : (value ?? ""));
  }
  const verb = incoming.method ?? "GET";
  // The class Request refuses a body for these two, and the verbs that browsers never send.
  const hasBody = verb !== "GET" && verb !== "HEAD" && body.length > 0;
  const method = ["CONNECT", "TRACE", "TRACK"].includes(verb) ? "OPTIONS" : verb;
  const url = new URL(incoming.url ?? "/", "http://localhost");
  return new Request(url, { method, headers, signal, ...(hasBody && { body }) });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
