import { readFile, writeFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { specJsonSchema } from "../../spec/schema-json.js";

const isRecording = process.env["TOPGEN_RECORD"] === "1" && process.env["CI"] === undefined;

it("spec/schema.json is what spec/schema.ts says", async () => {
  if (isRecording) await writeFile("spec/schema.json", specJsonSchema());
  const published = await readFile("spec/schema.json", "utf8");
  expect(published, "run: npm run test:record").toBe(specJsonSchema());
});
