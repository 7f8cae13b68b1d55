import type { Clock } from "../../scraper/fetch/pace.js";
import { seeded } from "./mutate.js";

/** A clock that only waiting moves. */
export class FakeClock implements Clock {
  private time = 0;
  readonly random = seeded(1);

  now(): number {
    return this.time;
  }

  sleep(milliseconds: number): Promise<void> {
    this.time += milliseconds;
    return Promise.resolve();
  }
}
