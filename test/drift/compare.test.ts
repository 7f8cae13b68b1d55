/** What is compared, and what is decided about it: git revisions, the accept list, the config. */
import { execFileSync } from "node:child_process";
import { beforeAll, describe, expect, it } from "vitest";
import { copyOf, filledWorkplace, twoCaptures, type Workplace } from "../cli/support.js";

const method = "alibaba.alsc.crm.card.batch.sell";
const file = `spec/apis/${method}.json`;

let place: Workplace;
const git = (at: Workplace, ...argv: string[]): string =>
  execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@t", ...argv], {
    cwd: at.folder,
    encoding: "utf8",
  });

/** A repository in which the last commit made a parameter required, and the work tree renamed the title. */
beforeAll(async () => {
  place = await copyOf(await filledWorkplace(twoCaptures));
  git(place, "init", "--quiet", "--initial-branch=main");
  git(place, "add", ".");
  git(place, "commit", "--quiet", "--message=first");
  await place.edit(file, '"required": false', '"required": true');
  git(place, "commit", "--quiet", "--all", "--message=second");
  await place.edit(file, '"title": "批量开卡(售卡)"', '"title": "批量开卡"');
});

interface Json {
  changes: { rule: string; fingerprint: string; level: string; accepted?: { reason: string } }[];
  stale: { message: string }[];
}

async function diff(at: Workplace, ...argv: string[]): Promise<[number, Json]> {
  const { code, stdout, stderr } = await at.run("diff", ...argv, "--json");
  if (stdout === "") throw new Error(stderr);
  return [code, JSON.parse(stdout) as Json];
}

const rulesOf = ({ changes }: Json): string[] => changes.map(({ rule }) => rule);

describe("git revisions", () => {
  it.each([
    [["HEAD~1", "HEAD"], ["request-became-required"]],
    [["HEAD~1:spec", "HEAD:spec"], ["request-became-required"]],
    [["HEAD", "spec"], ["description-changed"]],
    [["spec", "main:spec"], ["description-changed"]],
    [
      ["HEAD~1", "spec"],
      ["request-became-required", "description-changed"],
    ],
    [
      [`HEAD~1:${file}`, file],
      ["request-became-required", "description-changed"],
    ],
    [["HEAD", "HEAD"], []],
    [["HEAD~1", "HEAD", "--include", "alibaba.alsc.*"], ["request-became-required"]],
    [["HEAD~1", "HEAD", "--include", "taobao.*"], []],
  ])("%j", async (sides, rules) => {
    expect(rulesOf((await diff(place, ...sides))[1])).toEqual(rules);
  });

  it.each([
    [["nowhere", "spec"], "nowhere: expected a spec folder, a spec file or a git revision"],
    [["HEAD:pages", "spec"], "HEAD:pages: expected a spec folder or a spec file, found none"],
    [["HEAD~7", "spec"], "HEAD~7: expected a spec folder"],
    [["spec"], "expected two specs to compare, found 1"],
  ])("%j is refused", async (argv, message) => {
    const { code, stderr } = await place.run("diff", ...argv);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });

  it("serve as git's own diff driver", async () => {
    const { code, stdout } = await place.run(
      ...["diff", "--git", file, file, "0".repeat(40), "100644", "/dev/null", ".", "."],
    );
    expect(code).toBe(0);
    expect(stdout).toContain("api-removed");
  });
});

describe("the accept list", () => {
  const accept = async (entries: object[]): Promise<Workplace> => {
    const copy = await copyOf(place);
    await copy.write("spec/accepted.json", JSON.stringify(entries));
    return copy;
  };
  const breaking = ["HEAD~1", "spec", "--fail-on", "breaking"];

  it("lets an accepted change pass, and no other", async () => {
    const [before, found] = await diff(place, ...breaking);
    expect(before).toBe(1);
    const fingerprint = found.changes[0]?.fingerprint;
    const copy = await accept([{ fingerprint, reason: "agreed with the shop team" }]);
    const [after, accepted] = await diff(copy, ...breaking);
    expect(after).toBe(0);
    expect(accepted.changes[0]?.accepted?.reason).toBe("agreed with the shop team");
    expect((await diff(copy, "HEAD~1", "spec", "--fail-on", "any"))[0]).toBe(1);
  });

  it("holds when the values of the change change, as its fingerprint is of its structure", async () => {
    const [, found] = await diff(place, "HEAD", "spec");
    const copy = await copyOf(place);
    await copy.edit(file, '"title": "批量开卡"', '"title": "别的"');
    const [, other] = await diff(copy, "HEAD", "spec");
    expect(other.changes[0]?.fingerprint).toBe(found.changes[0]?.fingerprint);
  });

  it.each([
    [
      "an entry without a change",
      { fingerprint: "0123456789ab" },
      "there is no such change any more",
    ],
    ["an expired one", { until: "2020-01-31" }, "it ended on 2020-01-31"],
  ])("fails for %s", async (_name, more, message) => {
    const [, found] = await diff(place, ...breaking);
    const { fingerprint } = found.changes[0] ?? {};
    const copy = await accept([{ fingerprint, reason: "agreed", ...more }]);
    const [code, report] = await diff(copy, "HEAD~1", "spec");
    expect(code).toBe(1);
    expect(report.stale[0]?.message).toContain(message);
  });

  it.each([
    [[{ fingerprint: "0123456789ab" }], "[0].reason"],
    [[{ fingerprint: "x", reason: "y" }], "[0].fingerprint"],
    [[{ fingerprint: "0123456789ab", reason: "y", until: "soon" }], "[0].until"],
  ])("is refused when it is none: %j", async (entries, message) => {
    const { code, stderr } = await (await accept(entries)).run("diff", "HEAD", "spec");
    expect(stderr).toContain("spec/accepted.json:1: ");
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });
});

describe("the config", () => {
  it("sets severities over those of the registry", async () => {
    const copy = await copyOf(place);
    const severities = { "request-became-required": "non-breaking" };
    await copy.write("topgen.config.json", JSON.stringify({ drift: { severities } }));
    const [code, found] = await diff(copy, "HEAD~1", "HEAD", "--fail-on", "breaking");
    expect(code).toBe(0);
    expect(found).toMatchObject({ semver: "minor", changes: [{ level: "non-breaking" }] });
    const { stdout } = await copy.run("diff", "--rules");
    expect(stdout).toMatch(/^request-became-required +non-breaking /m);
  });

  it.each([
    ['{"drift":{"severities":{"no-such-rule":"breaking"}}}', "drift.severities"],
    ['{"drfit":{}}', "drfit"],
  ])("is refused when it is wrong: %s", async (text, message) => {
    const copy = await copyOf(place);
    await copy.write("topgen.config.json", text);
    const { code, stderr } = await copy.run("diff", "HEAD", "spec");
    expect(stderr).toContain("topgen.config.json:1: ");
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });
});
