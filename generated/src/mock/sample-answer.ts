// Copied by topgen from templates/mock/sample-answer.ts. Do not edit.
/** The documented response as an answer: as it stands, or fitted to the documented members. */
import {
  type Answer,
  type AnswerBody,
  type AnswerObject,
  isJsonNumber,
  type Member,
  nothing,
  number,
  object,
  text,
} from "./answer.js";
import { JsonSyntaxError, parseJson } from "./parse-json.js";
import { parseXml, type XmlElement, XmlSyntaxError } from "./parse-xml.js";
import type { MockParam, MockSample } from "./types.js";
import { elementName } from "./wire-names.js";

/** A sample's root name and content, before its members are fitted; `undefined` if it is unusable. */
export interface ReadSample {
  readonly root: string | undefined;
  readonly content: AnswerObject;
}

/** Reads a sample's text; `undefined` when it is no XML or JSON (cut, or prose). */
export function readSample(sample: MockSample): ReadSample | undefined {
  try {
    return sample.format === "xml" ? readXml(sample.text) : readJson(sample.text);
  } catch (error) {
    if (error instanceof XmlSyntaxError || error instanceof JsonSyntaxError) return undefined;
    throw error;
  }
}

function readXml(source: string): ReadSample {
  const root = parseXml(source.trim());
  const content = fromElement(root);
  return { root: root.name, content: content.kind === "object" ? content : object([]) };
}

function readJson(source: string): ReadSample | undefined {
  const content = parseJson(source);
  if (content.kind !== "object") return undefined;
  const [only, ...others] = content.members;
  if (only === undefined || others.length > 0) return { root: undefined, content };
  const [name, value] = only;
  return value.kind === "object" && name.endsWith("_response")
    ? { root: name, content: value }
    : { root: undefined, content };
}

function fromElement(element: XmlElement): Answer {
  if (element.children.length === 0) return text(element.text);
  return object(element.children.map((child): Member => [child.name, fromElement(child)]));
}

/** A sample's content with every documented member in its documented type. */
export function fitSample(sample: AnswerBody, response: readonly MockParam[]): AnswerBody {
  return { root: sample.root, content: fitObject(sample.content, response) };
}

function fitObject(value: Answer, params: readonly MockParam[]): AnswerObject {
  if (value.kind !== "object") return object([]);
  const byName = new Map(params.map((param) => [param.name, param]));
  return object(
    value.members.map(([name, member]): Member => {
      const param = byName.get(name);
      return [name, param === undefined ? member : fitMember(member, param)];
    }),
  );
}

function fitMember(value: Answer, param: MockParam): Answer {
  if (!param.list) return fitOne(value, param);
  const { element, items } = itemsOf(value, param);
  return { kind: "list", element, items: items.map((item) => fitOne(item, param)) };
}

/** The items of a list in any of its spellings: wrapped by an element, bare, one item, or nothing. */
function itemsOf(value: Answer, param: MockParam): { element: string; items: readonly Answer[] } {
  const element = elementName(param);
  if (value.kind === "list") return { element, items: value.items };
  if (value.kind !== "object") {
    return { element, items: isBlank(value) ? [] : [value] };
  }
  const names = new Set(value.members.map(([name]) => name));
  const [only] = names;
  const isItem = names.size !== 1 || (param.fields ?? []).some(({ name }) => name === only);
  if (only === undefined) return { element, items: [] };
  if (isItem && !names.has(element)) return { element, items: [value] };
  const wrapped = value.members.filter(([name]) => name === (isItem ? element : only));
  const items = wrapped.flatMap(([, item]) => (item.kind === "list" ? item.items : [item]));
  return { element: isItem ? element : only, items };
}

function isBlank(value: Answer): boolean {
  return value.kind === "null" || (value.kind === "text" && value.text.trim() === "");
}

function fitOne(value: Answer, param: MockParam): Answer {
  if (param.type === "object")
    return isWithoutValue(value) ? nothing : fitObject(value, param.fields ?? []);
  if (value.kind !== "text") return value;
  switch (param.type) {
    case "number":
      return isJsonNumber(value.text) ? number(value.text) : orNothing(value);
    case "boolean":
      if (value.text !== "true" && value.text !== "false") return orNothing(value);
      return { kind: "boolean", value: value.text === "true" };
    case "date":
    case "price":
    case "decimal":
      return orNothing(value);
    case "json":
      return isBlank(value) ? nothing : value;
    default:
      return value;
  }
}

const orNothing = (value: Answer): Answer => (isWithoutValue(value) ? nothing : value);

/** Nothing between the tags, or the word `null`, which documented examples use for no value. */
function isWithoutValue(value: Answer): boolean {
  return isBlank(value) || (value.kind === "text" && value.text.trim() === "null");
}
