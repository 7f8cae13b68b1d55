/**
 * What values a type of the documentation stands for, so that two types are compared by what they
 * allow: a request may take more than before, an answer may promise more than before.
 */
import type { Param } from "../schema.js";

/** The two parameter trees of an API. */
export type Side = "request" | "response";

/** Disjoint sorts of values, apart from those that {@link within} puts inside of another. */
type Sort =
  | "text"
  | "date text"
  | "decimal text"
  | "digits"
  | "json text"
  | "number"
  | "bigint"
  | "boolean"
  | "Date"
  | "list of texts"
  | "map"
  | "file"
  | "plain"
  | "anything";

/** Which sorts hold all of a sort. A documented Number is an integer wherever it may be of 64 bits. */
const within: Readonly<Partial<Record<Sort, readonly Sort[]>>> = {
  "date text": ["text"],
  "decimal text": ["text", "json text"],
  digits: ["text", "decimal text", "json text"],
  "json text": ["text"],
  number: ["plain"],
  boolean: ["plain"],
  Date: ["plain"],
  "list of texts": ["plain"],
  map: ["plain"],
};

const requestSorts: Readonly<Record<Kind, readonly Sort[]>> = {
  string: ["text"],
  number: ["number"],
  int64: ["digits", "number", "bigint"],
  boolean: ["boolean"],
  date: ["date text", "Date"],
  price: ["decimal text", "number"],
  decimal: ["decimal text", "number"],
  json: ["json text", "plain"],
  fieldList: ["text", "list of texts"],
  file: ["file"],
  map: ["map"],
  object: [],
  unknown: ["anything"],
};

/** The TypeScript type of each kind in results; the others travel as text and stay so. */
const responseTypes: Readonly<Partial<Record<Kind, string>>> = {
  number: "number",
  boolean: "boolean",
  map: "Record<string, unknown>",
  object: "object",
  unknown: "unknown",
};

/** What a type is for its readers: a Number that may exceed 2^53 is a kind of its own. */
export type Kind = Param["type"] | "int64";

export function kindOf({ type, int64 }: Param): Kind {
  return type === "number" && int64 === true ? "int64" : type;
}

/** Whether a request parameter takes every value that it took, as far as types tell. */
export function takesAll(before: Param, after: Param): boolean {
  const [old, now] = [kindOf(before), kindOf(after)];
  if (now === "unknown") return true;
  if (before.list !== after.list) {
    if (!before.list) return false;
    if (now === "json") return old !== "file";
    return now === "fieldList" && requestSorts[old].every((sort) => isWithin(sort, ["text"]));
  }
  if (old === now) return true;
  if (old === "object" || now === "object") return false;
  return requestSorts[old].every((sort) => isWithin(sort, requestSorts[now]));
}

function isWithin(sort: Sort, others: readonly Sort[]): boolean {
  return others.includes(sort) || (within[sort] ?? []).some((wider) => others.includes(wider));
}

/** How the types of a member of an answer relate in TypeScript. */
export function compareResultTypes(before: Param, after: Param): "same" | "narrower" | "other" {
  const [old, now] = [before, after].map((param) => responseTypes[kindOf(param)] ?? "string");
  if (before.list === after.list && old === now) return "same";
  return old === "unknown" && !before.list ? "narrower" : "other";
}

/** A type in the page's own terms where it has a name, else in ours. */
export function typeWords(param: Param): string {
  const type = param.typeName ?? kindOf(param);
  return param.list ? `${type}[]` : type;
}
