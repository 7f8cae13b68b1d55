import { execFileSync } from "node:child_process";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { stringifySpec } from "../../spec/canonical.js";
import type { ModelPage } from "../support/render-page/model.js";
import { copyOf, workplace, type Workplace } from "../cli/support.js";
import { basePage, find, param, specOf } from "./edited-page.js";

const file = "spec/apis/taobao.shop.order.save.json";
const config = "topgen.config.json";
const changelog = "generated/CHANGELOG.md";
const git = (at: Workplace, ...argv: string[]): void => {
  execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@t", ...argv], { cwd: at.folder });
};

/** A repository that released 1.4.2. */
let released: Workplace;
beforeAll(async () => {
  released = await workplace();
  await released.write(file, stringifySpec(specOf(basePage(), "json")));
  await released.write(config, '{\n  "package": {\n    "version": "1.4.2"\n  }\n}\n');
  await released.write("generated/.keep", "");
  git(released, "init", "--quiet");
  git(released, "add", ".");
  git(released, "commit", "--quiet", "--message=release");
});

let place: Workplace;
beforeEach(async () => {
  place = await copyOf(released);
});

const edit = async (at: Workplace, change: (page: ModelPage) => void): Promise<void> => {
  const page = basePage();
  change(page);
  await at.write(file, stringifySpec(specOf(page, "json")));
};
const versionOf = async (at: Workplace): Promise<string> =>
  (JSON.parse(await at.read(config)) as { package: { version: string } }).package.version;
const memo = (page: ModelPage) => find(page.request, "memo");

describe("topgen release", () => {
  it.each<[string, (page: ModelPage) => void, string]>([
    ["breaking", (page) => (memo(page).name = "remark"), "2.0.0"],
    [
      "non-breaking",
      (page) =>
        page.request.push(
          param("extra", "String", { required: false, example: "e", description: "扩展" }),
        ),
      "1.5.0",
    ],
    ["docs-only", (page) => (memo(page).description = "备注信息"), "1.4.3"],
  ])("sets the version that %s changes call for", async (_name, change, version) => {
    await edit(place, change);
    const { code, stderr } = await place.run("release");
    expect(stderr).toContain(`1.4.2 → ${version}, told in ${changelog}`);
    expect(code).toBe(0);
    expect(await versionOf(place)).toBe(version);
    expect(await place.read(changelog)).toContain(`## [${version}] - `);
  });

  it("writes an entry that a reader can use, one line a change under its method", async () => {
    await edit(place, (page) => {
      memo(page).name = "remark";
      find(page.request, "page_size").limits = ["最大值:50", "最小值:1"];
      find(page.response, "result").fields?.push(
        param("cost", "Number", { example: "7", description: "耗时" }),
      );
      find(page.request, "sort").description = "排序方式，默认为asc";
    });
    await place.run("release");
    const entry = (await place.read(changelog)).replace(/[^]*?(?=^## )/m, "");
    expect(entry.replace(/\d{4}-\d\d-\d\d/, "DATE").replace(/[0-9a-f]{12}/, "DIGEST"))
      .toMatchInlineSnapshot(`
        "## [2.0.0] - DATE

        <!-- since 1.4.2, DIGEST -->

        ### Breaking

        - \`taobao.shop.order.save\` (2 changes):
          - \`request.page_size\`: A bound is stricter, so more values are refused (100 → 50). “最大值:50”
          - \`request.memo\` → \`request.remark\`: A parameter has another name. “备注”

        ### Added

        - \`taobao.shop.order.save\`: \`response.result.cost\`: A new member of the answer (number). “耗时”

        ### Documentation

        - Only words: \`taobao.shop.order.save\`.
        "
      `);
  });

  it("changes nothing when it is run again, before and after the commit", async () => {
    await edit(place, (page) => (memo(page).name = "remark"));
    await place.run("release");
    const once = await place.tree(".");
    expect((await place.run("release")).stderr).toContain("2.0.0 is told already");
    expect(await place.tree(".")).toEqual(once);
    git(place, "add", ".");
    git(place, "commit", "--quiet", "--message=release");
    expect((await place.run("release")).stderr).toContain("nothing has changed since 2.0.0");
    expect((await place.run("release", "--since", "HEAD~1")).stderr).toContain(
      "2.0.0 is told already",
    );
  });

  it("tells a release anew that was not committed yet, and leaves older entries alone", async () => {
    await place.write(changelog, "# Changelog\n\n## [1.4.2] - 2026-01-01\n\n- Something old.\n");
    await edit(place, (page) => (memo(page).description = "备注信息"));
    await place.run("release");
    await edit(place, (page) => (memo(page).name = "remark"));
    await place.run("release");
    const text = await place.read(changelog);
    expect(text.match(/^## .*$/gm)?.map((line) => line.slice(0, 10))).toEqual([
      "## [2.0.0]",
      "## [1.4.2]",
    ]);
    expect(text).toContain("- Something old.");
    expect(await versionOf(place)).toBe("2.0.0");
  });

  it("takes a folder for the last release, and raises the second number of an early version", async () => {
    const folder = await workplace();
    await folder.write(
      "old/apis/taobao.shop.order.save.json",
      stringifySpec(specOf(basePage(), "json")),
    );
    await edit(folder, (page) => (memo(page).name = "remark"));
    expect((await folder.run("release", "--since", "old")).stderr).toContain(
      "generated/package.json: expected the generated package, found none; run topgen generate",
    );
    await folder.write("generated/package.json", '{ "version": "0.1.0" }\n');
    await folder.run("release", "--since", "old");
    expect(await folder.read("generated/package.json")).toBe('{ "version": "0.2.0" }\n');
    expect((await folder.run("release", "--since", "old")).stderr).toContain(
      "0.2.0 is told already",
    );
    const { code, stderr } = await folder.run("release");
    expect(stderr).toContain("name the specs of the last release with --since");
    expect(code).toBe(1);
  });

  it("finds and sets the version in the package where the config has none", async () => {
    await place.write(config, "{}\n");
    await place.write("generated/package.json", '{ "version": "3.0.0" }\n');
    git(place, "add", ".");
    git(place, "commit", "--quiet", "--message=3.0.0");
    await edit(place, (page) => (memo(page).name = "remark"));
    expect((await place.run("release")).stderr).toContain("3.0.0 → 4.0.0");
    expect(await place.read("generated/package.json")).toBe('{ "version": "4.0.0" }\n');
  });

  it("sets a version that generate writes and check demands", async () => {
    await edit(place, (page) => (memo(page).name = "remark"));
    await place.run("release");
    await place.run("generate");
    const manifest = JSON.parse(await place.read("generated/package.json")) as { version: string };
    expect(manifest.version).toBe("2.0.0");
    expect((await place.run("check")).code).toBe(0);
    await place.edit(config, "2.0.0", "2.0.1");
    const { code, stdout } = await place.run("check");
    expect(stdout).toContain("generated/package.json:3: out of date");
    expect(code).toBe(1);
  });
});
