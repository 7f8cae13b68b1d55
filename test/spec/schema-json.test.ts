import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { specJsonSchema } from "../../spec/schema-json.js";

it("spec/schema.json is what spec/schema.ts says", async () => {
  const published = await readFile("spec/schema.json", "utf8");
  expect(published, "run: npm run schemas").toBe(specJsonSchema());
});
