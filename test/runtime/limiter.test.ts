/** Rates: calls over the rate wait for their turn, by app and by API. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Gate, TokenBucket } from "../../templates/runtime/limiter.js";

describe("TokenBucket", () => {
  it("lets a burst out at once and the rest at the rate", () => {
    const bucket = new TokenBucket({ perSecond: 10, burst: 3 });
    expect([1, 2, 3, 4, 5].map(() => bucket.take(1000))).toEqual([0, 0, 0, 100, 200]);
    expect(bucket.take(2000)).toBe(0);
  });

  it("never lets more out than its rate and burst allow", () => {
    const calls = fc.array(fc.nat(2000), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(
        calls,
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 5 }),
        (gaps, perSecond, burst) => {
          const bucket = new TokenBucket({ perSecond, burst });
          let now = 0;
          const times = gaps.map((gap) => {
            now += gap;
            return now + bucket.take(now);
          });
          times
            .sort((a, b) => a - b)
            .forEach((time, i) => {
              const within = times.filter(
                (other) => other >= time && other < time + 1000 - 1e-6,
              ).length;
              expect(within).toBeLessThanOrEqual(perSecond + burst);
              expect(i).toBeGreaterThanOrEqual(0);
            });
        },
      ),
    );
  });

  it("refuses rates that let nothing out", () => {
    expect(() => new TokenBucket({ perSecond: 0 })).toThrow(RangeError);
    expect(() => new TokenBucket({ perSecond: 1, burst: 0 })).toThrow(RangeError);
  });
});

describe("Gate", () => {
  it("holds a call to the slower of the app's and its API's rate", () => {
    const gate = new Gate({
      app: { perSecond: 10, burst: 2 },
      eachApi: { perSecond: 5, burst: 1 },
      apis: { "a.b": { perSecond: 1, burst: 1 } },
    });
    expect(gate.take("x.y", 0)).toBe(0);
    expect(gate.take("a.b", 0)).toBe(0);
    expect(gate.take("a.b", 0)).toBe(1000);
    expect(gate.take("x.y", 0)).toBe(200);
    expect(gate.take("constructor", 0)).toBe(300);
  });

  it("holds nothing without limits", () => {
    expect(new Gate({}).take("a.b", 0)).toBe(0);
  });
});
