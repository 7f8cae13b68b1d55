/** The client over real HTTP: what it sends, and what it makes of answers. */
import { afterEach, describe, expect, it } from "vitest";
import { TopClient } from "../../templates/runtime/client.js";
import { TopResponseMismatch, TopValidationError } from "../../templates/runtime/errors.js";
import type { MismatchEvent } from "../../templates/runtime/options.js";
import { toDate } from "../../templates/runtime/time.js";
import { errorOf, failure, good, secret, start, stopAll } from "./support/client.js";
import { sampleApi, type SampleRequest } from "./support/sample-api.js";

afterEach(stopAll);

describe("a call", () => {
  it.each(["md5", "hmac", "hmac-sha256"] as const)("is signed with %s", async (signMethod) => {
    const { top, received } = await start(() => good, {
      signMethod,
      session: "session-1",
      partnerId: "p",
    });
    const { result } = await top.execute(sampleApi, { name: "商家 +&=%", tags: ["a", "b"] });
    expect(result).toEqual({ rows: [], total: 1 });
    const [request] = received;
    expect(request?.signed).toBe(true);
    expect(request?.url).toBe("/router/rest");
    expect(request?.contentType).toBe("application/x-www-form-urlencoded;charset=UTF-8");
    expect(request?.params).toMatchObject({
      method: "taobao.sample.rows.get",
      app_key: "12345678",
      session: "session-1",
      v: "2.0",
      format: "json",
      sign_method: signMethod,
      partner_id: "p",
      name: "商家 +&=%",
      tags: "a,b",
    });
    const stamp = toDate(request?.params["timestamp"] ?? "").getTime();
    expect(Math.abs(stamp - Date.now())).toBeLessThan(10_000);
  });

  it.each([
    [
      "xml",
      "<sample_rows_get_response><result><total>1</total></result></sample_rows_get_response>",
    ],
    ["json", good],
  ] as const)("is answered in %s", async (format, body) => {
    const { top, received } = await start(() => body, { format });
    expect((await top.execute(sampleApi, { name: "n" })).result?.total).toBe(1);
    expect(received[0]?.params["format"]).toBe(format);
  });

  it("asks for simplified JSON with the word true", async () => {
    const { top, received } = await start(() => '{"result":{"rows":[{"id":1}]},"request_id":"x"}', {
      simplify: true,
    });
    expect((await top.execute(sampleApi, { name: "n" })).result?.rows).toEqual([
      { id: "1", images: [] },
    ]);
    expect(received[0]?.params["simplify"]).toBe("true");
  });

  it.each<[string, SampleRequest["picture"]]>([
    ["bytes", new Uint8Array([1, 2, 3])],
    ["a Blob", new Blob([new Uint8Array([1, 2, 3])])],
    ["a stream", new Blob([new Uint8Array([1, 2, 3])]).stream()],
    ["an ArrayBuffer", new Uint8Array([1, 2, 3]).buffer],
  ])("sends a file given as %s, unsigned, again with every try", async (_, data) => {
    const { top, received } = await start(
      (_request, n) => (n === 0 ? failure(15, "isp.unknown-error") : good),
      {
        retry: { delay: 1 },
      },
    );
    const picture = { name: "图.png", data: data as Uint8Array, type: "image/png" };
    await top.execute(sampleApi, { name: "n", picture });
    expect(received).toHaveLength(2);
    for (const { signed, files, params } of received) {
      expect(signed).toBe(true);
      expect(params["name"]).toBe("n");
      expect(files["picture"]).toEqual({
        name: "图.png",
        type: "image/png",
        bytes: new Uint8Array([1, 2, 3]),
      });
    }
  });

  it("sends a session only where it has a place", async () => {
    const { top, received } = await start(() => good, { session: "s1" });
    await top.execute({ ...sampleApi, auth: "none" }, { name: "n" });
    await top.execute({ ...sampleApi, auth: "none" }, { name: "n" }, { session: "s2" });
    await top.execute(sampleApi, { name: "n" }, { session: "s3", targetAppKey: "t" });
    expect(received.map(({ params }) => params["session"])).toEqual([undefined, "s2", "s3"]);
    expect(received[2]?.params["target_app_key"]).toBe("t");
  });

  it("gives the raw answer beside the result", async () => {
    const { top } = await start(() => ({ body: good, headers: { "x-test": "1" } }));
    const answer = await top.executeRaw(sampleApi, { name: "n" });
    expect(answer).toMatchObject({
      requestId: "abc",
      attempts: 1,
      issues: [],
      raw: { status: 200, text: good },
    });
    expect(answer.raw.headers.get("x-test")).toBe("1");
  });

  it("tells hooks of each try, with the session and the signature masked", async () => {
    const events: [string, object][] = [];
    const hooks = {
      onRequest: (event: object): void => void events.push(["request", event]),
      onResponse: (event: object): void => void events.push(["response", event]),
      onRetry: (event: object): void => void events.push(["retry", event]),
    };
    const { top } = await start((_, n) => (n === 0 ? failure(15, "isp.x") : good), {
      hooks,
      session: "session-1",
      retry: { delay: 1 },
    });
    const picture = new Uint8Array(1);
    await top.execute(sampleApi, { name: "n", picture });
    const { method } = sampleApi;
    const params = { name: "n", picture: "[file]", session: "***", sign: "***", method };
    expect(events).toMatchObject([
      ["request", { method, attempt: 1, params }],
      ["response", { method, attempt: 1, status: 200 }],
      ["retry", { method, attempt: 1, error: { code: 15 } }],
      ["request", { method, attempt: 2, params }],
      ["response", { method, attempt: 2, status: 200 }],
    ]);
  });

  it("loads an API by its name, from a descriptor or the module that exports it", async () => {
    const { gateway } = await start(() => good);
    interface Registry {
      "taobao.sample.rows.get": { request: SampleRequest; response: { result?: object } };
    }
    const options = { appKey: "1", appSecret: secret, endpoint: gateway.url };
    for (const loaded of [sampleApi, { other: 1, sampleApi }]) {
      const top = new TopClient<Registry>(options, {
        "taobao.sample.rows.get": () => Promise.resolve(loaded),
      });
      const { result } = await top.call("taobao.sample.rows.get", { name: "n" });
      expect(result).toMatchObject({ total: 1 });
      await expect(top.call("constructor" as never, {} as never)).rejects.toThrow(
        /no API "constructor"/,
      );
    }
  });
});

describe("validation", () => {
  const bad = { name: "n", page_no: 0, created: 5 } as unknown as SampleRequest;

  it("refuses before anything is sent", async () => {
    const { top, received } = await start(() => good);
    const error = await errorOf(top.execute(sampleApi, bad));
    expect(error).toBeInstanceOf(TopValidationError);
    expect((error as TopValidationError).issues.map(({ path, rule }) => [path, rule])).toEqual([
      [["page_no"], "minimum"],
      [["created"], "type"],
    ]);
    expect((error as Error).message).toContain(
      'page_no: must be at least 1 (documentation: "最小值:1")',
    );
    expect(received).toHaveLength(0);
  });

  it.each(["report", "off"] as const)("sends faithfully with %s", async (mode) => {
    const events: MismatchEvent[] = [];
    const hooks = { onMismatch: (event: MismatchEvent): void => void events.push(event) };
    const { top, received } = await start(() => good, { validate: { request: mode }, hooks });
    await top.execute(sampleApi, bad);
    expect(received[0]?.params).toMatchObject({ name: "n", page_no: "0", created: "5" });
    expect(events).toHaveLength(mode === "report" ? 1 : 0);
  });

  const odd = '{"r_response":{"result":{"total":"many"},"request_id":"q"}}';

  it("reports an answer that differs and returns the best value", async () => {
    const events: MismatchEvent[] = [];
    const hooks = { onMismatch: (event: MismatchEvent): void => void events.push(event) };
    const { top } = await start(() => odd, { hooks });
    expect((await top.execute(sampleApi, { name: "n" })).result).toEqual({
      rows: [],
      total: "many",
    });
    expect(events).toMatchObject([
      {
        method: sampleApi.method,
        direction: "response",
        requestId: "q",
        issues: [{ path: ["result", "total"] }],
      },
    ]);
    const silent = { validate: { response: "off" } } as const;
    await top.execute(sampleApi, { name: "n" }, silent);
    expect(events).toHaveLength(1);
  });

  it("throws for an answer that differs when told so", async () => {
    const { top } = await start(() => odd, { validate: { response: "throw" } });
    const error = await errorOf(top.execute(sampleApi, { name: "n" }));
    expect(error).toBeInstanceOf(TopResponseMismatch);
    expect((error as Error).message).toContain("result.total: expected a number, found text");
  });

  it("survives hooks that fail later", async () => {
    const late: unknown[] = [];
    const heed = (reason: unknown): void => void late.push(reason);
    process.on("unhandledRejection", heed);
    const onRequest = (): void => Promise.reject(new Error("late")) as unknown as undefined;
    const { top } = await start(() => good, { hooks: { onRequest } });
    await top.execute(sampleApi, { name: "n" });
    await new Promise((resolve) => setTimeout(resolve, 10));
    process.off("unhandledRejection", heed);
    expect(late).toEqual([]);
  });

  it("survives hooks that throw", async () => {
    const fail = (): never => {
      throw new Error("hook");
    };
    const hooks = { onMismatch: fail, onRequest: fail, onResponse: fail, onRetry: fail };
    const { top } = await start((_, n) => (n === 0 ? failure(15, "isp.x") : odd), {
      hooks,
      retry: { delay: 1 },
    });
    expect((await top.execute(sampleApi, { name: "n" })).result?.total).toBe("many");
  });
});
