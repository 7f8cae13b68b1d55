/** The way to the gateway and back: what runtimes' own `fetch` give, limits, aborts, odd bodies. */
import { getEventListeners } from "node:events";
import { Readable } from "node:stream";
import { inspect } from "node:util";
import { afterEach, describe, expect, it, vi } from "vitest";
import { readText } from "../../templates/runtime/body.js";
import { TopClient } from "../../templates/runtime/client.js";
import type { TopClientOptions } from "../../templates/runtime/options.js";
import { errorOf, failure, good, secret, start, stopAll } from "./support/client.js";
import { sampleApi } from "./support/sample-api.js";

afterEach(stopAll);

const params = { name: "n" };
const once = { retry: { retries: 0 } };
type Fetch = NonNullable<TopClientOptions["fetch"]>;

/** What React Native's `fetch` gives: no `body`, and `arrayBuffer` fails. */
const reactNative: Fetch = async (url, init) => {
  const response = await fetch(url, init);
  const { status, headers } = response;
  const text = (): Promise<string> => response.text();
  const arrayBuffer = (): never => {
    throw new Error("FileReader.readAsArrayBuffer is not implemented");
  };
  return { status, headers, text, arrayBuffer } as unknown as Response;
};

/** What the package node-fetch gives: a stream of Node's as `body`. */
const nodeFetch: Fetch = async (url, init) => {
  const response = await fetch(url, init);
  const { status, headers } = response;
  const bytes = new Uint8Array(await response.arrayBuffer());
  const body = Readable.from([bytes.slice(0, 7), bytes.slice(7)].map((part) => Buffer.from(part)));
  return { status, headers, body } as unknown as Response;
};

describe.each([
  ["React Native", reactNative],
  ["node-fetch", nodeFetch],
])("the answers of %s", (_, own) => {
  it("are read", async () => {
    const { top } = await start(() => '{"r_response":{"note":"商家"}}', { fetch: own });
    expect(await top.execute(sampleApi, params)).toEqual({ note: "商家" });
  });

  it("are bounded", async () => {
    const options = { fetch: own, maxResponseBytes: 100, ...once };
    const { top } = await start(() => `{"a":"${"x".repeat(200)}"}`, options);
    expect(await errorOf(top.execute(sampleApi, params))).toMatchObject({ kind: "too-large" });
  });

  it("are errors with what came", async () => {
    const { top } = await start(() => ({ status: 502, body: "<h1>bad gateway</h1>" }), {
      fetch: own,
      ...once,
    });
    const expected = { kind: "status", status: 502, body: "<h1>bad gateway</h1>" };
    expect(await errorOf(top.execute(sampleApi, params))).toMatchObject(expected);
  });
});

describe("an answer in another charset", () => {
  it("is decoded by it, also where it does not come in chunks", async () => {
    const bytes = Buffer.from([0x22, 0xd6, 0xd0, 0x22]);
    const body = Buffer.concat([Buffer.from('{"r_response":{"note":'), bytes, Buffer.from("}}")]);
    const headers = new Headers({ "content-type": "application/json;charset=GBK" });
    const answers = [
      () => new Response(body, { headers }),
      () => ({ status: 200, headers, arrayBuffer: () => Promise.resolve(body) }),
    ];
    for (const answer of answers) {
      const own = (): Promise<Response> => Promise.resolve(answer() as unknown as Response);
      const top = new TopClient({ appKey: "1", appSecret: secret, fetch: own });
      expect(await top.execute(sampleApi, params)).toEqual({ note: "中" });
    }
  });
});

describe("an answer that can't be read to its end", () => {
  it.each<[string, string, string | undefined, number]>([
    ["network", "that breaks off", undefined, 10_000],
    ["too-large", "over the limit", "18", 10],
  ])("is %s with status and beginning: %s", async (kind, _, length, maxResponseBytes) => {
    const page = `<h1>${secret.slice(0, 4)}</h1>`;
    const own: Fetch = () => {
      const body = new ReadableStream({
        start: (controller) => {
          controller.enqueue(new TextEncoder().encode(page));
          if (length !== undefined) controller.close();
        },
        pull: (controller) => {
          controller.error(new TypeError("terminated"));
        },
      });
      return Promise.resolve(new Response(body, { status: 502 }));
    };
    const top = new TopClient({ appKey: "1", appSecret: secret, fetch: own, maxResponseBytes });
    const error = await errorOf(top.execute(sampleApi, params, once));
    expect(error).toMatchObject({ kind, status: 502, body: page });
  });
});

describe("a failure of the platform's fetch", () => {
  it.each<[string, unknown, string]>([
    ["a code", Object.assign(new Error("x"), { code: "ECONNREFUSED" }), "(ECONNREFUSED)"],
    ["words alone", new Error("bad port"), "(bad port)"],
  ])("tells what is behind it: %s", async (_, cause, words) => {
    const own: Fetch = () => Promise.reject(new TypeError("fetch failed", { cause }));
    const top = new TopClient({ appKey: "1", appSecret: secret, fetch: own, ...once });
    const error = await errorOf(top.execute(sampleApi, params));
    expect((error as Error).message).toBe(`${sampleApi.method}: fetch failed ${words}`);
  });
});

describe("an abort", () => {
  const reason = new Error("the user went away");

  it.each<[string, () => AbortSignal, unknown]>([
    ["before the call", () => AbortSignal.abort(reason), reason],
    ["with a reason that is no error", () => AbortSignal.abort("why"), "why"],
    [
      "while it waits for an answer",
      () => {
        const abort = new AbortController();
        setTimeout(() => {
          abort.abort(reason);
        }, 20);
        return abort.signal;
      },
      reason,
    ],
  ])("%s keeps its reason", async (_, signal, cause) => {
    const { top } = await start(() => ({ wait: 3000 }));
    const error = await errorOf(top.execute(sampleApi, params, { signal: signal() }));
    expect(error).toMatchObject({ kind: "aborted", retryable: false, method: sampleApi.method });
    expect((error as Error).cause).toBe(cause);
  });

  it("by a deadline has the deadline's error as its cause", async () => {
    const { top } = await start(() => ({ wait: 3000 }));
    const signal = AbortSignal.timeout(20);
    const error = await errorOf(top.execute(sampleApi, params, { signal }));
    expect(error).toMatchObject({ kind: "aborted", cause: { name: "TimeoutError" } });
  });

  it("of the client ends all its calls", async () => {
    const abort = new AbortController();
    const { top } = await start(() => ({ wait: 3000 }), { signal: abort.signal });
    const calls = [1, 2, 3].map(() => errorOf(top.execute(sampleApi, params)));
    abort.abort(reason);
    for (const error of await Promise.all(calls)) expect(error).toMatchObject({ cause: reason });
  });

  it("is listened for once, however many calls share its signal", async () => {
    const { signal } = new AbortController();
    const { top } = await start(() => ({ body: good, wait: 30 }), {
      signal,
      rateLimit: { app: { perSecond: 1000, burst: 5 } },
    });
    const calls = Array.from({ length: 20 }, () => top.execute(sampleApi, params));
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(getEventListeners(signal, "abort")).toHaveLength(1);
    await Promise.all(calls);
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("ends a call that waits for its session", async () => {
    const never = (): Promise<string> => new Promise(() => undefined);
    const { top } = await start(() => good, { session: never });
    const signal = AbortSignal.timeout(20);
    const error = await errorOf(top.execute(sampleApi, params, { signal }));
    expect(error).toMatchObject({ kind: "aborted", cause: { name: "TimeoutError" } });
  });

  it("lets go of a body that a `fetch` of one's own still sends", async () => {
    let cancelled = false;
    const body = new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode('{"r'));
      },
      cancel: () => {
        cancelled = true;
      },
    });
    const own = (): Promise<Response> => Promise.resolve(new Response(body));
    const top = new TopClient({ appKey: "1", appSecret: secret, fetch: own, ...once });
    await errorOf(top.execute(sampleApi, params, { timeout: 20 }));
    expect(cancelled).toBe(true);
  });
});

describe("a limit", () => {
  it.each(["timeout", "headersTimeout", "callTimeout"])("is told by its name: %s", async (name) => {
    const { top } = await start(() => ({ wait: 3000 }));
    const error = await errorOf(top.execute(sampleApi, params, { ...once, [name]: 20 }));
    expect((error as Error).message).toContain(`no answer within 20 ms (${name})`);
  });

  it.each([Number.POSITIVE_INFINITY, 2 ** 31, 1e15])("of %s ms never fires", async (timeout) => {
    const { top } = await start(() => ({ body: good, wait: 30 }));
    const options = { timeout, headersTimeout: timeout, callTimeout: timeout };
    expect((await top.execute(sampleApi, params, options)).result?.total).toBe(1);
  });

  it.each(["timeout", "headersTimeout", "callTimeout", "maxResponseBytes"])(
    "%s that is none is refused",
    async (name) => {
      const { top, received } = await start(() => good);
      for (const value of [-1, 0, Number.NaN, "soon"]) {
        const error = await errorOf(top.execute(sampleApi, params, { [name]: value }));
        expect(error).toBeInstanceOf(RangeError);
        expect((error as Error).message).toContain(name);
        const make = (): TopClient => new TopClient({ appKey: "1", appSecret: "2", [name]: value });
        expect(make).toThrow(RangeError);
      }
      expect(received).toEqual([]);
    },
  );

  it.each(["retries", "delay", "maxDelay"])("%s that is negative is refused", async (name) => {
    const { top } = await start(() => good);
    for (const value of [-1, Number.NaN]) {
      const error = await errorOf(top.execute(sampleApi, params, { retry: { [name]: value } }));
      expect(error).toBeInstanceOf(RangeError);
    }
  });

  it("of a whole call ends its tries and waits", async () => {
    let tries = 0;
    const { top } = await start(() => failure(15, "isp.x"), {
      retry: { retries: 100, delay: 20, maxDelay: 20 },
      callTimeout: 200,
      hooks: { onRequest: () => (tries += 1) },
    });
    const error = await errorOf(top.execute(sampleApi, params));
    expect(error).toMatchObject({ kind: "timeout" });
    expect((error as Error).message).toContain("200 ms");
    const [before] = [tries];
    expect(before).toBeGreaterThan(0);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(tries).toBe(before);
  });

  it("until the answer begins does not hold for its rest", async () => {
    const slow = new ReadableStream({
      start: (controller) => {
        setTimeout(() => {
          controller.enqueue(new TextEncoder().encode(good));
          controller.close();
        }, 120);
      },
    });
    const own = (): Promise<Response> => Promise.resolve(new Response(slow));
    const top = new TopClient({ appKey: "1", appSecret: secret, fetch: own, headersTimeout: 40 });
    expect((await top.execute(sampleApi, params)).result?.total).toBe(1);
    const { top: late } = await start(() => ({ wait: 3000 }), { headersTimeout: 40, ...once });
    const error = await errorOf(late.execute(sampleApi, params));
    expect(error).toMatchObject({ kind: "timeout" });
    expect((error as Error).message).toContain("40 ms");
  });

  it("leaves no timer behind", async () => {
    const set = vi.spyOn(globalThis, "setTimeout");
    const clear = vi.spyOn(globalThis, "clearTimeout");
    const hour = 3_600_000;
    const { top } = await start((_, n) => (n === 0 ? failure(15, "isp.x") : good), {
      timeout: hour,
      headersTimeout: hour,
      callTimeout: hour,
      retry: { delay: 1 },
    });
    await top.execute(sampleApi, params);
    const made = set.mock.results.filter((_, at) => (set.mock.calls[at]?.[1] ?? 0) > hour / 2);
    const cleared = clear.mock.calls.map(([timer]) => timer);
    expect(made.length).toBeGreaterThan(2);
    for (const { value } of made) expect(cleared).toContain(value);
  });
});

describe("a client", () => {
  it("works behind a Proxy and made reactive", async () => {
    const { top } = await start(() => good);
    const plain = new Proxy(top, {});
    // As the reactive proxies of frameworks do: every object that is read becomes one as well.
    const deep = <T extends object>(target: T): T =>
      new Proxy(target, {
        get: (object, key, receiver): unknown => {
          const value: unknown = Reflect.get(object, key, receiver);
          return typeof value === "object" && value !== null ? deep(value) : value;
        },
      });
    for (const one of [plain, deep(top)]) {
      expect((await one.execute(sampleApi, params)).result?.total).toBe(1);
      for await (const page of one.paginate(sampleApi, params)) expect(page.result?.total).toBe(1);
      expect(await one.batch([])).toEqual([]);
    }
  });

  it("shows nothing of its secrets", () => {
    const top = new TopClient({ appKey: "1", appSecret: secret, session: "s-4711-canary" });
    const shown = inspect(top, { depth: 9, showHidden: true }) + JSON.stringify(top);
    expect(shown).not.toMatch(/4711|0123456789abcdef/);
  });

  it.each([
    "/router/rest",
    "gw.api.taobao.com/router/rest",
    "ftp://x/",
    "http://u:p@x/",
    "http://",
  ])("refuses the endpoint %s and says what it expects", (endpoint) => {
    const make = (): TopClient => new TopClient({ appKey: "1", appSecret: "2", endpoint });
    expect(make).toThrow(/endpoint: expected an absolute http or https URL/);
    expect(make).not.toThrow(/u:p/);
  });
});

it("keeps nothing of a body that breaks off", async () => {
  const { signal } = new AbortController();
  const body = new ReadableStream({
    pull(controller) {
      controller.error(new TypeError("terminated"));
    },
  });
  const read = { text: "" };
  await expect(readText(new Response(body), 100, signal, read)).rejects.toThrow("terminated");
  expect(getEventListeners(signal, "abort")).toEqual([]);
});
