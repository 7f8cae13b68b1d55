/** One GET to a host of the list, with caps on time and size. */
import { lookup } from "node:dns";
import type { RequestOptions, IncomingMessage, ClientRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { publicLookup } from "./public-address.js";

/** The hosts that serve the documentation. */
export const documentationHosts = [
  "open.taobao.com",
  "developer.alibaba.com",
  "open.alitrip.com",
  "open.fliggy.com",
  "doc.alidayu.com",
  "jaq-doc.alibaba.com",
] as const;

const timeout = 30_000;
const maxBytes = 16 * 1024 * 1024;

export interface Answer {
  status: number;
  headers: IncomingMessage["headers"];
  body: Uint8Array;
}

/** How requests leave: over TLS to the host's public address, or, in tests, to a server of their own. */
export interface Way {
  request: (options: RequestOptions, onAnswer: (answer: IncomingMessage) => void) => ClientRequest;
  /** Where to connect instead of the URL's host. */
  to?: { host: string; port: number };
}

export const overTls: Way = { request: httpsRequest };

/** @throws Error unless the URL is https to a host of the list, on its usual port, without credentials */
export function checkUrl(url: URL): void {
  const fail = (expected: string, found: string): never => {
    throw new Error(`${url.origin}: expected ${expected}, found ${found}; no request was sent`);
  };
  if (url.protocol !== "https:") fail("https", url.protocol.slice(0, -1));
  if (url.username !== "" || url.password !== "") fail("no credentials", "some");
  if (url.port !== "") fail("the usual port", url.port);
  if (!(documentationHosts as readonly string[]).includes(url.hostname)) {
    fail(`a host of the documentation (${documentationHosts.join(", ")})`, url.hostname);
  }
}

/** @throws Error when the host is not reached, or answers too slowly or too much */
export function httpsGet(
  url: URL,
  headers: Readonly<Record<string, string>>,
  way: Way,
): Promise<Answer> {
  checkUrl(url);
  const options: RequestOptions = {
    host: way.to?.host ?? url.hostname,
    port: way.to?.port ?? 443,
    path: `${url.pathname}${url.search}`,
    headers: { ...headers, host: url.hostname, "accept-encoding": "identity" },
    lookup: publicLookup(lookup),
    signal: AbortSignal.timeout(timeout),
    agent: false,
  };
  return new Promise((resolve, reject) => {
    const fail = (error: Error): void => {
      const slow = error.name === "AbortError" || error.name === "TimeoutError";
      reject(slow ? new Error(`no answer within ${timeout / 1000} s`) : error);
    };
    const sent = way.request(options, (answer) => {
      collect(answer).then(
        (body) => {
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body });
        },
        (error: unknown) => {
          sent.destroy();
          fail(error instanceof Error ? error : new Error(String(error)));
        },
      );
    });
    sent.on("error", fail);
    sent.end();
  });
}

async function collect(answer: IncomingMessage): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > maxBytes) throw new Error(`an answer of more than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
