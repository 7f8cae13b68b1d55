import type { Io } from "./io.js";

/** How many plain lines a long run writes at most where there is no terminal. */
const plainLines = 10;
/** Short runs need no lines between their start and their summary. */
const fewest = 500;

/**
 * Shows how far a run is: a moving line on a terminal, a plain line at every tenth elsewhere.
 * @returns what to call with the number of things done
 */
export function startProgress(io: Io, what: string, total: number): (done: number) => void {
  const step = io.errIsTerminal
    ? Math.max(1, Math.floor(total / 200))
    : Math.ceil(total / plainLines);
  return (done) => {
    if (done % step !== 0 || done === total) return;
    const line = `${what}: ${done} of ${total} (${Math.floor((100 * done) / total)} %)`;
    if (io.errIsTerminal) io.status(line);
    else if (total >= fewest) io.say(line);
  };
}
