/** The package has a folder of its own: none of those that the user works in or that are read for it. */
import { mkdir, symlink } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { copyOf, filledWorkplace, Workplace } from "./support.js";

let place: Workplace;
beforeAll(async () => {
  place = await copyOf(await filledWorkplace(["004_71e25b0c6e1cce3b.txt"]));
  await symlink(".", place.at("link"));
  await mkdir(place.at("work/deep"), { recursive: true });
});

async function refusal(at: Workplace, argv: string[]): Promise<string> {
  const before = await place.tree(".");
  const { code, stdout, stderr } = await at.run(...argv);
  expect([code, stdout]).toEqual([2, ""]);
  expect(await place.tree(".")).toEqual(before);
  return stderr;
}

const inIt = "found the one that topgen runs in; name one below it, such as --out generated";
const around =
  "found one around that which topgen runs in; name one below the folder that topgen runs in, such as --out generated";

describe("--out is refused", () => {
  it.each([
    [["generate", "--out", "."], `--out .: expected a folder of its own, ${inIt}`],
    [["generate", "--out", "spec/.."], `--out spec/..: expected a folder of its own, ${inIt}`],
    [["generate", "--out", "link"], `--out link: expected a folder of its own, ${inIt}`],
    [["generate", "--dry-run", "--out", "link/link/"], inIt],
    [["generate", "--out", ".."], `--out ..: expected a folder of its own, ${around}`],
    [["generate", "--out", "spec"], "found that of the specs; name one beside it"],
    [["generate", "--out", "link/spec/apis"], "found that of the specs; name one beside it"],
    [
      ["generate", "--out", "generated", "--spec", "generated/spec"],
      "found one around the specs in generated/spec; name one beside it",
    ],
    [["check", "--out", "."], inIt],
    [["check", "pages", "--out", "link/pages"], "found that of the pages; name one beside it"],
    [["release", "--out", "."], inIt],
    [["init", "--yes", "--out", "."], inIt],
    [
      ["init", "--yes", "--out", "api", "--spec", "api/spec"],
      "around the specs in api/spec; name one beside it",
    ],
    [["init", "--yes", "--out", "pages"], "found that of the pages; name one beside it"],
  ])("%j", async (argv, message) => {
    const told = await refusal(place, argv);
    expect(told).toContain(`topgen ${argv[0]}: --out `);
    expect(told).toContain(`${message}\n`);
  });

  it.each(["generate", "check", "release", "init"])("in the config, by topgen %s", async (name) => {
    const own = await copyOf(place);
    await own.write("topgen.config.json", '{ "out": "./", "pages": "pages" }');
    expect((await own.run(name)).stderr).toBe(
      `topgen ${name}: --out ./: expected a folder of its own, ${inIt}\n`,
    );
    await own.write("topgen.config.json", '{ "out": "pages", "pages": "pages" }');
    expect((await own.run(name)).stderr).toContain("found that of the pages");
  });

  it("from further down", async () => {
    const deep = new Workplace(place.at("work/deep"));
    expect(await refusal(deep, ["generate", "--spec", "../../spec", "--out", "../.."])).toContain(
      around,
    );
    expect(await refusal(deep, ["generate", "--spec", "../../spec", "--out", "."])).toContain(inIt);
  });

  it("at the root of the disk", async () => {
    const root = path.parse(place.folder).root;
    expect(await refusal(place, ["generate", "--dry-run", "--out", root])).toContain(
      `--out ${root}: expected a folder of its own, found the root of the disk; name one below`,
    );
    expect(await refusal(place, ["scrape", "pages", "--dry-run", "--spec", root])).toContain(
      `topgen scrape: --spec ${root}: expected a folder of specs, found the root of the disk`,
    );
  });
});

it("a repository of specs alone may be the folder of the specs", async () => {
  const own = await copyOf(place);
  expect((await own.run("scrape", "pages", "--spec", ".")).code).toBe(0);
  expect((await own.run("generate", "--spec", ".", "--out", "packages/top")).code).toBe(0);
  expect(Object.keys(await own.tree("apis"))).toHaveLength(1);
});
