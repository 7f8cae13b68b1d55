/** One GET, with caps on time and size, and every failure of the network in words. */
import { lookup } from "node:dns";
import { request as httpRequest } from "node:http";
import type { ClientRequest, IncomingMessage, RequestOptions } from "node:http";
import { request as httpsRequest } from "node:https";
import { MAX_PAGE_BYTES } from "../caps.js";
import { publicLookup } from "./public-address.js";
import { checkUrl, type Site } from "./site.js";

/** Milliseconds for a whole answer. */
const timeout = 30_000;

export interface Answer {
  status: number;
  headers: IncomingMessage["headers"];
  body: Uint8Array;
}

/** The network failed: no answer came, or not a whole one. Asking again may help. */
export class NetworkError extends Error {
  override name = "NetworkError";
}

/** How requests leave: to the site itself or, in tests of the documentation's hosts, to a server of their own. */
export interface Way {
  site: Site;
  /** Where to connect over plain http instead of the URL's host. */
  to?: { host: string; port: number };
  /** Milliseconds; 30,000 when absent. */
  timeout?: number;
}

/**
 * @throws Error before anything is sent, for a URL that the site does not allow
 * @throws NetworkError when the host is not reached, or answers too slowly or too much
 */
export function get(
  url: URL,
  headers: Readonly<Record<string, string>>,
  way: Way,
): Promise<Answer> {
  checkUrl(url, way.site);
  const plain = way.to !== undefined || url.protocol === "http:";
  const options: RequestOptions = {
    host: way.to?.host ?? url.hostname.replace(/^\[|\]$/g, ""),
    port: way.to?.port ?? (url.port === "" ? (plain ? 80 : 443) : Number(url.port)),
    path: `${url.pathname}${url.search}`,
    headers: { ...headers, host: url.host, "accept-encoding": "identity" },
    signal: AbortSignal.timeout(way.timeout ?? timeout),
    agent: false,
    // An address that the user named may be inside of a network; the documentation's may not.
    ...(way.site.named || way.to ? {} : { lookup: publicLookup(lookup) }),
  };
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => {
      reject(new NetworkError(inWords(error, url, way.timeout ?? timeout), { cause: error }));
    };
    let sent: ClientRequest;
    try {
      sent = (plain ? httpRequest : httpsRequest)(options, (answer) => {
        collect(answer).then(
          (body) => {
            resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body });
          },
          (error: unknown) => {
            sent.destroy();
            fail(error);
          },
        );
      });
    } catch (error) {
      fail(error);
      return;
    }
    sent.on("error", fail);
    sent.end();
  });
}

async function collect(answer: IncomingMessage): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > MAX_PAGE_BYTES) {
      const most = `${MAX_PAGE_BYTES} bytes`;
      throw new Error(`expected an answer of at most ${most}, found more than ${most}`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const reasons: Readonly<Record<string, string>> = {
  ENOTFOUND: "its name can't be resolved; check the network and the DNS",
  EAI_AGAIN: "its name can't be resolved; check the network and the DNS",
  ECONNREFUSED: "it refuses the connection; check the address",
  ENETUNREACH: "there is no route to it; check the network",
  EHOSTUNREACH: "there is no route to it; check the network",
  EADDRNOTAVAIL: "there is no route to it; check the network",
  ECONNRESET: "it closed the connection before the answer was whole; try again",
  EPIPE: "it closed the connection before the answer was whole; try again",
  ETIMEDOUT: "it does not answer; check the network or try later",
  EPROTO: "it does not speak TLS there; check the address",
  HPE_INVALID_CONSTANT: "what it answers is not HTTP; check the address",
};

/** A failure of the network as one line: the host, what happened, what to do. */
function inWords(error: unknown, url: URL, limit: number): string {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const code = codeOf(error);
  const say = (reason: string): string => `${url.host}: ${reason}`;
  if (name === "AbortError" || name === "TimeoutError") {
    return say(`no whole answer within ${limit / 1000} s; try later`);
  }
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET)/.test(code)) {
    return say(`its certificate can't be trusted (${code}); check for a proxy in between`);
  }
  const known = reasons[code];
  if (known !== undefined) return say(`${known} (${code})`);
  return say(message.replace(/\s+/g, " ") || code || "the request failed");
}

/** The code of an error, or of the first of several that one connection ran into. */
function codeOf(error: unknown): string {
  const { code, errors } = error as { code?: unknown; errors?: unknown };
  if (typeof code === "string" && code !== "") return code;
  return Array.isArray(errors) && errors.length > 0 ? codeOf(errors[0]) : "";
}
