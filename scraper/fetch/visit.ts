/**
 * One document of the documentation site. The pages are an application over a JSON handler, which
 * wants the `_tb_token_` cookie of an ordinary visit as a query parameter of the same name.
 */
import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { recogniseChallenge } from "../sources/challenge.js";
import { checkUrl, httpsGet, overTls, type Answer, type Way } from "./https-get.js";

export interface DocumentRef {
  docId: number;
  /** How provenance calls the page: the address under which people find it. */
  page: string;
}

const site = "https://open.taobao.com";
/** Milliseconds between two requests: a person's pace. */
const pause = 1_000;
const maxRedirects = 5;

/**
 * A document id, or a URL of the documentation, as the document it means.
 * @throws Error for a URL that is not https to a host of the documentation, or that names no document
 */
export function documentOf(name: string): DocumentRef {
  const docId = /^\d+$/.test(name) ? Number(name) : docIdOf(new URL(name));
  if (!Number.isSafeInteger(docId) || docId <= 0) {
    throw new Error(`${name}: expected a document id, found ${docId}`);
  }
  return { docId, page: `${site}/api.htm?docId=${docId}&docType=2` };
}

function docIdOf(url: URL): number {
  checkUrl(url);
  const id = url.searchParams.get("docId") ?? url.searchParams.get("apiId");
  if (id !== null && /^\d{1,12}$/.test(id)) return Number(id);
  throw new Error(
    `${url.origin}${url.pathname}: expected docId=N or apiId=N in the address, found neither; copy it from the page of an API`,
  );
}

/** One run's visit to the site: its cookies, its pace, and whether the site has had enough of it. */
export class Visit {
  private readonly cookies = new Map<string, string>();
  private token: string | undefined;
  private refusedBy: string | undefined;
  private lastRequest = 0;

  constructor(
    private readonly way: Way = overTls,
    private readonly pace = pause,
  ) {}

  /** The bytes of a document's JSON. @throws Error when the site gives none */
  async fetch(document: DocumentRef): Promise<Uint8Array> {
    if (this.refusedBy !== undefined) {
      throw new Error(`not asked for, since the site answered ${this.refusedBy} before; try later`);
    }
    this.token ??= await this.enter(document);
    const url = new URL("/handler/document/getDocument.json", site);
    url.search = new URLSearchParams({
      isEn: "false",
      treeId: "",
      docId: String(document.docId),
      docType: "2",
      _tb_token_: this.token,
    }).toString();
    const { body } = await this.get(url, document.page);
    this.refuseChallenge(body);
    return body;
  }

  /** Visits the page as a browser does; the token is in a cookie, else in a hidden input. */
  private async enter(document: DocumentRef): Promise<string> {
    const { body } = await this.get(new URL(document.page), site);
    const cookie = this.cookies.get("_tb_token_");
    if (cookie !== undefined) return cookie;
    const page = new TextDecoder().decode(body.subarray(0, 1_000_000));
    const hidden = /name=["']?_tb_token_["']?[^>]{0,200}?value=["']?([\w-]{1,64})/.exec(page)?.[1];
    // The site compares the two places with each other only, so any token does.
    const token = hidden ?? randomBytes(8).toString("hex");
    this.cookies.set("_tb_token_", token);
    return token;
  }

  private async get(start: URL, referer: string): Promise<Answer> {
    let url = start;
    for (let hop = 0; hop <= maxRedirects; hop++) {
      await sleep(Math.max(0, this.lastRequest + this.pace - Date.now()));
      this.lastRequest = Date.now();
      const answer = await httpsGet(url, this.headers(referer), this.way);
      this.keepCookies(answer);
      const { location } = answer.headers;
      if (answer.status >= 300 && answer.status < 400 && location !== undefined) {
        url = new URL(location, url);
        checkUrl(url);
        continue;
      }
      if (answer.status === 200) return answer;
      throw new Error(`expected a document, found HTTP status ${answer.status}; try later`);
    }
    throw new Error(`expected a document, found more than ${maxRedirects} redirects`);
  }

  private headers(referer: string): Record<string, string> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    return {
      "user-agent": "topgen (reads API documentation)",
      accept: "application/json, text/html",
      referer,
      ...(cookie === "" ? {} : { cookie }),
    };
  }

  private keepCookies({ headers }: Answer): void {
    for (const line of headers["set-cookie"] ?? []) {
      const match = /^\s*([\w.-]{1,64})=([^;\s]{0,512})/.exec(line);
      if (match?.[1] !== undefined) this.cookies.set(match[1], match[2] ?? "");
    }
  }

  /** What is no document is looked at for a challenge: after one, the site is left alone. */
  private refuseChallenge(body: Uint8Array): void {
    const text = new TextDecoder().decode(body);
    if (hasDocument(text)) return;
    const challenge = recogniseChallenge(text);
    if (challenge === undefined) return;
    this.refusedBy = challenge;
    throw new Error(
      `expected a document, found ${challenge}; open the page in a browser and save it as a file`,
    );
  }
}

function hasDocument(text: string): boolean {
  try {
    const value = JSON.parse(text) as { data?: unknown } | null;
    return typeof value?.data === "object" && value.data !== null;
  } catch {
    return false;
  }
}
