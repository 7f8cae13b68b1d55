/** Objects, lists and maps in both directions: member by member, by the codecs of their schemas. */
import type { Codec, Oddities } from "./codec.js";
import { unfolded } from "./json.js";
import { inside, NoWireForm } from "./paths.js";
import {
  FilePart,
  isBlank,
  isPlainObject,
  isWireObject,
  ownMember,
  setMember,
  toPlain,
  toWire,
  type Wire,
  wireObject,
} from "./wire.js";

/** A wire value that may have no schema; null is absence. */
function readAny(codec: Codec | undefined, wire: Wire | undefined, oddities: Oddities): unknown {
  if (codec !== undefined) return codec.read(wire, oddities);
  return wire === undefined || wire === null ? undefined : toPlain(wire);
}

/**
 * The wire form of a value inside an object or a list.
 *
 * @throws NoWireForm for a file, which has none there
 */
export function writeAny(codec: Codec | undefined, value: unknown): Wire | undefined {
  if (value === undefined || (value === null && codec?.takesNull !== true)) return undefined;
  const written = codec === undefined ? toWire(value) : codec.write(value);
  if (!(written instanceof FilePart)) return written;
  throw new NoWireForm(
    "a file is a parameter of its own: inside a list or an object it has no form",
  );
}

/**
 * An object. Members that no schema knows are kept in both directions; a list that an answer lacks
 * is an empty one, unless it may be absent.
 *
 * @param isOpen whether zod takes unknown members too
 */
export function objectCodec(members: ReadonlyMap<string, Codec>, isOpen: boolean): Codec {
  const all = [...members];
  const lists = all.filter(([, { item, isOptional }]) => item !== undefined && !isOptional);
  const needed = all.filter(([, { item, isOptional }]) => item === undefined && !isOptional);
  return {
    members,
    isStructured: true,
    isSure: isOpen && all.every(([, { isSure }]) => isSure === true),
    transforms: all.some(([, { transforms }]) => transforms === true),
    read(given, oddities) {
      const wire = unfolded(given);
      if (!isWireObject(wire) && !isBlank(wire)) {
        oddities.count++;
        return readAny(undefined, given, oddities);
      }
      const from = isWireObject(wire) ? wire : {};
      const value: Record<string, unknown> = {};
      for (const name of Object.keys(from)) {
        const read = readAny(members.get(name), from[name], oddities);
        if (read !== undefined) setMember(value, name, read);
      }
      for (const [name, codec] of lists) {
        if (!Object.hasOwn(value, name)) setMember(value, name, codec.read(undefined, oddities));
      }
      for (const [name] of needed) if (!Object.hasOwn(value, name)) oddities.count++;
      return value;
    },
    write: (value) => writeMembers((name) => members.get(name), value),
  };
}

function writeMembers(codecOf: (name: string) => Codec | undefined, value: unknown): Wire {
  if (!isPlainObject(value)) return toWire(value);
  const wire = wireObject();
  for (const name of Object.keys(value)) {
    try {
      const written = writeAny(codecOf(name), value[name]);
      if (written !== undefined) wire[name] = written;
    } catch (error) {
      throw inside(name, error);
    }
  }
  return wire;
}

/** Names to values of one schema. */
export function recordCodec(item: Codec): Codec {
  return {
    members: new Map(),
    isStructured: true,
    isSure: item.isSure === true,
    transforms: item.transforms === true,
    read(given, oddities) {
      const wire = unfolded(given);
      if (isBlank(wire)) return {};
      if (!isWireObject(wire)) {
        oddities.count++;
        return readAny(undefined, given, oddities);
      }
      const value: Record<string, unknown> = {};
      for (const name of Object.keys(wire)) {
        const read = item.read(wire[name], oddities);
        if (read !== undefined) setMember(value, name, read);
      }
      return value;
    },
    write: (value) => writeMembers(() => item, value),
  };
}

const absentLists = new WeakSet();

/** Whether a list of a result is empty because the answer did not have it at all. */
export function isAbsent<T extends object>(result: T, name: keyof T & string): boolean {
  const value = ownMember(result, name);
  return typeof value === "object" && value !== null ? absentLists.has(value) : value === undefined;
}

/**
 * A list. Single values of a parameter are joined by commas, objects become a JSON list.
 *
 * @param element the wire name of one element in answers
 */
export function listCodec(item: Codec, element: string | undefined): Codec {
  const joined = item.joined === true;
  return {
    item,
    joined,
    isStructured: !joined,
    isSplit: joined,
    isFile: item.isFile === true,
    isSure: item.isSure === true,
    transforms: item.transforms === true,
    read(wire, oddities) {
      const items = unwrapList(wire, element, item.members);
      const values: unknown[] = [];
      for (const one of items ?? []) {
        const read = item.read(one, oddities);
        if (read !== undefined) values.push(read);
      }
      if (items === undefined) absentLists.add(values);
      return values;
    },
    write: (value) => writeItems(() => item, value),
  };
}

function writeItems(codecAt: (i: number) => Codec | undefined, value: unknown): Wire {
  if (!Array.isArray(value)) return toWire(value);
  return value.map((one: unknown, i) => {
    try {
      return writeAny(codecAt(i), one) ?? null;
    } catch (error) {
      throw inside(i, error);
    }
  });
}

/** A list whose items have schemas of their own, by their places; more than those have `rest`. */
export function tupleCodec(items: readonly Codec[], rest: Codec | undefined): Codec {
  const all = rest === undefined ? items : [...items, rest];
  const joined = all.every((item) => item.joined === true);
  const codecAt = (i: number): Codec | undefined => items[i] ?? rest;
  return {
    joined,
    isStructured: !joined,
    isSplit: joined,
    transforms: all.some((item) => item.transforms === true),
    isPiped: all.some((item) => item.isPiped === true),
    read: (wire, oddities) =>
      unwrapList(wire, undefined, undefined)?.map((one, i) => readAny(codecAt(i), one, oddities)),
    write: (value) => writeItems(codecAt, value),
  };
}

/** The items of a list in any of the forms that gateways give it; `undefined` when it is absent. */
function unwrapList(
  given: Wire | undefined,
  element: string | undefined,
  names: ReadonlyMap<string, unknown> | undefined,
): readonly Wire[] | undefined {
  if (given === undefined || given === null || isBlank(given)) return undefined;
  const told = unfolded(given);
  if (Array.isArray(told)) return told;
  // An object in a text is one item of a list of texts.
  const wire = names === undefined ? given : told;
  if (!isWireObject(wire)) return [given];
  const keys = Object.keys(wire);
  if (keys.length === 0) return undefined;
  const only = keys.length === 1 ? keys[0] : undefined;
  const name = element !== undefined && Object.hasOwn(wire, element) ? element : only;
  if (name === undefined) return [wire];
  const content = names === undefined ? wire[name] : unfolded(wire[name]);
  if (content === undefined || content === null) return undefined;
  if (Array.isArray(content)) return content;
  // The single element may itself be left out, and its only member stand here.
  return name !== element && names?.has(name) === true ? [wire] : [content];
}
