/** IR → JSON Schema (2020-12), the dialect of OpenAPI 3.1; the same decisions as the generated zod schemas. */
import type {
  Check,
  FieldIr,
  FieldType,
  ListType,
  ObjectIr,
  ScalarType,
  Side,
} from "../ir/types.js";
import { ruleSchemas } from "./rule-schemas.js";
import type { JsonSchema, RefTo } from "./schema-types.js";

/** One object with its members by reference. */
export function objectSchema(object: ObjectIr, refTo: RefTo): JsonSchema {
  const properties: [string, JsonSchema][] = object.fields.map((field) => [
    field.name,
    fieldSchema(field, object.side, refTo),
  ]);
  const isRequest = object.side === "request";
  const required = object.fields.filter((field) => isRequest && !field.optional);
  const { schemas, words } = ruleSchemas(object);
  const description = [object.description, ...words].filter((line) => line !== "").join("\n");
  return {
    type: "object",
    ...(description === "" ? {} : { description }),
    properties: Object.fromEntries(properties),
    ...(required.length > 0 ? { required: required.map(({ name }) => name) } : {}),
    ...(schemas.length > 0 ? { allOf: schemas } : {}),
  };
}

function fieldSchema(field: FieldIr, side: Side, refTo: RefTo): JsonSchema {
  const { doc, type } = field;
  const lines = [
    doc.description,
    ...doc.notes,
    ...doc.choices.map(({ value, label }) => (label === undefined ? value : `${value}: ${label}`)),
  ].filter((line) => line !== "");
  const known = typedValue(type, doc.default);
  const example = typedValue(type, doc.example);
  return {
    ...typeSchema(type, side, refTo),
    ...(lines.length > 0 ? { description: lines.join("\n") } : {}),
    ...(known === undefined ? {} : { default: known }),
    ...(example === undefined ? {} : { examples: [example] }),
  };
}

function typeSchema(type: FieldType, side: Side, refTo: RefTo): JsonSchema {
  switch (type.kind) {
    case "scalar":
      return side === "request" ? scalarSchema(type) : answerSchema(type);
    case "object":
      return { $ref: refTo(type.object.schemaName) };
    case "list":
      return listSchema(type, side, refTo);
  }
}

/** The gateway's JSON holds a list in an object with one member, named after the element. */
function listSchema(type: ListType, side: Side, refTo: RefTo): JsonSchema {
  const items = typeSchema(type.item, side, refTo);
  const list = { type: "array", items, ...checkKeywords(type.checks, "array") };
  if (type.element === undefined) return list;
  return { type: "object", properties: Object.fromEntries([[type.element, list]]) };
}

function scalarSchema(type: ScalarType): JsonSchema {
  const base = scalarBase(type);
  const kind = typeof base["type"] === "string" ? base["type"] : "any";
  const checked = { ...base, ...checkKeywords(type.checks, kind) };
  if (type.scalar !== "string" || type.choices.length === 0) return checked;
  // Documented values are offered, not enforced: prose is seldom complete.
  return { anyOf: [{ enum: type.choices.map(({ value }) => value) }, checked] };
}

/** In answers numbers and flags also come as text, and texts in other shapes than documented. */
function answerSchema(type: ScalarType): JsonSchema {
  const base = scalarBase(type);
  const kind = base["type"];
  if (kind === "string") return { type: "string" };
  return kind === "object" || kind === undefined ? base : { ...base, type: [kind, "string"] };
}

function scalarBase({ scalar }: ScalarType): JsonSchema {
  switch (scalar) {
    case "string":
    case "fieldList":
      return { type: "string" };
    case "number":
      return { type: "number" };
    case "int64":
      return { type: "integer", format: "int64" };
    case "boolean":
      return { type: "boolean" };
    case "date":
      return { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}$" };
    case "price":
    case "decimal":
      return { type: "string", pattern: "^-?\\d+(\\.\\d+)?$" };
    case "json":
      return { type: "string", contentMediaType: "application/json" };
    case "file":
      return { type: "string", contentMediaType: "application/octet-stream" };
    case "map":
      return { type: "object" };
    case "unknown":
      return {};
  }
}

/** The bounds that JSON Schema can say of a type; the words of all stand in the description. */
function checkKeywords(checks: readonly Check[], type: string): JsonSchema {
  const keywords: Record<string, number> = {};
  for (const { kind, value } of checks) {
    const number = Number(value);
    if (!Number.isFinite(number) || String(number) !== String(value)) continue;
    const keyword = keywordFor(kind, type);
    if (keyword === undefined) continue;
    const [name, bound] =
      keyword === "minLengthOfBytes"
        ? (["minLength", Math.ceil(number / 4)] as const)
        : ([keyword, number] as const);
    const before = keywords[name];
    const tighter = name.startsWith("max") || name === "exclusiveMaximum" ? Math.min : Math.max;
    keywords[name] = before === undefined ? bound : tighter(before, bound);
  }
  return keywords;
}

/** A text of n bytes has at most n characters, and at least a quarter of n. */
function keywordFor(kind: Check["kind"], type: string): string | undefined {
  const isText = type === "string";
  const isNumber = type === "number" || type === "integer";
  switch (kind) {
    case "minLength":
    case "maxLength":
      return isText ? kind : undefined;
    case "maxBytes":
      return isText ? "maxLength" : undefined;
    case "minBytes":
      return isText ? "minLengthOfBytes" : undefined;
    case "minItems":
    case "maxItems":
      return type === "array" ? kind : undefined;
    default:
      return isNumber ? kind : undefined;
  }
}

/** A documented example or default as a value of the type; nothing when it is none. */
function typedValue(type: FieldType, text: string | undefined): unknown {
  // The site writes `null` where nobody gave a value.
  if (text === undefined || text === "" || text === "null" || type.kind !== "scalar")
    return undefined;
  const base = scalarBase(type);
  switch (base["type"]) {
    case "string": {
      const pattern = base["pattern"];
      return typeof pattern === "string" && !new RegExp(pattern).test(text) ? undefined : text;
    }
    case "boolean":
      return text === "true" ? true : text === "false" ? false : undefined;
    case "integer":
      return Number.isSafeInteger(Number(text)) && /^-?\d+$/.test(text) ? Number(text) : undefined;
    case "number":
      return String(Number(text)) === text && Number.isFinite(Number(text))
        ? Number(text)
        : undefined;
    default:
      return undefined;
  }
}
