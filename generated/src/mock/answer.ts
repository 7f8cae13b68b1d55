// Copied by topgen from templates/mock/answer.ts. Do not edit.
/**
 * An answer before it has a format. XML, JSON and simplified JSON are three renderings of one tree;
 * members are pairs, so that any name and any order can be sent, and numbers are their digits.
 */
export type Answer = AnswerLeaf | AnswerObject | AnswerList;

/** A single value. */
export type AnswerLeaf =
  | { readonly kind: "null" }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly digits: string }
  | { readonly kind: "boolean"; readonly value: boolean };

/** One member of an object; names may repeat, as elements of XML do. */
export type Member = readonly [name: string, value: Answer];

/** Members in the order in which they are sent. */
export interface AnswerObject {
  readonly kind: "object";
  readonly members: readonly Member[];
}

/** Items of one list. */
export interface AnswerList {
  readonly kind: "list";
  /** The wire name of one element; absent for a bare array of a JSON sample. */
  readonly element?: string;
  readonly items: readonly Answer[];
}

/** A whole body: its root name (`…_response`, `error_response`) and the root's members. */
export interface AnswerBody {
  readonly root: string;
  readonly content: AnswerObject;
}

/** No value: `null`, or an empty element. */
export const nothing: Answer = { kind: "null" };
/** A leaf of text. */
export const text = (value: string): Answer => ({ kind: "text", text: value });
/** A leaf of digits that JSON sends unquoted. */
export const number = (digits: string): Answer => ({ kind: "number", digits });
/** An object of these members. */
export const object = (members: readonly Member[]): AnswerObject => ({ kind: "object", members });

/** The digits of a JSON number; what this matches is sent unquoted, digit for digit. */
const jsonNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
/** Whether JSON can send a text as a number. */
export const isJsonNumber = (value: string): boolean =>
  value.length <= 400 && jsonNumber.test(value);

/** Rebuilds a tree from the leaves up; `change` sees every node after its children were changed. */
function mapAnswer(answer: Answer, change: (node: Answer) => Answer): Answer {
  if (answer.kind === "object") return change(mapMembers(answer, change));
  if (answer.kind === "list") {
    return change({ ...answer, items: answer.items.map((item) => mapAnswer(item, change)) });
  }
  return change(answer);
}

/** As `mapAnswer`, for the members of an object but not the object itself. */
export function mapMembers(answer: AnswerObject, change: (node: Answer) => Answer): AnswerObject {
  return object(answer.members.map(([name, value]) => [name, mapAnswer(value, change)]));
}
