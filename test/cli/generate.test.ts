import { mkdir, rm, symlink } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { copyOf, filledWorkplace, twoCaptures, type Workplace } from "./support.js";

const method = "alibaba.alsc.crm.card.batch.sell";
let filled: Workplace;
beforeAll(async () => {
  filled = await filledWorkplace(twoCaptures);
});

describe("topgen generate", () => {
  it("changes no byte when it runs again, and says so", async () => {
    const { code, stdout } = await filled.run("generate", "--json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ apis: 2, created: [], changed: [], removed: [] });
  });

  it("--include renders the methods that match, and deletes what others left", async () => {
    const place = await copyOf(filled);
    const { code, stdout } = await place.run("generate", "--include", "alibaba.alsc.*", "--json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ apis: 1 });
    const gone = "generated/src/apis/alibaba.alihealth.nr.crm.coupon.querycoupon.ts";
    await expect(place.read(gone)).rejects.toThrow("ENOENT");
    expect((await place.run("check", "--include", "alibaba.alsc.*")).code).toBe(0);
    expect((await place.run("check")).code).toBe(1);
  });

  it("mends an edited file, keeps foreign ones", async () => {
    const place = await copyOf(filled);
    await place.write(`generated/src/apis/${method}.ts`, "mine");
    await place.write("generated/notes.md", "mine");
    expect((await place.run("generate")).code).toBe(0);
    expect(await place.tree("generated")).toEqual({
      ...(await filled.tree("generated")),
      "notes.md": "mine",
    });
  });
});

describe("generate writes nothing", () => {
  it.each([
    [
      "when a spec is nonsense",
      (place: Workplace) => place.write(`spec/apis/${method}.json`, '{"specVersion":1}'),
      [],
      `spec/apis/${method}.json:1: method: expected a string, found nothing`,
    ],
    [
      "when a spec has another method's name",
      (place: Workplace) =>
        place
          .write("spec/apis/a.b.json", "")
          .then(async () =>
            place.write("spec/apis/a.b.json", await place.read(`spec/apis/${method}.json`)),
          ),
      [],
      "spec/apis/a.b.json: method: expected the spec of a.b",
    ],
    [
      "when there is no spec",
      (place: Workplace) =>
        rm(place.at("spec/apis"), { recursive: true }).then(() => mkdir(place.at("spec/apis"))),
      [],
      "spec/apis: expected spec files, found none; run topgen scrape first",
    ],
    [
      "when there is no spec folder",
      (place: Workplace) => rm(place.at("spec"), { recursive: true }),
      [],
      "spec/apis: expected a folder of spec files, found nothing there",
    ],
    [
      "when nothing is included",
      () => Promise.resolve(),
      ["--include", "x.*"],
      "--include x.*: expected methods to match",
    ],
    [
      "over somebody else's folder",
      (place: Workplace) => place.write("mine/package.json", "{}"),
      ["--out", "mine"],
      "mine/package.json: expected a file that topgen wrote",
    ],
    [
      "through a link",
      (place: Workplace) => symlink("pages", place.at("link")),
      ["--out", "link"],
      "link: expected a folder, found a symbolic link",
    ],
    [
      "to a file",
      (place: Workplace) => place.write("file", "x"),
      ["--out", "file"],
      "file: expected a folder, found a file",
    ],
  ])("%s", async (_name, change, argv, message) => {
    const place = await copyOf(filled);
    await change(place);
    const before = await place.tree(".");
    const { code, stderr } = await place.run("generate", ...argv);
    expect(stderr).toContain(message);
    expect(code).toBe(1);
    expect(await place.tree(".")).toEqual(before);
  });
});
