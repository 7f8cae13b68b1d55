/** Codecs made of others: wrappers, alternatives, schemas that refer to themselves. */
import type { $ZodType } from "zod/v4/core";
import type { Codec, Oddities } from "./codec.js";
import { objectCodec } from "./containers.js";
import { runSchema } from "./run-schema.js";
import { toDate } from "./time.js";
import { boolean, kinds, number, string, unknown } from "./wire-kinds.js";
import { isWireObject, type Wire } from "./wire.js";

/** A codec with other facts; one that is not known yet stays one that is asked. */
export function varied(codec: Codec, facts: Partial<Codec>): Codec {
  if (codec.isLive !== true) return { ...codec, ...facts };
  return Object.assign(Object.create(codec) as Codec, facts);
}

/** {@link varied} with the same facts for many schemas: one codec for each that it is made of. */
export function variant(facts: Partial<Codec>): (codec: Codec) => Codec {
  const made = new WeakMap<Codec, Codec>();
  return (codec) => {
    const found = made.get(codec) ?? varied(codec, facts);
    made.set(codec, found);
    return found;
  };
}

/** Null is a value of its own. */
export function nullableCodec(inner: Codec): Codec {
  return varied(inner, {
    isOptional: true,
    isSure: false,
    takesNull: true,
    read: (wire, oddities) => (wire === null ? null : inner.read(wire, oddities)),
    write: (value) => (value === null ? null : inner.write(value)),
  });
}

export function readBigInt(wire: Wire | undefined, oddities: Oddities): unknown {
  const digits = kinds.int64.read(wire, oddities);
  return typeof digits === "string" && /^-?\d+$/.test(digits) ? BigInt(digits) : digits;
}

export function readDate(wire: Wire | undefined, oddities: Oddities): unknown {
  const text = kinds.date.read(wire, oddities);
  try {
    return typeof text === "string" ? toDate(text) : text;
  } catch {
    return text;
  }
}

/** Values of one type travel as that type does. */
export function literalCodec(values: readonly unknown[]): Codec {
  const [type, ...more] = new Set(values.map((value) => typeof value));
  if (more.length > 0) return { ...unknown, isSure: false };
  switch (type) {
    case "string":
      return { ...string, isSure: false };
    case "number":
      return { ...number, isSure: false };
    case "boolean":
      return { ...boolean, isSure: false };
    case "bigint":
      return { ...kinds.int64, isSure: false, read: readBigInt };
    default:
      return nullableCodec(unknown);
  }
}

/**
 * A schema that holds itself, or names another that does.
 *
 * @param inner its codec; `undefined` while that is being built
 */
export function lazyCodec(inner: () => Codec | undefined): Codec {
  const ask = (): Codec => {
    const codec = inner();
    return codec === undefined || codec === self ? unknown : codec;
  };
  const self: Codec = {
    isLive: true,
    isSure: false,
    transforms: true,
    get members() {
      return ask().members;
    },
    get item() {
      return ask().item;
    },
    get joined() {
      return ask() === unknown ? undefined : ask().joined;
    },
    get isStructured() {
      return ask() === unknown || ask().isStructured === true;
    },
    get isFile() {
      return ask().isFile;
    },
    get isSplit() {
      return ask().isSplit;
    },
    get isPiped() {
      return ask().isPiped;
    },
    read: (wire, oddities) => ask().read(wire, oddities),
    write: (value) => ask().write(value),
  };
  return self;
}

/**
 * Alternatives: those that travel alike are one; else the first that accepts decides, of objects in
 * answers the one that knows most members.
 */
export function unionCodec(options: readonly $ZodType[], codecs: readonly Codec[]): Codec {
  const last = codecs.at(-1);
  if (last === undefined) return unknown;
  // The open union of documented values takes whatever its last option takes.
  if (codecs.every(({ read, transforms }) => read === last.read && transforms !== true))
    return last;
  const members = mergedMembers(codecs);
  return {
    members,
    isStructured: codecs.some(({ isStructured }) => isStructured === true),
    joined: codecs.every(({ joined }) => joined === true),
    transforms: codecs.some(({ transforms }) => transforms === true),
    isPiped: codecs.some(({ isPiped }) => isPiped === true),
    isOptional: codecs.some(({ isOptional }) => isOptional === true),
    takesNull: codecs.some(({ takesNull }) => takesNull === true),
    read(wire, oddities) {
      let best = { value: undefined as unknown, known: -1 };
      for (const [i, codec] of codecs.entries()) {
        const known = knownMembers(codec, wire);
        if (known <= best.known) continue;
        const value = codec.read(wire, { count: 0 });
        if (accepts(options[i] as $ZodType, value)) best = { value, known };
      }
      return best.known < 0 ? last.read(wire, oddities) : best.value;
    },
    write(value) {
      const i = options.findIndex((option) => accepts(option, value));
      return (codecs[i] ?? last).write(value);
    },
  };
}

function accepts(schema: $ZodType, value: unknown): boolean {
  try {
    return runSchema(schema, value).issues.length === 0;
  } catch {
    return false;
  }
}

/** How much of an object an alternative knows; lists that are absent fit any object. */
function knownMembers({ members }: Codec, wire: Wire | undefined): number {
  if (members === undefined || !isWireObject(wire)) return 0;
  return Object.keys(wire).filter((name) => members.has(name)).length;
}

/** The members of alternatives that are all objects. */
function mergedMembers(codecs: readonly Codec[]): Codec["members"] {
  const all = codecs.map(({ members }) => members);
  if (!all.every((members) => members !== undefined)) return undefined;
  return new Map(all.reverse().flatMap((members) => [...members]));
}

/** Two objects at once. */
export function intersectionCodec(left: Codec, right: Codec): Codec {
  const facts = {
    isSure: false,
    transforms: left.transforms === true || right.transforms === true,
    isPiped: left.isPiped === true || right.isPiped === true,
  };
  if (left.members === undefined || right.members === undefined) return varied(left, facts);
  return { ...objectCodec(new Map([...left.members, ...right.members]), false), ...facts };
}
