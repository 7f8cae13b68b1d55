/** The JSON Schema of `topgen.config.json`, which editors complete and check by. */
import { z } from "zod";
import { configSchema } from "./schema.js";

/** The text of `config.schema.json`, as it is published. */
export function configJsonSchema(): string {
  const schema = z.toJSONSchema(configSchema, { io: "input" });
  return `${JSON.stringify({ title: "topgen.config.json", ...schema }, null, 2)}\n`;
}
