// Copied by topgen from templates/mock/made-up.ts. Do not edit.
/** Answers for methods whose page shows no response: valid by type, limits and rules, repeatable. */
import { type Answer, type AnswerObject, type Member, number, object, text } from "./answer.js";
import { formatTimestamp, isDateTime } from "./timestamp.js";
import { randomText, seededRandom } from "./random.js";
import type { MockParam, MockRule } from "./types.js";
import { elementName } from "./wire-names.js";

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
export function madeUpContent(
  method: string,
  response: readonly MockParam[],
  seed: number,
): AnswerObject {
  return makeObject(response, { seed, path: method, depth: 0 });
}

function makeObject(params: readonly MockParam[], maker: Maker): AnswerObject {
  if (maker.depth > maxDepth) return object([]);
  return object(
    params.map((param): Member => [param.name, makeMember(param, below(maker, param.name))]),
  );
}

const below = (maker: Maker, name: string): Maker => ({
  ...maker,
  path: `${maker.path}.${name}`,
  depth: maker.depth + 1,
});

function makeMember(param: MockParam, maker: Maker): Answer {
  if (!param.list) return makeOne(param, maker);
  const random = seededRandom(maker.seed, maker.path);
  const most = Math.min(param.limits?.maxItems ?? 3, ruleNumber(param, "maxItems") ?? 3, 3);
  const least = Math.max(1, ruleNumber(param, "minItems") ?? 1);
  const length = Math.max(least, 1 + Math.floor(random() * most));
  const items = Array.from({ length }, (_, at) => makeOne(param, below(maker, String(at))));
  return { kind: "list", element: elementName(param), items };
}

function makeOne(param: MockParam, maker: Maker): Answer {
  const random = seededRandom(maker.seed, maker.path);
  switch (param.type) {
    case "object":
      return makeObject(param.fields ?? [], maker);
    case "number":
      return number(makeNumber(param, random));
    case "boolean":
      return { kind: "boolean", value: random() < 0.5 };
    case "map":
      return object([["key", text(randomText(8, textAlphabet, random))]]);
    default:
      return text(makeText(param, random));
  }
}

function makeNumber(param: MockParam, random: () => number): string {
  const offered = enumValues(param).filter((value) => /^-?\d+$/.test(value));
  if (offered.length > 0) return pick(offered, random);
  const { low, high } = range(param);
  if (low === undefined && high === undefined && param.int64 === true) {
    return `6${randomText(18, digitAlphabet, random)}`;
  }
  const from = low ?? (high !== undefined && high < 1n ? high - 1000n : 1n);
  const to = high ?? from + 1000n;
  return String(from + BigInt(Math.floor(random() * Number(to - from + 1n))));
}

function makeText(param: MockParam, random: () => number): string {
  const offered = enumValues(param);
  if (offered.length > 0) return pick(offered, random);
  switch (param.type) {
    case "date":
      return makeDate(param, random);
    case "price":
    case "decimal":
      return `${makeNumber(param, random)}.${randomText(2, digitAlphabet, random)}`;
    case "json":
      return `{"key":"${randomText(8, textAlphabet, random)}"}`;
    default:
      return makeFormatted(param, random) ?? makePlain(param, random);
  }
}

function makeDate(param: MockParam, random: () => number): string {
  if (param.example !== undefined && isDateTime(param.example)) return param.example;
  return formatTimestamp(firstInstant + Math.floor(random() * 31_536_000) * 1000);
}

/** Text in the format that the documentation names; `undefined` for none or a free one. */
function makeFormatted(param: MockParam, random: () => number): string | undefined {
  const instant = firstInstant + Math.floor(random() * 31_536_000) * 1000;
  switch (ruleOf(param, "format")?.value) {
    case "date-time":
      return formatTimestamp(instant);
    case "date":
      return formatTimestamp(instant).slice(0, 10);
    case "time":
      return formatTimestamp(instant).slice(11);
    case "timestamp-ms":
      return String(instant);
    case "timestamp-s":
      return String(instant / 1000);
    case "json":
      return "{}";
    case "url":
      return `https://example.com/${randomText(8, textAlphabet, random)}`;
    case "email":
      return `${randomText(8, textAlphabet, random)}@example.com`;
    case "phone":
      return `130${randomText(8, digitAlphabet, random)}`;
    case "decimal":
      return `${makeNumber(param, random)}.00`;
    case "md5":
      return randomText(32, "0123456789abcdef", random);
    case "ip":
      return "192.0.2.1";
    default:
      return undefined;
  }
}

function makePlain(param: MockParam, random: () => number): string {
  const most = Math.min(param.limits?.maxLength ?? 12, ruleNumber(param, "maxLength") ?? 12);
  const least = ruleNumber(param, "minLength") ?? 1;
  return randomText(Math.max(least, Math.min(most, 8)), textAlphabet, random);
}

function range(param: MockParam): { low?: bigint; high?: bigint } {
  const low = wholeNumber(param.limits?.minimum) ?? wholeNumber(ruleOf(param, "minimum")?.value);
  const high = wholeNumber(param.limits?.maximum) ?? wholeNumber(ruleOf(param, "maximum")?.value);
  return {
    ...(low === undefined ? {} : { low }),
    ...(high === undefined ? {} : { high }),
  };
}

/** The whole part of a bound; `undefined` when there is none. */
function wholeNumber(value: number | string | undefined): bigint | undefined {
  const digits = /^-?\d+/.exec(String(value ?? ""))?.[0];
  return digits === undefined ? undefined : BigInt(digits);
}

const ruleOf = (param: MockParam, kind: MockRule["kind"]): MockRule | undefined =>
  param.rules?.find((rule) => rule.kind === kind && rule.documentationOnly !== true);

function ruleNumber(param: MockParam, kind: MockRule["kind"]): number | undefined {
  const value = ruleOf(param, kind)?.value;
  return typeof value === "number" ? value : undefined;
}

const enumValues = (param: MockParam): string[] =>
  (ruleOf(param, "enum")?.values ?? []).map(({ value }) => value);

const pick = (items: readonly string[], random: () => number): string =>
  items[Math.floor(random() * items.length)] ?? "";
