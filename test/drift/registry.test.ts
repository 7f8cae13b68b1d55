import { readFileSync } from "node:fs";
import { format } from "prettier";
import { describe, expect, it } from "vitest";
import { workplace } from "../cli/support.js";

describe("topgen diff --rules", () => {
  it("prints the table that the documentation holds", async () => {
    const { code, stdout } = await (
      await workplace()
    ).run("diff", "--rules", "--format", "markdown");
    expect(code).toBe(0);
    const table = await format(stdout, { parser: "markdown", printWidth: 100 });
    expect(readFileSync("spec/diff/README.md", "utf8")).toContain(table);
  });

  it("gives machines id, direction, level, version step and example of each", async () => {
    const { stdout } = await (await workplace()).run("diff", "--rules", "--json");
    const rules = JSON.parse(stdout) as Record<string, string>[];
    expect(rules.find(({ id }) => id === "request-became-required")).toEqual({
      id: "request-became-required",
      direction: "request",
      level: "breaking",
      semver: "major",
      doc: "A parameter must now be given.",
      example: "可选 → 必须",
    });
    for (const rule of rules) expect(Object.values(rule).every((value) => value !== "")).toBe(true);
  });
});
