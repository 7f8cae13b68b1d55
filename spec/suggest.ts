/** The word of a list that a misspelt one most likely meant, or none when nothing is close. */
function suggest(word: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    const cost = distance(word.slice(0, 60), candidate);
    if (cost < least) [best, least] = [candidate, cost];
  }
  return best;
}

/**
 * The question after a misspelt word; none when nothing is close.
 * @param shown how a word of the list is written
 */
export function didYouMean(
  word: string,
  known: readonly string[],
  shown: (word: string) => string = String,
): string | undefined {
  const close = suggest(word, known);
  return close === undefined ? undefined : `did you mean ${shown(close)}?`;
}

/** The same behind what was found; nothing when nothing is close. */
export function orDidYouMean(
  word: string,
  known: readonly string[],
  shown: (word: string) => string = String,
): string {
  const hint = didYouMean(word, known, shown);
  return hint === undefined ? "" : `; ${hint}`;
}

/** Edits that turn one word into the other: insert, delete, replace, swap two neighbours. */
function distance(a: string, b: string): number {
  let above: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwap ? (above[j - 2] ?? 0) + 1 : Infinity;
      next.push(Math.min(replaced, swapped, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    [above, row] = [row, next];
  }
  return row[b.length] ?? 0;
}
