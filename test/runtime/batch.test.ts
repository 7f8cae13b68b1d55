/** Several calls in one request: the body, the signature over it, and the answers in order. */
import { afterEach, describe, expect, it } from "vitest";
import { errorOf, failure, good, start, stopAll } from "./support/client.js";
import { sampleApi } from "./support/sample-api.js";

afterEach(stopAll);

const SEPARATOR = "\r\n-S-\r\n";
const other = { ...sampleApi, method: "taobao.other.rows.get" };

describe("batch", () => {
  it("sends shared parameters once, signs the body and returns each answer", async () => {
    const { top, received } = await start(
      () => [good, failure(15, "isv.item-not-exist"), good].join(SEPARATOR),
      { session: "s0", signMethod: "md5" },
    );
    const call = { api: sampleApi, params: { name: "商 1" } };
    const [first, second, third] = await top.batch([call, call, { ...call, session: "s0" }]);
    expect(first).toMatchObject({ status: "fulfilled", value: { result: { total: 1 } } });
    expect(second).toMatchObject({
      status: "rejected",
      reason: { code: 15, solution: "检查商品ID" },
    });
    expect(third.status).toBe("fulfilled");
    const [request] = received;
    expect(request?.signed).toBe(true);
    expect(request?.url).toMatch(/^\/router\/batch\?/);
    expect(request?.contentType).toBe("text/plain;charset=UTF-8");
    expect(request?.url).not.toContain("session");
    const name = "name=%E5%95%86+1";
    expect(request?.body.split(SEPARATOR)).toEqual([
      "#PUBLIC#method=taobao.sample.rows.get&session=s0",
      name,
      name,
      name,
    ]);
  });

  it("gives each call its own method and session", async () => {
    const { top, received } = await start(() => [good, good].join(SEPARATOR));
    await top.batch([
      { api: sampleApi, params: { name: "a" }, session: "s1" },
      { api: other, params: { name: "b" }, session: "s2", targetAppKey: "t" },
    ]);
    expect(received[0]?.body.split(SEPARATOR)).toEqual([
      "name=a&method=taobao.sample.rows.get&session=s1",
      "name=b&method=taobao.other.rows.get&session=s2&target_app_key=t",
    ]);
  });

  it("writes N for a call without parameters of its own", async () => {
    const { top, received } = await start(() => [good, good].join(SEPARATOR));
    const call = { api: sampleApi, params: { name: " " } };
    await top.batch([call, call], { validate: { request: "off" } });
    expect(received[0]?.body).toBe(
      `#PUBLIC#method=taobao.sample.rows.get${SEPARATOR}N${SEPARATOR}N`,
    );
  });

  it("throws when one error answers the whole batch, after the retries that it deserves", async () => {
    const { top, received } = await start(() => failure(15, "isp.x"), {
      retry: { retries: 1, delay: 1 },
    });
    const call = { api: sampleApi, params: { name: "a" } };
    expect(await errorOf(top.batch([call, call]))).toMatchObject({ code: 15, method: "batch" });
    expect(received).toHaveLength(2);
  });

  it("throws when answers are missing, and refuses files before sending", async () => {
    const { top, received } = await start(() => [good, good].join(SEPARATOR));
    const call = { api: sampleApi, params: { name: "a" } };
    expect(await errorOf(top.batch([call, call, call]))).toMatchObject({ kind: "malformed" });
    const picture = new Uint8Array(1);
    const error = await errorOf(top.batch([{ api: sampleApi, params: { name: "a", picture } }]));
    expect(error).toMatchObject({ name: "TopValidationError", issues: [{ path: ["picture"] }] });
    expect(received).toHaveLength(1);
  });
});
