/** What a call throws over real HTTP, for each way in which it can fail. */
import { afterEach, describe, expect, it } from "vitest";
import { TopApiError, TopTransportError } from "../../templates/runtime/errors.js";
import { errorOf, failure, good, start, stopAll } from "./support/client.js";
import type { Answer } from "./support/gateway.js";
import { sampleApi } from "./support/sample-api.js";

afterEach(stopAll);

describe("errors", () => {
  it("carries code, sub code, words, request id and the documented remedy", async () => {
    const { top } = await start(() => failure(15, "isv.item-not-exist", "no &apos;item&apos;"));
    const error = await errorOf(top.execute(sampleApi, { name: "n" }));
    expect(error).toMatchObject({
      name: "TopApiError",
      method: sampleApi.method,
      code: 15,
      subCode: "isv.item-not-exist",
      requestId: "r1",
      retryable: false,
      solution: "检查商品ID",
    });
    const typed = error as TopApiError;
    if (!typed.is(sampleApi)) return expect.unreachable("the sub code is documented");
    const code: "isv.item-not-exist" = typed.subCode;
    expect(code).toBe("isv.item-not-exist");
    expect(typed.message).toContain("isv.item-not-exist: no &apos;item&apos; (request_id r1)");
  });

  it("has the documented remedy also where a detail follows the sub code", async () => {
    const { top } = await start(() => failure(15, "isv.item-not-exist:num_iid"));
    const error = (await errorOf(top.execute(sampleApi, { name: "n" }))) as TopApiError;
    expect(error).toMatchObject({
      subCode: "isv.item-not-exist:num_iid",
      solution: "检查商品ID",
    });
    expect(error.is(sampleApi)).toBe(false);
  });

  it("does not take other sub codes or other APIs for documented ones", async () => {
    const { top } = await start(() => failure(15, "constructor"));
    const error = (await errorOf(top.execute(sampleApi, { name: "n" }))) as TopApiError;
    expect(error.is(sampleApi)).toBe(false);
    expect(error.solution).toBeUndefined();
    const other = new TopApiError({
      method: "x.y",
      code: 15,
      msg: "",
      subCode: "isv.item-not-exist",
      retryable: false,
    });
    expect(other.is(sampleApi)).toBe(false);
  });

  it.each<[string, Answer, Partial<TopTransportError>]>([
    [
      "a server failure",
      { status: 502, body: "<html>bad gateway</html>" },
      { kind: "status", status: 502, retryable: true },
    ],
    [
      "a client failure",
      { status: 404, body: "" },
      { kind: "status", status: 404, retryable: false },
    ],
    [
      "a redirect",
      { status: 302, headers: { location: "http://127.0.0.1:9/" } },
      { kind: "status", status: 302 },
    ],
    [
      "an HTML page",
      { body: "<!DOCTYPE html><html><script>x5secdata</script></html>" },
      { kind: "malformed" },
    ],
    ["a cut answer", { body: good.slice(0, 40) }, { kind: "malformed", status: 200 }],
    ["an empty answer", { body: "" }, { kind: "malformed" }],
    ["a lost connection", { drop: true }, { kind: "network", retryable: true }],
    ["a large answer", { body: `{"a":"${"x".repeat(5000)}"}` }, { kind: "too-large" }],
    ["no answer in time", { wait: 2000 }, { kind: "timeout" }],
  ])("is typed for %s", async (_, answer, expected) => {
    const { top } = await start(() => answer, {
      retry: { retries: 0 },
      maxResponseBytes: 4000,
      timeout: 200,
    });
    const error = await errorOf(top.execute(sampleApi, { name: "n" }));
    expect(error).toBeInstanceOf(TopTransportError);
    expect(error).toMatchObject({ method: sampleApi.method, ...expected });
  });

  it("reads the gateway's error from any HTTP status and in XML", async () => {
    const body = "<error_response><code>27</code><msg>Invalid session</msg></error_response>";
    const { top } = await start(() => ({ status: 400, body }));
    expect(await errorOf(top.execute(sampleApi, { name: "n" }))).toMatchObject({
      code: 27,
      msg: "Invalid session",
    });
  });

  it("does not take business members named code for an error", async () => {
    const { top } = await start(() => '{"r_response":{"code":"500","message":"x"}}');
    expect(await top.execute(sampleApi, { name: "n" })).toEqual({ code: "500", message: "x" });
  });

  it("ends at once when aborted, also while it waits", async () => {
    const abort = new AbortController();
    const stop = (): void => {
      abort.abort();
    };
    const { top, received } = await start(
      () => failure(7, "x", "This ban will last for 4 more seconds"),
      { hooks: { onRetry: () => void setTimeout(stop) } },
    );
    const { signal } = abort;
    const error = await errorOf(top.execute(sampleApi, { name: "n" }, { signal }));
    expect(error).toMatchObject({ kind: "aborted" });
    expect(received).toHaveLength(1);
    const before = errorOf(top.execute(sampleApi, { name: "n" }, { signal: AbortSignal.abort() }));
    expect(await before).toMatchObject({ kind: "aborted" });
    expect(received).toHaveLength(1);
  });
});
