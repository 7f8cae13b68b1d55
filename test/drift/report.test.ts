/** The formats of reports: what the tools that read them rely on. */
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { load } from "cheerio";
import { beforeAll, describe, expect, it } from "vitest";
import { formatText } from "../../generator/report/format-text.js";
import { reportJsonSchema } from "../../generator/report/format-json.js";
import { judge, type Report } from "../../generator/report/report.js";
import { showDifference } from "../../generator/report/show-difference.js";
import { copyOf, filledWorkplace, twoCaptures, type Workplace } from "../cli/support.js";

const method = "alibaba.alsc.crm.card.batch.sell";
const file = `spec/apis/${method}.json`;

let place: Workplace;
beforeAll(async () => {
  place = await copyOf(await filledWorkplace(twoCaptures));
  for (const name of Object.keys(await place.tree("spec/apis"))) {
    await place.write(`after/apis/${name}`, await place.read(`spec/apis/${name}`));
  }
  const after = `after/apis/${method}.json`;
  await place.edit(after, '"required": false', '"required": true');
  await place.edit(after, '"title": "批量开卡(售卡)"', '"title": "批量开卡<&>"');
});

const diff = async (format: string): Promise<string> =>
  (await place.run("diff", "spec", "after", "--format", format)).stdout;

describe("a report", () => {
  it("as JSON keeps to the published schema", async () => {
    const published = readFileSync("spec/diff/report.schema.json", "utf8");
    expect(published, "run: npm run schemas").toBe(reportJsonSchema());
    const validate = new Ajv2020({ strict: false }).compile(JSON.parse(published) as object);
    const reports = [await diff("json"), (await place.run("check", "pages", "--json")).stdout];
    for (const report of reports) {
      expect(validate(JSON.parse(report)), JSON.stringify(validate.errors)).toBe(true);
    }
    expect(validate({ ...(JSON.parse(reports[0] ?? "") as object), semver: "huge" })).toBe(false);
  });

  it("as annotations has one for each fact, as grave as it is, at its line", async () => {
    const lines = (await diff("github")).trimEnd().split("\n");
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(
      /^::error file=after\/apis\/\S+\.json,line=\d+,title=topgen diff%3A breaking%2C request-became-required::/,
    );
    expect(lines[1]).toMatch(/^::notice file=.*description-changed::/);
    const line = Number(/line=(\d+)/.exec(lines[0] ?? "")?.[1]);
    const text = (await place.read(`after/apis/${method}.json`)).split("\n");
    expect(text.slice(line - 1, line + 5).join("\n")).toContain('"required": true');
  });

  it("as SARIF names rule, level, place and fingerprint of each result", async () => {
    const sarif = JSON.parse(await diff("sarif")) as {
      version: string;
      runs: { tool: { driver: { rules: { id: string }[] } }; results: Record<string, unknown>[] }[];
    };
    expect(sarif.version).toBe("2.1.0");
    const [run] = sarif.runs;
    expect(run?.results[0]).toMatchObject({
      ruleId: "request-became-required",
      level: "error",
      locations: [{ physicalLocation: { artifactLocation: { uri: `after/apis/${method}.json` } } }],
      partialFingerprints: { topgen: expect.stringMatching(/^[0-9a-f]{12}$/) as string },
    });
    expect(run?.results[1]).toMatchObject({ ruleId: "description-changed", level: "note" });
    const ids = run?.tool.driver.rules.map(({ id }) => id) ?? [];
    for (const { ruleId, ruleIndex } of run?.results ?? []) {
      expect(ids[ruleIndex as number]).toBe(ruleId);
    }
  });

  it("as JUnit fails what breaks and passes the rest", async () => {
    const $ = load(await diff("junit"), { xml: true });
    expect($("testsuite").attr()).toMatchObject({ name: method, tests: "2", failures: "1" });
    expect($("testcase > failure").parent().attr("name")).toContain("request-became-required");
    expect($("testcase > system-out").text()).toContain("批量开卡<&>");
  });

  it("of check tells what the page says before and after, and counts the files", async () => {
    const other = await copyOf(place);
    await other.edit(
      "pages/000_ed58b36345571dd7.txt",
      "brandId与out_brand_id不可同时为空",
      "外部品牌",
    );
    const { code, stdout } = await other.run("check", "pages");
    expect(code).toBe(1);
    expect(stdout).toMatch(
      / {2}non-breaking constraint-removed constraints\[.*「.*不可同时为空.*」/,
    );
    expect(stdout).toMatch(
      /drift: 0 breaking, 1 non-breaking, .*: a minor version, \d+ files out of date/,
    );
    expect(stdout).not.toContain("generated/");
    const found = JSON.parse((await other.run("check", "pages", "--json")).stdout) as {
      changes: { rule: string; fingerprint: string }[];
    };
    const removed = found.changes.find(({ rule }) => rule === "constraint-removed");
    const decided = { fingerprint: removed?.fingerprint, reason: "looser suits us" };
    const another = { fingerprint: "0123456789ab", reason: "about another page" };
    await other.write("spec/accepted.json", JSON.stringify([decided, another]));
    const accepted = (await other.run("check", "pages")).stdout;
    expect(accepted).toContain("accepted: looser suits us");
    expect(accepted).toContain("1 accepted");
    expect(accepted).not.toContain("about another page");
    const github = (await other.run("check", "pages", "--format", "github")).stdout.trimEnd();
    const perRule = github.split("\n").map((line) => /title=[^:]*%2C ([a-z-]+)::/.exec(line)?.[1]);
    expect(perRule).toContain("constraint-removed");
    expect(
      github.split("\n").filter((line) => line.includes(`file=${file}`)).length,
    ).toBeGreaterThan(0);
  });
});

const plain = (text: string): string => text;
const marks = {
  removed: (text: string) => `[-${text}-]`,
  added: (text: string) => `{+${text}+}`,
  plain,
};

describe("a difference", () => {
  it.each([
    ["a", "b", '[-"a"-] → {+"b"+}'],
    [undefined, 5, "{+5+} is new"],
    [5, undefined, "[-5-] is gone"],
    [["a", "b"], ["b", "c"], '[-"a"-] … {+"c"+}'],
  ])("of %j and %j", (before, after, shown) => {
    expect(showDifference(before, after, marks)).toBe(shown);
  });

  it("of long texts shows what differs and a little around it", () => {
    const text = "这是一个很长的描述，".repeat(8);
    const shown = showDifference(`${text}门店id${text}`, `${text}门店编号${text}`, marks);
    expect(shown).toContain("门店[-id-]{+编号+}");
    expect(shown.length).toBeLessThan(60);
  });
});

describe("colours", () => {
  const report = (): Report => ({
    command: "diff",
    changes: judge([{ rule: "api-removed", method: "a.b", path: "", before: "甲" }], {}),
    files: [],
    unreadable: [],
    stale: [],
    notes: [],
  });

  it("are there on a terminal only", () => {
    expect(formatText(report(), true)).toContain("\u001b[31mbreaking");
    expect(formatText(report(), false)).not.toContain("\u001b");
  });
});
