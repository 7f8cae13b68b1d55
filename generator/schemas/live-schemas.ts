/** The schemas of an API as zod makes them, without a module being written, compiled and loaded. */
import * as z from "zod/mini";
import * as top from "../../templates/runtime/schema.js";
import type { ApiIr, ObjectIr } from "../ir/types.js";
import { type Expression, schemaExpression, type SchemaOptions } from "./expression.js";

/** The schemas of an API by their names in the generated module. */
export type LiveSchemas = ReadonlyMap<string, LiveSchema>;
export type LiveSchema = z.ZodMiniType;

/** Evaluates the schemas of an API. @returns request and response among them, by schema name */
export function liveSchemas(api: ApiIr, options: SchemaOptions): LiveSchemas {
  const schemas = new Map<string, z.ZodMiniType>();
  for (const object of [...api.schemas, api.request, api.response]) {
    schemas.set(
      object.schemaName,
      evaluate(schemaExpression(object, options), schemas) as z.ZodMiniType,
    );
  }
  return schemas;
}

/** The schema of one object of an API. */
export function schemaOf(schemas: LiveSchemas, { schemaName }: ObjectIr): z.ZodMiniType {
  const schema = schemas.get(schemaName);
  if (schema === undefined) throw new Error(`${schemaName}: not among the schemas of its API`);
  return schema;
}

const namespaces: Readonly<Record<string, object>> = { z, top };

function lookUp(word: string): unknown {
  const [space = "", name = ""] = word.split(".");
  const found: unknown = Reflect.get(namespaces[space] ?? {}, name);
  if (found === undefined) throw new Error(`${word}: no word of zod or of the runtime`);
  return found;
}

type Call = (...args: unknown[]) => unknown;

function evaluate(expression: Expression, schemas: LiveSchemas): unknown {
  const all = (items: readonly Expression[]): unknown[] =>
    items.map((item) => evaluate(item, schemas));
  switch (expression.kind) {
    case "call":
      return (lookUp(expression.word) as Call)(...all(expression.args));
    case "method": {
      const on = evaluate(expression.on, schemas) as Record<string, Call>;
      return on[expression.name]?.(...all(expression.args));
    }
    case "word":
      return lookUp(expression.word);
    case "schema":
      return schemaOf(schemas, expression.object);
    case "members":
      return Object.fromEntries(
        expression.members.map(([name, member]) => [name, evaluate(member, schemas)]),
      );
    case "list":
      return all(expression.items);
    case "undefined":
      return undefined;
    case "data":
      return expression.data;
  }
}
