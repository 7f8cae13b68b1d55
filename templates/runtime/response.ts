/**
 * Schemas of results. `z.decode` takes a parsed body (XML, JSON or simplified JSON alike), and
 * yields the documented value; members that no documentation knows are kept. `z.encode` writes a
 * result in the shape of simplified JSON.
 */
import * as z from "zod";
import { type Kind, kinds } from "./kinds.js";
import {
  codec,
  type Node,
  nodeOf,
  once,
  type OptionalSchema,
  type Schema,
  type Shape,
} from "./schema.js";
import {
  FilePart,
  isWireObject,
  setMember,
  toPlain,
  toWire,
  type Wire,
  wireObject,
} from "./wire.js";

export type { OptionalSchema, Schema, Shape } from "./schema.js";

function field<T>(kind: Kind): () => Schema<T> {
  return once(() => {
    const schema = codec<T>({ value: kind.yields, read: kind.read, write: kind.write });
    return () => schema;
  })();
}

/** Text. */
export const string = /* @__PURE__ */ field<string>(kinds.string);
/** A number that a double holds; one that it does not hold keeps its digits as text. */
export const number = /* @__PURE__ */ field<number>(kinds.number);
/** An integer as its decimal digits. */
export const int64 = /* @__PURE__ */ field<string>(kinds.int64);
/** `true` or `false`. */
export const boolean = /* @__PURE__ */ field<boolean>(kinds.boolean);
/** A date as TOP writes it; `toDate` makes an instant of it. */
export const date = /* @__PURE__ */ field<string>(kinds.date);
/** A price as decimal text. */
export const price = /* @__PURE__ */ field<string>(kinds.price);
/** A decimal as text. */
export const decimal = /* @__PURE__ */ field<string>(kinds.decimal);
/** JSON text. */
export const json = /* @__PURE__ */ field<string>(kinds.json);
/** Names joined by commas. */
export const fieldList = /* @__PURE__ */ field<string>(kinds.fieldList);
/** byte[] in an answer: its text. */
export const file = /* @__PURE__ */ field<string>(kinds.file);
/** Names to any values. */
export const map = /* @__PURE__ */ field<Record<string, unknown>>(kinds.map);
/** A value whose type the documentation leaves open. */
export const unknown = /* @__PURE__ */ field<unknown>(kinds.unknown);

const absentLists = new WeakSet();

/** Whether a list of a result is empty because the answer did not have it at all. */
export function isAbsent<T extends object>(result: T, name: keyof T & string): boolean {
  const value: unknown = Object.hasOwn(result, name) ? result[name] : undefined;
  return typeof value === "object" && value !== null ? absentLists.has(value) : value === undefined;
}

/** Marks lists and members that the object reader has to know about. */
interface ResponseNode extends Node {
  readonly isList?: boolean;
  readonly names?: ReadonlySet<string>;
}

/**
 * A list, always present in a result.
 *
 * @param element the wire name of one element, from the documentation's samples
 */
export function list<T>(item: Schema<T>, element?: string): Schema<T[]> {
  const node: ResponseNode = nodeOf(item);
  const made: ResponseNode = {
    isList: true,
    value: once(() => z.array(node.value(), { error: "expected a list" })),
    read(wire) {
      const items = unwrapList(wire, element, node.names);
      const values = (items ?? []).map((one) => node.read(one)).filter((one) => one !== undefined);
      if (items === undefined) absentLists.add(values);
      return values;
    },
    write: (value) =>
      Array.isArray(value)
        ? value.map((one: unknown) => writeInner(node, one) ?? null)
        : toWire(value),
  };
  return codec<T[]>(made);
}

/** The items of a list in any of the forms that gateways give it; `undefined` when it is absent. */
function unwrapList(
  wire: Wire | undefined,
  element: string | undefined,
  itemNames: ReadonlySet<string> | undefined,
): readonly Wire[] | undefined {
  if (wire === undefined || wire === null || wire === "") return undefined;
  if (Array.isArray(wire)) return wire;
  if (!isWireObject(wire)) return [wire];
  const names = Object.keys(wire);
  if (names.length === 0) return undefined;
  const only = names.length === 1 ? names[0] : undefined;
  const name = element !== undefined && Object.hasOwn(wire, element) ? element : only;
  if (name === undefined) return [wire];
  const content = wire[name];
  if (content === undefined || content === null) return undefined;
  if (Array.isArray(content)) return content;
  // The single element may itself be left out, and its only member stand here.
  return name !== element && itemNames?.has(name) === true ? [wire] : [content];
}

/** A member that may be absent. */
export function optional<T>(schema: Schema<T>): OptionalSchema<T> {
  const node = nodeOf(schema);
  const value = once(() => z.optional(node.value()));
  return codec<T | undefined>({ ...node, value }) as OptionalSchema<T>;
}

/** An object with documented members; as a whole answer it also takes the `…_response` around it. */
export function object<T extends object>(shape: Shape<T>): Schema<T> {
  const members = new Map<string, ResponseNode>(
    Object.entries(shape as Record<string, z.ZodType>).map(([name, one]) => [name, nodeOf(one)]),
  );
  const lists = [...members].filter(([, node]) => node.isList === true).map(([name]) => name);
  const names = new Set(members.keys());
  const node: ResponseNode = {
    names,
    value: once(() => {
      const values = Object.fromEntries([...members].map(([name, one]) => [name, one.value()]));
      return z.looseObject(values, { error: "expected an object" });
    }),
    read(wire) {
      if (wire === undefined || wire === null) return undefined;
      if (wire !== "" && !isWireObject(wire)) return toPlain(wire);
      const value: Record<string, unknown> = {};
      const source = wire === "" ? wireObject() : unwrapRoot(wire, names);
      for (const name of Object.keys(source)) {
        const member = source[name];
        const known = members.get(name);
        const read = known === undefined ? toPlain(member ?? null) : known.read(member);
        if (read !== undefined) setMember(value, name, read);
      }
      for (const name of lists) {
        if (!Object.hasOwn(value, name)) setMember(value, name, members.get(name)?.read(undefined));
      }
      return value;
    },
    write(value) {
      if (!isWireObject(value)) return toWire(value);
      const wire = wireObject();
      for (const [name, member] of Object.entries(value as Record<string, unknown>)) {
        if (member !== undefined) wire[name] = writeInner(members.get(name), member) ?? null;
      }
      return wire;
    },
  };
  return codec<T>(node);
}

/** Takes `{ "…_response": { … } }` off, unless the documentation knows a member of that name. */
function unwrapRoot(
  wire: Record<string, Wire | undefined>,
  names: ReadonlySet<string>,
): Record<string, Wire | undefined> {
  const keys = Object.keys(wire);
  const root = keys.length === 1 ? keys[0] : undefined;
  if (root === undefined || !root.endsWith("_response") || names.has(root)) return wire;
  const inner = wire[root];
  return inner === "" ? wireObject() : isWireObject(inner) ? inner : wire;
}

function writeInner(node: Node | undefined, value: unknown): Wire | undefined {
  const written = node === undefined ? toWire(value) : node.write(value);
  return written instanceof FilePart ? written.name : written;
}

/** Decodes a parsed body without checking it: the best value that it gives. */
export function decodeUnchecked<T>(schema: Schema<T>, wire: Wire): T {
  return nodeOf(schema).read(wire) as T;
}
