// Copied by topgen from templates/runtime/response.ts. Do not edit.
/**
 * Results: a parsed body (XML, JSON or simplified JSON alike) is read first, as well as it can be
 * told, and judged by its schema afterwards. Members that no documentation knows are kept.
 */
import type { $ZodType } from "zod/v4/core";
import { rootName } from "./body.js";
import { codecOf } from "./codec-of-schema.js";
import type { Codec } from "./codec.js";
import { isAbsent } from "./containers.js";
import type { TopIssue } from "./errors.js";
import { judge } from "./judge.js";
import { isPlainObject, isWireObject, type Wire } from "./wire.js";

/** A result and what it has that its documentation has not. */
export interface Decoded<T> {
  readonly result: T;
  readonly issues: readonly TopIssue[];
}

/**
 * Whether a parsed body is an answer of the gateway at all: a page for robots may come as JSON. One has
 * a root `…_response`, or, where a service leaves that out, a documented member; a simplified one may
 * have any.
 */
export function isAnswer(schema: $ZodType, wire: Wire): boolean {
  const { members } = codecOf(schema);
  if (!isWireObject(wire) || rootName(wire) !== undefined || !members?.size) return true;
  return !isForeign(Object.keys(wire), members);
}

/** Whether there are members, and none that is documented; an answer's `request_id` says nothing. */
function isForeign(names: readonly string[], members: ReadonlyMap<string, unknown>): boolean {
  const own = names.filter((name) => name !== "request_id");
  return own.length > 0 && !own.some((name) => members.has(name));
}

/** The best value that a parsed body gives, unjudged. */
export function decodeResult<T>(schema: $ZodType<T>, wire: Wire): T {
  return read(codecOf(schema), wire, { count: 0 }) as T;
}

function read(codec: Codec, wire: Wire, oddities: { count: number }): unknown {
  return codec.read(unwrapRoot(codec, wire), oddities);
}

/**
 * The value of a parsed body, and how it differs from the documentation. A schema that makes other
 * values of those that it takes (a pipe, a default) gives them where it takes what was read.
 */
export function decodeAndJudge<T>(schema: $ZodType<T>, wire: Wire): Decoded<T> {
  const codec = codecOf(schema);
  const oddities = { count: 0 };
  const result = read(codec, wire, oddities);
  // What a reader took without an oddity, the schema takes as well.
  const isFine = codec.isSure === true && oddities.count === 0;
  if (isFine) return { result: result as T, issues: foreignIssues(codec, result) };
  const { value, issues } = judge(schema, result, "forward");
  if (issues.length > 0) return { result: result as T, issues };
  const best = codec.transforms === true ? value : result;
  return { result: best as T, issues: foreignIssues(codec, result) };
}

/** Each member of a result may be absent; what has others alone is something else. */
function foreignIssues({ members }: Codec, result: unknown): readonly TopIssue[] {
  if (members === undefined || members.size === 0 || !isPlainObject(result)) return none;
  const given = Object.keys(result).filter((name) => !isAbsent(result, name));
  if (!isForeign(given, members)) return none;
  return [{ path: [], rule: "required", message: "has none of the documented members" }];
}

const none: readonly TopIssue[] = [];

/** Takes the root `…_response` off, unless documented members stand beside it or it is one. */
function unwrapRoot({ members }: Codec, wire: Wire): Wire | undefined {
  const root = isWireObject(wire) ? rootName(wire) : undefined;
  if (!isWireObject(wire) || root === undefined || members === undefined) return wire;
  const isBare = Object.keys(wire).some((name) => name !== "request_id" && members.has(name));
  return isBare ? wire : wire[root];
}
