/** What has to be in or out of a request beyond its usable examples, by path. */
export interface Plan {
  forced: ReadonlySet<string>;
  dropped: ReadonlySet<string>;
}

/** A path without list positions, as plans name it. */
export const planKey = (path: readonly string[]): string => path.join("\0");

/** The key of a field and of every object around it. */
export function keysDownTo(path: readonly string[]): string[] {
  return path.map((_, index) => planKey(path.slice(0, index + 1)));
}
