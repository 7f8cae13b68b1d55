/** The page's own values as witnesses. */

/** Whether the page gives a value: an empty cell and the literal text `null` mean none. */
export function isGiven(example: string): boolean {
  const text = example.trim();
  return text !== "" && text !== '""' && text !== "null";
}

/** Items of a list's example: joined by commas, in brackets or not, quoted or not. */
export function listItems(example: string): string[] {
  return example
    .replace(/^\[|\]$/g, "")
    .split(",")
    .map((item) => item.trim().replace(/^"|"$/g, ""))
    .filter((item) => item !== "");
}
