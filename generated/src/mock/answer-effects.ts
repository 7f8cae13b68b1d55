// Copied by topgen from templates/mock/answer-effects.ts. Do not edit.
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
import type { MockParam } from "./types.js";
import { elementName } from "./wire-names.js";

/** Whether these faults need an answer whose members have their documented types. */
export const needsFitting = (faults: Faults): boolean =>
  faults.has("huge-ids") || faults.has("absent");

/** Applies the faults that concern the answer's content; `random` decides where it is left open. */
export function applyToAnswer(
  body: AnswerBody,
  response: readonly MockParam[],
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

function withHugeIds(content: AnswerObject, params: readonly MockParam[]): AnswerObject {
  return mapDocumented(content, params, (value, param, path) =>
    param.int64 === true && value.kind === "number" ? number(hugeId(path)) : value,
  );
}

/** 19 digits above 2^62, beyond what a double can hold, and the same for one path. */
function hugeId(path: string): string {
  return `71043${randomText(14, "0123456789", seededRandom(0, path))}`;
}

/** Sends every documented member without a value in a style; those the sample lacks are added. */
function withAbsent(
  content: AnswerObject,
  params: readonly MockParam[],
  style: string,
): AnswerObject {
  const shown = new Map(content.members);
  const documented = params.flatMap(({ name, ...param }): Member[] => {
    const value = shown.get(name) ?? nothing;
    const sent = isAbsent(value)
      ? absentValue({ name, ...param }, style)
      : withAbsentInside(value, param.fields ?? [], style);
    return sent === undefined ? [] : [[name, sent]];
  });
  const names = new Set(params.map(({ name }) => name));
  return object([...documented, ...content.members.filter(([name]) => !names.has(name))]);
}

function withAbsentInside(value: Answer, fields: readonly MockParam[], style: string): Answer {
  if (fields.length === 0) return value;
  if (value.kind === "object") return withAbsent(value, fields, style);
  if (value.kind !== "list") return value;
  return { ...value, items: value.items.map((item) => withAbsentInside(item, fields, style)) };
}

/** A member without a value; `undefined` when it is left out. */
function absentValue(param: MockParam, style: string): Answer | undefined {
  if (style === "null") return nothing;
  if (style === "empty" && (param.list || param.type === "object")) return object([]);
  return style === "wrapped" && param.list
    ? { kind: "list", element: elementName(param), items: [] }
    : undefined;
}

type ChangeLeaf = (value: Answer, param: MockParam, path: string) => Answer;

function mapDocumented(
  content: AnswerObject,
  params: readonly MockParam[],
  change: ChangeLeaf,
  path = "",
): AnswerObject {
  const byName = new Map(params.map((param) => [param.name, param]));
  return object(
    content.members.map(([name, value]): Member => {
      const param = byName.get(name);
      const at = `${path}.${name}`;
      return [name, param === undefined ? value : changeValue(value, param, change, at)];
    }),
  );
}

function changeValue(value: Answer, param: MockParam, change: ChangeLeaf, path: string): Answer {
  if (value.kind === "list") {
    const items = value.items.map((item, at) => changeValue(item, param, change, `${path}.${at}`));
    return { ...value, items };
  }
  return value.kind === "object"
    ? mapDocumented(value, param.fields ?? [], change, path)
    : change(value, param, path);
}

const withoutSome = (node: Answer, random: () => number): Answer =>
  node.kind === "object" ? object(node.members.filter(() => random() < 0.5)) : node;

const reordered = (node: Answer, random: () => number): Answer =>
  node.kind === "object" ? object(shuffled(node.members, random)) : node;

const escaped = (node: Answer): Answer =>
  node.kind === "text" ? text(escapeXml(node.text)) : node;
