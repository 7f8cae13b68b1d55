/** Rates: calls over the rate wait for their turn, by app and by API; a ban holds all of them. */
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Gate, type RateLimits } from "../../templates/runtime/gate.js";
import { failure, good, start, stopAll } from "./support/client.js";
import { sampleApi } from "./support/sample-api.js";

interface Out {
  readonly name: string;
  readonly time: number;
}

const words = (seconds: number): string => `This ban will last for ${seconds} more seconds`;

/** A gate whose clock is the test's, and what went out of it when. */
class Watched {
  readonly gate: Gate;
  readonly out: Out[] = [];
  readonly #begin = performance.now();
  #turn = 0;

  constructor(limits: RateLimits) {
    this.gate = new Gate(limits);
  }

  enter(method: string, signal?: AbortSignal, name = method): Promise<void> {
    const signals = signal === undefined ? [] : [signal];
    return this.gate.enter(method, this.#turn++, signals).then(() => {
      this.out.push({ name, time: performance.now() - this.#begin });
    });
  }

  /** When calls of a method went out. */
  times(name: string): number[] {
    return this.out.filter((one) => one.name === name).map(({ time }) => time);
  }
}

describe("a rate", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("lets a burst out at once and the rest at the rate", async () => {
    const watched = new Watched({ app: { perSecond: 10, burst: 3 } });
    for (let n = 0; n < 5; n++) void watched.enter("a");
    await vi.advanceTimersByTimeAsync(1000);
    void watched.enter("a");
    await vi.advanceTimersByTimeAsync(0);
    expect(watched.times("a")).toEqual([0, 0, 0, 100, 200, 1000]);
  });

  it("is the slower of the app's and the API's, and one API does not hold another up", async () => {
    const watched = new Watched({
      app: { perSecond: 10, burst: 2 },
      eachApi: { perSecond: 5, burst: 1 },
      apis: { "a.b": { perSecond: 1, burst: 1 } },
    });
    for (const method of ["x", "a.b", "a.b", "x", "constructor"]) void watched.enter(method);
    await vi.advanceTimersByTimeAsync(2000);
    expect(watched.times("a.b")).toEqual([0, 1000]);
    expect(watched.times("constructor")).toEqual([100]);
    expect(watched.times("x")).toEqual([0, 200]);
  });

  it("never lets more out than it and the burst allow, and each in its turn", async () => {
    const gaps = fc.array(fc.nat(500), { minLength: 1, maxLength: 40 });
    const rates = [fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 5 })] as const;
    await fc.assert(
      fc.asyncProperty(gaps, ...rates, async (waits, perSecond, burst) => {
        const watched = new Watched({ eachApi: { perSecond, burst } });
        for (const [n, wait] of waits.entries()) {
          await vi.advanceTimersByTimeAsync(wait);
          void watched.enter("a", undefined, String(n));
        }
        await vi.runAllTimersAsync();
        expect(watched.out.map(({ name }) => name)).toEqual(waits.map((_, n) => String(n)));
        for (const { time } of watched.out) {
          const within = watched.out.filter((one) => one.time >= time && one.time < time + 999.999);
          expect(within.length).toBeLessThanOrEqual(perSecond + burst);
        }
      }),
      { numRuns: 50 },
    );
  });

  it("gives the place of an aborted call to the next", async () => {
    const watched = new Watched({ app: { perSecond: 1, burst: 1 } });
    void watched.enter("a");
    const abort = new AbortController();
    const reason = new Error("no longer needed");
    const gone = watched.enter("gone", abort.signal).catch((error: unknown) => error);
    void watched.enter("b");
    await vi.advanceTimersByTimeAsync(500);
    abort.abort(reason);
    await vi.advanceTimersByTimeAsync(2000);
    expect(await gone).toMatchObject({ kind: "aborted", cause: reason });
    expect(watched.out).toEqual([
      { name: "a", time: 0 },
      { name: "b", time: 1000 },
    ]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each(["app", "eachApi"] as const)("%s that lets nothing out is refused", (name) => {
    expect(() => new Gate({ [name]: { perSecond: 0 } })).toThrow(RangeError);
    expect(() => new Gate({ [name]: { perSecond: 1, burst: 0 } })).toThrow(RangeError);
    expect(() => new Gate({ apis: { x: { perSecond: Number.NaN } } })).toThrow(RangeError);
    expect(() => new Gate({ [name]: { perSecond: Infinity } })).not.toThrow();
  });

  it("after a ban is felt for: one call, then two for each that comes back", async () => {
    const watched = new Watched({});
    for (let n = 0; n < 4; n++) void watched.enter("a");
    await vi.advanceTimersByTimeAsync(0);
    for (let n = 0; n < 4; n++) watched.gate.leave("a", { wait: 1000, wholeApp: false });
    for (let n = 0; n < 8; n++) void watched.enter("a");
    void watched.enter("other");
    await vi.advanceTimersByTimeAsync(999);
    expect([watched.times("a").length, watched.times("other")]).toEqual([4, [0]]);
    await vi.advanceTimersByTimeAsync(1);
    expect(watched.times("a")).toHaveLength(5);
    watched.gate.leave("a");
    await vi.advanceTimersByTimeAsync(0);
    expect(watched.times("a")).toHaveLength(7);
    watched.gate.leave("a");
    watched.gate.leave("a");
    await vi.advanceTimersByTimeAsync(0);
    expect(watched.times("a")).toHaveLength(11);
  });

  it("of the app as a whole holds every API when it bans", async () => {
    const watched = new Watched({});
    void watched.enter("a");
    await vi.advanceTimersByTimeAsync(0);
    watched.gate.leave("a", { wait: 1000, wholeApp: true });
    void watched.enter("b");
    await vi.advanceTimersByTimeAsync(2000);
    expect(watched.times("b")).toEqual([1000]);
  });
});

describe("a wave of calls over the gateway's limit", () => {
  afterEach(stopAll);

  it("holds the calls behind one that is not tried again", async () => {
    const begin = performance.now();
    const arrivals: number[] = [];
    const { top } = await start(
      () => {
        const now = performance.now() - begin;
        arrivals.push(now);
        const ban = failure(7, "accesscontrol.limited-by-api-access-count", words(0));
        return now < 900 ? ban : good;
      },
      { retry: { retries: 0 }, rateLimit: { app: { perSecond: 2, burst: 1 } } },
    );
    const calls = [1, 2, 3].map(() => top.execute(sampleApi, { name: "n" }));
    const states = (await Promise.allSettled(calls)).map(({ status }) => status);
    expect(states).toEqual(["rejected", "fulfilled", "fulfilled"]);
    expect(arrivals).toHaveLength(3);
  });

  it("comes through whole, in the order of the calls, with few refusals", async () => {
    const limit = 10;
    let [end, used, refused] = [0, 0, 0];
    const { top } = await start(() => {
      const now = Date.now();
      if (now >= end) [end, used] = [now + 900, 0];
      if (used++ < limit) return good;
      refused++;
      const words = "This ban will last for 0 more seconds";
      return failure(7, "accesscontrol.limited-by-api-access-count", words);
    });
    const done: number[] = [];
    const calls = Array.from({ length: 40 }, (_, n) =>
      top.execute(sampleApi, { name: "n" }).then(() => done.push(n)),
    );
    await Promise.all(calls);
    expect(done).toHaveLength(40);
    // All at once on every try would be refused 30 + 20 + 10 times.
    expect(refused).toBeLessThan(60);
    const later = done.filter((n) => n >= limit);
    expect(later).toEqual([...later].sort((a, b) => a - b));
  });
});
