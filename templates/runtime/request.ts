/**
 * Parameters of a call: what is wrong with them, and how they are written for the wire. Single values
 * are their text, lists of them are joined by commas, objects and lists of objects are JSON, files
 * stay files, blank values are left out.
 */
import type { $ZodType } from "zod/v4/core";
import { codecOf } from "./codec-of-schema.js";
import type { Codec } from "./codec.js";
import { writeAny } from "./containers.js";
import type { TopIssue } from "./errors.js";
import { toFilePart } from "./file.js";
import { issuesOf, runBackward } from "./judge.js";
import { stringifyJson } from "./json.js";
import { inside } from "./paths.js";
import { FilePart, isBlank, isPlainObject, setMember, type Wire, type WireParams } from "./wire.js";

/** What is wrong with the parameters of a call, as `givenParams` gives them. */
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
