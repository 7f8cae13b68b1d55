// Copied by topgen from templates/runtime/codec-of-schema.ts. Do not edit.
/**
 * The wire form of any zod schema, derived by one walk of its definition and the metadata beside it,
 * and kept. Wrappers that a user adds (optional, default, readonly, refinements, lazy, pipes) are
 * walked through, so that a schema which somebody changed still reads and writes. What travels is
 * what goes into a schema: the far side of its pipes.
 */
import type {
  $ZodCatchDef,
  $ZodDefaultDef,
  $ZodLazy,
  $ZodNonOptionalDef,
  $ZodNullableDef,
  $ZodOptionalDef,
  $ZodPipeDef,
  $ZodPrefaultDef,
  $ZodReadonlyDef,
  $ZodShape,
  $ZodSuccessDef,
  $ZodType,
  $ZodTypes,
} from "zod/v4/core";
import {
  intersectionCodec,
  lazyCodec,
  literalCodec,
  nullableCodec,
  readBigInt,
  readDate,
  unionCodec,
  variant,
  varied,
} from "./codec-wrappers.js";
import { listCodec, objectCodec, recordCodec, tupleCodec } from "./containers.js";
import { rulesOf } from "./object.js";
import { NoWireForm } from "./paths.js";
import { runSchema } from "./run-schema.js";
import { boolean, kinds, number, string, unknown } from "./wire-kinds.js";
import type { Codec } from "./codec.js";
import { wireOf } from "./wire-meta.js";

const known = new WeakMap<object, Codec>();

/** The codec of a schema. */
export function codecOf(schema: $ZodType): Codec {
  const found = known.get(schema);
  if (found !== undefined) return found;
  const holdsItself = schema._zod.def.type === "object";
  // An object may hold itself; inside, it is asked for when a value is there.
  if (holdsItself)
    known.set(
      schema,
      lazyCodec(() => known.get(schema)),
    );
  try {
    const codec = withChecks(schema, build(schema as $ZodTypes));
    known.set(schema, codec);
    return codec;
  } catch (error) {
    known.delete(schema);
    throw error;
  }
}

const optional = variant({ isOptional: true });
const unsure = variant({ isSure: false });
const transforming = variant({ isSure: false, transforms: true });

/** What the checks of a schema add: they may refuse what was read, or make another value of it. */
function withChecks(schema: $ZodType, codec: Codec): Codec {
  const { checks = [] } = schema._zod.def;
  if (checks.some(({ _zod }) => _zod.def.check === "overwrite")) return transforming(codec);
  const isFormat = schema._zod.traits.has("$ZodCheck");
  const isChecked = isFormat || checks.length > 0 || rulesOf(schema).length > 0;
  return isChecked && !isReadChecked(schema) ? unsure(codec) : codec;
}

/** Whether its only check is the pattern of digits, which the reader of digits looks for itself. */
function isReadChecked(schema: $ZodType): boolean {
  const [check, ...more] = schema._zod.def.checks ?? [];
  const isPattern = check?._zod.def.check === "string_format" && more.length === 0;
  return isPattern && wireOf(schema).kind === "int64";
}

function build(schema: $ZodTypes): Codec {
  const { kind, element } = wireOf(schema);
  if (kind !== undefined) return kinds[kind];
  const { def } = schema._zod;
  switch (def.type) {
    case "object":
      return objectOf(def.shape, def.catchall);
    case "array":
      return listCodec(codecOf(def.element), element);
    case "tuple":
      return tupleCodec(def.items.map(codecOf), def.rest === null ? undefined : codecOf(def.rest));
    case "record":
      return recordOf(def.keyType, def.valueType);
    case "lazy":
      return lazyCodec(() => codecOf((schema as $ZodLazy)._zod.innerType));
    case "union":
      return unionCodec(def.options, def.options.map(codecOf));
    case "intersection":
      return intersectionCodec(codecOf(def.left), codecOf(def.right));
    case "number":
      return number;
    case "bigint":
      return bigint;
    case "boolean":
      return boolean;
    case "date":
      return date;
    case "string":
      return string;
    case "template_literal":
      return unsure(string);
    case "enum":
      return literalCodec(enumValues(def.entries));
    case "literal":
      return literalCodec(def.values);
    case "file":
      return kinds.file;
    case "any":
    case "unknown":
      return unknown;
    case "null":
      return nullableCodec(unknown);
    case "undefined":
    case "void":
    case "custom":
      return unsure(unknown);
    default:
      return wrapped(def as WrapperDef) ?? formless(def.type);
  }
}

const bigint: Codec = { ...kinds.int64, isSure: false, read: readBigInt };
const date: Codec = { ...kinds.date, isSure: false, read: readDate };

/** The values of an enum; one of TypeScript's also has the names of its numbers. */
function enumValues(entries: Readonly<Record<string, string | number>>): unknown[] {
  const names = Object.keys(entries).filter(
    (name) => typeof entries[entries[name] ?? ""] !== "number",
  );
  return names.map((name) => entries[name]);
}

function objectOf(shape: $ZodShape, catchall: $ZodType | undefined): Codec {
  const members = Object.keys(shape).map((name): [string, Codec] => [
    name,
    codecOf(shape[name] as $ZodType),
  ]);
  return objectCodec(new Map(members), catchall === undefined || isOpenType(catchall));
}

function recordOf(keyType: $ZodType, valueType: $ZodType): Codec {
  const codec = isOpenType(valueType) ? kinds.map : recordCodec(codecOf(valueType));
  const { type, checks = [] } = keyType._zod.def;
  return type === "string" && checks.length === 0 ? codec : unsure(codec);
}

const isOpenType = ({ _zod }: $ZodType): boolean => /^(any|unknown)$/.test(_zod.def.type);

/** The definitions of schemas that hold one other. */
type WrapperDef =
  | $ZodOptionalDef
  | $ZodNullableDef
  | $ZodDefaultDef
  | $ZodPrefaultDef
  | $ZodCatchDef
  | $ZodSuccessDef
  | $ZodNonOptionalDef
  | $ZodReadonlyDef
  | $ZodPipeDef;

function wrapped(def: WrapperDef): Codec | undefined {
  switch (def.type) {
    case "optional":
      return optional(codecOf(def.innerType));
    case "nullable":
      return nullableCodec(codecOf(def.innerType));
    case "default":
      return varied(codecOf(def.innerType), { ...reshaping, fallback: () => def.defaultValue });
    case "prefault":
      return varied(codecOf(def.innerType), {
        ...reshaping,
        fallback: () => runSchema(def.innerType, def.defaultValue).value,
      });
    case "catch":
      return varied(codecOf(def.innerType), reshaping);
    case "success":
      return transforming(codecOf(def.innerType));
    case "nonoptional":
      return varied(codecOf(def.innerType), { isSure: false, isOptional: false });
    case "readonly":
      return unsure(codecOf(def.innerType));
    case "pipe": {
      // What is preprocessed may be anything; it travels as what the schema behind says.
      const travels = def.in._zod.def.type === "transform" ? def.out : def.in;
      const facts = { isSure: false, transforms: true, isPiped: true, fallback: undefined };
      return varied(codecOf(travels), facts);
    }
    default:
      return undefined;
  }
}

/** Of schemas that make another value of what they get. */
const reshaping = { isOptional: true, isSure: false, transforms: true } as const;

/** Of what can only be read: functions, symbols, promises and the like. */
function formless(type: string): Codec {
  return {
    isSure: false,
    read: unknown.read,
    write() {
      throw new NoWireForm(
        `a zod schema of type "${type}" has no form on the wire; give a codec (z.codec) or another type`,
      );
    },
  };
}
