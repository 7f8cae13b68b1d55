import { beforeAll, describe, expect, it } from "vitest";
import { copyOf, filledWorkplace, twoCaptures, type Workplace } from "./support.js";

const method = "alibaba.alsc.crm.card.batch.sell";
let place: Workplace;
beforeAll(async () => {
  place = await copyOf(await filledWorkplace(twoCaptures));
  for (const file of Object.keys(await place.tree("spec/apis"))) {
    await place.write(`after/apis/${file}`, await place.read(`spec/apis/${file}`));
  }
  await place.edit(`after/apis/${method}.json`, '"required": true', '"required": false');
  await place.edit(`after/apis/${method}.json`, "实体卡列表", "实体卡::error::\\u202e`列表`");
});

describe("topgen diff", () => {
  it("says what changed, what it means and what version it calls for", async () => {
    const { code, stdout } = await place.run("diff", "spec", "after");
    expect(code).toBe(0);
    expect(stdout).toContain(`${method}\n`);
    expect(stdout).toMatch(
      / {2}non-breaking request-became-optional request\.param_\S+: true → false/,
    );
    expect(stdout).toContain("0 breaking, 1 non-breaking, 1 docs-only: a minor version\n");
    expect(stdout).not.toContain("\u202e");
  });

  it("speaks JSON with a fingerprint a change, and Markdown", async () => {
    const { stdout } = await place.run("diff", "after", "spec", "--json");
    const report = JSON.parse(stdout) as { semver: string; changes: { fingerprint: string }[] };
    expect(report.semver).toBe("major");
    expect(report.changes[0]?.fingerprint).toMatch(/^[0-9a-f]{12}$/);
    const markdown = await place.run("diff", "spec", "after", "--format", "markdown");
    expect(markdown.stdout).toContain("| method | rule | where | change |");
    expect(markdown.stdout).not.toMatch(/[^\\]`/);
  });

  it.each([
    [["spec", "after"], 0],
    [["spec", "after", "--fail-on", "breaking"], 0],
    [["spec", "after", "--fail-on", "any"], 1],
    [["after", "spec", "--fail-on", "breaking"], 1],
    [["spec", "spec", "--fail-on", "any"], 0],
    [[`spec/apis/${method}.json`, `after/apis/${method}.json`, "--fail-on", "any"], 1],
    [["spec", "nowhere"], 2],
    [["spec", "pages/000_ed58b36345571dd7.txt"], 2],
    [["spec"], 2],
    [["spec", "after", "--fail-on", "docs"], 2],
  ])("%j exits with %i", async (argv, code) => {
    expect(await place.run("diff", ...argv)).toMatchObject({ code });
  });
});
