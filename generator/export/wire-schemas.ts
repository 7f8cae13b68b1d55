/**
 * The schemas of an API as JSON Schema (2020-12, the dialect of OpenAPI 3.1) of what travels: zod says
 * what a schema takes, the metadata beside it how that looks on the wire.
 */
import * as z from "zod/mini";
import { type WireKind, wireOf } from "../../templates/runtime/wire-meta.js";
import type { ApiIr, ObjectIr, Side } from "../ir/types.js";
import { liveSchemas, schemaOf } from "../schemas/live-schemas.js";

/** A schema as plain data. */
export interface JsonSchema {
  [keyword: string]: unknown;
}

/** The schemas of an API, by their keys in a document. */
export type WireSchemas = (readonly [key: string, schema: JsonSchema])[];

/** The key of an object's schema in a document: its API and its type, unique among all. */
export function schemaKey(api: ApiIr, object: ObjectIr): string {
  if (object.isTop) return `${api.method}.${object.side}`;
  const name = object.schemaName.replace(/Schema$/, "");
  return `${api.method}.${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/**
 * Every schema of an API as JSON Schema.
 *
 * @param base what references to a key begin with, `#/$defs/` for instance
 */
export function wireSchemas(api: ApiIr, base: string): WireSchemas {
  const schemas = liveSchemas(api, { metadata: true });
  return (["request", "response"] as const).flatMap((side) => {
    const objects = [...api.schemas, api[side]].filter((object) => object.side === side);
    const registry = z.registry<{ id: string }>();
    for (const object of objects) {
      registry.add(schemaOf(schemas, object), { id: schemaKey(api, object) });
    }
    const { schemas: found } = z.toJSONSchema(registry, {
      io: "input",
      uri: (id) => base + id,
      override: ({ zodSchema, jsonSchema }) => {
        travels(zodSchema, jsonSchema, side);
      },
    });
    return objects.map((object): [string, JsonSchema] => {
      const key = schemaKey(api, object);
      const schema: JsonSchema = { ...found[key] };
      // The document says both for all of its schemas.
      delete schema["$id"];
      delete schema["$schema"];
      return [key, schema];
    });
  });
}

type Schema = z.core.JSONSchema.BaseSchema & JsonSchema;

/** What a kind of value is on the wire, where that is not what zod says of the value. */
const kinds: Readonly<Partial<Record<WireKind, JsonSchema>>> = {
  int64: { type: "integer", format: "int64" },
  date: { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}$" },
  decimal: { type: "string", pattern: "^-?\\d+(\\.\\d+)?$" },
  json: { type: "string", contentMediaType: "application/json" },
  fieldList: { type: "string" },
  file: { type: "string", contentMediaType: "application/octet-stream" },
};

function travels(zodSchema: z.core.$ZodTypes, json: Schema, side: Side): void {
  const { kind, element } = wireOf(zodSchema);
  const form = kind === undefined ? undefined : kinds[kind];
  if (form !== undefined) {
    delete json.anyOf;
    delete json.pattern;
    Object.assign(json, form);
    if (form["type"] === "string") for (const name of numeric) Reflect.deleteProperty(json, name);
    if (form["type"] === "integer") for (const name of textual) Reflect.deleteProperty(json, name);
    if (json.examples !== undefined) keepFitting(json, form["type"] === "integer");
  }
  if (json.type === "object") delete json.additionalProperties;
  if (side === "request") return;
  // An answer may lack any member; the client puts empty lists in place of absent ones.
  delete json.required;
  // In answers numbers and flags also come as text, and texts in other shapes than documented.
  if (json.type === "string") delete json.pattern;
  if (typeof json.type === "string" && ["number", "integer", "boolean"].includes(json.type)) {
    json.type = [json.type, "string"] as never;
  }
  if (element !== undefined && json.type === "array") wrap(json, element);
}

const numeric = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"];
const textual = ["minLength", "maxLength"];

/** Examples are values as a caller has them; only those that the wire form takes too are shown. */
function keepFitting(json: Schema, isInteger: boolean): void {
  const fitting = json.examples?.filter((example) =>
    isInteger ? Number.isSafeInteger(example) : typeof example === "string",
  );
  if (fitting === undefined || fitting.length === 0) delete json.examples;
  else json.examples = fitting;
}

/** The gateway's JSON holds a list in an object with one member, named after the element. */
function wrap(json: Schema, element: string): void {
  const { description, ...list } = { ...json };
  for (const name of Object.keys(json)) Reflect.deleteProperty(json, name);
  Object.assign(json, {
    type: "object",
    ...(description === undefined ? {} : { description }),
    properties: Object.fromEntries([[element, list]]),
  });
}
