/**
 * When calls go out: at the rates that the client is told, in the order in which they came, and none
 * while the gateway bans them for having been too many.
 */
import { aborted, onAbort, throwIfAborted, timer } from "./transport.js";
import { ownMember } from "./wire.js";

/** A rate: `perSecond` calls on average, `burst` at once (as many as a second's, unless told). */
export interface RateLimit {
  readonly perSecond: number;
  readonly burst?: number | undefined;
}

/** Rates of the app as a whole, of every API for itself, and of single ones by method. */
export interface RateLimits {
  readonly app?: RateLimit | undefined;
  readonly eachApi?: RateLimit | undefined;
  readonly apis?: Readonly<Record<string, RateLimit>> | undefined;
}

/** A ban that the gateway told. */
export interface Ban {
  /** Milliseconds that it lasts. */
  readonly wait: number;
  /** Whether it is for the app, not for the API alone. */
  readonly wholeApp: boolean;
}

const UNLIMITED: RateLimit = { perSecond: Infinity };

/** The calls that have a limit in common: those of the app, or of one API. */
class Lane {
  readonly #interval: number;
  /** Milliseconds that the calls of a burst may be early. */
  readonly #early: number;
  /** When a bucket of tokens would be full again. */
  #full = 0;
  #bannedUntil = 0;
  #out = 0;
  /** Calls that may be out at once. */
  #most = Infinity;

  constructor({ perSecond, burst = Math.max(1, perSecond) }: RateLimit = UNLIMITED) {
    if (!(perSecond > 0) || !(burst >= 1)) {
      throw new RangeError("a rate limit has perSecond above 0 and a burst of at least 1");
    }
    this.#interval = 1000 / perSecond;
    this.#early = this.#interval * (burst - 1) || 0;
  }

  /** Milliseconds until a call may go out; `Infinity` while one has to come back before. */
  wait(now: number): number {
    if (this.#out >= this.#most) return Infinity;
    return Math.max(0, this.#full - this.#early - now, this.#bannedUntil - now);
  }

  take(now: number): void {
    this.#full = Math.max(now, this.#full) + this.#interval;
    this.#out++;
  }

  /** A call is back. */
  leave(othersWait: boolean): void {
    this.#out--;
    this.#most = othersWait ? this.#most + 1 : Infinity;
  }

  /**
   * Lets nothing out until the ban is over; then a single call, and two for each that comes back: were
   * all that wait let out at once, most would be banned again.
   */
  hold(until: number): void {
    this.#most = 1;
    this.#bannedUntil = Math.max(this.#bannedUntil, until);
  }
}

interface Waiting {
  readonly turn: number;
  readonly lane: Lane;
  readonly go: () => void;
}

/** Lets the calls of a client out. */
export class Gate {
  readonly #app: Lane;
  readonly #laneOf: (method: string) => Lane;
  /** By their turns. */
  #queue: Waiting[] = [];
  #stop = (): void => undefined;

  /** @throws RangeError for a rate that lets nothing out */
  constructor({ app, eachApi, apis }: RateLimits) {
    const lanes = new Map(
      Object.entries(apis ?? {}).map(([name, limit]) => [name, new Lane(limit)]),
    );
    this.#app = new Lane(app);
    new Lane(eachApi);
    this.#laneOf = (method) => {
      const lane = lanes.get(method) ?? new Lane(ownMember(apis, method) ?? eachApi);
      lanes.set(method, lane);
      return lane;
    };
  }

  /**
   * Waits until a call may go out; each that went out is to {@link leave}.
   *
   * @param turn place among the calls that wait; one that tries again keeps the turn it had
   * @throws TopTransportError when a signal fires before; the place is then given back
   */
  async enter(method: string, turn: number, signals: readonly AbortSignal[]): Promise<void> {
    throwIfAborted(signals, method);
    const lane = this.#laneOf(method);
    const now = performance.now();
    if (this.#queue.length === 0 && this.#app.wait(now) + lane.wait(now) === 0) {
      this.#app.take(now);
      lane.take(now);
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const go = (): void => {
        release();
        resolve();
      };
      const waiting = { turn, lane, go };
      const release = onAbort(signals, (reason) => {
        release();
        this.#queue.splice(this.#queue.indexOf(waiting), 1);
        if (this.#queue.length === 0) this.#stop();
        reject(aborted(method, reason));
      });
      const at = this.#queue.findLastIndex((other) => other.turn < turn);
      this.#queue.splice(at + 1, 0, waiting);
      this.#pump();
    });
  }

  /** A call is back, banned or not. */
  leave(method: string, ban?: Ban): void {
    const lane = this.#laneOf(method);
    this.#app.leave(this.#queue.length > 0);
    lane.leave(this.#queue.some((waiting) => waiting.lane === lane));
    if (ban === undefined) this.#pump();
    else this.hold(method, ban);
  }

  /** Holds the calls that a ban is for until it is over. */
  hold(method: string, { wait, wholeApp }: Ban): void {
    const lane = wholeApp ? this.#app : this.#laneOf(method);
    lane.hold(performance.now() + wait);
    this.#pump();
  }

  /** Lets out whom the limits allow, the earliest turns first, and comes back when the next may be. */
  #pump(): void {
    this.#stop();
    const now = performance.now();
    let soonest = Infinity;
    this.#queue = this.#queue.filter(({ lane, go }) => {
      const wait = Math.max(this.#app.wait(now), lane.wait(now));
      if (wait > 0) {
        soonest = Math.min(soonest, wait);
        return true;
      }
      this.#app.take(now);
      lane.take(now);
      go();
      return false;
    });
    this.#stop = timer(soonest, () => {
      this.#pump();
    });
  }
}
