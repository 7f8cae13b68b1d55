/**
 * The wire model: what a body says before any schema looks at it, and what a request says before it
 * becomes a form. Numbers keep their source text, so that no digit passes through a double; objects
 * have no prototype, so that no name of a document can reach one.
 */
import { decimalText, exactNumber } from "./decimal.js";
import { inside, NoWireForm } from "./paths.js";
import { formatDate } from "./time.js";
import type { FileData } from "./types.js";

/** A number as its source wrote it. */
export class WireNumber {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  get [Symbol.toStringTag](): string {
    return "WireNumber";
  }
}

/** JSON text that is already written, to be sent as it is. */
export class WireJson {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  get [Symbol.toStringTag](): string {
    return "WireJson";
  }
}

/** Members by name; made by {@link wireObject}, without a prototype. */
export interface WireObject {
  [name: string]: Wire | undefined;
}
export type WireArray = Wire[];

/** A parsed body. XML leaves are strings. */
export type Wire = null | boolean | string | WireNumber | WireJson | WireObject | WireArray;

/** One file of a multipart request. */
export class FilePart {
  readonly name: string;
  readonly data: FileData;
  readonly type: string;
  constructor(name: string, data: FilePart["data"], type: string) {
    this.name = name;
    this.data = data;
    this.type = type;
  }
}

/** The parameters of a call as they are signed and sent; files are sent and not signed. */
export type WireParams = Record<string, string | FilePart>;

/**
 * Inherits nothing, like an object without a prototype, but keeps its members the way V8 keeps those
 * of ordinary objects: several times faster to fill and to list.
 */
const Members = function () {
  // Members are added by the readers.
} as unknown as new () => WireObject;
(Members as { prototype: object }).prototype = Object.create(null) as object;

/** An empty object of the wire model. */
export function wireObject(): WireObject {
  return new Members();
}

/** Whether a wire value has members, as opposed to a number, a text or a list. */
export function isWireObject(value: unknown): value is WireObject {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof WireNumber) &&
    !(value instanceof WireJson)
  );
}

/** Whether a value is an object of members: no list, date, file, map or number of the wire. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  // Asked of every object; that the platform tells what a value is takes far longer.
  if (Object.getPrototypeOf(value) === Object.prototype) return true;
  return tagOf(value) === "Object";
}

/** What the platform calls a value: `Date`, `Map`, `Array`; `Object` for one of members alone. */
export function tagOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}

/** The own member of a value, if it has one of that name. */
export function ownMember<T>(
  value: Readonly<Record<string, T>> | undefined,
  name: string,
): T | undefined;
export function ownMember(value: unknown, name: string): unknown;
export function ownMember(value: unknown, name: string): unknown {
  const isOwn = typeof value === "object" && value !== null && Object.hasOwn(value, name);
  return isOwn ? (value as Record<string, unknown>)[name] : undefined;
}

/** Whether a value is empty or blank text: a parameter that the gateway takes as not given. */
export function isBlank(value: unknown): boolean {
  // Asked of every text: nearly all of them begin with a letter or a digit.
  return typeof value === "string" && !(value > "!" && value < "~") && value.trim() === "";
}

const inherited = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Sets an own member, also one whose name is inherited, without reaching a prototype. */
export function setMember(target: Record<string, unknown>, name: string, value: unknown): void {
  if (inherited.has(name)) {
    Object.defineProperty(target, name, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  } else target[name] = value;
}

/**
 * A wire value as ordinary JavaScript, for members that no documentation describes: a number where
 * a double holds it exactly, else its digits as text.
 */
export function toPlain(wire: Wire): unknown {
  if (wire instanceof WireNumber) return exactNumber(wire.text) ?? wire.text;
  if (wire instanceof WireJson) return wire.text;
  if (Array.isArray(wire)) return wire.map(toPlain);
  if (typeof wire !== "object" || wire === null) return wire;
  const plain: Record<string, unknown> = {};
  for (const name of Object.keys(wire)) setMember(plain, name, toPlain(wire[name] ?? null));
  return plain;
}

/**
 * A JavaScript value as the wire has it, the way TOP writes each kind: dates in GMT+8, big integers
 * as digits, members that are `undefined` left out, `toJSON` asked.
 *
 * @throws NoWireForm for a function, a symbol, a Map and other objects that are more than members
 * @throws RangeError for more than {@link MAX_DEPTH} levels, also of a value that contains itself
 */
export function toWire(value: unknown, depth = 0): Wire {
  if (value === null || value === undefined) return null;
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") {
    return Number.isFinite(value) ? new WireNumber(decimalText(value)) : String(value);
  }
  if (typeof value === "bigint") return new WireNumber(value.toString());
  if (typeof value !== "object") throw new NoWireForm(`a ${typeof value} can't be sent`);
  if (value instanceof WireNumber || value instanceof WireJson) return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : formatDate(value);
  if (depth >= MAX_DEPTH) throw new RangeError(`a value is nested deeper than ${MAX_DEPTH} levels`);
  if (Array.isArray(value)) return value.map((item, i) => innerWire(i, item, depth));
  const { toJSON } = value as { toJSON?: unknown };
  if (typeof toJSON === "function") return toWire(Reflect.apply(toJSON, value, []), depth + 1);
  if (!isPlainObject(value)) {
    throw new NoWireForm(`a ${tagOf(value)} can't be sent as JSON; give a plain object or a list`);
  }
  const members = wireObject();
  for (const name of Object.keys(value)) {
    const member = value[name];
    if (member !== undefined) members[name] = innerWire(name, member, depth);
  }
  return members;
}

function innerWire(key: PropertyKey, value: unknown, depth: number): Wire {
  try {
    return toWire(value, depth + 1);
  } catch (error) {
    // The place of what is too deep is too long to tell.
    throw error instanceof NoWireForm ? inside(key, error) : error;
  }
}

/** Levels of objects and lists that are read and written; documents reach seven. */
export const MAX_DEPTH = 200;
