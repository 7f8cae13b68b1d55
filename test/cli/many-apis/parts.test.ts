/** Runs over a part of many APIs: chosen by method or category, or as one of several shares. */
import { cp, readdir, rm } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { apis, both, manyApis, output, topgen, type ManyApis } from "./support.js";

let many: ManyApis;
beforeAll(async () => {
  many = await manyApis();
});

describe("a part of many APIs", () => {
  it("is checked in a whole package without a word on the others", async () => {
    const place = await many.filled();
    const [method = ""] = (await readdir(place.at("spec/apis"))).map((name) => name.slice(0, -5));
    for (const part of [
      ["--include", method],
      ["--exclude", "taobao.*"],
      ["--shard", "2/3"],
    ]) {
      expect(await topgen(place, ["check", ...part])).toMatchObject({ code: 0 });
    }
    await place.write(`generated/src/apis/${method}.ts`, "mine");
    expect(await topgen(place, ["check", "--include", method])).toMatchObject({ code: 1 });
    expect(await topgen(place, ["check", "--exclude", method])).toMatchObject({ code: 0 });
  });

  it("is chosen by category, too", async () => {
    const place = await many.filled();
    const [file = ""] = await readdir(place.at("spec/apis"));
    const spec: unknown = JSON.parse(await place.read(`spec/apis/${file}`));
    const text = JSON.stringify({ ...(spec as object), category: "会员API" });
    await place.write(`spec/apis/${file}`, text);
    const count = async (...argv: string[]): Promise<number> => {
      await rm(place.at("part"), { recursive: true, force: true });
      const { code } = await topgen(place, ["generate", "--out", "part", ...argv]);
      return code === 0 ? (await readdir(place.at("part/src/apis"))).length : 0;
    };
    expect(await count("--include", "category:会员*")).toBe(1);
    expect(await count("--exclude", "category:会员*")).toBe(apis - 1);
    expect(await count("--include", "category:no such")).toBe(0);
  });

  it("as shares makes the whole, each API in one of them", async () => {
    const place = await many.place();
    for (const shard of ["1/2", "2/2"]) {
      const out = `spec-${shard[0] ?? ""}`;
      expect(
        await topgen(place, ["scrape", "pages", "--spec", out, "--shard", shard]),
      ).toMatchObject({ code: 0 });
      await cp(place.at(out), place.at("spec"), {
        recursive: true,
        force: false,
        errorOnExist: true,
      });
    }
    const seen = new Set<string>();
    for (const shard of ["1/3", "2/3", "3/3"]) {
      const out = `share-${shard[0] ?? ""}`;
      const argv = ["generate", "--out", out, "--shard", shard];
      expect(await topgen(place, argv)).toMatchObject({ code: 0 });
      for (const file of Object.keys(await place.tree(out))) {
        expect(seen).not.toContain(file);
        seen.add(file);
      }
      await cp(place.at(out), place.at("generated"), { recursive: true });
    }
    await both(place);
    expect(await output(place)).toEqual(many.expected);
  });

  it("is refused where the share is none", async () => {
    const place = await many.filled();
    for (const shard of ["0/3", "4/3", "1", "a/b"]) {
      const { code, stderr } = await topgen(place, ["generate", "--shard", shard]);
      expect([code, stderr]).toEqual([2, expect.stringContaining("expected a share like 2/5")]);
    }
  });
});
