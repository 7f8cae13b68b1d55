/** Writes spec/schema.json: `node scripts/run.js schema-json`. A test fails when it is out of date. */
import { writeFile } from "node:fs/promises";
import { specJsonSchema } from "../spec/schema-json.js";

await writeFile("spec/schema.json", specJsonSchema());
