/** Which APIs a run is about: globs over methods and categories, and a share of all. */
import picomatch from "picomatch";
import { sha256 } from "../../spec/tree/sha256.js";
import { UsageError } from "../errors.js";
import type { ShareArgs } from "./run-args.js";

const categoryMark = "category:";

/** A method as far as it is needed to select it. */
export interface Selectable {
  method: string;
  category: string | undefined;
}

export class Selection {
  /** Nothing is left out: files of APIs that are not there are orphans. */
  readonly isWhole: boolean;
  /** Whether categories decide, which only the specs themselves tell. */
  readonly needsCategory: boolean;
  /** One of several shares: the files about the whole package are left to a run over all. */
  readonly isShard: boolean;
  readonly #isIncluded: (one: Selectable) => boolean;
  readonly #isExcluded: (one: Selectable) => boolean;
  readonly #isOfShard: (method: string) => boolean;

  /** @throws UsageError for a shard that is none */
  constructor({ include, exclude, shard }: ShareArgs) {
    this.isShard = shard !== undefined;
    this.isWhole = include.length + exclude.length === 0 && !this.isShard;
    this.needsCategory = [...include, ...exclude].some((glob) => glob.startsWith(categoryMark));
    this.#isIncluded = include.length === 0 ? () => true : matcher(include);
    this.#isExcluded = matcher(exclude);
    this.#isOfShard = shardOf(shard);
  }

  has(one: Selectable): boolean {
    return this.#isOfShard(one.method) && this.#isIncluded(one) && !this.#isExcluded(one);
  }
}

/** A method has dots and no slashes, so `*` runs over dots, as people expect of a name. */
function matcher(globs: readonly string[]): (one: Selectable) => boolean {
  const isCategory = (glob: string): boolean => glob.startsWith(categoryMark);
  const methods = anyOf(globs.filter((glob) => !isCategory(glob)));
  const categories = anyOf(globs.filter(isCategory).map((glob) => glob.slice(categoryMark.length)));
  return ({ method, category }) =>
    methods(method) || (category !== undefined && categories(category));
}

function anyOf(globs: readonly string[]): (text: string) => boolean {
  return globs.length === 0 ? () => false : picomatch([...globs], { bash: true });
}

/** Which share a method is in depends on its name alone, so that shares never meet. */
function shardOf(shard: string | undefined): (method: string) => boolean {
  if (shard === undefined) return () => true;
  const [, index = 0, count = 0] = (/^(\d{1,4})\/(\d{1,4})$/.exec(shard) ?? []).map(Number);
  if (index < 1 || index > count) {
    throw new UsageError(`--shard: expected a share like 2/5, found ${shard}`);
  }
  return (method) => parseInt(sha256(method).slice(0, 8), 16) % count === index - 1;
}
