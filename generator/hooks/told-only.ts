/**
 * What a hook may change of an API: how it is called and told. What is sent and which rules hold is
 * the spec's, and is held against what it was.
 */
import { docTagNames } from "../emit/comment.js";
import { identifier } from "../emit/identifier.js";
import { isReserved } from "../ir/names.js";
import { shown } from "./encoders.js";

/** A message about the first thing in an API that is not as it should be. */
export interface Fault {
  /** Names and positions from the top of the API. */
  at: readonly (string | number)[];
  expected: string;
  found: string;
}

interface Kind {
  expected: string;
  takes: (value: unknown) => boolean;
}

const text: Kind = { expected: "a text", takes: (value) => typeof value === "string" };
const maybeText: Kind = {
  expected: "a text, or nothing",
  takes: (value) => value === undefined || typeof value === "string",
};
const name: Kind = {
  expected: "a name for TypeScript that generated modules don't use themselves",
  takes: (value) => typeof value === "string" && isUsable(value),
};
const texts: Kind = {
  expected: "a list of texts",
  takes: (value) => Array.isArray(value) && value.every((one) => typeof one === "string"),
};
const tags: Kind = {
  expected: `a list of { name, text }, each name one of ${docTagNames.join(", ")}`,
  takes: (value) => value === undefined || (Array.isArray(value) && value.every(isTag)),
};

/** The members that are a hook's to change; in an API each means one thing, wherever it stands. */
const free: Readonly<Record<string, Kind>> = {
  identifier: name,
  interfaceName: name,
  schemaName: name,
  title: text,
  description: text,
  message: text,
  solution: text,
  example: text,
  default: maybeText,
  docUrl: maybeText,
  label: maybeText,
  notes: texts,
  tags,
};

/** @returns the first member that is another than before, and not a hook's to change */
export function findFault(
  before: unknown,
  after: unknown,
  at: Fault["at"] = [],
): Fault | undefined {
  if (Array.isArray(before) && Array.isArray(after)) {
    if (before.length !== after.length) {
      return { at, expected: `${before.length} as before`, found: String(after.length) };
    }
    return firstOf(before, (one, index) => findFault(one, after[index], [...at, index]));
  }
  if (isObject(before) && isObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return firstOf(keys, (key) => {
      const kind = Object.hasOwn(free, key) ? free[key] : undefined;
      const place = [...at, key];
      if (kind === undefined) return findFault(before[key], after[key], place);
      if (kind.takes(after[key])) return undefined;
      return { at: place, expected: kind.expected, found: shown(after[key]) };
    });
  }
  if (Object.is(before, after)) return undefined;
  const expected = before === undefined ? "no such member" : `${shown(before)} as before`;
  return { at, expected, found: shown(after) };
}

function firstOf<Item>(
  items: readonly Item[],
  find: (item: Item, index: number) => Fault | undefined,
): Fault | undefined {
  for (const [index, item] of items.entries()) {
    const fault = find(item, index);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** What contract tests call their own. */
const ofTests = /^(api|contract|describe|documented|documentedResult\d*|fixture|it)$/;

function isUsable(value: string): boolean {
  try {
    identifier(value);
  } catch {
    return false;
  }
  return !isReserved(value) && !ofTests.test(value);
}

function isTag(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { name: tag, text: words, ...others } = value;
  const isKnown = docTagNames.some((one) => one === tag);
  return isKnown && typeof words === "string" && Object.keys(others).length === 0;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
