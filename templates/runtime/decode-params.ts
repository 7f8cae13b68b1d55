/** Parameters as a gateway reads them: the way back of `encodeParams`, for the mock and for tests. */
import type { $ZodType } from "zod/v4/core";
import { codecOf } from "./codec-of-schema.js";
import type { Codec } from "./codec.js";
import { parseJson } from "./json.js";
import { textOf } from "./limit-check.js";
import {
  FilePart,
  isWireObject,
  setMember,
  toPlain,
  type Wire,
  WireJson,
  WireNumber,
  type WireParams,
} from "./wire.js";

/**
 * The values that texts and files of a call stand for, as a gateway reads them: what is written in
 * another way than `encodeParams` writes it (`True`, a date in milliseconds, one item where a
 * list is due) stays as it is, for the schema to refuse. Answers are read with more patience.
 *
 * @throws TopTransportError (`malformed`) for a text that should be JSON and is not
 */
export function decodeParams(schema: $ZodType, wire: WireParams): Record<string, unknown> {
  const { members } = codecOf(schema);
  const value: Record<string, unknown> = {};
  for (const [name, param] of Object.entries(wire)) {
    const codec = members?.get(name);
    const isRead = codec !== undefined && !(param instanceof FilePart);
    const read = isRead ? readExactly(codec, paramWire(codec, param)) : param;
    if (read !== undefined) setMember(value, name, read);
  }
  return value;
}

function paramWire(codec: Codec, text: string): Wire {
  if (codec.isStructured === true) return parseJson(text);
  return codec.isSplit === true ? text.split(",") : text;
}

/** What a wire value says; `undefined` where it is absence. */
function readExactly(codec: Codec | undefined, wire: Wire): unknown {
  if (wire === null) return codec?.takesNull === true ? null : undefined;
  const { members, item } = codec ?? {};
  if (item !== undefined && Array.isArray(wire)) {
    return wire.map((one) => readExactly(item, one) ?? toPlain(one));
  }
  if (members !== undefined && members.size > 0 && isWireObject(wire)) {
    const value: Record<string, unknown> = {};
    for (const name of Object.keys(wire)) {
      const member = readExactly(members.get(name), wire[name] ?? null);
      if (member !== undefined) setMember(value, name, member);
    }
    return value;
  }
  if (codec === undefined || item !== undefined) return toPlain(wire);
  const value = codec.read(wire, { count: 0 });
  return value === undefined || isSaid(value, wire) ? value : toPlain(wire);
}

/** Whether a value is what the wire says, and not merely what it could mean. */
function isSaid(value: unknown, wire: Wire): boolean {
  if (Array.isArray(wire) || isWireObject(wire)) return typeof value === "object";
  if (typeof value === "number" || value instanceof Date) return true;
  const said = wire instanceof WireNumber || wire instanceof WireJson ? wire.text : wire;
  return textOf(value) === textOf(said);
}
