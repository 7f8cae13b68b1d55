// Copied by topgen from templates/mock/call-limiter.ts. Do not edit.
/** Counts calls against the limits of the gateway. */
import type { CallLimit } from "./options.js";

/** A limit that a call ran into. */
export interface Ban {
  readonly scope: CallLimit["scope"];
  /** Whole seconds until calls are answered again; at least 1. */
  readonly seconds: number;
}

interface Period {
  readonly end: number;
  calls: number;
}

/** A limit's period begins with its first call; in it, `calls` calls pass and the others are banned. */
export class CallLimiter {
  private readonly periods = new Map<string, Period>();

  constructor(private readonly limits: readonly CallLimit[]) {}

  /** Counts one call at `now` (epoch milliseconds); says for how long it is banned, if it is. */
  count(method: string, now: number): Ban | undefined {
    const due = this.limits.map((limit, at) => ({
      limit,
      period: this.period(limit, at, method, now),
    }));
    const full = due.find(({ limit, period }) => period.calls >= limit.calls);
    if (full !== undefined) {
      const seconds = Math.max(1, Math.ceil((full.period.end - now) / 1000));
      return { scope: full.limit.scope, seconds };
    }
    for (const { period } of due) period.calls += 1;
    return undefined;
  }

  private period(limit: CallLimit, at: number, method: string, now: number): Period {
    const key = limit.scope === "app" ? String(at) : `${at}/${method}`;
    const running = this.periods.get(key);
    if (running !== undefined && now < running.end) return running;
    const period = { end: now + limit.seconds * 1000, calls: 0 };
    this.periods.set(key, period);
    return period;
  }
}
