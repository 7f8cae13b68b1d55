import type { Param } from "../../spec/schema.js";

/**
 * A request parameter as it can be sent. How a byte[] travels is documented for one file as a
 * parameter of its own only: inside an object it is the text that the caller makes of it, and of
 * several files one is taken.
 */
export function asSent(param: Param, path: readonly string[]): Param {
  if (param.type !== "file") return param;
  if (path.length === 1) return param.list ? { ...param, list: false } : param;
  return { ...param, type: "string", limits: undefined, rules: undefined };
}
