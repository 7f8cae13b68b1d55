import path from "node:path";
import { describe, expect, it } from "vitest";
import { compileApis } from "../measure/kill-score/compile.js";
import { scoreOf } from "../measure/kill-score/score.js";
import { loadSpecs } from "../../spec/folder/read-specs.js";
import { goldenSpecs } from "./support.js";

const root = path.join(import.meta.dirname, "..", "..");
const cache = path.join(root, "node_modules", ".cache");

describe("the generated schemas", () => {
  it("refuse every broken request of the committed APIs and take every documented one", async () => {
    const specs = await loadSpecs(path.join(root, "spec"));
    const apis = await compileApis(specs, path.join(cache, "topgen-test-kill-score-spec"));
    for (const { api, schema } of apis) {
      const { survivors, refusedExample, made } = scoreOf(api, schema);
      expect(survivors, api.method).toEqual([]);
      expect(refusedExample, api.method).toBeUndefined();
      expect(made.required + made.type, api.method).toBeGreaterThan(0);
    }
  }, 120_000);

  it("refuse every broken request of the golden cases, by each kind of limit and rule", async () => {
    const apis = await compileApis(
      goldenSpecs(),
      path.join(cache, "topgen-test-kill-score-golden"),
    );
    const groups = { required: 0, type: 0, limit: 0, rule: 0 };
    for (const { api, schema } of apis) {
      const { survivors, refusedExample, killed } = scoreOf(api, schema);
      expect(survivors, api.method).toEqual([]);
      expect(refusedExample, api.method).toBeUndefined();
      for (const group of Object.keys(groups) as (keyof typeof groups)[])
        groups[group] += killed[group];
    }
    expect(Math.min(...Object.values(groups))).toBeGreaterThan(5);
  }, 120_000);
});
