/**
 * Schemas of request parameters. `z.encode` checks parameters and writes them for the wire,
 * `z.decode` reads them back, as a gateway would. Documented names, JSON for nested objects and
 * lists, comma-joined text for top-level lists of single values.
 */
import * as z from "zod";
import { type Check, withChecks } from "./checks.js";
import { parseJson, stringifyJson } from "./json.js";
import { type Kind, kinds } from "./kinds.js";
import { type Rule, withRules } from "./rules.js";
import {
  codec,
  type Node,
  nodeOf,
  once,
  type OptionalSchema,
  type Schema,
  type Shape,
} from "./schema.js";
import { isBlank } from "./sign.js";
import type {
  DateInput,
  DecimalInput,
  FieldListInput,
  FileInput,
  Int64Input,
  JsonInput,
  MapInput,
} from "./types.js";
import {
  FilePart,
  isWireObject,
  setMember,
  toPlain,
  toWire,
  type Wire,
  WireJson,
  WireNumber,
  wireObject,
  type WireParams,
} from "./wire.js";

export {
  exclusiveMaximum,
  exclusiveMinimum,
  maxBytes,
  maximum,
  maxItems,
  maxLength,
  minBytes,
  minimum,
  minItems,
  minLength,
} from "./checks.js";
export { atLeastOne, atMostOne, exactlyOne, requiredIf } from "./rules.js";
export type { OptionalSchema, Schema, Shape } from "./schema.js";

function field<T>(kind: Kind): (...checks: readonly Check[]) => Schema<T> {
  const make = (checks: readonly Check[]): Schema<T> => {
    const value =
      checks.length === 0 ? kind.accepts : once(() => withChecks(kind.accepts(), checks));
    return codec<T>({ ...kind, value });
  };
  const plain = once(() => make([]));
  return (...checks) => (checks.length === 0 ? plain() : make(checks));
}

/** Text, sent as it is. */
export const string = /* @__PURE__ */ field<string>(kinds.string);
/** A number, sent as plain digits. */
export const number = /* @__PURE__ */ field<number>(kinds.number);
/** An integer of up to 64 bits and more: digits, a bigint or a safe number. */
export const int64 = /* @__PURE__ */ field<Int64Input>(kinds.int64);
/** `true` or `false`. */
export const boolean = /* @__PURE__ */ field<boolean>(kinds.boolean);
/** A date in GMT+8. */
export const date = /* @__PURE__ */ field<DateInput>(kinds.date);
/** A price: decimal text or a number. */
export const price = /* @__PURE__ */ field<DecimalInput>(kinds.price);
/** A decimal: text or a number. */
export const decimal = /* @__PURE__ */ field<DecimalInput>(kinds.decimal);
/** JSON text, or a plain value that is turned into it. */
export const json = /* @__PURE__ */ field<JsonInput>(kinds.json);
/** Names joined by commas, or a list of them. */
export const fieldList = /* @__PURE__ */ field<FieldListInput>(kinds.fieldList);
/** The bytes of a file; sent as a part of a multipart body and never signed. */
export const file = /* @__PURE__ */ field<FileInput>(kinds.file);
/** Names to any values, sent as a JSON object. */
export const map = /* @__PURE__ */ field<MapInput>(kinds.map);
/** A value whose type the documentation leaves open: text as it is, anything else as JSON. */
export const unknown = /* @__PURE__ */ field<unknown>(kinds.unknown);

/** A list. At the top level single values are joined by commas, objects become a JSON list. */
export function list<T>(item: Schema<T>, ...checks: readonly Check[]): Schema<T[]> {
  const node = nodeOf(item);
  return codec<T[]>({
    value: once(() => withChecks(z.array(node.value(), { error: "expected a list" }), checks)),
    read: (wire) => (Array.isArray(wire) ? wire.map((one) => node.read(one)) : readOther(wire)),
    write: (value) =>
      Array.isArray(value)
        ? value.map((one: unknown) => writeNested(node, one) ?? null)
        : writeOther(value),
    joined: node.joined ?? false,
    structured: node.joined !== true,
  });
}

/** A member that may be left out. */
export function optional<T>(schema: Schema<T>): OptionalSchema<T> {
  const node = nodeOf(schema);
  const value = once(() => z.nullish(node.value()));
  return codec<T | undefined>({ ...node, value }) as OptionalSchema<T>;
}

/**
 * An object with documented members and rules across them. Members that the documentation does not
 * know are sent as well: the gateway may be newer.
 */
export function object<T extends object>(shape: Shape<T>, ...rules: readonly Rule[]): Schema<T> {
  return codec<T>(objectNode(shape, rules));
}

/**
 * The parameters of an API: an object whose members are the parameters of the call, as texts and
 * files. Blank values are left out.
 */
export function params<T extends object>(shape: Shape<T>, ...rules: readonly Rule[]): Schema<T> {
  const node = objectNode(shape, rules);
  const members = membersOf(shape);
  return codec<T>({
    value: node.value,
    prepare: withoutBlanks,
    write: (input) => writeParams(members, input) as unknown as Wire,
    read: (wire) => readParams(members, wire as unknown as WireParams),
  });
}

type Members = ReadonlyMap<string, Node>;

function membersOf(shape: object): Members {
  const entries = Object.entries(shape) as [string, z.ZodType][];
  return new Map(entries.map(([name, schema]) => [name, nodeOf(schema)]));
}

function objectNode(shape: object, rules: readonly Rule[]): Node {
  const members = membersOf(shape);
  return {
    value: once(() => {
      const values = Object.fromEntries([...members].map(([name, node]) => [name, node.value()]));
      return withRules(z.looseObject(values, { error: "expected an object" }), rules);
    }),
    read: (wire) => (isWireObject(wire) ? readMembers(members, wire) : readOther(wire)),
    write: (value) => (isPlainObject(value) ? writeMembers(members, value) : writeOther(value)),
    structured: true,
  };
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return isWireObject(value) && !(value instanceof Date);
}

function readOther(wire: Wire | undefined): unknown {
  return wire === undefined || wire === null ? undefined : toPlain(wire);
}

function writeOther(value: unknown): Wire | undefined {
  return value === undefined || value === null ? undefined : toWire(value);
}

function readMembers(members: Members, wire: Record<string, Wire | undefined>): unknown {
  const value: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(wire)) {
    const node = members.get(name);
    const read = node === undefined ? readOther(member) : node.read(member);
    if (read !== undefined) setMember(value, name, read);
  }
  return value;
}

/** How a file inside an object is sent is not known; its name stands for it. */
function writeNested(node: Node | undefined, value: unknown): Wire | undefined {
  const written = node === undefined ? writeOther(value) : node.write(value);
  return written instanceof FilePart ? written.name : written;
}

function writeMembers(members: Members, value: Record<string, unknown>): Wire {
  const wire = wireObject();
  for (const name of Object.keys(value)) {
    const member = value[name];
    const written = member === null ? undefined : writeNested(members.get(name), member);
    if (written !== undefined) wire[name] = written;
  }
  return wire;
}

function withoutBlanks(value: unknown): unknown {
  if (!isPlainObject(value)) return value;
  const given: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) {
    const blank =
      member === null || member === undefined || (typeof member === "string" && isBlank(member));
    if (!blank) setMember(given, name, member);
  }
  return given;
}

function paramText(node: Node | undefined, wire: Wire): string {
  if (typeof wire === "string") return wire;
  if (wire instanceof WireNumber || wire instanceof WireJson) return wire.text;
  if (typeof wire === "boolean") return String(wire);
  if (Array.isArray(wire) && node?.joined === true) {
    return wire.map((item) => paramText(undefined, item)).join(",");
  }
  return wire === null ? "" : stringifyJson(wire);
}

function writeParams(members: Members, value: unknown): WireParams {
  const wire: WireParams = {};
  if (!isPlainObject(value)) return wire;
  for (const name of Object.keys(value)) {
    const node = members.get(name);
    const written = node === undefined ? writeOther(value[name]) : node.write(value[name]);
    if (written === undefined || written === null) continue;
    const param = written instanceof FilePart ? written : paramText(node, written);
    if (param instanceof FilePart || !isBlank(param)) setMember(wire, name, param);
  }
  return wire;
}

function paramWire(node: Node, text: string): Wire {
  if (node.structured === true) return parseJson(text);
  return node.joined === true && !("accepts" in node) ? text.split(",") : text;
}

function readParams(members: Members, wire: WireParams): unknown {
  const value: Record<string, unknown> = {};
  for (const [name, param] of Object.entries(wire)) {
    const node = members.get(name);
    const isRaw = param instanceof FilePart || node === undefined;
    setMember(value, name, isRaw ? param : node.read(paramWire(node, param)));
  }
  return value;
}

/** Checks nothing and writes parameters as well as it can be told, for `validate: "off"`. */
export function encodeUnchecked(schema: z.ZodType, value: unknown): WireParams {
  return nodeOf(schema).write(value) as unknown as WireParams;
}
