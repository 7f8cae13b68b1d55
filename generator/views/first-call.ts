import type { Code } from "../emit/code.js";
import { requestExample } from "../contract/request-example.js";
import type { ApiIr } from "../ir/types.js";
import { inputLiteral } from "./input-literal.js";

/** A longer request would hide the call that it is shown in. */
const longest = 800;

/** The documented request of an API, as the README shows it; nothing where it is long or needs a file. */
export function firstRequest(api: ApiIr): Code | undefined {
  const literal = inputLiteral(requestExample(api.request).input);
  // What the tests' own helpers make can't be written down anywhere else.
  return literal.length > longest || literal.includes("contract.") ? undefined : literal;
}
