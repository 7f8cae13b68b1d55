/** The spec format as JSON Schema, for editors and other tools; published as `spec/schema.json`. */
import { z } from "zod";
import { stringifyJson } from "./canonical.js";
import { apiSpecSchema, paramSchema } from "./schema.js";

/** The text of `spec/schema.json`. */
export function specJsonSchema(): string {
  const registry = z.registry<{ id: string }>();
  registry.add(paramSchema, { id: "Param" });
  const schema = z.toJSONSchema(apiSpecSchema, { metadata: registry, target: "draft-2020-12" });
  return stringifyJson({ ...schema, title: "The spec of one API of the Taobao Open Platform" });
}
