/**
 * The intermediate representation: everything that generated files say about an API, decided.
 * Views turn it into source; nothing in it refers back to the spec.
 */

import type { ConstraintKind } from "../../spec/rules/across.js";
import type { Bound } from "../../spec/rules/bounds.js";
import type { DocTag } from "../emit/comment.js";

/** Which way a value goes: `request` values are encoded, `response` values decoded. */
export type Side = "request" | "response";

/** What a value is on the wire. An `id` is an `int64` that is an identifier, not an amount. */
export type ScalarKind =
  | "string"
  | "number"
  | "int64"
  | "id"
  | "boolean"
  | "date"
  | "price"
  | "decimal"
  | "json"
  | "fieldList"
  | "file"
  | "map"
  | "unknown";

/** What a value is in TypeScript. */
export type ValueType =
  | "string"
  | "number"
  | "boolean"
  | "unknown"
  | "mapInput"
  | "record"
  | "fieldListInput"
  | "int64Input"
  | "dateInput"
  | "decimalInput"
  | "jsonInput"
  | "fileInput";

/** A bound that is enforced, with the words of the page that state it. */
export interface Check extends Bound {
  quote: string;
}

/** A documented value of a parameter and its meaning. */
export interface Choice {
  value: string;
  label?: string;
}

/** A single value. */
export interface ScalarType {
  kind: "scalar";
  scalar: ScalarKind;
  value: ValueType;
  /** Documented values, offered in an editor and not enforced. */
  choices: readonly Choice[];
  checks: readonly Check[];
}
/** A value with members. */
export interface ObjectType {
  kind: "object";
  object: ObjectIr;
}
/** A list of single values or of objects; pages know no lists of lists. */
export interface ListType {
  kind: "list";
  item: ScalarType | ObjectType;
  /** Responses: the wire name of one element. */
  element?: string;
  checks: readonly Check[];
}
/** What a field holds. */
export type FieldType = ScalarType | ObjectType | ListType;

/** What the page says about a field, for its doc comment. */
export interface FieldDoc {
  description: string;
  /** One line of the page's limits column, one a fact read from the prose. */
  notes: readonly string[];
  choices: readonly Choice[];
  /** As the page shows it; `""` where it shows none. */
  example: string;
  default?: string;
  tags?: readonly DocTag[];
}

/** One parameter of a request, or one member of an answer. */
export interface FieldIr {
  /** The name on the wire, and in TypeScript. */
  name: string;
  /** Names from the top of the request or response down to this field. */
  path: readonly string[];
  /** Whether TypeScript lets it be left out. */
  optional: boolean;
  /** Requests: whether a call without it is refused. */
  required: boolean;
  /** The sentence that makes it required where the table does not. */
  requiredQuote?: string;
  type: FieldType;
  doc: FieldDoc;
}

/** What must be so for a rule to hold: a field is given, or has a value. */
export interface ConditionIr {
  field: readonly string[];
  equals?: string;
}

/** A rule across fields, with paths relative to the object that carries it. */
export type RuleIr = {
  /** What it demands, and when, for a reader. */
  words: string;
  quote: string;
  when?: ConditionIr;
} & (
  | {
      kind: ConstraintKind;
      /** The fields that are counted. */
      fields: readonly (readonly string[])[];
      /** Rules of one field: the condition that is part of the rule. */
      on?: ConditionIr;
    }
  /** A bound of a field that holds only under a condition. */
  | { kind: "limit"; path: readonly string[]; check: Check }
);

/** One object at one place of a request or response; equal ones share their names. */
export interface ObjectIr {
  side: Side;
  /** The type's name on the page, or the name of the field that holds it. */
  pageName: string;
  interfaceName: string;
  schemaName: string;
  /** What the page says about it: the description of the field that holds it, or of the API. */
  description: string;
  fields: readonly FieldIr[];
  rules: readonly RuleIr[];
  /** The request or response itself. */
  isTop: boolean;
  tags?: readonly DocTag[];
}

/** One documented error of the API. */
export interface ErrorIr {
  code: string;
  message: string;
  solution: string;
}

/** How a documented answer is written. */
export type SampleFormat = "xml" | "json" | "json-simplified";
/** A documented answer or error, verbatim. */
export interface SampleIr {
  format: SampleFormat;
  text: string;
}

/** How results come in pages, where request and response leave no doubt. */
export interface PagingIr {
  style: "page" | "offset" | "cursor";
  members: Readonly<Record<string, readonly string[]>>;
  /** Number of the first page where it is not 1. */
  first?: number;
}

/** What one API is. */
export interface ApiTree {
  method: string;
  /** File name without extension, unique on any disk. */
  fileName: string;
  /** Name of the exported descriptor. */
  identifier: string;
  title: string;
  description: string;
  category?: string;
  /** Address of the page. */
  docUrl?: string;
  auth: "required" | "optional" | "none" | "unknown";
  request: ObjectIr;
  response: ObjectIr;
  errors: readonly ErrorIr[];
  paging?: PagingIr;
  responseSamples: readonly SampleIr[];
  errorSamples: readonly SampleIr[];
  tags?: readonly DocTag[];
}

/** Everything that the generated files of one API say. */
export interface ApiIr extends ApiTree {
  /** One representative object for each interface, members before their holders. */
  interfaces: readonly ObjectIr[];
  /** One representative object for each schema, members before their holders; top ones excluded. */
  schemas: readonly ObjectIr[];
}
