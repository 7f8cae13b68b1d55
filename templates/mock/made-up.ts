/** Answers for methods whose page shows no response: valid by their schemas, and repeatable. */
import { type Answer, type AnswerObject, type Member, number, object, text } from "./answer.js";
import { randomText, seededRandom } from "./random.js";
import type { Shape } from "./shape.js";
import { formatTimestamp } from "./timestamp.js";

const digitAlphabet = "0123456789";
const textAlphabet = "abcdefghijklmnopqrstuvwxyz0123456789";
/** 2020-01-01 00:00:00 GMT+8; made-up dates lie in the year after it. */
const firstInstant = Date.UTC(2019, 11, 31, 16);
const maxDepth = 32;

interface Maker {
  readonly seed: number;
  readonly path: string;
  readonly depth: number;
}

/** The members of an answer; `seed` and `method` decide every value, also when members are added. */
export function madeUpContent(method: string, response: Shape, seed: number): AnswerObject {
  return makeObject(response, { seed, path: method, depth: 0 });
}

function makeObject({ members }: Shape, maker: Maker): AnswerObject {
  if (maker.depth > maxDepth) return object([]);
  return object(
    [...members].map(([name, shape]): Member => [name, makeValue(shape, below(maker, name))]),
  );
}

const below = (maker: Maker, name: string): Maker => ({
  ...maker,
  path: `${maker.path}.${name}`,
  depth: maker.depth + 1,
});

function makeValue(shape: Shape, maker: Maker): Answer {
  const random = seededRandom(maker.seed, maker.path);
  switch (shape.kind) {
    case "list":
      return makeList(shape, maker, random);
    case "object":
      return makeObject(shape, maker);
    case "number":
    case "int64":
      return number(makeNumber(shape, random));
    case "boolean":
      return { kind: "boolean", value: random() < 0.5 };
    case "map":
      return object([["key", text(randomText(8, textAlphabet, random))]]);
    default:
      return text(makeText(shape, random));
  }
}

function makeList({ item, element, limits }: Shape, maker: Maker, random: () => number): Answer {
  const least = Math.max(1, Number(limits.minItems ?? 1));
  const most = Math.max(least, Math.min(3, Number(limits.maxItems ?? 3)));
  const length = least + Math.floor(random() * (most - least + 1));
  const items = Array.from({ length: item === undefined ? 0 : length }, (_, at) =>
    item === undefined ? object([]) : makeValue(item, below(maker, String(at))),
  );
  return { kind: "list", element, items };
}

function makeNumber(shape: Shape, random: () => number): string {
  const offered = shape.known.filter((value) => /^-?\d+$/.test(value));
  if (offered.length > 0) return pick(offered, random);
  const { low, high } = range(shape);
  if (low === undefined && high === undefined && shape.kind === "int64") {
    return `6${randomText(18, digitAlphabet, random)}`;
  }
  const from = low ?? (high !== undefined && high < 1n ? high - 1000n : 1n);
  const to = high ?? from + 1000n;
  return String(from + BigInt(Math.floor(random() * Number(to - from + 1n))));
}

function makeText(shape: Shape, random: () => number): string {
  if (shape.known.length > 0) return pick(shape.known, random);
  switch (shape.kind) {
    case "date":
      return formatTimestamp(firstInstant + Math.floor(random() * 31_536_000) * 1000);
    case "decimal": {
      const whole = makeNumber(shape, random);
      return `${whole}.${isBounded(shape) ? "00" : randomText(2, digitAlphabet, random)}`;
    }
    case "json":
      return `{"key":"${randomText(8, textAlphabet, random)}"}`;
    default:
      return isBounded(shape) ? makeNumber(shape, random) : makePlain(shape, random);
  }
}

function makePlain({ limits }: Shape, random: () => number): string {
  const { maxLength = 12, maxBytes = 12, minLength = 1, minBytes = 1 } = limits;
  const most = Math.min(8, Number(maxLength), Number(maxBytes));
  const least = Math.max(Number(minLength), Number(minBytes));
  return randomText(Math.max(least, most), textAlphabet, random);
}

const isBounded = (shape: Shape): boolean => {
  const { low, high } = range(shape);
  return low !== undefined || high !== undefined;
};

/** The whole numbers that the bounds allow. */
function range({ limits }: Shape): { low: bigint | undefined; high: bigint | undefined } {
  const over = wholeNumber(limits.exclusiveMinimum);
  const under = wholeNumber(limits.exclusiveMaximum);
  return {
    low: wholeNumber(limits.minimum) ?? (over === undefined ? undefined : over + 1n),
    high: wholeNumber(limits.maximum) ?? (under === undefined ? undefined : under - 1n),
  };
}

/** The whole part of a bound; `undefined` when there is none. */
function wholeNumber(value: number | string | undefined): bigint | undefined {
  const digits = /^-?\d+/.exec(String(value ?? ""))?.[0];
  return digits === undefined ? undefined : BigInt(digits);
}

const pick = (items: readonly string[], random: () => number): string =>
  items[Math.floor(random() * items.length)] ?? "";
