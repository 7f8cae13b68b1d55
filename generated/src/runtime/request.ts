// Copied by topgen from templates/runtime/request.ts. Do not edit.
/**
 * Schemas of request parameters. `z.encode` checks parameters and writes them for the wire,
 * `z.decode` reads them back, as a gateway would. Documented names, JSON for nested objects and
 * lists, comma-joined text for top-level lists of single values.
 */
import * as kinds from "./kinds.js";
import { readAny, readMembers, writeItems, writeMembers } from "./members.js";
import { once } from "./once.js";
import { paramsNode } from "./params.js";
import { codec, membersOf, nodeOf, type ParamsSchema, type Schema, type Shape } from "./schema.js";
import type { Node } from "./schema-node.js";
import type {
  DateInput,
  DecimalInput,
  FieldListInput,
  FileInput,
  Int64Input,
  JsonInput,
  MapInput,
} from "./types.js";
import { listOf, objectOf, optionally, type Rule, typed } from "./validate.js";
import { isWireObject, type WireParams } from "./wire.js";

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
export { optional } from "./schema.js";
export type { OptionalSchema, ParamsSchema, Schema, Shape } from "./schema.js";

function field<T>(kind: kinds.Kind): (...rules: readonly Rule[]) => Schema<T> {
  const make = (rules: readonly Rule[]): Schema<T> =>
    codec<T>({ ...kind, check: typed(kind.accepts, rules) });
  const plain = once(() => make([]));
  return (...rules) => (rules.length === 0 ? plain() : make(rules));
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
export const price = /* @__PURE__ */ field<DecimalInput>(kinds.decimal);
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
/* @__NO_SIDE_EFFECTS__ */
export function list<T>(item: Schema<T>, ...rules: readonly Rule[]): Schema<T[]> {
  const node = nodeOf(item);
  const { joined = false, file: isFile = false } = node;
  return codec<T[]>({
    check: listOf(node.check, rules),
    read: (wire) =>
      Array.isArray(wire) ? wire.map((one) => node.read(one)) : readAny(undefined, wire),
    write: (value) => writeItems(node, value),
    list: true,
    joined,
    structured: !joined,
    file: isFile,
  });
}

/** A member of an object. How a file inside an object is sent is not documented, as text apart. */
function nested([name, node]: [string, Node]): [string, Node] {
  if (node.file !== true) return [name, node];
  const what = "text: no encoding of a file inside an object is documented";
  const text = typed({ ...kinds.string.accepts, what }, []);
  const check = node.list === true ? listOf(text) : text;
  return [name, { ...node, check: node.optional === true ? optionally(check) : check }];
}

/**
 * An object with documented members and rules across them. Members that the documentation does not
 * know are sent as well: the gateway may be newer.
 */
/* @__NO_SIDE_EFFECTS__ */
export function object<T extends object>(shape: Shape<T>, ...rules: readonly Rule[]): Schema<T> {
  const members = membersOf(shape);
  return codec<T>({
    check: objectOf([...members].map(nested), rules),
    read: (wire) => (isWireObject(wire) ? readMembers(members, wire) : readAny(undefined, wire)),
    write: (value) => writeMembers(members, value),
    structured: true,
  });
}

/**
 * The parameters of an API: an object whose members are the parameters of the call, as texts and
 * files. Blank values are left out.
 */
/* @__NO_SIDE_EFFECTS__ */
export function params<T extends object>(
  shape: Shape<T>,
  ...rules: readonly Rule[]
): ParamsSchema<T> {
  return codec<T>(paramsNode(membersOf(shape), rules)) as ParamsSchema<T>;
}

/** Writes parameters as well as it can be told without checking them. */
export function encodeUnchecked(schema: Schema<unknown>, value: unknown): WireParams {
  return nodeOf(schema).write(value) as unknown as WireParams;
}
