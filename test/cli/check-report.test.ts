import { beforeAll, describe, expect, it } from "vitest";
import { copyOf, filledWorkplace, twoCaptures, type Workplace } from "./support.js";

let filled: Workplace;
beforeAll(async () => {
  filled = await filledWorkplace(twoCaptures);
});

describe("the report of check", () => {
  it("tells what can't be read, and never that there is no drift then", async () => {
    const place = await copyOf(filled);
    await place.write("pages/x.txt", "");
    const text = await place.run("check", "pages");
    expect(text.stdout).toMatch(/^could not tell: 1 can't be read; for the rest no drift \(/);
    const json = await place.run("check", "pages", "--json");
    const { unreadable } = JSON.parse(json.stdout) as { unreadable: { message: string }[] };
    expect(unreadable).toHaveLength(1);
    expect(unreadable[0]).toMatchObject({ file: "pages/x.txt" });
    expect(unreadable[0]?.message).toContain("found nothing");
    const github = await place.run("check", "pages", "--format", "github");
    expect(github.stdout).toMatch(/^::error file=pages\/x\.txt,title=[^:]+::pages\/x\.txt: page: /);
    const markdown = await place.run("check", "pages", "--format", "markdown");
    expect(markdown.stdout).toContain("| pages/x.txt | can't be read |");
  });

  it("sends nobody to a command that would not help", async () => {
    const place = await copyOf(filled);
    await place.write("generated/src/apis/mine.ts", "");
    const { stdout } = await place.run("check");
    expect(stdout).toMatch(/^generated\/src\/apis\/mine\.ts: not written by topgen\n/);
    expect(stdout).not.toContain("bring them up to date");
  });
});
