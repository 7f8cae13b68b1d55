/**
 * One run's visit to the documentation site. The pages are an application over two JSON handlers,
 * the catalogue and the document; both want the `_tb_token_` cookie of an ordinary visit as a query
 * parameter of the same name.
 */
import { randomBytes } from "node:crypto";
import { recogniseChallenge } from "../sources/challenge.js";
import { get, NetworkError, type Answer, type Way } from "./get.js";
import { Pace, paceOf, politePace, realClock, type Clock, type PaceOptions } from "./pace.js";
import { checkUrl, documentationSite, pageOf } from "./site.js";

/** A document, and the address under which people find it. */
export interface DocumentRef {
  docId: number;
  /** How provenance calls the page: the address under which people find it. */
  page: string;
}

const maxRedirects = 5;
/** How often a request is sent at most when the site is busy or the network fails. */
const maxAttempts = 4;
/** After so long the site has forgotten a visitor: the token is fetched anew. */
const sessionLength = 15 * 60_000;

/** The site wants no more of this visitor: nothing is asked until a person has looked. */
export class ChallengeError extends Error {
  override name = "ChallengeError";
}

/** There is no such document. */
export class NoDocumentError extends Error {
  override name = "NoDocumentError";
}

/**
 * A document id, or a URL of the documentation, as the document it means.
 * @throws Error for a URL that is not https to a host of the documentation, or that names no document
 */
export function documentOf(name: string): DocumentRef {
  const docId = /^\d+$/.test(name) ? Number(name) : docIdOf(new URL(name));
  if (!Number.isSafeInteger(docId) || docId <= 0) {
    throw new Error(`${name}: expected a document id, found ${docId}`);
  }
  return { docId, page: pageOf(docId) };
}

function docIdOf(url: URL): number {
  checkUrl(url, documentationSite);
  const id = url.searchParams.get("docId") ?? url.searchParams.get("apiId");
  if (id !== null && /^\d{1,12}$/.test(id)) return Number(id);
  throw new Error(
    `${url.origin}${url.pathname}: expected docId=N or apiId=N in the address, found neither; copy it from the page of an API`,
  );
}

/** What a visit needs to know of the world. */
export interface VisitOptions {
  way?: Way;
  clock?: Clock;
  /** `politePace` for the documentation's site, none for a site of the user's own when absent. */
  pace?: PaceOptions;
}

/** What the site says of a document. */
export interface FetchedDocument {
  /** Absent when it has not changed since it had the `etag` that was given. */
  bytes?: Uint8Array;
  etag?: string;
}

export class Visit {
  private readonly way: Way;
  private readonly pace: Pace;
  private readonly cookies = new Map<string, string>();
  private token: string | undefined;
  private entered = -Infinity;
  private refusedBy: string | undefined;
  /** How many requests were sent. */
  requests = 0;

  constructor(options: VisitOptions = {}) {
    this.way = options.way ?? { site: documentationSite };
    const usual = this.way.site.named ? paceOf(0) : politePace;
    this.pace = new Pace(options.pace ?? usual, options.clock ?? realClock);
  }

  /**
   * The bytes of a document's JSON.
   * @throws ChallengeError when the site turns the visitor away, then and for all later documents
   * @throws NoDocumentError when it has no such document
   * @throws NetworkError when no answer comes
   */
  async fetch({ docId }: DocumentRef): Promise<Uint8Array> {
    const { bytes } = await this.fetchIfChanged(docId, undefined);
    return bytes ?? new Uint8Array();
  }

  /** The same, but only when the document is another one than that of an `etag`. */
  async fetchIfChanged(docId: number, etag: string | undefined): Promise<FetchedDocument> {
    const query = { isEn: "false", treeId: "", docId: String(docId), docType: "2" };
    const page = pageOf(docId, this.way.site);
    const answer = await this.ask("getDocument", query, page, etag);
    if (answer.status === 304) return {};
    const text = new TextDecoder().decode(answer.body);
    if (!this.holds(isDocument, text, answer))
      throw new NoDocumentError(`the site has no document ${docId}`);
    const { etag: fresh } = answer.headers;
    return { bytes: answer.body, ...(fresh === undefined ? {} : { etag: fresh }) };
  }

  /** The text of the catalogue. @throws as `fetch` */
  async fetchCatalogue(): Promise<string> {
    const query = { scopeId: "", treeId: "", docId: "285", docType: "2", tag: "" };
    const answer = await this.ask(
      "getApiCatelogConfig",
      query,
      pageOf(285, this.way.site),
      undefined,
    );
    const text = new TextDecoder().decode(answer.body);
    if (!this.holds(isCatalogue, text, answer)) {
      throw new Error("expected the catalogue of the APIs, found an answer without one; try later");
    }
    return text;
  }

  /** One question to a handler, with the token of a visit that is still known. */
  private async ask(
    handler: string,
    query: Record<string, string>,
    page: string,
    etag: string | undefined,
  ): Promise<Answer> {
    if (this.refusedBy !== undefined) {
      throw new ChallengeError(
        `not asked for, since the site answered ${this.refusedBy} before; try later`,
      );
    }
    for (let renewed = false; ; renewed = true) {
      const token = await this.enter(page);
      const url = new URL(`/handler/document/${handler}.json`, this.way.site.origin);
      url.search = new URLSearchParams({ ...query, _tb_token_: token }).toString();
      const extra = etag === undefined ? {} : { "if-none-match": etag };
      const answer = await this.get(url, page, extra);
      if (answer.status !== 401 && answer.status !== 403) return answer;
      if (renewed) this.refuse(`HTTP status ${answer.status}`);
      this.token = undefined;
    }
  }

  /** Visits the page as a browser does; the token is in a cookie, else in a hidden input. */
  private async enter(page: string): Promise<string> {
    const { clock } = this.pace;
    if (this.token !== undefined && clock.now() - this.entered < sessionLength) return this.token;
    this.cookies.clear();
    const { body } = await this.get(new URL(page), this.way.site.origin, {});
    const text = new TextDecoder().decode(body.subarray(0, 1_000_000));
    const hidden = /name=["']?_tb_token_["']?[^>]{0,200}?value=["']?([\w-]{1,64})/.exec(text)?.[1];
    // The site compares the two places with each other only, so any token does.
    const token = this.cookies.get("_tb_token_") ?? hidden ?? randomBytes(8).toString("hex");
    this.cookies.set("_tb_token_", token);
    this.token = token;
    this.entered = clock.now();
    return token;
  }

  /** Sends a request until it is answered, or not to be answered. */
  private async get(url: URL, referer: string, extra: Record<string, string>): Promise<Answer> {
    for (let attempt = 1; ; attempt++) {
      try {
        const answer = await this.follow(url, { ...this.headers(referer), ...extra });
        if (answer.status !== 429 && answer.status < 500) return this.accept(answer);
        const after = answer.headers["retry-after"];
        const waits = attempt < maxAttempts && this.pace.backOff(attempt, after);
        if (waits) continue;
        const wish = after === undefined ? "try later" : `it asks to come back after ${after}`;
        throw new Error(`expected a document, found HTTP status ${answer.status}; ${wish}`);
      } catch (error) {
        if (!(error instanceof NetworkError) || attempt >= maxAttempts) throw error;
        if (!isPassing(error)) throw error;
        this.pace.backOff(attempt, undefined);
      }
    }
  }

  private accept(answer: Answer): Answer {
    const { status } = answer;
    if ([200, 304, 401, 403].includes(status)) return answer;
    if (status === 404 || status === 410) {
      throw new NoDocumentError(`the site has no such document (HTTP status ${status})`);
    }
    throw new Error(`expected a document, found HTTP status ${status}; try later`);
  }

  private async follow(start: URL, headers: Record<string, string>): Promise<Answer> {
    let url = start;
    for (let hop = 0; hop <= maxRedirects; hop++) {
      await this.pace.turn();
      this.requests += 1;
      const answer = await get(url, headers, this.way);
      this.keepCookies(answer);
      const { location } = answer.headers;
      if (answer.status < 300 || answer.status >= 400 || location === undefined) return answer;
      url = new URL(location, url);
      const challenge = recogniseChallenge(url.href);
      if (challenge !== undefined) this.refuse(`a redirect to ${challenge}`);
      checkUrl(url, this.way.site);
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

  /**
   * Whether an answer holds what was asked for; one that does not is looked at for a challenge.
   * @throws ChallengeError, and Error for an answer that is none of the handlers'
   */
  private holds(
    isPayload: (fields: Fields) => boolean,
    text: string,
    { headers }: Answer,
  ): boolean {
    const envelope = parseObject(text);
    if (envelope !== undefined && payloadsOf(envelope).some(isPayload)) return true;
    const challenge = text.trim() === "" ? "nothing at all" : recogniseChallenge(text);
    if (challenge !== undefined) this.refuse(challenge);
    if (envelope !== undefined) return false;
    const type = (headers["content-type"] ?? "").split(";", 1)[0]?.trim() ?? "";
    const found = type === "" ? "something else" : `another one (${type})`;
    throw new Error(
      `expected a JSON answer of the documentation's handler, found ${found}; open the page in a browser and save it as a file`,
    );
  }

  private refuse(challenge: string): never {
    this.refusedBy = challenge;
    throw new ChallengeError(
      `expected a document, found ${challenge}; open the page in a browser and save it as a file`,
    );
  }
}

/** Whether asking again may help; who can't be trusted or is not public is not asked again. */
function isPassing({ message }: NetworkError): boolean {
  return /\((?:ECONNRESET|EPIPE|ETIMEDOUT)\)|no whole answer|aborted|hang up/.test(message);
}

type Fields = Readonly<Record<string, unknown>>;

function parseObject(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An answer itself and what its envelopes may hold. */
function payloadsOf(envelope: Fields): Fields[] {
  const inner = [envelope["data"], envelope["result"]].filter(isFields);
  const deeper = inner.flatMap((fields) => [fields["result"], fields["model"]].filter(isFields));
  return [envelope, ...inner, ...deeper];
}

function isDocument({ name, requestParams, responseParams }: Fields): boolean {
  return Array.isArray(requestParams) || Array.isArray(responseParams) || typeof name === "string";
}

function isCatalogue({ treeCategories, catelogTrees }: Fields): boolean {
  return Array.isArray(treeCategories) || Array.isArray(catelogTrees);
}
