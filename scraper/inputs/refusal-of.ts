import { messageOf } from "../../spec/tree/file-error.js";

/** What a user is told of a page that was refused. */
export function refusalOf(error: unknown): string {
  const isFault = error instanceof TypeError || error instanceof RangeError;
  return `${messageOf(error)}${isFault ? "; a fault of topgen, please report it with the page" : ""}`;
}
