/**
 * A documentation site over real HTTP: the catalogue and the documents behind their two handlers,
 * with the token of an ordinary visit, and every way in which the real one fails. It counts what it
 * was asked.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { document } from "./small-page.js";

/** One document of the site. */
export interface SiteDocument {
  docId: number;
  method: string;
  category: string;
  gmtModified: number;
  /** More fields of its JSON. */
  fields?: Record<string, unknown>;
}

/** What the site answers instead of what was asked for. */
export type Fault =
  | { kind: "status"; status: number; retryAfter?: string }
  | { kind: "reset" }
  | { kind: "cut" }
  | { kind: "silent" }
  | { kind: "body"; body: string | Uint8Array; type?: string }
  | { kind: "redirect"; to: string };

/** The forms in which the site turns a visitor away. */
export const challenges: Readonly<Record<string, Fault>> = {
  "an answer of the anti-crawler gate": {
    kind: "body",
    body: '{"ret":["FAIL_SYS_USER_VALIDATE","RGV587_ERROR::SM::哎哟喂,被挤爆啦,请稍后重试"],"data":{"url":"https://x/punish?x5secdata=1"}}',
  },
  "a punish page": {
    kind: "body",
    body: '<html><script>location="https://x/_____tmd_____/punish?x5secdata=1"</script></html>',
    type: "text/html",
  },
  "a captcha": { kind: "body", body: '{"action":"captcha","url":"https://x"}' },
  "an empty body": { kind: "body", body: "" },
  "a login redirect": {
    kind: "redirect",
    to: "https://login.taobao.com/member/login.jhtml?redirectURL=https%3A%2F%2Fopen.taobao.com",
  },
  "a login page": {
    kind: "body",
    body: '<html><form><input id="fm-login-id"/>密码登录</form></html>',
    type: "text/html",
  },
};

export interface Asked {
  path: string;
  docId: number;
  etag: string | undefined;
}

/** Makes documents that differ in their ids only. */
export function documents(count: number): SiteDocument[] {
  return Array.from({ length: count }, (_, i) => ({
    docId: 1001 + i,
    method: `taobao.test.api${i}.get`,
    category: i % 2 === 0 ? "商品API" : "交易API",
    gmtModified: 1_600_000_000_000 + i,
  }));
}

export class DocumentationSite {
  readonly asked: Asked[] = [];
  /** Document id → faults, of which each request takes the first. */
  readonly faults = new Map<number, Fault[]>();
  /** Is asked before anything else what to answer a request with, by its number. */
  intercept: ((asked: Asked, request: number) => Fault | undefined) | undefined;
  /** Whether the catalogue tells when documents were changed. */
  tellsChanges = true;
  /** Whether documents have an ETag. */
  hasEtags = false;

  private constructor(
    private readonly server: Server,
    /** May be changed between requests. */
    public documents: SiteDocument[],
  ) {}

  static async start(list: SiteDocument[]): Promise<DocumentationSite> {
    const server = createServer();
    const site = new DocumentationSite(server, list);
    server.on("request", (request: IncomingMessage, answer: ServerResponse) => {
      site.handle(request, answer);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return site;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  /** How often documents were asked for, with or without success. */
  documentRequests(): number[] {
    return this.asked
      .filter(({ path }) => path.endsWith("getDocument.json"))
      .map(({ docId }) => docId);
  }

  private handle(request: IncomingMessage, answer: ServerResponse): void {
    const url = new URL(request.url ?? "/", this.origin);
    const docId = Number(url.searchParams.get("docId") ?? 0);
    const asked = { path: url.pathname, docId, etag: request.headers["if-none-match"] };
    this.asked.push(asked);
    const isDocument = url.pathname === "/handler/document/getDocument.json";
    const fault =
      this.intercept?.(asked, this.asked.length) ??
      (isDocument ? this.faults.get(docId)?.shift() : undefined);
    if (fault !== undefined) fail(fault, answer);
    else if (url.pathname === "/api.htm") {
      answer.setHeader("set-cookie", ["cna=1; Path=/", "_tb_token_=e3b0; Path=/; HttpOnly"]);
      answer.end("<html></html>");
    } else if (!hasToken(url, request)) answer.writeHead(403).end();
    else if (isDocument) this.answerDocument(docId, request, answer);
    else if (url.pathname === "/handler/document/getApiCatelogConfig.json") {
      answer.setHeader("content-type", "application/json;charset=UTF-8");
      answer.end(JSON.stringify({ success: true, data: this.catalogue() }));
    } else answer.writeHead(404).end();
  }

  private answerDocument(docId: number, request: IncomingMessage, answer: ServerResponse): void {
    const found = this.documents.find((one) => one.docId === docId);
    answer.setHeader("content-type", "application/json;charset=UTF-8");
    if (!found) {
      answer.end(JSON.stringify({ success: false, code: null, msg: "文档不存在", data: null }));
      return;
    }
    const etag = `"${found.gmtModified}"`;
    if (this.hasEtags) answer.setHeader("etag", etag);
    if (this.hasEtags && request.headers["if-none-match"] === etag) {
      answer.writeHead(304).end();
      return;
    }
    const { method, gmtModified, fields } = found;
    answer.end(JSON.stringify(document({ name: method, gmtModified, ...fields })));
  }

  private catalogue(): object {
    const categories = [...new Set(this.documents.map(({ category }) => category))];
    const catelogTrees = categories.map((category, i) => ({
      id: i + 1,
      name: category,
      catelogList: this.documents
        .filter((one) => one.category === category)
        .map(({ docId, method, gmtModified }) => ({
          ...{ id: docId, docId, docType: 2, name: method, subName: "查询", children: [] },
          ...(this.tellsChanges ? { gmtModified } : {}),
        })),
    }));
    const article = { id: 7, docId: 101617, docType: 1, name: "API调用方法详解", subName: "" };
    const guide = { id: 9, name: "指南", catelogList: [article] };
    return {
      name: "API文档",
      treeCategories: [{ id: 1, name: "API文档", catelogTrees: [...catelogTrees, guide] }],
    };
  }
}

/** The site compares the cookie with the query. */
function hasToken(url: URL, { headers }: IncomingMessage): boolean {
  const token = url.searchParams.get("_tb_token_") ?? "";
  return token !== "" && headers.cookie?.split("; ").includes(`_tb_token_=${token}`) === true;
}

function fail(fault: Fault, answer: ServerResponse): void {
  switch (fault.kind) {
    case "status":
      if (fault.retryAfter !== undefined) answer.setHeader("retry-after", fault.retryAfter);
      answer.writeHead(fault.status).end("busy");
      return;
    case "reset":
      answer.destroy();
      return;
    case "cut":
      answer.writeHead(200, { "content-length": "1000" });
      answer.write('{"success":true,');
      answer.destroy();
      return;
    case "redirect":
      answer.writeHead(302, { location: fault.to }).end();
      return;
    case "body":
      answer.setHeader("content-type", fault.type ?? "application/json;charset=UTF-8");
      answer.end(fault.body);
      return;
    case "silent":
  }
}
