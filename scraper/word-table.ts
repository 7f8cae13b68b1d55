/** Words that are written in one line, parted by spaces. */
export const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(" "));

/** The words of each key, parted by spaces → the key of each word. */
export function keyByWord<Key extends string>(
  table: Readonly<Record<Key, string>>,
): ReadonlyMap<string, Key> {
  const entries = Object.entries(table) as [Key, string][];
  return new Map(entries.flatMap(([key, words]) => words.split(" ").map((word) => [word, key])));
}
