// Copied by topgen from templates/runtime/members.ts. Do not edit.
/** Objects and lists in both directions: member by member, by the nodes of their schemas. */
import type { Members, Node } from "./schema-node.js";
import {
  FilePart,
  isPlainObject,
  setMember,
  toPlain,
  toWire,
  type Wire,
  type WireObject,
  wireObject,
} from "./wire.js";

/** A wire value that may have no schema; null is absence. */
export function readAny(node: Node | undefined, wire: Wire | undefined): unknown {
  if (node !== undefined) return node.read(wire);
  return wire === undefined || wire === null ? undefined : toPlain(wire);
}

/** The wire form of a value inside an object or a list; a file, which has none there, as its name. */
export function writeAny(node: Node | undefined, value: unknown): Wire | undefined {
  if (value === undefined || value === null) return undefined;
  const written = node === undefined ? toWire(value) : node.write(value);
  return written instanceof FilePart ? written.name : written;
}

/** Reads an object; members that no schema knows are kept. */
export function readMembers(members: Members, wire: WireObject): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  for (const name of Object.keys(wire)) {
    const read = readAny(members.get(name), wire[name]);
    if (read !== undefined) setMember(value, name, read);
  }
  return value;
}

/** Writes an object; members without a value are left out. */
export function writeMembers(members: Members, value: unknown): Wire {
  if (!isPlainObject(value)) return toWire(value);
  const wire = wireObject();
  for (const name of Object.keys(value)) {
    const written = writeAny(members.get(name), value[name]);
    if (written !== undefined) wire[name] = written;
  }
  return wire;
}

/** Writes a list. */
export function writeItems(item: Node, value: unknown): Wire {
  if (!Array.isArray(value)) return toWire(value);
  return value.map((one: unknown) => writeAny(item, one) ?? null);
}
