/** Where a schema throws instead of judging, and why: an asynchronous check, a transform without a way back. */
import { $ZodAsyncError, $ZodEncodeError, type $ZodType, type $ZodTypes } from "zod/v4/core";
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
  for (const [key, inner, member] of partsOf(schema as $ZodTypes, value)) {
    const thrown = errorOf(inner, member, direction);
    if (thrown === undefined) continue;
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

type Part = readonly [key: PropertyKey | undefined, schema: $ZodType, value: unknown];

function partsOf({ _zod: { def } }: $ZodTypes, value: unknown): Part[] {
  switch (def.type) {
    case "object":
      return Object.keys(def.shape).map((name) => [
        name,
        def.shape[name] as $ZodType,
        ownMember(value, name),
      ]);
    case "array":
      return itemsOf(value).map((one, i) => [i, def.element, one]);
    case "tuple":
      return itemsOf(value).map((one, i) => [i, (def.items[i] ?? def.rest) as $ZodType, one]);
    case "record":
      return isPlainObject(value)
        ? Object.keys(value).map((name) => [name, def.valueType, value[name]])
        : [];
    case "optional":
    case "nullable":
    case "default":
    case "prefault":
    case "catch":
    case "nonoptional":
    case "readonly":
      return value === undefined || value === null ? [] : [[undefined, def.innerType, value]];
    case "lazy":
      return [[undefined, def.getter(), value]];
    default:
      return [];
  }
}

const itemsOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? (value as readonly unknown[]) : [];
