import { describe, expect, it } from "vitest";
import { generateApi } from "../../generator/generate-api.js";
import { generatePackage } from "../../generator/generate.js";
import { formatFile } from "../../generator/render/format.js";
import { goldenSpecs, specOf } from "./support.js";

const bytes = (files: ReadonlyMap<string, string>): string => JSON.stringify([...files]);

describe("a package", () => {
  it("is the same bytes in every run and for every order of the specs", async () => {
    const specs = goldenSpecs();
    const first = bytes(await generatePackage(specs));
    expect(bytes(await generatePackage(specs))).toBe(first);
    expect(bytes(await generatePackage([...specs].reverse()))).toBe(first);
  });

  it("does not depend on the time zone or the locale", async () => {
    const before = process.env["TZ"];
    const specs = goldenSpecs().slice(0, 3);
    const first = bytes(await generatePackage(specs));
    try {
      process.env["TZ"] = "Pacific/Kiritimati";
      expect(bytes(await generatePackage(specs))).toBe(first);
    } finally {
      if (before === undefined) delete process.env["TZ"];
      else process.env["TZ"] = before;
    }
  });

  it("has the files of an API that the API alone would have", async () => {
    const specs = goldenSpecs();
    const all = await generatePackage(specs);
    for (const spec of specs.slice(0, 4)) {
      const { files } = await generateApi(spec, spec.method);
      for (const [file, text] of files) expect(all.get(file)).toBe(text);
    }
  });

  it("is a fixed point of the formatter", async () => {
    for (const [file, text] of await generatePackage(goldenSpecs())) {
      if (file.includes("/apis/") || file.startsWith("test/taobao")) {
        expect(await formatFile(file, text), file).toBe(text);
      }
    }
  });

  it("keeps methods apart that differ only by case, on any disk", async () => {
    const methods = ["tmall.nrt.Coupon.get", "tmall.nrt.coupon.get", "con.device.get"];
    const files = await generatePackage(methods.map((method) => specOf(method)));
    const modules = [...files.keys()].filter((file) => file.startsWith("src/apis/"));
    expect(modules).toHaveLength(3);
    expect(new Set(modules.map((file) => file.toLowerCase())).size).toBe(3);
    expect(modules).toContain("src/apis/tmall.nrt.coupon.get.ts");
    expect(modules).toContain("src/apis/_con.device.get.ts");
  });

  it("of two specs for one method is refused", async () => {
    await expect(generatePackage([specOf("a.b"), specOf("a.b")])).rejects.toThrow(
      "a.b: two specs for one method",
    );
  });
});
