// Copied by topgen from templates/runtime/limiter.ts. Do not edit.
/** Token buckets: how many calls a second the client lets out. */
import { ownMember } from "./wire.js";

/** A rate: `perSecond` calls on average, `burst` at once (as many as a second's, unless told). */
export interface RateLimit {
  readonly perSecond: number;
  readonly burst?: number;
}

/** One bucket. Calls wait for their turn in the order in which they came. */
export class TokenBucket {
  readonly #interval: number;
  readonly #window: number;
  /** The time at which the bucket would be full again. */
  #full = 0;

  constructor({ perSecond, burst = Math.max(1, perSecond) }: RateLimit) {
    if (!(perSecond > 0) || !(burst >= 1)) {
      throw new RangeError("a rate limit has perSecond above 0 and a burst of at least 1");
    }
    this.#interval = 1000 / perSecond;
    this.#window = this.#interval * (burst - 1);
  }

  /** Takes the next token; milliseconds until it is there. */
  take(now: number): number {
    const start = Math.max(now, this.#full);
    this.#full = start + this.#interval;
    return Math.max(0, start - this.#window - now);
  }
}

/** Rates of the app as a whole, of every API for itself, and of single ones by method. */
export interface RateLimits {
  readonly app?: RateLimit;
  readonly eachApi?: RateLimit;
  readonly apis?: Readonly<Record<string, RateLimit>>;
}

/** The buckets of a client. */
export class Gate {
  readonly #limits: RateLimits;
  readonly #app: TokenBucket | undefined;
  readonly #buckets = new Map<string, TokenBucket>();

  constructor(limits: RateLimits) {
    this.#limits = limits;
    this.#app = limits.app === undefined ? undefined : new TokenBucket(limits.app);
  }

  /** Takes a token for a call; milliseconds until it may go out. */
  take(method: string, now: number): number {
    return Math.max(this.#app?.take(now) ?? 0, this.#bucket(method)?.take(now) ?? 0);
  }

  #bucket(method: string): TokenBucket | undefined {
    const limit = ownMember(this.#limits.apis, method) ?? this.#limits.eachApi;
    if (limit === undefined) return undefined;
    const bucket = this.#buckets.get(method) ?? new TokenBucket(limit);
    this.#buckets.set(method, bucket);
    return bucket;
  }
}
