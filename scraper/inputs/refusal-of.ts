import { PageError } from "../page.js";

/** What a user is told of a page that was refused. */
export function refusalOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof PageError || !(error instanceof TypeError || error instanceof RangeError)) {
    return message;
  }
  return `${message}; a fault of topgen, please report it with the page`;
}
