/**
 * A gateway for tests over real HTTP on loopback: it reads forms, multipart bodies and batches,
 * checks the signature with node's own digests and answers as a test tells it.
 */
import { createHash, createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Received {
  /** Path and query as they came. */
  url: string;
  contentType: string;
  body: string;
  /** Query and form together. */
  params: Record<string, string>;
  files: Record<string, { name: string; type: string; bytes: Uint8Array }>;
  /** Whether the signature is right. */
  signed: boolean;
}

export interface Answer {
  status?: number;
  body?: string;
  headers?: Record<string, string>;
  /** Milliseconds before the answer. */
  wait?: number;
  /** Ends the connection instead of answering. */
  drop?: true;
  /** Sends no `Date` header. */
  undated?: true;
}

export interface TestGateway {
  url: string;
  received: Received[];
  close: () => Promise<void>;
}

const json = "application/json;charset=UTF-8";

/** Starts a gateway; the n-th request (from 0) is answered by `answer(request, n)`. */
export async function startTestGateway(
  secret: string,
  answer: (request: Received, n: number) => Answer | string,
): Promise<TestGateway> {
  const received: Received[] = [];
  const server = createServer((message, response) => {
    void respond(message, response);
  });
  async function respond(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await readRequest(message, secret);
    received.push(request);
    const told = answer(request, received.length - 1);
    const reply: Answer = typeof told === "string" ? { body: told } : told;
    if (reply.wait !== undefined) await new Promise((resolve) => setTimeout(resolve, reply.wait));
    if (reply.drop) {
      message.socket.destroy();
      return;
    }
    if (reply.undated) response.sendDate = false;
    response.writeHead(reply.status ?? 200, { "content-type": json, ...reply.headers });
    response.end(reply.body ?? "{}");
  }
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/router/rest`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

async function readRequest(message: IncomingMessage, secret: string): Promise<Received> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of message) chunks.push(chunk as Uint8Array);
  const bytes = Buffer.concat(chunks);
  const contentType = message.headers["content-type"] ?? "";
  const url = message.url ?? "/";
  const params: Record<string, string> = Object.fromEntries(
    new URL(url, "http://loopback").searchParams,
  );
  const files: Received["files"] = {};
  if (contentType.startsWith("text/plain")) {
    const body = bytes.toString("utf8");
    return { url, contentType, body, params, files, signed: isSigned(params, secret, body) };
  }
  const form = await new Response(bytes, { headers: { "content-type": contentType } }).formData();
  for (const [name, value] of form) {
    if (typeof value === "string") params[name] = value;
    else {
      const content = new Uint8Array(await value.arrayBuffer());
      files[name] = { name: value.name, type: value.type, bytes: content };
    }
  }
  const body = bytes.toString("utf8");
  return { url, contentType, body, params, files, signed: isSigned(params, secret, "") };
}

function isSigned(params: Record<string, string>, secret: string, body: string): boolean {
  const names = Object.keys(params).filter((name) => name !== "sign");
  const text =
    names
      .sort()
      .map((name) => name + (params[name] ?? ""))
      .join("") + body;
  const method = params["sign_method"];
  const digest =
    method === "md5"
      ? createHash("md5").update(secret + text + secret)
      : createHmac(method === "hmac" ? "md5" : "sha256", secret).update(text);
  return digest.digest("hex").toUpperCase() === params["sign"];
}
