/** When the client tries again, and how it keeps its clock right. */
import { afterEach, describe, expect, it } from "vitest";
import type { RetryEvent, TopClientOptions } from "../../templates/runtime/options.js";
import { toDate } from "../../templates/runtime/time.js";
import { errorOf, failure, good, start, stopAll } from "./support/client.js";
import type { Answer, Received } from "./support/gateway.js";
import { sampleApi } from "./support/sample-api.js";

afterEach(stopAll);

describe("retry", () => {
  it("of a call is told what differs from the client's", async () => {
    const { top, received } = await start(() => failure(15, "isv.busy"), {
      retry: { retries: 0, delay: 1, subCodes: ["isv.busy"] },
    });
    await errorOf(top.execute(sampleApi, { name: "n" }, { retry: { retries: 2 } }));
    expect(received).toHaveLength(3);
    await errorOf(top.execute(sampleApi, { name: "n" }));
    expect(received).toHaveLength(4);
  });

  it.each<[string, string, Answer | string, Partial<TopClientOptions>, number]>([
    ["a platform fault", "a.b.update", failure(15, "isp.top-remote-connection-timeout"), {}, 4],
    ["a platform fault of code 700", "a.b.update", failure(700, "isp.unknown-error"), {}, 4],
    ["a fault that stays", "a.b.get", failure(15, "isp.null-pointer-exception"), {}, 1],
    ["a caller's fault", "a.b.get", failure(50, "isv.invalid-parameter"), {}, 1],
    ["another platform code", "a.b.get", failure(25), {}, 1],
    ["a lost connection while reading", "a.b.querycoupon", { drop: true }, {}, 4],
    ["a lost connection while writing", "taobao.item.update.listing", { drop: true }, {}, 1],
    [
      "a lost connection of a call that may be repeated",
      "a.b.update",
      { drop: true },
      { idempotent: true },
      4,
    ],
    [
      "a platform fault of a call that may not be repeated",
      "a.b.update",
      failure(15, "isp.x"),
      { idempotent: false },
      1,
    ],
    ["a server failure while reading", "a.b.get", { status: 503 }, {}, 4],
    ["a long ban", "a.b.get", failure(7, "x", "This ban will last for 31062 more seconds"), {}, 1],
    ["as often as told", "a.b.get", failure(15, "isp.x"), { retry: { retries: 1, delay: 1 } }, 2],
  ])("follows the policy for %s", async (...[, method, answer, options, tries]) => {
    const { top, received } = await start(() => answer, { retry: { delay: 1 }, ...options });
    await errorOf(top.execute({ ...sampleApi, method }, { name: "n" }));
    expect(received).toHaveLength(tries);
    expect(received.every(({ signed }) => signed)).toBe(true);
  });

  it("waits for the end of a short ban", async () => {
    const events: RetryEvent[] = [];
    const hooks = { onRetry: (event: RetryEvent): void => void events.push(event) };
    const ban = failure(
      7,
      "accesscontrol.limited-by-api-access-count",
      "This ban will last for 0 more seconds",
    );
    const { top } = await start((_, n) => (n === 0 ? ban : good), { hooks });
    await top.execute(sampleApi, { name: "n" });
    expect(events).toMatchObject([
      { attempt: 1, delay: 1000, error: { code: 7, retryable: true, retryAfter: 0 } },
    ]);
  });

  it("backs off with growing waits within their bounds", async () => {
    const delays: number[] = [];
    const hooks = { onRetry: ({ delay }: RetryEvent): void => void delays.push(delay) };
    const { top } = await start(() => failure(15, "isp.x"), {
      hooks,
      retry: { retries: 4, delay: 8, maxDelay: 20 },
    });
    await errorOf(top.execute(sampleApi, { name: "n" }));
    const ceilings = [8, 16, 20, 20];
    delays.forEach((delay, i) => {
      const ceiling = ceilings[i] ?? 0;
      expect(delay).toBeGreaterThanOrEqual(ceiling / 2);
      expect(delay).toBeLessThanOrEqual(ceiling);
    });
    expect(delays).toHaveLength(4);
  });

  it("stamps and signs every try afresh", async () => {
    let now = Date.parse("2016-01-01T04:00:00Z");
    const { top, received } = await start((_, n) => (n < 2 ? failure(15, "isp.x") : good), {
      retry: { delay: 1 },
      now: () => (now += 500),
    });
    await top.execute(sampleApi, { name: "n" });
    const stamps = received.map(({ params }) => params["timestamp"]);
    expect(stamps).toEqual(["2016-01-01 12:00:00", "2016-01-01 12:00:01", "2016-01-01 12:00:01"]);
    expect(new Set(received.map(({ params }) => params["sign"])).size).toBe(2);
  });
});

describe("the clock", () => {
  const hour = 3_600_000;
  const late = { now: (): number => Date.now() - 3 * hour };
  const isLate = ({ params }: Received): boolean =>
    Math.abs(toDate(params["timestamp"] ?? "").getTime() - Date.now()) > 600_000;

  it("is corrected once by the Date header, and stays so", async () => {
    const { top, received } = await start(
      (request) => (isLate(request) ? failure(31) : good),
      late,
    );
    await top.execute(sampleApi, { name: "n" });
    await top.execute(sampleApi, { name: "n" });
    expect(received.map(isLate)).toEqual([true, false, false]);
  });

  it("is asked for when no header tells it", async () => {
    const text = new Date(Date.now() + 8 * hour).toISOString().slice(0, 19).replace("T", " ");
    const time = `{"time_get_response":{"time":"${text}"}}`;
    const { top, received } = await start((request) => {
      if (request.params["method"] === "taobao.time.get") return { body: time, undated: true };
      return { body: isLate(request) ? failure(31) : good, undated: true };
    }, late);
    await top.execute(sampleApi, { name: "n" });
    expect(received.map(({ params }) => params["method"])).toEqual([
      sampleApi.method,
      "taobao.time.get",
      sampleApi.method,
    ]);
  });

  it("gives up after one correction", async () => {
    const { top, received } = await start(() => failure(31));
    expect(await errorOf(top.execute(sampleApi, { name: "n" }))).toMatchObject({ code: 31 });
    expect(received).toHaveLength(2);
  });
});

describe("the rate", () => {
  it("holds calls back until it is their turn, and lets go of aborted ones", async () => {
    const rateLimit = { apis: { [sampleApi.method]: { perSecond: 0.01, burst: 2 } } };
    const { top, received } = await start(() => good, { rateLimit });
    await top.execute(sampleApi, { name: "n" });
    await top.execute(sampleApi, { name: "n" });
    const signal = AbortSignal.timeout(50);
    const held = await errorOf(top.execute(sampleApi, { name: "n" }, { signal }));
    expect(held).toMatchObject({ kind: "aborted" });
    await top.execute({ ...sampleApi, method: "a.b.get" }, { name: "n" });
    expect(received.map(({ params }) => params["method"])).toEqual([
      sampleApi.method,
      sampleApi.method,
      "a.b.get",
    ]);
  });
});
