/** What is there already and would stand in the way of what `topgen init` sets up. */
import { mkdir } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { workplace, Workplace } from "./support.js";

describe("topgen init", () => {
  it.each([
    ["generated\n", "generated/", "generated"],
    ["/generated/*\n!/generated/dist\n", "generated/", "/generated/*"],
    ["*.html\n", "pages/", "*.html"],
    ["*\n!.gitignore\n", "spec/", "*"],
    ["spec/**/*.json\n", "spec/", "spec/**/*.json"],
  ])("says when .gitignore %j keeps %s out of git", async (ignored, folder, pattern) => {
    const place = await workplace();
    await place.write(".gitignore", ignored);
    const { code, stderr } = await place.run("init", "--yes", "--no-workflow");
    expect(code).toBe(0);
    expect(stderr).toContain(
      `.gitignore keeps ${folder} out of git by "${pattern}": change that line, else`,
    );
  });

  it("says so of the repository's .gitignore too, and not of what is let in again", async () => {
    const top = await workplace();
    await mkdir(top.at(".git"));
    await top.write(".gitignore", "node_modules\ndist\ngenerated\n*.log\n");
    const place = new Workplace(top.at("apps/shop"));
    await place.write("package.json", "{}\n");
    const init = async () => (await place.run("init", "--yes", "--no-workflow")).stderr;
    expect(await init()).toContain('../../.gitignore keeps generated/ out of git by "generated"');
    await top.write(".gitignore", "node_modules\ndist\n*.log\n");
    expect(await init()).not.toContain("out of git");
  });

  it.each([
    [{ dependencies: { zod: "^3.23.8" } }, "package.json asks for zod ^3.23.8"],
    [{ devDependencies: { zod: "~4.1.0" } }, "package.json asks for zod ~4.1.0"],
    [{ dependencies: { zod: ">=3" } }, "zod 3.25.76 is installed"],
    [{ dependencies: { zod: ">=3" } }, undefined],
    [{ dependencies: { zod: "catalog:" } }, undefined],
    [{ dependencies: { zod: "^4.6.0" } }, undefined],
  ])("says when the zod of %j is none for the package", async (manifest, told) => {
    const place = await workplace();
    await place.write("package.json", JSON.stringify(manifest));
    const isInstalled = told?.includes("installed") === true;
    if (isInstalled) await place.write("node_modules/zod/package.json", '{"version":"3.25.76"}');
    const { stderr } = await place.run("init", "--yes", "--no-workflow");
    const advice =
      ', and the generated package needs ^4.3.0: npm install zod@^4.3.0 (your code finds zod 3 in "zod/v3" of it)';
    if (told === undefined) expect(stderr).not.toContain("the generated package needs");
    else expect(stderr).toContain(`${told}${advice}\n`);
  });
});
