/** Asks zod, and nothing but zod: without messages, which cost more than the answer. */
import { $ZodAsyncError, type $ZodRawIssue, type $ZodType } from "zod/v4/core";

/** `backward` takes a value that a pipe would give back to what would go into it. */
export type Direction = "forward" | "backward";

/**
 * What a schema makes of a value, and everything that it has against it.
 *
 * @throws $ZodAsyncError for a schema with asynchronous checks
 * @throws Error whatever a check of the user's throws, and for a transform that is to go backward
 */
export function runSchema(
  schema: $ZodType,
  value: unknown,
  direction: Direction = "forward",
): { readonly value: unknown; readonly issues: $ZodRawIssue[] } {
  const ctx = direction === "backward" ? { async: false, direction } : { async: false };
  const result = schema._zod.run({ value, issues: [] }, ctx);
  if (result instanceof Promise) throw new $ZodAsyncError();
  return result;
}
