/** The pace of a run: one request at a time, with the pauses of a person who reads. */
import { setTimeout as wait } from "node:timers/promises";

/** Time as the pace sees it; tests have their own. */
export interface Clock {
  /** Milliseconds since some fixed point. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
  /** A number in [0, 1). */
  random(): number;
}

export const realClock: Clock = {
  now: () => performance.now(),
  sleep: async (milliseconds) => {
    await wait(milliseconds);
  },
  random: Math.random,
};

/** Milliseconds between requests. */
export interface PaceOptions {
  /** Between two requests, and how much longer it may be at random. */
  pause: number;
  jitter: number;
  /** After so many requests comes a rest. */
  restEvery: number;
  rest: number;
  /** Before a request is sent again; doubled for each further time. */
  backOff: number;
  /** The longest wait that the site may ask for with `Retry-After`. */
  longest: number;
}

/** What is known not to annoy the site. */
export const politePace: PaceOptions = {
  pause: 2_000,
  jitter: 1_000,
  restEvery: 100,
  rest: 60_000,
  backOff: 10_000,
  longest: 15 * 60_000,
};

/** A pace with another pause between requests; without any for an address of one's own. */
export function paceOf(pause: number): PaceOptions {
  const share = pause / politePace.pause;
  return {
    ...politePace,
    pause,
    jitter: politePace.jitter * share,
    rest: politePace.rest * share,
    backOff: Math.max(200, politePace.backOff * share),
  };
}

export class Pace {
  private sent = 0;
  private next = -Infinity;

  constructor(
    private readonly options: PaceOptions,
    readonly clock: Clock,
  ) {}

  /** Resolves when the next request may be sent. */
  async turn(): Promise<void> {
    const left = this.next - this.clock.now();
    if (left > 0) await this.clock.sleep(left);
    this.sent += 1;
    const { pause, jitter, rest, restEvery } = this.options;
    const isRest = this.sent % restEvery === 0;
    const jittered = pause + this.clock.random() * jitter;
    this.next = this.clock.now() + (isRest ? Math.max(rest, jittered) : jittered);
  }

  /**
   * Puts the next request off after a failure.
   * @param times how often the request has failed
   * @param retryAfter seconds or an HTTP date, as the site says
   * @returns whether the wait is one that a run may take
   */
  backOff(times: number, retryAfter: string | undefined): boolean {
    const { backOff, longest } = this.options;
    const asked = millisecondsOf(retryAfter);
    if (asked > longest) return false;
    const own = backOff * 2 ** (times - 1) * (1 + this.clock.random() * 0.2);
    this.next = Math.max(this.next, this.clock.now() + Math.max(own, asked));
    return true;
  }
}

function millisecondsOf(retryAfter: string | undefined): number {
  if (retryAfter === undefined) return 0;
  if (/^\d{1,9}$/.test(retryAfter.trim())) return Number(retryAfter) * 1_000;
  const date = Date.parse(retryAfter);
  return Number.isNaN(date) ? 0 : Math.max(0, date - Date.now());
}
