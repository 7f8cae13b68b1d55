/** Chance from a seed: the same throws on every machine. */
export class Dice {
  #state: number;
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** At least 0, below 1 (the generator mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(list: readonly T[]): T {
    const item = list[this.below(list.length)];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  }

  /** A name by its weight. */
  weighted(weights: Readonly<Record<string, number>>): string {
    const entries = Object.entries(weights);
    let at = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [name, weight] of entries) {
      at -= weight;
      if (at < 0) return name;
    }
    return entries[0]?.[0] ?? "";
  }

  /** A whole number of a distribution that is given by its values at some quantiles. */
  quantile(shares: readonly number[], values: readonly number[]): number {
    const at = this.next();
    const above = Math.max(
      1,
      shares.findIndex((share) => share >= at),
    );
    const [from = 0, to = 1] = [shares[above - 1], shares[above]];
    const [low = 0, high = 0] = [values[above - 1], values[above]];
    return Math.round(low + ((high - low) * (at - from)) / (to - from));
  }

  sentences(list: readonly string[], low: number, high: number): string {
    return Array.from({ length: this.between(low, high) }, () => this.pick(list)).join("。");
  }

  /** One, two or three words that no sibling has. */
  name(list: readonly string[], used: Set<string>): string {
    for (;;) {
      const parts = Array.from({ length: this.between(1, 3) }, () => this.pick(list));
      const name = parts.join("_");
      const key = parts.join("");
      if (used.has(key)) continue;
      used.add(key);
      return name;
    }
  }
}
