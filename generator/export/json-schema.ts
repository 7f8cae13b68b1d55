import type { ApiIr } from "../ir/types.js";
import { type JsonSchema, wireSchemas } from "./wire-schemas.js";

/**
 * One JSON Schema document for a set of APIs: `$defs["<method>.request"]` has the parameters,
 * `$defs["<method>.response"]` the members of the answer below its root, as the gateway's JSON has
 * them, and `$defs["<method>.<Type>"]` the types of both.
 */
export function exportJsonSchema(apis: readonly ApiIr[]): JsonSchema {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "APIs of the Taobao Open Platform",
    $defs: Object.fromEntries(apis.flatMap((api) => wireSchemas(api, "#/$defs/"))),
  };
}
