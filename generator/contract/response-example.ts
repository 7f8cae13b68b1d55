/**
 * What a documented answer means: its value as the documentation's own types make it, worked out
 * here from the sample's text and not by the codecs that the tests are to check.
 */
import type { FieldType, ListType, ObjectIr, SampleIr, ScalarType } from "../ir/types.js";
import { type Input, isInputList, isInputObject, type InputObject } from "./input.js";
import { readSample, type SampleNode } from "./sample-node.js";

/** A sample leaves open what it means, or says what its own types refuse. */
class Undecided extends Error {}

/** The result that a sample documents; nothing where the page does not settle it. */
export function responseExample(response: ObjectIr, sample: SampleIr): InputObject | undefined {
  const body = readSample(sample);
  if (body === undefined) return undefined;
  try {
    const root = unwrapRoot(body, response);
    if (root.kind === "object" && root.members.has("error_response")) return undefined;
    return objectValue(response, root);
  } catch (error) {
    if (error instanceof Undecided) return undefined;
    throw error;
  }
}

/**
 * Whether a result has a blank where no gateway sends one: as an item of a list. The site's samples
 * show parameters without an example value so.
 */
export function holdsBlanks({ fields }: ObjectIr, result: InputObject): boolean {
  return fields.some(({ name, type }) => {
    const value = result[name];
    const single = type.kind === "list" ? type.item : type;
    const values = isInputList(value) ? value : [value];
    if (single.kind === "object") {
      return values.some((each) => isInputObject(each) && holdsBlanks(single.object, each));
    }
    return type.kind === "list" && values.includes("");
  });
}

/** The error that a sample documents. */
export interface ErrorExample {
  code: number;
  subCode?: string;
}

/** The error that a sample shows; nothing where it is no `error_response` with a numeric code. */
export function errorExample(sample: SampleIr): ErrorExample | undefined {
  const body = readSample(sample);
  const root = body?.kind === "object" ? body.members.get("error_response") : undefined;
  if (body?.kind !== "object" || body.members.size !== 1 || root?.kind !== "object")
    return undefined;
  const code = leafText(root.members.get("code"));
  const subCode = leafText(root.members.get("sub_code"));
  if (code === undefined || !/^\d{1,9}$/.test(code)) return undefined;
  return { code: Number(code), ...(subCode === undefined || subCode === "" ? {} : { subCode }) };
}

function leafText(node: SampleNode | undefined): string | undefined {
  if (node?.kind === "text") return node.text;
  return node?.kind === "number" ? node.digits : undefined;
}

/** XML and JSON wrap the answer in one member `…_response`; simplified JSON does not. */
function unwrapRoot(body: SampleNode, { fields }: ObjectIr): SampleNode {
  if (body.kind !== "object") throw new Undecided();
  const [only] = body.members;
  if (body.members.size !== 1 || only === undefined) return body;
  const [name, inner] = only;
  return name.endsWith("_response") && !fields.some((field) => field.name === name) ? inner : body;
}

function objectValue(object: ObjectIr, node: SampleNode): InputObject {
  const isEmpty = node.kind === "text" && node.text === "";
  if (node.kind !== "object" && !isEmpty) throw new Undecided();
  const members = node.kind === "object" ? node.members : new Map<string, SampleNode>();
  const value: Record<string, Input> = {};
  for (const [name, member] of members) {
    const field = object.fields.find((each) => each.name === name);
    const read = field === undefined ? plainValue(member) : fieldValue(field.type, member);
    if (read !== undefined) value[name] = read;
  }
  for (const { name, type } of object.fields) {
    if (type.kind === "list" && !Object.hasOwn(value, name)) value[name] = [];
  }
  return value;
}

function fieldValue(type: FieldType, node: SampleNode): Input | undefined {
  if (type.kind === "list") return listValue(type, node);
  if (node.kind === "null") return undefined;
  return type.kind === "object" ? objectValue(type.object, node) : scalarValue(type, node);
}

function listValue(type: ListType, node: SampleNode): Input[] {
  return itemsOf(type, node)
    .map((item) => fieldValue(type.item, item))
    .filter((item) => item !== undefined);
}

function itemsOf({ item, element }: ListType, node: SampleNode): readonly SampleNode[] {
  if (node.kind === "list") return node.items;
  if (node.kind === "null" || (node.kind === "text" && node.text === "")) return [];
  if (node.kind !== "object" || node.members.size !== 1) throw new Undecided();
  const [[name, content] = ["", node]] = node.members;
  const isMember =
    item.kind === "object" && item.object.fields.some((field) => field.name === name);
  if (name !== element && isMember) throw new Undecided();
  if (content.kind === "list") return content.items;
  return content.kind === "null" ? [] : [content];
}

const digitsOnly = /^-?(?:0|[1-9]\d*)$/;

function scalarValue({ scalar }: ScalarType, node: SampleNode): Input | undefined {
  if (scalar === "boolean" && node.kind === "boolean") return node.value;
  const text = leafText(node);
  if (text === undefined) throw new Undecided();
  switch (scalar) {
    case "string":
    case "fieldList":
    case "file":
      return text;
    case "date":
      if (/^\d+$/.test(text)) throw new Undecided();
      return text.trim() === "" ? undefined : text;
    case "number":
      return number(text.trim());
    case "int64":
    case "id":
      if (text.trim() !== "" && !digitsOnly.test(text.trim())) throw new Undecided();
      return text.trim() === "" ? undefined : text.trim();
    case "boolean":
      if (!["", "true", "false"].includes(text.trim())) throw new Undecided();
      return text.trim() === "" ? undefined : text.trim() === "true";
    case "json":
    case "price":
    case "decimal":
      return text.trim() === "" ? undefined : text;
    case "map":
    case "unknown":
      throw new Undecided();
  }
}

function number(digits: string): number | undefined {
  if (digits === "") return undefined;
  if (!/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(digits)) throw new Undecided();
  if (String(Number(digits)) !== digits) throw new Undecided();
  return Number(digits);
}

/** A member that the documentation's table does not have. */
function plainValue(node: SampleNode): Input {
  switch (node.kind) {
    case "text":
      return node.text;
    case "number":
      return number(node.digits) ?? node.digits;
    case "boolean":
      return node.value;
    case "null":
      return null;
    case "list":
      return node.items.map(plainValue);
    case "object":
      return Object.fromEntries(
        [...node.members].map(([name, member]) => [name, plainValue(member)]),
      );
  }
}
