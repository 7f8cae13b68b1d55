/** The generated package as its owner has it: named, versioned, extended, and not undone by a run. */
import { readFile } from "node:fs/promises";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { copyOf, filledWorkplace, type Workplace } from "./support.js";

let filled: Workplace;
beforeAll(async () => {
  filled = await filledWorkplace(["004_71e25b0c6e1cce3b.txt"]);
});
let place: Workplace;
beforeEach(async () => {
  place = await copyOf(filled);
});

const file = "generated/package.json";
const manifestOf = async (): Promise<Record<string, unknown>> =>
  JSON.parse(await place.read(file)) as Record<string, unknown>;

async function settle(...flags: string[]): Promise<void> {
  for (const command of ["generate", "check"]) {
    const { code, stderr, stdout } = await place.run(command, ...flags);
    expect(code, stderr + stdout).toBe(0);
  }
}

describe("package.json", () => {
  it("keeps what its owner and npm version wrote, over runs and in check", async () => {
    const own = {
      ...(await manifestOf()),
      name: "@shop/top",
      version: "1.4.0",
      repository: { type: "git", url: "git+https://git.example/shop/top.git" },
      funding: "https://shop.example",
      files: ["dist", "llms.txt", "CHANGELOG.md", "docs"],
      scripts: { ...((await manifestOf())["scripts"] as object), lint: "eslint ." },
    };
    await place.write(file, `${JSON.stringify(own, null, 2)}\n`);
    await settle();
    expect(await manifestOf()).toEqual(own);
    expect(await place.read("generated/README.md")).toContain('from "@shop/top/registry"');
    expect(await place.read("generated/llms.txt")).toContain("# @shop/top");
    await settle();
  });

  it("is made anew in what is topgen's, and check says so", async () => {
    const { exports: entries } = await manifestOf();
    await place.edit(file, '"./registry"', '"./registri"');
    const { code, stdout } = await place.run("check");
    expect(code).toBe(1);
    expect(stdout).toContain(file);
    await settle();
    expect((await manifestOf())["exports"]).toEqual(entries);
  });

  it("takes what the config says, which stays when the config is gone", async () => {
    const config = {
      package: {
        name: "top-of-shop",
        version: "2.0.0",
        license: "Apache-2.0",
        keywords: ["top"],
        publishConfig: { access: "public", provenance: true },
        files: ["docs"],
        fields: { funding: "https://shop.example", scripts: { lint: "eslint ." } },
      },
    };
    await place.write("topgen.config.json", JSON.stringify(config));
    expect((await place.run("check")).code).toBe(1);
    await settle();
    const { fields, files, ...said } = config.package;
    const found = await manifestOf();
    expect(found).toMatchObject({ ...said, ...fields });
    expect(found["files"]).toEqual(["dist", "llms.txt", "CHANGELOG.md", ...files]);
    await place.write("topgen.config.json", "{}");
    await settle();
    expect(await manifestOf()).toEqual(found);
  });

  it("takes the same by flags", async () => {
    const flags = [
      ["--package.name", "@shop/top"],
      ["--package.publishConfig", '{"access":"public"}'],
    ].flat();
    await settle(...flags);
    expect(await manifestOf()).toMatchObject({
      name: "@shop/top",
      publishConfig: { access: "public" },
    });
    await settle();
  });

  it.each([
    [["--package.name", "Mine"], "--package.name: expected the name of an npm package"],
    [["--package.fields", "{"], "--package.fields: expected JSON behind the {"],
    [["--package.nmae", "x"], "did you mean --package.name?"],
  ])("refuses %j", async (flags, message) => {
    const { code, stderr } = await place.run("generate", ...flags);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });

  it("is not guessed at where it holds a merge conflict", async () => {
    await place.write(file, "<<<<<<< HEAD\n{}\n");
    const { code, stderr } = await place.run("generate");
    expect(stderr).toContain(`${file}: expected an object in JSON, found something else; mend it`);
    expect(code).toBe(1);
    expect(await place.read(file)).toContain("<<<<<<<");
  });
});

describe("the licence", () => {
  it("other than MIT leaves LICENSE to the owner; the notice of the copied code stays", async () => {
    const text = await readFile("templates/package/LICENSE", "utf8");
    await settle("--package.license", "UNLICENSED");
    expect(await place.read("generated/LICENSE.topgen")).toBe(text);
    await place.write("generated/LICENSE", "all rights reserved");
    await settle();
    expect(await place.read("generated/LICENSE")).toBe("all rights reserved");
  });
});

describe(".topgenignore", () => {
  it("names files that are neither written, nor compared, nor deleted", async () => {
    await place.write("generated/.topgenignore", "README.md\n/test/\n");
    await place.write("generated/README.md", "mine\n");
    await place.write("generated/test/own.test.ts", "mine\n");
    await place.write("generated/test/support.ts", "mine\n");
    await settle();
    expect(await place.read("generated/README.md")).toBe("mine\n");
    expect(await place.read("generated/test/support.ts")).toBe("mine\n");
    expect(await place.read("generated/manifest.json")).not.toContain("README.md");
  });

  it("gives the files back when it is gone", async () => {
    const before = await place.tree("generated");
    await place.write("generated/.topgenignore", "README.md\n");
    await place.write("generated/README.md", "mine\n");
    await settle();
    await place.write("generated/.topgenignore", "");
    const { stderr, code } = await place.run("generate");
    expect(stderr).toContain("generated/README.md: expected a file that topgen wrote");
    expect(code).toBe(1);
    await place.write("generated/README.md", before["README.md"] ?? "");
    await settle();
    expect(await place.tree("generated")).toEqual({ ...before, ".topgenignore": "" });
  });
});
