/** Several calls in one request: the body, the signature over it, and the answers in order. */
import { afterEach, describe, expect, it } from "vitest";
import { errorOf, failure, good, start, stopAll } from "./support/client.js";
import { sampleApi } from "./support/sample-api.js";

afterEach(stopAll);

const SEPARATOR = "\r\n-S-\r\n";
const BAN_OF_A_SECOND = "This ban will last for 0 more seconds";
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

  it("holds the calls that a ban inside of it is for", async () => {
    const ban = failure(7, "accesscontrol.limited-by-api-access-count", BAN_OF_A_SECOND);
    const { top, received } = await start((_, n) => (n === 0 ? [ban, good].join(SEPARATOR) : good));
    await top.batch([
      { api: sampleApi, params: { name: "a" } },
      { api: other, params: { name: "b" } },
    ]);
    const order: string[] = [];
    await Promise.all([
      top.execute(sampleApi, { name: "c" }).then(() => order.push("banned")),
      top.execute(other, { name: "d" }).then(() => order.push("other")),
    ]);
    expect(order).toEqual(["other", "banned"]);
    expect(received).toHaveLength(3);
  });

  it("throws when answers are missing", async () => {
    const { top } = await start(() => [good, good].join(SEPARATOR));
    const call = { api: sampleApi, params: { name: "a" } };
    expect(await errorOf(top.batch([call, call, call]))).toMatchObject({ kind: "malformed" });
  });

  it("leaves refused calls out, tells of each and makes the others", async () => {
    const { top, received } = await start(() => [good, failure(15, "isv.x")].join(SEPARATOR));
    const picture = new Uint8Array(1);
    const results = await top.batch([
      { api: sampleApi, params: { name: "far too long" } },
      { api: sampleApi, params: { name: "b" } },
      { api: sampleApi, params: { name: "c", picture } },
      { api: sampleApi, params: { name: "d" } },
    ]);
    expect(results).toMatchObject([
      { status: "rejected", reason: { name: "TopValidationError", issues: [{ path: ["name"] }] } },
      { status: "fulfilled", value: { result: { total: 1 } } },
      { reason: { name: "TopValidationError", issues: [{ path: ["picture"] }] } },
      { status: "rejected", reason: { subCode: "isv.x" } },
    ]);
    expect(received[0]?.body.split(SEPARATOR).slice(1)).toEqual(["name=b", "name=d"]);
    const [alone] = await top.batch([{ api: sampleApi, params: { name: "c", picture } }]);
    expect(alone.status).toBe("rejected");
    expect(received).toHaveLength(1);
  });
});
