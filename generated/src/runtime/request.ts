// Copied by topgen from templates/runtime/request.ts. Do not edit.
/**
 * Schemas of request parameters. `z.encode` checks parameters and writes them for the wire,
 * `z.decode` reads them back, as a gateway would. Documented names, JSON for nested objects and
 * lists, comma-joined text for top-level lists of single values.
 */
import * as z from "zod";
import { type Check, withChecks } from "./checks.js";
import * as kinds from "./kinds.js";
import { readAny, readMembers, writeItems, writeMembers } from "./members.js";
import { paramsNode } from "./params.js";
import { type Rule, withRules } from "./rules.js";
import { once } from "./once.js";
import {
  codec,
  expected,
  membersOf,
  type Node,
  nodeOf,
  objectSchema,
  type OptionalSchema,
  optionalOf,
  type ParamsSchema,
  type Schema,
  type Shape,
} from "./schema.js";
import type {
  DateInput,
  DecimalInput,
  FieldListInput,
  FileInput,
  Int64Input,
  JsonInput,
  MapInput,
} from "./types.js";
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
export type { OptionalSchema, ParamsSchema, Schema, Shape } from "./schema.js";

function field<T>(kind: kinds.Kind): (...checks: readonly Check[]) => Schema<T> {
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
export function list<T>(item: Schema<T>, ...checks: readonly Check[]): Schema<T[]> {
  const node = nodeOf(item);
  const { joined = false, file: isFile = false } = node;
  return codec<T[]>({
    value: once(() => withChecks(z.array(node.value(), expected("a list")), checks)),
    read: (wire) =>
      Array.isArray(wire) ? wire.map((one) => node.read(one)) : readAny(undefined, wire),
    write: (value) => writeItems(node, value),
    list: true,
    joined,
    structured: !joined,
    file: isFile,
  });
}

/** A member that may be left out. */
/* @__NO_SIDE_EFFECTS__ */
export function optional<T>(schema: Schema<T>): OptionalSchema<T> {
  return optionalOf(schema, (value) => z.nullish(value));
}

/** How a file inside an object is sent is not documented. */
const nestedFile = once(() =>
  z.string(expected("text: no encoding of a file inside an object is documented")),
);

function nestedValue(node: Node): z.ZodType {
  if (node.file !== true) return node.value();
  const text = node.list === true ? z.array(nestedFile()) : nestedFile();
  return node.optional === true ? z.nullish(text) : text;
}

/**
 * An object with documented members and rules across them. Members that the documentation does not
 * know are sent as well: the gateway may be newer.
 */
/* @__NO_SIDE_EFFECTS__ */
export function object<T extends object>(shape: Shape<T>, ...rules: readonly Rule[]): Schema<T> {
  const members = membersOf(shape);
  return codec<T>({
    value: once(() => withRules(objectSchema(members, nestedValue), rules)),
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
  return codec<T>(paramsNode(shape, rules)) as ParamsSchema<T>;
}

/** Writes parameters as well as it can be told without checking them. */
export function encodeUnchecked(schema: Schema<unknown>, value: unknown): WireParams {
  return nodeOf(schema).write(value) as unknown as WireParams;
}
