import picomatch from "picomatch";

/**
 * Tells the methods that any of the globs matches (`alibaba.alsc.*`); no globs match all. A method
 * has dots and no slashes, so `*` runs over dots, as people expect of a name.
 */
export function methodFilter(globs: readonly string[]): (method: string) => boolean {
  if (globs.length === 0) return () => true;
  const matches = picomatch([...globs]);
  return (method) => matches(method);
}
