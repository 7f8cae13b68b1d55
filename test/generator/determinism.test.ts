import { beforeAll, describe, expect, it } from "vitest";
import { generateApi } from "../../generator/generate-api.js";
import { formatFile } from "../../generator/render/format.js";
import { generatePackage, goldenSpecs, specOf } from "./support.js";

const bytes = (files: ReadonlyMap<string, string>): string => JSON.stringify([...files]);

const specs = goldenSpecs();
let files: Map<string, string>;
beforeAll(async () => {
  files = await generatePackage(specs);
});

describe("a package", () => {
  it("is the same bytes in every run and for every order of the specs", async () => {
    expect(bytes(await generatePackage(specs))).toBe(bytes(files));
    expect(bytes(await generatePackage([...specs].reverse()))).toBe(bytes(files));
  });

  it("does not depend on the time zone or the locale", async () => {
    const before = process.env["TZ"];
    const few = specs.slice(0, 3);
    const first = bytes(await generatePackage(few));
    try {
      process.env["TZ"] = "Pacific/Kiritimati";
      expect(bytes(await generatePackage(few))).toBe(first);
    } finally {
      if (before === undefined) delete process.env["TZ"];
      else process.env["TZ"] = before;
    }
  });

  it("has the files of an API that the API alone would have", async () => {
    for (const spec of specs.slice(0, 4)) {
      const alone = await generateApi(spec, spec.method);
      for (const [file, text] of alone.files) expect(files.get(file)).toBe(text);
    }
  });

  it("is a fixed point of the formatter", async () => {
    for (const [file, text] of files) {
      if (file.includes("/apis/") || file.startsWith("test/taobao")) {
        expect(await formatFile(file, text), file).toBe(text);
      }
    }
  });

  it("keeps methods apart that differ only by case, on any disk", async () => {
    const methods = ["tmall.nrt.Coupon.get", "tmall.nrt.coupon.get", "con.device.get"];
    const made = await generatePackage(methods.map((method) => specOf(method)));
    const modules = [...made.keys()].filter((file) => file.startsWith("src/apis/"));
    expect(modules).toHaveLength(3);
    expect(new Set(modules.map((file) => file.toLowerCase())).size).toBe(3);
    expect(modules).toContain("src/apis/tmall.nrt.coupon.get.ts");
    expect(modules).toContain("src/apis/_con.device.get.ts");
  });
});
