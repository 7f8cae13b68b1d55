/**
 * The words of generated schemas that zod lacks: values that a caller gives in several forms, and
 * texts of answers that are more than text. Each says in JSON Schema what it takes.
 */
import { $constructor, type $ZodTypeDef, type JSONSchema, type ParsePayload } from "zod/v4/core";
import { array, number as plainNumber, record, regex, string, unknown } from "zod/mini";
import { isDecimal } from "./decimal.js";
import { toFilePart } from "./file.js";
import { type Schema, SchemaBase } from "./flavour.js";
import { once } from "./once.js";
import { isDateText } from "./time.js";
import type {
  DateInput,
  DecimalInput,
  FieldListInput,
  FileInput,
  Int64Input,
  JsonInput,
  MapInput,
} from "./types.js";
import { travelling, type WireKind, type WireMeta } from "./wire-meta.js";

interface ValueDef extends $ZodTypeDef {
  readonly type: "custom";
  readonly wire: WireMeta;
  /** Words for "expected …". */
  readonly what: string;
  readonly holds: (value: unknown) => boolean;
  readonly json: JSONSchema.BaseSchema;
}

const Value = /* @__PURE__ */ $constructor<Schema<unknown>, ValueDef>("TopValue", (inst, def) => {
  SchemaBase.init(inst, def);
  const internals = inst._zod;
  internals.parse = (payload) => {
    if (!def.holds(payload.value)) {
      const { value: input } = payload as ParsePayload;
      payload.issues.push({ code: "invalid_type", expected: "custom", input, inst });
    }
    return payload;
  };
  internals.processJSONSchema = (_, json) => {
    Object.assign(json, def.json, internals.bag);
  };
});

/* @__NO_SIDE_EFFECTS__ */
function value<T>(
  { kind, what }: { readonly kind: WireKind; readonly what: string },
  json: JSONSchema.BaseSchema,
  holds: ValueDef["holds"],
): () => Schema<T> {
  const def: ValueDef = { type: "custom", wire: { kind }, what, holds, json };
  return () => new Value(def) as Schema<T>;
}

const isText = (input: unknown): input is string => typeof input === "string";

/** A whole number beyond 2^53 has lost digits before it came here. */
const isExact = (input: unknown): boolean =>
  Number.isFinite(input) && (!Number.isInteger(input) || Number.isSafeInteger(input));

const INTEGER = "^[+-]?\\d+$";
const isDigits = new RegExp(INTEGER);
const isInteger = (input: unknown): boolean =>
  isText(input) ? isDigits.test(input) : typeof input === "bigint" || Number.isSafeInteger(input);

/** A number of a request. */
/* @__NO_SIDE_EFFECTS__ */
export function number(): Schema<number> {
  return plainNumber().check((payload) => {
    const { value: input } = payload;
    if (isExact(input)) return;
    payload.issues.push({ code: "invalid_type", expected: "number", input });
  });
}

/** An integer of up to 64 bits and more: digits, a bigint or a safe number. */
export const int64Input = /* @__PURE__ */ value<Int64Input>(
  { kind: "int64", what: "an integer: a safe number, a bigint or decimal digits" },
  { type: ["integer", "string"], pattern: INTEGER } as never,
  isInteger,
);

/** An identifier: digits as {@link int64Input}, or the letters that some documented numbers have. */
export const idInput = /* @__PURE__ */ value<Int64Input>(
  { kind: "int64", what: "an identifier: a safe number, a bigint or text without blanks" },
  { type: ["integer", "string"], pattern: "^\\S*$" } as never,
  (input) => (isText(input) ? /^\S*$/.test(input) : isInteger(input)),
);

/** A date in GMT+8. */
export const dateInput = /* @__PURE__ */ value<DateInput>(
  { kind: "date", what: "a date or text like 2016-01-01 12:00:00" },
  { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}( \\d{2}:\\d{2}(:\\d{2})?)?$" },
  (input) => (input instanceof Date ? !Number.isNaN(input.getTime()) : isDateText(input)),
);

/** A price or another decimal: decimal text or a number. */
export const decimalInput = /* @__PURE__ */ value<DecimalInput>(
  { kind: "decimal", what: "decimal text or a number" },
  { type: ["number", "string"], pattern: "^[+-]?\\d+(\\.\\d*)?([eE][+-]?\\d{1,4})?$" } as never,
  (input) => (isText(input) ? isDecimal(input) : isExact(input)),
);

/** JSON text, or a plain value that is turned into it. */
export const jsonInput = /* @__PURE__ */ value<JsonInput>(
  { kind: "json", what: "JSON text or a plain value" },
  {},
  (input) => !["undefined", "function", "symbol"].includes(typeof input),
);

/** Names joined by commas, or a list of them. */
export const fieldListInput = /* @__PURE__ */ value<FieldListInput>(
  { kind: "fieldList", what: "names: text or a list of texts" },
  { anyOf: [{ type: "string" }, { type: "array", items: { type: "string" } }] },
  (input) => (Array.isArray(input) ? input.every(isText) : isText(input)),
);

/** The bytes of a file; sent as a part of a multipart body and never signed. */
export const fileInput = /* @__PURE__ */ value<FileInput>(
  { kind: "file", what: "a file: Blob, bytes, a stream, or { name, data }" },
  { type: "string", contentEncoding: "base64" },
  (input) => toFilePart(input) !== undefined,
);

/** Names to any values, sent as a JSON object. */
/* @__NO_SIDE_EFFECTS__ */
export function map(): Schema<MapInput> {
  return record(string(), unknown());
}

/* @__NO_SIDE_EFFECTS__ */
function text(kind: WireKind, make: () => Schema<string> = string): () => Schema<string> {
  const base = once(make);
  const wire = { kind };
  return () => travelling(base(), wire);
}

/** An integer of an answer as its decimal digits. */
export const int64 = /* @__PURE__ */ text("int64", () =>
  string().check(regex(/^-?\d+$/, "expected an integer, found text")),
);
/** An identifier of an answer: its digits, or its text. */
export const id = /* @__PURE__ */ text("int64");
/** A date of an answer as TOP writes it; `toDate` makes an instant of it. */
export const date = /* @__PURE__ */ text("date");
/** A price or another decimal of an answer as decimal text. */
export const decimal = /* @__PURE__ */ text("decimal");
/** JSON text of an answer. */
export const json = /* @__PURE__ */ text("json");

/**
 * A list of an answer.
 *
 * @param element the wire name of one element, from the documentation's samples
 */
/* @__NO_SIDE_EFFECTS__ */
export function list<T>(item: Schema<T>, element: string): Schema<T[]> {
  return travelling(array(item), { element });
}
