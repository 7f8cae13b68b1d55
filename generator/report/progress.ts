import type { Io } from "../io.js";

/** How many plain lines a long run writes at most where there is no terminal. */
const plainLines = 10;
/** Short runs need no lines between their start and their summary. */
const fewest = 500;
/** How often a moving line moves, in milliseconds. */
const interval = 100;

/**
 * Shows how far a run is: a moving line with count, rate and time left on a terminal, a plain line
 * at every tenth elsewhere.
 * @returns what to call with the number of things done
 */
export function startProgress(io: Io, what: string, total: number): (done: number) => void {
  const started = performance.now();
  const step = Math.ceil(total / plainLines);
  let shown = started;
  let tenths = 0;
  return (done) => {
    if (done >= total) return;
    const now = performance.now();
    const count = `${what}: ${done} of ${total} (${Math.floor((100 * done) / total)} %)`;
    if (io.errIsTerminal) {
      if (now - shown < interval) return;
      shown = now;
      io.status(`${count}, ${pace(done, total, (now - started) / 1000)}`);
    } else if (total >= fewest && Math.floor(done / step) > tenths) {
      // Threads report several things at once, so a tenth is passed rather than met.
      tenths = Math.floor(done / step);
      io.say(count);
    }
  };
}

function pace(done: number, total: number, seconds: number): string {
  const rate = done / Math.max(seconds, 0.001);
  const left = Math.ceil((total - done) / Math.max(rate, 0.001));
  const time = left < 60 ? `${left} s` : `${Math.floor(left / 60)} min ${left % 60} s`;
  return `${rate < 10 ? rate.toFixed(1) : Math.round(rate)} a second, ${time} left`;
}
