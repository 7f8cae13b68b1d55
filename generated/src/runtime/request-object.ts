// Copied by topgen from templates/runtime/request-object.ts. Do not edit.
/** Objects inside a request: JSON objects with the documented names, whose absent members are left out. */
import * as z from "zod";
import { withChecks } from "./checks.js";
import { type Rule, withRules } from "./rules.js";
import { type Members, membersOf, type Node, objectSchema, once } from "./schema.js";
import {
  FilePart,
  isPlainObject,
  setMember,
  toPlain,
  toWire,
  type Wire,
  wireObject,
} from "./wire.js";

/** How a value of the documentation's `byte[]` inside an object is sent is not documented. */
const nestedFile = once(() =>
  z.string({ error: "expected text: no encoding of a file inside an object is documented" }),
);

/** The node of an object with documented members. */
export function objectNode(shape: object, rules: readonly Rule[]): Node {
  const members = membersOf(shape);
  return {
    value: once(() => withRules(objectSchema(members, nestedValue), rules)),
    read: (wire) => (isPlainObject(wire) ? readMembers(members, wire) : readOther(wire)),
    write: (value) => (isPlainObject(value) ? writeMembers(members, value) : writeOther(value)),
    structured: true,
  };
}

function nestedValue(node: Node): z.ZodType {
  if (node.file !== true) return node.value();
  const text = node.list === true ? z.array(nestedFile()) : nestedFile();
  return node.optional === true ? z.nullish(text) : text;
}

/** The node of a list of requests. */
export function listNode(item: Node, checks: Parameters<typeof withChecks>[1]): Node {
  return {
    value: once(() => withChecks(z.array(item.value(), { error: "expected a list" }), checks)),
    read: (wire) => (Array.isArray(wire) ? wire.map((one) => item.read(one)) : readOther(wire)),
    write: (value) =>
      Array.isArray(value)
        ? value.map((one: unknown) => writeNested(item, one) ?? null)
        : writeOther(value),
    list: true,
    joined: item.joined ?? false,
    structured: item.joined !== true,
    file: item.file ?? false,
  };
}

/** A wire value that no schema describes. */
export function readOther(wire: Wire | undefined): unknown {
  return wire === undefined || wire === null ? undefined : toPlain(wire);
}

/** The wire form of a value that no schema describes. */
export function writeOther(value: unknown): Wire | undefined {
  return value === undefined || value === null ? undefined : toWire(value);
}

function readMembers(members: Members, wire: Record<string, unknown>): unknown {
  const value: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(wire as Record<string, Wire>)) {
    const node = members.get(name);
    const read = node === undefined ? readOther(member) : node.read(member);
    if (read !== undefined) setMember(value, name, read);
  }
  return value;
}

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
