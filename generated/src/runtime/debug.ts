// Copied by topgen from templates/runtime/debug.ts. Do not edit.
/** A log of what a client does, for people who look for a fault. */
import type { TopHooks, TryEvent } from "./options.js";

const tag = ({ call, attempt, method }: TryEvent): string => `${method} #${call}.${attempt}`;
/** Those that JSON leaves as they are included: some terminals take them for commands, or end a line. */
const CONTROL = /[\p{Cc}\u2028\u2029]/gu;
const escaped = (found: string): string =>
  `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`;

/**
 * Hooks that tell what was signed, how each try was answered and why another follows, a line each.
 * Session, signature and secrets are masked, and no line has control characters.
 *
 * @param log takes a line: `console.debug`, the method of a logger
 */
export function debugLog(log: (line: string) => void): TopHooks {
  const write = (line: string): void => {
    log(line.replace(CONTROL, escaped));
  };
  return {
    onRequest: (event) => {
      write(`${tag(event)}: signed ${JSON.stringify(event.signed)}`);
    },
    onResponse: (event) => {
      write(`${tag(event)}: HTTP ${event.status} in ${event.duration} ms`);
    },
    onRetry: (event) => {
      const { delay, error } = event;
      write(`${tag(event)}: again in ${Math.round(delay)} ms: ${JSON.stringify(error.message)}`);
    },
    onMismatch: ({ method, direction, issues }) => {
      write(`${method}: ${direction} differs: ${JSON.stringify(issues.map((one) => one.message))}`);
    },
  };
}
