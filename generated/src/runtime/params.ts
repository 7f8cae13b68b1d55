// Copied by topgen from templates/runtime/params.ts. Do not edit.
/**
 * The top level of a request: members become the parameters of the call. Single values are their
 * text, lists of them are joined by commas, objects and lists of objects are JSON, files stay files,
 * blank values are left out.
 */
import { type Check, objectOf, optionally, type Rule, typed } from "./validate.js";
import { parseJson, stringifyJson } from "./json.js";
import { readAny, writeAny } from "./members.js";
import type { Members, Node } from "./schema-node.js";
import { FilePart, isBlank, isPlainObject, setMember, type Wire, type WireParams } from "./wire.js";

/** Items of a joined list are told apart by the comma alone, and there is no escape for it. */
const noComma: Check = (value) =>
  Array.isArray(value) && value.some((item) => typeof item === "string" && item.includes(","))
    ? [{ path: [], rule: "comma", message: "an item with a comma would arrive as two items" }]
    : [];

/** The node of an API's parameters. */
export function paramsNode(members: Members, rules: readonly Rule[]): Node {
  const check = objectOf([...members].map(topLevel), rules);
  return {
    check: (value) => check(withoutBlanks(members, value)),
    write: (value) => writeParams(members, value) as unknown as Wire,
    read: (wire) => readParams(members, wire as unknown as WireParams),
  };
}

function topLevel([name, node]: [string, Node]): [string, Pick<Node, "check">] {
  if (node.file === true && node.list === true) {
    const what = "one file a call: no encoding of several is documented";
    return [name, { check: optionally(typed({ what, holds: () => false }, [])) }];
  }
  if (node.list !== true || node.joined !== true) return [name, node];
  return [name, { check: (value) => [...node.check(value), ...noComma(value)] }];
}

/** What of the parameters counts as given. */
function withoutBlanks(members: Members, value: unknown): unknown {
  if (value === undefined || value === null) return {};
  if (!isPlainObject(value)) return value;
  const given: Record<string, unknown> = {};
  for (const name of Object.keys(value)) {
    const member = value[name];
    const isEmpty =
      Array.isArray(member) && member.length === 0 && members.get(name)?.joined === true;
    if (!isEmpty && !isBlank(member)) setMember(given, name, member);
  }
  return given;
}

/** A single value or a joined list as the text of a parameter, anything else as JSON. */
function paramText(wire: Wire, joined: boolean | undefined): string {
  if (typeof wire === "string") return wire;
  if (!Array.isArray(wire) || joined !== true) return stringifyJson(wire);
  return wire.map((item) => paramText(item, false)).join(",");
}

function writeParams(members: Members, value: unknown): WireParams {
  const wire: WireParams = {};
  if (!isPlainObject(value)) return wire;
  for (const name of Object.keys(value)) {
    const node = members.get(name);
    const file = node?.file === true ? node.write(value[name]) : undefined;
    const inner = file ?? writeAny(node, value[name]);
    const param = inner instanceof FilePart ? inner : paramText(inner ?? "", node?.joined);
    if (param instanceof FilePart || !isBlank(param)) setMember(wire, name, param);
  }
  return wire;
}

function readParams(members: Members, wire: WireParams): unknown {
  const value: Record<string, unknown> = {};
  for (const [name, param] of Object.entries(wire)) {
    const node = members.get(name);
    setMember(
      value,
      name,
      param instanceof FilePart ? param : readAny(node, paramWire(node, param)),
    );
  }
  return value;
}

function paramWire(node: Node | undefined, text: string): Wire {
  if (node?.structured === true) return parseJson(text);
  return node?.list === true ? text.split(",") : text;
}
