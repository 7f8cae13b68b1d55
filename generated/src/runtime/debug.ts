// Copied by topgen from templates/runtime/debug.ts. Do not edit.
/** A log of what a client does, for people who look for a fault. */
import type { TopHooks, TryEvent } from "./options.js";

const tag = ({ call, attempt, method }: TryEvent): string => `${method} #${call}.${attempt}`;

/**
 * Hooks that tell what was signed, how each try was answered and why another follows, a line each.
 * Session, signature and secrets are masked, and no line has control characters.
 *
 * @param write takes a line: `console.debug`, the method of a logger
 */
export function debugLog(write: (line: string) => void): TopHooks {
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
