// Copied by topgen from templates/runtime/given-params.ts. Do not edit.
/** What of a caller's parameters counts: blank values are not given, as the gateway takes them. */
import type { $ZodType } from "zod/v4/core";
import { codecOf } from "./codec-of-schema.js";
import type { Codec } from "./codec.js";
import { isBlank, isPlainObject, MAX_DEPTH, setMember } from "./wire.js";

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
