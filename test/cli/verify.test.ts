import { beforeAll, describe, expect, it } from "vitest";
import { copyOf, filledWorkplace, twoCaptures, type Workplace } from "./support.js";

const file = "spec/apis/alibaba.alsc.crm.card.batch.sell.json";
let clean: Workplace;
let flawed: Workplace;
beforeAll(async () => {
  clean = await filledWorkplace(twoCaptures);
  flawed = await copyOf(clean);
  await flawed.edit(file, '"example": "566754323224"', '"example": ""');
});

describe("topgen verify", () => {
  it("lists the defects of every API and exits 0", async () => {
    const { code, stdout } = await flawed.run("verify");
    expect(code).toBe(0);
    expect(stdout).toContain("required-without-example");
    expect(stdout).toContain("request.param_batch_open_card_open_req.request_id");
  });

  it("--json counts them", async () => {
    const { stdout } = await flawed.run("verify", "--json");
    expect(JSON.parse(stdout)).toMatchObject({ totals: { apis: 2 } });
    expect(stdout).toEqual((await flawed.run("verify", "--format", "json")).stdout);
  });

  it("--format html writes one page", async () => {
    const { stdout } = await flawed.run("verify", "--format", "html");
    expect(stdout).toMatch(/^<!DOCTYPE html>[\s\S]*<\/html>\n$/);
  });

  it("--strict exits 1 for warnings, not for notes", async () => {
    expect((await flawed.run("verify", "--strict", "--quiet")).code).toBe(0);
    const place = await copyOf(flawed);
    await place.edit(file, '"auth": "none"', '"auth": "required"');
    expect((await place.run("verify", "--strict")).code).toBe(1);
    expect((await place.run("verify")).code).toBe(0);
  });

  it("fails with the place when the specs can't be read or none matches", async () => {
    const missing = await flawed.run("verify", "--spec", "nowhere");
    expect(missing.code).toBe(1);
    expect(missing.stderr).toContain("nowhere/apis");
    expect((await flawed.run("verify", "--include", "x.*")).stderr).toContain("none that match");
  });
});
