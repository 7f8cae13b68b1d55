// Copied by topgen from templates/mock/random.ts. Do not edit.
/** Numbers that look random and are the same on every run: one stream a name. */

/** A stream of numbers in [0, 1) that `seed` and `name` determine. */
export function seededRandom(seed: number, name: string): () => number {
  let state = hash(`${seed}/${name}`);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function hash(value: string): number {
  let result = 0x811c9dc5;
  for (let at = 0; at < value.length; at += 1) {
    result = Math.imul(result ^ value.charCodeAt(at), 0x01000193);
  }
  return result;
}

/** A copy of `items` in an order that `random` decides. */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

/** `length` characters of `alphabet`. */
export function randomText(length: number, alphabet: string, random: () => number): string {
  let result = "";
  while (result.length < length) {
    result += alphabet.charAt(Math.floor(random() * alphabet.length));
  }
  return result;
}
