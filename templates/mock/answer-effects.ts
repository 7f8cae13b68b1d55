/** What the faults do to an answer's tree, and how members without a value are sent. */
import {
  type Answer,
  type AnswerBody,
  type AnswerObject,
  mapMembers,
  type Member,
  nothing,
  number,
  object,
  text,
} from "./answer.js";
import type { Faults } from "./faults.js";
import { randomText, seededRandom, shuffled } from "./random.js";
import { escapeXml } from "./render-xml.js";
import type { Shape } from "./shape.js";

/** Whether these faults need an answer whose members have their documented types. */
export const needsFitting = (faults: Faults): boolean =>
  faults.has("huge-ids") || faults.has("absent");

/** Applies the faults that concern the answer's content; `random` decides where it is left open. */
export function applyToAnswer(
  body: AnswerBody,
  response: Shape,
  faults: Faults,
  random: () => number,
): AnswerBody {
  let content = body.content;
  if (faults.has("huge-ids")) content = withHugeIds(content, response);
  if (faults.has("absent")) content = withAbsent(content, response, faults.get("absent") ?? "");
  if (faults.has("missing")) content = mapContent(content, (node) => withoutSome(node, random));
  if (faults.has("shuffled")) content = mapContent(content, (node) => reordered(node, random));
  if (faults.has("escaped")) content = mapMembers(content, escaped);
  return { root: body.root, content };
}

/** Leaves out members without a value and empty lists, as the gateway does by itself. */
export function withoutAbsent(content: AnswerObject): AnswerObject {
  return mapContent(content, (node) =>
    node.kind === "object" ? object(node.members.filter(([, value]) => !isAbsent(value))) : node,
  );
}

function mapContent(content: AnswerObject, change: (node: Answer) => Answer): AnswerObject {
  const changed = change(mapMembers(content, change));
  return changed.kind === "object" ? changed : content;
}

const isAbsent = (value: Answer): boolean =>
  value.kind === "null" || (value.kind === "list" && value.items.length === 0);

/** Every int64 with 19 digits, the same for one path. */
function withHugeIds(content: AnswerObject, { members }: Shape, path = ""): AnswerObject {
  return object(
    content.members.map(([name, value]): Member => {
      const shape = members.get(name);
      return [name, shape === undefined ? value : withHugeId(value, shape, `${path}.${name}`)];
    }),
  );
}

function withHugeId(value: Answer, shape: Shape, path: string): Answer {
  const { kind, item } = shape;
  if (value.kind === "object") return withHugeIds(value, shape, path);
  if (value.kind !== "list") {
    return kind === "int64" && value.kind === "number" ? number(hugeId(path)) : value;
  }
  if (item === undefined) return value;
  return { ...value, items: value.items.map((one, at) => withHugeId(one, item, `${path}.${at}`)) };
}

/** 19 digits above 2^62, beyond what a double can hold. */
function hugeId(path: string): string {
  return `71043${randomText(14, "0123456789", seededRandom(0, path))}`;
}

/** Sends every documented member without a value in a style; those the sample lacks are added. */
function withAbsent(content: AnswerObject, { members }: Shape, style: string): AnswerObject {
  const shown = new Map(content.members);
  const documented = [...members].flatMap(([name, shape]): Member[] => {
    const value = shown.get(name) ?? nothing;
    const sent = isAbsent(value)
      ? absentValue(shape, style)
      : withAbsentInside(value, shape, style);
    return sent === undefined ? [] : [[name, sent]];
  });
  return object([...documented, ...content.members.filter(([name]) => !members.has(name))]);
}

function withAbsentInside(value: Answer, shape: Shape, style: string): Answer {
  const { kind, item } = shape;
  if (value.kind === "object" && kind === "object") return withAbsent(value, shape, style);
  if (value.kind !== "list" || item === undefined) return value;
  return { ...value, items: value.items.map((one) => withAbsentInside(one, item, style)) };
}

/** A member without a value; `undefined` when it is left out. */
function absentValue({ kind, element }: Shape, style: string): Answer | undefined {
  if (style === "null") return nothing;
  if (style === "empty" && (kind === "list" || kind === "object")) return object([]);
  return style === "wrapped" && kind === "list" ? { kind: "list", element, items: [] } : undefined;
}

const withoutSome = (node: Answer, random: () => number): Answer =>
  node.kind === "object" ? object(node.members.filter(() => random() < 0.5)) : node;

const reordered = (node: Answer, random: () => number): Answer =>
  node.kind === "object" ? object(shuffled(node.members, random)) : node;

const escaped = (node: Answer): Answer =>
  node.kind === "text" ? text(escapeXml(node.text)) : node;
