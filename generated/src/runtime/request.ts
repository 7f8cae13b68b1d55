// Copied by topgen from templates/runtime/request.ts. Do not edit.
/**
 * Parameters of a call: from the values that a caller gives to what is signed and sent, and back, as
 * a gateway reads them. Single values are their text, lists of them are joined by commas, objects
 * and lists of objects are JSON, files stay files, blank values are left out.
 */
import type { $ZodType } from "zod/v4/core";
import { textOf } from "./limit.js";
import { codecOf } from "./codec.js";
import type { Codec } from "./wire-form.js";
import { writeAny } from "./containers.js";
import type { TopIssue } from "./errors.js";
import { toFilePart } from "./file.js";
import { issuesOf, runBackward } from "./judge.js";
import { parseJson, stringifyJson } from "./json.js";
import { inside } from "./paths.js";
import {
  FilePart,
  isBlank,
  isPlainObject,
  isWireObject,
  MAX_DEPTH,
  setMember,
  toPlain,
  type Wire,
  WireJson,
  WireNumber,
  type WireParams,
} from "./wire.js";

/**
 * The parameters as they count: null, blank texts and empty joined lists are not given, nor are
 * blank members that are no text, at any depth; defaults of the schema are.
 *
 * @throws RangeError for a value that contains itself
 */
export function givenParams(schema: $ZodType, params: unknown): unknown {
  const codec = codecOf(schema);
  if ((params !== undefined && params !== null && !isPlainObject(params)) || codec.isPiped === true)
    return params;
  const { members } = codec;
  const given: Record<string, unknown> = {};
  for (const name of Object.keys(params ?? {})) {
    const member = params?.[name];
    const inner = members?.get(name);
    if (member === undefined || member === null || isBlank(member)) continue;
    if (isBlankList(member) && inner?.joined === true) continue;
    const value = inner === undefined ? member : givenValue(inner, member, 1);
    if (value !== undefined) setMember(given, name, value);
  }
  return codec.transforms === true ? withDefaults(codec.members, given) : given;
}

/** A list whose items, joined by commas, are a blank text: none, or a single blank one. */
const isBlankList = (value: unknown): boolean =>
  Array.isArray(value) && value.length <= 1 && value.every(isBlank);

/** A value without the members that are not given; copied only where it has some. */
function givenValue(codec: Codec, value: unknown, depth: number): unknown {
  if (codec.isPiped === true) return value;
  if (value === null) return codec.takesNull === true ? null : undefined;
  if (typeof value !== "object") {
    return codec.isFilled === true && isBlank(value) ? undefined : value;
  }
  if (depth > MAX_DEPTH) throw new RangeError(`a value is nested deeper than ${MAX_DEPTH} levels`);
  const { item, members } = codec;
  if (item !== undefined && Array.isArray(value)) {
    const items = value.map((one: unknown) => givenValue(item, one, depth + 1) ?? one);
    return items.some((one, i) => one !== value[i]) ? items : value;
  }
  if (members === undefined || !isPlainObject(value)) return value;
  let given = value;
  for (const name of Object.keys(value)) {
    const inner = members.get(name);
    if (inner === undefined) continue;
    const member = givenValue(inner, value[name], depth + 1);
    if (member === value[name]) continue;
    if (given === value) given = { ...value };
    if (member === undefined) Reflect.deleteProperty(given, name);
    else setMember(given, name, member);
  }
  return codec.transforms === true ? withDefaults(members, given) : given;
}

/** An object with the defaults of the members that it lacks. */
function withDefaults(members: Codec["members"], given: Record<string, unknown>): unknown {
  let filled = given;
  for (const [name, { fallback }] of members ?? []) {
    if (fallback === undefined || Object.hasOwn(given, name)) continue;
    if (filled === given) filled = { ...given };
    setMember(filled, name, fallback());
  }
  return filled;
}

/** What is wrong with the parameters of a call, as {@link givenParams} gives them. */
export function requestIssues(schema: $ZodType, given: unknown): readonly TopIssue[] {
  const { members, transforms } = codecOf(schema);
  // A caller has what comes out of the pipes of a schema.
  const issues = issuesOf(schema, given, transforms === true ? "backward" : "forward");
  const more = isPlainObject(given) ? listIssues(members, given) : [];
  return more.length === 0 ? issues : [...issues, ...more];
}

/**
 * What no schema says of lists as parameters: items are told apart by the comma alone, for which
 * there is no escape, and no encoding of several files is documented.
 */
function listIssues(
  members: Codec["members"],
  given: Readonly<Record<string, unknown>>,
): TopIssue[] {
  const issues: TopIssue[] = [];
  for (const name of Object.keys(given)) {
    const value = given[name];
    if (!Array.isArray(value)) continue;
    const { joined, isFile } = members?.get(name) ?? {};
    if (isFile === true) {
      issues.push({
        path: [name],
        rule: "file",
        message: `${name}: one file a call, found a list`,
      });
    } else if (
      joined === true &&
      value.some((one) => typeof one === "string" && one.includes(","))
    ) {
      const message = `${name}: an item with a comma would arrive as two items`;
      issues.push({ path: [name], rule: "comma", message });
    }
  }
  return issues;
}

/**
 * The parameters as texts and files, without judging them.
 *
 * @throws NoWireForm for a value that has no written form
 */
export function encodeParams(schema: $ZodType, given: unknown): WireParams {
  const codec = codecOf(schema);
  const sent = codec.transforms === true ? runBackward(schema, given) : given;
  const wire: WireParams = {};
  if (!isPlainObject(sent)) return wire;
  for (const name of Object.keys(sent)) {
    try {
      const param = paramOf(codec.members?.get(name), sent[name]);
      if (param instanceof FilePart || !isBlank(param)) setMember(wire, name, param);
    } catch (error) {
      throw inside(name, error);
    }
  }
  return wire;
}

function paramOf(codec: Codec | undefined, value: unknown): string | FilePart {
  if (value === undefined || value === null) return "";
  const isFile = codec?.isFile === true && !Array.isArray(value);
  // A file is one whether the documentation knows the parameter or not.
  const file = codec === undefined ? toFilePart(value) : isFile ? codec.write(value) : undefined;
  const inner = file ?? writeAny(codec, value);
  // As the documentation has lists of single values: an object or a list among them makes it JSON.
  const joined = codec ? codec.joined : Array.isArray(value) && !value.some(isPart);
  return inner instanceof FilePart ? inner : paramText(inner ?? "", joined);
}

const isPart = (value: unknown): boolean => Array.isArray(value) || isPlainObject(value);

/** A single value or a joined list as the text of a parameter, anything else as JSON. */
function paramText(wire: Wire, joined: boolean | undefined): string {
  if (typeof wire === "string") return wire;
  if (!Array.isArray(wire) || joined !== true) return stringifyJson(wire);
  return wire.map((item) => paramText(item, false)).join(",");
}

/**
 * The values that texts and files of a call stand for, as a gateway reads them: what is written in
 * another way than {@link encodeParams} writes it (`True`, a date in milliseconds, one item where a
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
