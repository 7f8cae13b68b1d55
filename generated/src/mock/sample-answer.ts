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
import type { Shape } from "./shape.js";
import type { MockSample } from "./types.js";

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
export function fitSample(sample: AnswerBody, response: Shape): AnswerBody {
  return { root: sample.root, content: fitObject(sample.content, response) };
}

function fitObject(value: Answer, { members }: Shape): AnswerObject {
  if (value.kind !== "object") return object([]);
  return object(
    value.members.map(([name, member]): Member => {
      const shape = members.get(name);
      return [name, shape === undefined ? member : fitValue(member, shape)];
    }),
  );
}

function fitValue(value: Answer, shape: Shape): Answer {
  const { item } = shape;
  if (item === undefined) return fitOne(value, shape);
  const { element, items } = itemsOf(value, shape.element, item);
  return { kind: "list", element, items: items.map((one) => fitValue(one, item)) };
}

/** The items of a list in any of its spellings: wrapped by an element, bare, one item, or nothing. */
function itemsOf(
  value: Answer,
  element: string,
  { members }: Shape,
): { element: string; items: readonly Answer[] } {
  if (value.kind === "list") return { element, items: value.items };
  if (value.kind !== "object") {
    return { element, items: isBlank(value) ? [] : [value] };
  }
  const names = new Set(value.members.map(([name]) => name));
  const [only] = names;
  if (only === undefined) return { element, items: [] };
  const isItem = names.size !== 1 || members.has(only);
  if (isItem && !names.has(element)) return { element, items: [value] };
  const wrapped = value.members.filter(([name]) => name === (isItem ? element : only));
  const items = wrapped.flatMap(([, item]) => (item.kind === "list" ? item.items : [item]));
  return { element: isItem ? element : only, items };
}

function isBlank(value: Answer): boolean {
  return value.kind === "null" || (value.kind === "text" && value.text.trim() === "");
}

function fitOne(value: Answer, shape: Shape): Answer {
  if (shape.kind === "object") return isWithoutValue(value) ? nothing : fitObject(value, shape);
  if (value.kind !== "text") return value;
  switch (shape.kind) {
    case "number":
    case "int64":
      return isJsonNumber(value.text) ? number(value.text) : orNothing(value);
    case "boolean":
      if (value.text !== "true" && value.text !== "false") return orNothing(value);
      return { kind: "boolean", value: value.text === "true" };
    case "date":
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
