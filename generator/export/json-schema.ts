import type { ApiIr } from "../ir/types.js";
import { objectSchema } from "./schema-of.js";
import type { JsonSchema, RefTo } from "./schema-types.js";

/**
 * One JSON Schema document for a set of APIs: `$defs["<method>"]` has the request's parameters and
 * the members of the answer below its root, as the gateway's JSON has them.
 */
export function exportJsonSchema(apis: readonly ApiIr[]): JsonSchema {
  const definitions: [string, JsonSchema][] = [];
  for (const api of apis) {
    const refTo = referTo(api, "#/$defs/");
    definitions.push([`${api.method}.request`, objectSchema(api.request, refTo)]);
    definitions.push([`${api.method}.response`, objectSchema(api.response, refTo)]);
    for (const object of api.schemas) {
      definitions.push([schemaKey(api, object.schemaName), objectSchema(object, refTo)]);
    }
  }
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "APIs of the Taobao Open Platform",
    $defs: Object.fromEntries(definitions),
  };
}

/** Schema names are unique within an API, their keys within a document. */
export function schemaKey(api: ApiIr, schemaName: string): string {
  return `${api.method}.schema.${schemaName}`;
}

/** References to an API's schemas below `base`, such as `#/$defs/`. */
export function referTo(api: ApiIr, base: string): RefTo {
  return (schemaName) => `${base}${schemaKey(api, schemaName)}`;
}
