import { describe, expect, it } from "vitest";
import { noisyText } from "../support/layout-noise.js";
import { copyOf, filledWorkplace, workplace } from "./support.js";
import { capture } from "../support/small-page.js";

describe("topgen check of pages that were captured anew", () => {
  it("finds no drift in another layout", async () => {
    const filled = await filledWorkplace();
    for (const seed of [1, 2, 3]) {
      const place = await copyOf(filled);
      for (const file of Object.keys(await place.tree("pages"))) {
        await place.write(`pages/${file}`, noisyText(await place.read(`pages/${file}`), seed));
      }
      const before = await place.tree("spec/apis");
      const { code, stdout } = await place.run("check", "pages");
      expect([code, stdout]).toEqual([0, expect.stringContaining("no drift")]);
      expect((await place.run("scrape", "pages")).code).toBe(0);
      expect(await place.tree("spec/apis")).toEqual(before);
    }
  });

  it("finds none in prose whose signs have another width, and still finds other words", async () => {
    const place = await workplace();
    const request = "num_iid Number 必须 1 商品编号(必填),来自列表:见说明";
    await place.write("pages/a.txt", capture({ request }));
    await place.run("scrape", "pages");
    await place.run("generate");
    const before = await place.tree("spec/apis");
    const wide = request.replace("(必填),来自列表:", "（必填），来自列表：");
    await place.write("pages/a.txt", capture({ request: wide }));
    expect((await place.run("check", "pages")).code).toBe(0);
    await place.run("scrape", "pages");
    expect(await place.tree("spec/apis")).toEqual(before);

    await place.write("pages/a.txt", capture({ request: wide.replace("说明", "文档") }));
    expect((await place.run("check", "pages")).code).toBe(1);
  });

  it("is clean right after scrape and generate, in whatever order a page states limits", async () => {
    const place = await workplace();
    const limits = "  • 最大值:10\n  • 最小值:1\n  • 最大长度:2\n  • 数量";
    await place.write("pages/a.txt", capture({ request: `num Number 可选 5\n${limits}` }));
    await place.run("scrape", "pages");
    await place.run("generate");
    expect(await place.run("check", "pages")).toMatchObject({ code: 0 });
    const other = "  • 最小值:1\n  • 最大长度:2\n  • 最大值:10\n  • 数量";
    await place.write("pages/a.txt", capture({ request: `num Number 可选 5\n${other}` }));
    expect(await place.run("check", "pages")).toMatchObject({ code: 0 });
  });
});
