/** The OpenAPI export, before validators of others: none finds an error. */
import { validate } from "@readme/openapi-parser";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { Validator } from "@seriousme/openapi-schema-validator";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { exportOpenApi } from "../../generator/export/openapi.js";
import { buildApi } from "../../generator/ir/build.js";
import { parseSpec } from "../../spec/parse-spec.js";
import { goldenSpecs } from "./support.js";

const committed = readdirSync("spec/apis").map((file) =>
  parseSpec(readFileSync(`spec/apis/${file}`, "utf8"), file),
);

describe.each([
  ["the committed specs", committed],
  ["every special case", goldenSpecs()],
])("%s", (_name, specs) => {
  const text = JSON.stringify(
    exportOpenApi(
      specs.map((spec) => buildApi(spec, spec.method)),
      "1.0.0",
    ),
  );

  it("keep Redocly's recommended rules", async () => {
    const config = await createConfig({ extends: ["recommended"] });
    const problems = await lintFromString({ source: text, config });
    const errors = problems.filter(({ severity }) => severity === "error");
    expect(errors.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
  });

  it("are valid to openapi-schema-validator and openapi-parser", async () => {
    const { errors, valid } = await new Validator().validate(
      JSON.parse(text) as Record<string, unknown>,
    );
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
    expect(await validate(JSON.parse(text) as Parameters<typeof validate>[0])).toMatchObject({
      valid: true,
    });
  });
});
