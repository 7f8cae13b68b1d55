/** What an error carries: body, cause, JSON; and whose words it never changes. */
import { afterEach, describe, expect, it } from "vitest";
import {
  type TopApiError,
  type TopError,
  TopTransportError,
} from "../../templates/runtime/errors.js";
import { errorOf, failure, good, start, stopAll } from "./support/client.js";
import { sampleApi } from "./support/sample-api.js";

afterEach(stopAll);

const params = { name: "n" };
const once = { retry: { retries: 0 } };

describe("an error", () => {
  it.each<[string, string | { status: number; body: string }, object]>([
    ["a page", { status: 502, body: "<html>x</html>" }, { status: 502, body: "<html>x</html>" }],
    ["a page with 200", "<html>punish</html>", { kind: "malformed", body: "<html>punish</html>" }],
    ["a cut answer", '{"a":"b', { kind: "malformed", status: 200, body: '{"a":"b' }],
    ["a refusal", failure(15, "isv.x"), { code: 15, body: failure(15, "isv.x") }],
  ])("has the body of %s", async (_, answer, expected) => {
    const { top } = await start(() => answer, once);
    expect(await errorOf(top.execute(sampleApi, params))).toMatchObject(expected);
  });

  it("has no more of a body than its beginning", async () => {
    const { top } = await start(() => ({ status: 500, body: "x".repeat(100_000) }), once);
    const { body } = (await errorOf(top.execute(sampleApi, params))) as TopError;
    expect(body).toBe("x".repeat(4096));
  });

  it("has the body of an answer that differs from the documentation", async () => {
    const answer = '{"r_response":{"result":{"total":"many"}}}';
    const { top } = await start(() => answer, { validate: { response: "throw" } });
    expect(await errorOf(top.execute(sampleApi, params))).toMatchObject({ body: answer });
  });

  it("tells the platform's own failure as its cause", async () => {
    const { top } = await start(() => good, {
      endpoint: "http://127.0.0.1:1/router/rest",
      ...once,
    });
    const error = await errorOf(top.execute(sampleApi, params));
    expect(error).toMatchObject({ kind: "network", cause: { name: "TypeError" } });
    expect((error as Error).message).toContain("fetch failed");
  });

  it("is whole as JSON", async () => {
    const { top } = await start(() => failure(15, "isv.item-not-exist", "gone"), once);
    const error = (await errorOf(top.execute(sampleApi, params))) as TopApiError;
    const json = JSON.parse(JSON.stringify(error)) as Record<string, unknown>;
    expect(json).toMatchObject({
      name: "TopApiError",
      message: error.message,
      method: sampleApi.method,
      code: 15,
      subCode: "isv.item-not-exist",
      requestId: "r1",
    });
    const cause = new Error("gone");
    const lost = new TopTransportError("network", "m", { method: "a.b", cause });
    expect(JSON.parse(JSON.stringify(lost))).toMatchObject({
      ...{ name: "TopTransportError", message: "m", kind: "network", cause: "Error: gone" },
    });
  });

  it("waits as long as an overloaded server asks", async () => {
    const delays: number[] = [];
    const { top, received } = await start(
      (_, n) => (n === 0 ? { status: 429, headers: { "retry-after": "0" } } : good),
      { hooks: { onRetry: ({ delay }) => void delays.push(delay) }, retry: { delay: 1 } },
    );
    await top.execute(sampleApi, params);
    expect(received).toHaveLength(2);
    const busy = { status: 503, headers: { "retry-after": "3600" } };
    const { top: closed, received: asked } = await start(() => busy);
    expect(await errorOf(closed.execute(sampleApi, params))).toMatchObject({
      ...{ status: 503, retryAfter: 3600, retryable: true },
    });
    expect(asked).toHaveLength(1);
  });
});

describe("sub codes of one's own", () => {
  it("are tried again, with a detail or without", async () => {
    const retry = { delay: 1, subCodes: ["isv.trade-service-error"] };
    const codes = ["isv.trade-service-error", "isv.trade-service-error:BUSY"];
    const { top, received } = await start((_, n) => failure(15, codes[n] ?? "isv.other"), {
      retry,
    });
    const error = await errorOf(top.execute(sampleApi, params));
    expect(error).toMatchObject({ subCode: "isv.other" });
    expect(received).toHaveLength(3);
  });
});

describe("a session that is an ordinary word", () => {
  it.each([
    ["session", "session-not-exist"],
    ["ITEM", "isv.ITEM-not-exist:ITEM"],
    ["invalid", "isv.invalid-parameter"],
  ])("%s leaves the fields of an error as they are", async (session, subCode) => {
    const errors = { [subCode]: { message: "m", solution: "s" } };
    const api = { ...sampleApi, errors } as unknown as typeof sampleApi;
    const { top } = await start(() => failure(27, subCode, `invalid ${session} ITEM`), { session });
    const error = (await errorOf(top.execute(api, params))) as TopApiError;
    expect(error).toMatchObject({ subCode, subMsg: `invalid ${session} ITEM`, solution: "s" });
    expect(error.is(api)).toBe(true);
    expect(error.message).not.toMatch(new RegExp(`\\b${session}\\b`));
  });
});
