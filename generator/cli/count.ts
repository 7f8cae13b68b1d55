/** `1 page`, `2 pages`: a number and the thing it counts, in English. */
export function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? "" : "s"}`;
}
