// Copied by topgen from templates/runtime/quote.ts. Do not edit.
/** What is wrong in our words, followed by the page's own; alone where it has none. */
export function quoted(words: string, quote: string): string {
  return quote === "" ? words : `${words} (documentation: "${quote}")`;
}
