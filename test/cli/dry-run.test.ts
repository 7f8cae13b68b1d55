/** `--dry-run`: everything that writes tells what it would write, and writes nothing. */
import { execFileSync } from "node:child_process";
import { rm } from "node:fs/promises";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { copyOf, filledWorkplace, twoCaptures, type Workplace } from "./support.js";

const method = "alibaba.alsc.crm.card.batch.sell";
let filled: Workplace;
beforeAll(async () => {
  filled = await filledWorkplace(twoCaptures);
});
let place: Workplace;
beforeEach(async () => {
  place = await copyOf(filled);
});

/** The same command twice, dry and in earnest; the dry one must leave every byte as it was. */
async function dryThenWet(...argv: string[]) {
  const before = await place.tree(".");
  const dry = await place.run(...argv, "--dry-run");
  expect(await place.tree(".")).toEqual(before);
  const wet = await place.run(...argv);
  expect(await place.tree(".")).not.toEqual(before);
  expect(dry.code).toBe(wet.code);
  return { dry, wet };
}

describe("--dry-run", () => {
  it("of scrape names the specs that would be new or changed", async () => {
    await rm(place.at(`spec/apis/${method}.json`));
    const { dry, wet } = await dryThenWet("scrape", "pages");
    expect(dry.stderr).toContain(`  new      ${method}`);
    expect(dry.stderr).toContain("nothing was written");
    expect(wet.stderr).toContain(`  new      ${method}`);
    expect((await place.run("scrape", "pages")).stderr).not.toContain(method);
  });

  it("of generate names the files", async () => {
    await rm(place.at("generated/LICENSE"));
    await place.edit("generated/README.md", "typed", "typd");
    const { dry, wet } = await dryThenWet("generate");
    expect(dry.stdout).toBe("new      generated/LICENSE\nchanged  generated/README.md\n");
    expect(dry.stderr).toMatch(
      /: 1 new, 1 changed, 0 removed, \d+ unchanged; nothing was written$/m,
    );
    expect(wet.stdout).toBe("");
  });

  it("of generate says the same as JSON", async () => {
    await rm(place.at("generated/LICENSE"));
    const { dry, wet } = await dryThenWet("generate", "--json");
    expect(JSON.parse(dry.stdout)).toEqual(JSON.parse(wet.stdout));
  });

  it("of release tells the version and the entry", async () => {
    const git = (...argv: string[]) =>
      execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@t", ...argv], {
        cwd: place.folder,
      });
    git("init", "--quiet");
    git("add", ".");
    git("commit", "--quiet", "--message=first");
    await place.edit(`spec/apis/${method}.json`, '"required": true', '"required": false');
    const { dry } = await dryThenWet("release");
    expect(dry.stderr).toContain("0.1.0 → 0.1.1; nothing was written");
    expect(dry.stdout).toContain("## [0.1.1] - ");
  });

  it("of export writes no file", async () => {
    const { dry } = await dryThenWet("export", "openapi", "--out", "openapi.json");
    expect(dry.stderr).toContain("2 APIs would be in openapi.json; nothing was written");
  });
});
