// Copied by topgen from templates/runtime/params.ts. Do not edit.
/**
 * The top level of a request: members become the parameters of the call. Single values are their
 * text, lists of them are joined by commas, objects and lists of objects are JSON, files stay files,
 * blank values are left out.
 */
import * as z from "zod";
import { type Check, withChecks } from "./checks.js";
import { parseJson, stringifyJson } from "./json.js";
import { writeOther } from "./request-object.js";
import { type Rule, withRules } from "./rules.js";
import { type Members, membersOf, type Node, objectSchema, once } from "./schema.js";
import { isBlank } from "./sign.js";
import {
  FilePart,
  isPlainObject,
  setMember,
  type Wire,
  WireJson,
  WireNumber,
  type WireParams,
} from "./wire.js";

/** Items of a joined list are told apart by the comma alone, and there is no escape for it. */
const noComma: Check = {
  rule: "comma",
  quote: "",
  test: (value) =>
    Array.isArray(value) && value.some((item) => typeof item === "string" && item.includes(","))
      ? "an item with a comma would arrive as two items"
      : undefined,
};

const fileList = once(() =>
  z.never({ error: "no encoding of a list of files is documented; send one file a call" }),
);

/** The node of an API's parameters. */
export function paramsNode(shape: object, rules: readonly Rule[]): Node {
  const members = membersOf(shape);
  return {
    value: once(() => withRules(objectSchema(members, topValue), rules)),
    prepare: withoutBlanks,
    write: (input) => writeParams(members, input) as unknown as Wire,
    read: (wire) => readParams(members, wire as unknown as WireParams),
  };
}

function topValue(node: Node): z.ZodType {
  if (node.list !== true) return node.value();
  if (node.file === true) return node.optional === true ? z.nullish(fileList()) : fileList();
  return node.joined === true ? withChecks(node.value(), [noComma]) : node.value();
}

function isAbsent(node: Node | undefined, value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === "string") return isBlank(value);
  return Array.isArray(value) && value.length === 0 && node?.joined === true;
}

function withoutBlanks(value: unknown): unknown {
  if (value === undefined || value === null) return {};
  if (!isPlainObject(value)) return value;
  const given: Record<string, unknown> = {};
  for (const name of Object.keys(value)) {
    if (!isAbsent(undefined, value[name])) setMember(given, name, value[name]);
  }
  return given;
}

function paramText(node: Node | undefined, wire: Wire): string {
  if (typeof wire === "string") return wire;
  if (wire instanceof WireNumber || wire instanceof WireJson) return wire.text;
  if (typeof wire === "boolean") return String(wire);
  if (Array.isArray(wire) && node?.joined === true) {
    return wire.map((item) => paramText(undefined, item)).join(",");
  }
  return wire === null ? "" : stringifyJson(wire);
}

function writeParams(members: Members, value: unknown): WireParams {
  const wire: WireParams = {};
  if (!isPlainObject(value)) return wire;
  for (const name of Object.keys(value)) {
    const node = members.get(name);
    const written = node === undefined ? writeOther(value[name]) : node.write(value[name]);
    if (written === undefined || written === null) continue;
    const param = written instanceof FilePart ? written : paramText(node, written);
    if (param instanceof FilePart || !isBlank(param)) setMember(wire, name, param);
  }
  return wire;
}

function paramWire(node: Node, text: string): Wire {
  if (node.structured === true) return parseJson(text);
  return node.list === true ? text.split(",") : text;
}

function readParams(members: Members, wire: WireParams): unknown {
  const value: Record<string, unknown> = {};
  for (const [name, param] of Object.entries(wire)) {
    const node = members.get(name);
    const isRaw = param instanceof FilePart || node === undefined;
    setMember(value, name, isRaw ? param : node.read(paramWire(node, param)));
  }
  return value;
}
