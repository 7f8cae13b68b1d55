// Copied by topgen from templates/runtime/response.ts. Do not edit.
/**
 * Schemas of results. `z.decode` takes a parsed body (XML, JSON or simplified JSON alike), and
 * yields the documented value; members that no documentation knows are kept. `z.encode` writes a
 * result in the shape of simplified JSON.
 */
import type { TopIssue } from "./errors.js";
import { listOf, objectOf, typed } from "./validate.js";
import * as kinds from "./kinds.js";
import { rootName } from "./body.js";
import { readAny, readMembers, writeItems, writeMembers } from "./members.js";
import { once } from "./once.js";
import { codec, issuesOf, membersOf, nodeOf, type Schema, type Shape } from "./schema.js";
import { isBlank, isPlainObject, isWireObject, ownMember, setMember, type Wire } from "./wire.js";

export { optional } from "./schema.js";
export type { OptionalSchema, Schema, Shape } from "./schema.js";

function field<T>(kind: kinds.Kind): () => Schema<T> {
  return once(() =>
    codec<T>({ check: typed(kind.yields, []), read: kind.read, write: kind.write }),
  );
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
export const price = /* @__PURE__ */ field<string>(kinds.decimal);
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
  const value = ownMember(result, name);
  return typeof value === "object" && value !== null ? absentLists.has(value) : value === undefined;
}

/**
 * A list, always present in a result.
 *
 * @param element the wire name of one element, from the documentation's samples
 */
/* @__NO_SIDE_EFFECTS__ */
export function list<T>(item: Schema<T>, element?: string): Schema<T[]> {
  const node = nodeOf(item);
  return codec<T[]>({
    list: true,
    check: listOf(node.check),
    read(wire) {
      const items = unwrapList(wire, element, node.names);
      const values = (items ?? []).map((one) => node.read(one)).filter((one) => one !== undefined);
      if (items === undefined) absentLists.add(values);
      return values;
    },
    write: (value) => writeItems(node, value),
  });
}

/** The items of a list in any of the forms that gateways give it; `undefined` when it is absent. */
function unwrapList(
  wire: Wire | undefined,
  element: string | undefined,
  itemNames: ReadonlySet<string> | undefined,
): readonly Wire[] | undefined {
  if (wire === undefined || wire === null || isBlank(wire)) return undefined;
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

/** An object with documented members; as a whole answer it also takes the `…_response` around it. */
/* @__NO_SIDE_EFFECTS__ */
export function object<T extends object>(shape: Shape<T>): Schema<T> {
  const members = membersOf(shape);
  const names = new Set(members.keys());
  const lists = [...members].filter(([, node]) => node.list === true);
  const read = (wire: Wire | undefined): unknown => {
    if (!isWireObject(wire) && !isBlank(wire)) return readAny(undefined, wire);
    const value = readMembers(members, isWireObject(wire) ? wire : {});
    for (const [name, node] of lists) {
      if (!Object.hasOwn(value, name)) setMember(value, name, node.read(undefined));
    }
    return value;
  };
  return codec<T>({
    names,
    check: objectOf(members),
    read,
    decode: (wire) => read(unwrapRoot(wire, names)),
    write: (value) => writeMembers(members, value),
  });
}

/** Takes the root `…_response` off, unless documented members stand beside it or it is one. */
function unwrapRoot(wire: Wire | undefined, names: ReadonlySet<string>): Wire | undefined {
  const root = isWireObject(wire) ? rootName(wire) : undefined;
  if (!isWireObject(wire) || root === undefined) return wire;
  const isBare = Object.keys(wire).some((name) => name !== "request_id" && names.has(name));
  return isBare ? wire : wire[root];
}

/** Decodes a parsed body without checking it: the best value that it gives. */
export function decodeUnchecked<T>(schema: Schema<T>, wire: Wire): T {
  const { decode, read } = nodeOf(schema);
  return (decode ?? read)(wire) as T;
}

/** How a result differs from the documentation. */
export function mismatches(schema: Schema<unknown>, result: unknown): readonly TopIssue[] {
  const issues = issuesOf(schema, result);
  const { names } = nodeOf(schema);
  if (issues.length > 0 || names === undefined || !isPlainObject(result)) return issues;
  const given = Object.keys(result).filter(
    (name) => name !== "request_id" && !isAbsent(result, name),
  );
  if (given.length === 0 || names.size === 0 || given.some((name) => names.has(name)))
    return issues;
  // Each member may be absent; a page for robots has none at all.
  return [{ path: "", rule: "required", message: "has none of the documented members" }];
}
