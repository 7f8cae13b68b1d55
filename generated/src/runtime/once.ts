// Copied by topgen from templates/runtime/once.ts. Do not edit.
/** Builds a value on first use and keeps it. */
/* @__NO_SIDE_EFFECTS__ */
export function once<T extends object>(build: () => T): () => T {
  let built: T | undefined;
  return () => (built ??= build());
}
