/** Where a schema throws instead of judging, and why: an asynchronous check, a transform without a way back. */
import { $ZodAsyncError, $ZodEncodeError, type $ZodShape, type $ZodType } from "zod/v4/core";
import { type Direction, runSchema } from "./run-schema.js";
import { isPlainObject, ownMember } from "./wire.js";

export interface Failure {
  readonly path: readonly PropertyKey[];
  readonly words: string;
}

/** The failure behind an error that a schema threw at a value: the innermost part that throws it. */
export function failureOf(
  schema: $ZodType,
  value: unknown,
  direction: Direction,
  error: unknown,
): Failure {
  for (const [key, inner, member] of partsOf(schema, value)) {
    const thrown = inner && errorOf(inner, member, direction);
    if (!thrown) continue;
    const { path, words } = failureOf(inner, member, direction, thrown);
    return { path: key === undefined ? path : [key, ...path], words };
  }
  return { path: [], words: wordsOf(error) };
}

function errorOf(schema: $ZodType, value: unknown, direction: Direction): unknown {
  try {
    runSchema(schema, value, direction);
    return undefined;
  } catch (error) {
    return error;
  }
}

function wordsOf(error: unknown): string {
  if (error instanceof $ZodEncodeError)
    return "a transform has no way back; give a codec (z.codec)";
  if (error instanceof $ZodAsyncError) return "asynchronous checks are not supported";
  return `the schema failed: ${error instanceof Error ? error.message : String(error)}`;
}

/** What the definitions of schemas that hold others name them. */
interface Holder {
  readonly shape?: $ZodShape;
  readonly element?: $ZodType;
  readonly items?: readonly $ZodType[];
  readonly rest?: $ZodType | null;
  readonly valueType?: $ZodType;
  readonly innerType?: $ZodType;
  readonly getter?: () => $ZodType;
}

type Part = readonly [
  key: PropertyKey | undefined,
  schema: $ZodType | null | undefined,
  value: unknown,
];

function partsOf(schema: $ZodType, value: unknown): Part[] {
  const { shape, element, items, rest, valueType, innerType, getter } = schema._zod.def as Holder;
  const inner = innerType ?? getter?.();
  if (inner !== undefined) return [[undefined, inner, value]];
  if (Array.isArray(value)) {
    return value.map((one: unknown, i) => [i, element ?? items?.[i] ?? rest, one]);
  }
  const named = shape ?? (valueType !== undefined && isPlainObject(value) ? value : {});
  return Object.keys(named).map((name) => [
    name,
    valueType ?? shape?.[name],
    ownMember(value, name),
  ]);
}
