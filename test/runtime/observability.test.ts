/** What can be seen of a client from outside: spans of OpenTelemetry, a log for people. */
import { readFile } from "node:fs/promises";
import { context, SpanStatusCode, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { debugLog } from "../../templates/runtime/debug.js";
import type { TopHooks } from "../../templates/runtime/options.js";
import { errorOf, failure, good, secret, start, stopAll } from "./support/client.js";
import { sampleApi } from "./support/sample-api.js";
import { traced } from "./support/tracing.js";

const params = { name: "n" };
const { method } = sampleApi;

describe("a traced client", () => {
  const exporter = new InMemorySpanExporter();
  beforeAll(() => {
    const provider = new BasicTracerProvider({
      spanProcessors: [new SimpleSpanProcessor(exporter)],
    });
    trace.setGlobalTracerProvider(provider);
    context.setGlobalContextManager(new AsyncLocalStorageContextManager());
  });
  afterEach(async () => {
    exporter.reset();
    await stopAll();
  });
  afterAll(() => {
    trace.disable();
    context.disable();
  });

  it("has a span for each call, with its tries as events, inside the caller's", async () => {
    const { top } = await start((_, n) => (n === 0 ? failure(15, "isp.x") : good), {
      hooks: traced,
      retry: { delay: 1 },
    });
    await trace.getTracer("test").startActiveSpan("export", async (outer) => {
      await top.execute(sampleApi, params);
      outer.end();
    });
    const [call, outer] = exporter.getFinishedSpans();
    expect(call).toMatchObject({
      name: method,
      attributes: { "rpc.system": "top", "rpc.method": method, "http.response.status_code": 200 },
      events: [{ name: "retry", attributes: { attempt: 1 } }],
    });
    expect(call?.attributes["top.attempts"]).toBe(2);
    expect(call?.parentSpanContext?.spanId).toBe(outer?.spanContext().spanId);
  });

  it("keeps the spans of calls at once apart", async () => {
    const { top } = await start((_, n) => (n < 10 ? failure(15, "isp.x") : good), {
      hooks: traced,
      retry: { delay: 1 },
      rateLimit: { app: { perSecond: 1000, burst: 2 } },
    });
    await Promise.all(Array.from({ length: 10 }, () => top.execute(sampleApi, params)));
    const spans = exporter.getFinishedSpans();
    expect(spans).toHaveLength(10);
    const tries = spans.map((span) => span.events.length + 1);
    expect(spans.map((span) => span.attributes["top.attempts"])).toEqual(tries);
  });

  it("marks a span of a call that fails", async () => {
    const { top } = await start(() => failure(27, "invalid-sessionkey"), { hooks: traced });
    const error = await errorOf(top.execute(sampleApi, params));
    const [span] = exporter.getFinishedSpans();
    expect(span).toMatchObject({
      status: { code: SpanStatusCode.ERROR, message: (error as Error).message },
      events: [{ name: "exception" }],
    });
  });

  it("has one span for a batch", async () => {
    const body = `${good}\r\n-S-\r\n${good}`;
    const { top } = await start(() => ({ body, headers: { "content-type": "text/plain" } }), {
      hooks: traced,
    });
    await top.batch([
      { api: sampleApi, params },
      { api: sampleApi, params },
    ]);
    expect(exporter.getFinishedSpans().map(({ name }) => name)).toEqual(["batch"]);
  });
});

it("the README shows the hooks that are tested here", async () => {
  const read = (path: string): Promise<string> => readFile(new URL(path, import.meta.url), "utf8");
  const source = await read("support/tracing.ts");
  const shown = source
    .slice(source.indexOf("import"))
    .replace("../../../templates/runtime/options.js", "top-client")
    .replaceAll("top-client", "{{packageName}}");
  expect(await read("../../templates/readme.md.hbs")).toContain(shown);
});

describe("hooks of a call", () => {
  afterEach(stopAll);

  it("are called after those of the client and see the same events", async () => {
    const seen: string[] = [];
    const hooks = (who: string): TopHooks => ({
      onRequest: ({ call, attempt }) => void seen.push(`${who} request ${call}.${attempt}`),
      onResponse: ({ call }) => void seen.push(`${who} response ${call}`),
      aroundCall: async (_, run) => {
        seen.push(`${who} begins`);
        const outcome = await run();
        seen.push(`${who} ends after ${outcome.attempts}`);
        return outcome;
      },
    });
    const { top } = await start(() => good, { hooks: hooks("client") });
    await top.execute(sampleApi, params, { hooks: hooks("call") });
    await top.execute(sampleApi, params);
    expect(seen).toEqual([
      ...["client begins", "call begins", "client request 1.1", "call request 1.1"],
      ...["client response 1", "call response 1", "call ends after 1", "client ends after 1"],
      ...["client begins", "client request 2.1", "client response 2", "client ends after 1"],
    ]);
  });
});

it("a hook around a call that gives nothing is told so", async () => {
  const aroundCall = (async (_: unknown, run: () => Promise<unknown>) => {
    await run();
  }) as unknown as NonNullable<TopHooks["aroundCall"]>;
  const { top } = await start(() => good, { hooks: { aroundCall } });
  await expect(top.execute(sampleApi, params)).rejects.toThrow("has to give what run() gave");
  await stopAll();
});

describe("the debug log", () => {
  afterEach(stopAll);

  it("tells the body of a batch, which is signed as well", async () => {
    const lines: string[] = [];
    const { top } = await start(() => good, {
      session: "session/canary=4711",
      hooks: debugLog((line) => void lines.push(line)),
    });
    await top.batch([{ api: sampleApi, params }]);
    expect(lines[0]).toContain(String.raw`v2.0#PUBLIC#method=${method}&session=***`);
    expect(lines[0]).toContain("name=n");
    expect(lines.join("")).not.toMatch(/canary/);
  });

  it("has no character that some terminals take for a command or a line's end", async () => {
    const lines: string[] = [];
    const { top } = await start(
      (_, n) => (n === 0 ? failure(15, "isp.x", "\u009b31m\u2028\u007f") : good),
      { hooks: debugLog((line) => void lines.push(line)), retry: { delay: 1 } },
    );
    await top.request("taobao.odd\n.get");
    expect(lines).toHaveLength(5);
    for (const line of lines) expect(line).toMatch(/^[\x20-\x7e]*$/);
    expect(lines[2]).toContain(String.raw`\u009b31m\u2028\u007f`);
  });

  it("tells what was signed, and how it went, without a secret or a control character", async () => {
    const lines: string[] = [];
    const words = `\u001b[31m red\n::error::x ${secret}`;
    const { top, received } = await start(
      (_, n) => (n === 0 ? failure(15, "isp.x", words) : '{"r_response":{"message":"odd"}}'),
      {
        session: "session-canary-4711",
        hooks: debugLog((line) => void lines.push(line)),
        retry: { delay: 1 },
      },
    );
    await top.execute(sampleApi, { name: "a\nb", picture: new Uint8Array(3) });
    const [asked] = received;
    const rest = `sign_methodhmac-sha256timestamp${asked?.params["timestamp"] ?? ""}v2.0`;
    const signed = `app_key12345678formatjsonmethod${method}namea\nbsession***${rest}`;
    expect(lines[0]).toBe(`${method} #1.1: signed ${JSON.stringify(signed)}`);
    expect(lines[1]).toMatch(/#1\.1: HTTP 200 in \d+ ms$/);
    expect(lines[2]).toMatch(/#1\.1: again in \d ms: ".*isp\.x/);
    expect(lines.at(-1)).toBe(
      `${method}: response differs: ["has none of the documented members"]`,
    );
    const text = lines.join("");
    const signatures = received.map((request) => request.params["sign"] ?? "");
    for (const one of [secret, "session-canary-4711", ...signatures])
      expect(text).not.toContain(one);
    expect(text).toMatch(/^[\x20-\x7e]*$/);
  });
});
