import { cp, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { stringifySpec } from "../../spec/canonical.js";
import type { ApiSpec } from "../../spec/schema.js";
import { sampleParam } from "../spec/sample-spec.js";
import { captures, copyOf, filledWorkplace, workplace, type Workplace } from "./support.js";

const method = "alibaba.alsc.crm.point.consumepoint";
let filled: Workplace;
let names: string[];
beforeAll(async () => {
  filled = await filledWorkplace();
  names = (await readdir(captures)).sort();
});

describe("topgen scrape", () => {
  it("writes one file an API and where it came from, and says what it did", async () => {
    const files = Object.keys(await filled.tree("spec")).sort();
    expect(files.filter((file) => file.startsWith("apis/"))).toHaveLength(5);
    const provenance = JSON.parse(await filled.read("spec/provenance.json")) as object;
    expect(Object.keys(provenance)).toHaveLength(5);
    expect(await filled.read("spec/provenance.json")).not.toContain("pages/");
    const { code, stdout, stderr } = await filled.run("scrape", "pages");
    expect([code, stdout]).toEqual([0, ""]);
    expect(stderr).toContain("5 pages: 5 specs (0 new, 0 changed, 5 unchanged), 0 refused");
  });

  it("applies the overrides", async () => {
    const spec = JSON.parse(await filled.read(`spec/apis/${method}.json`)) as { docId: number };
    expect(spec.docId).toBe(45826);
  });

  it("changes no byte and no time of a file when it runs again", async () => {
    const place = await copyOf(filled);
    const before = await stat(place.at(`spec/apis/${method}.json`));
    await place.edit(`spec/apis/alibaba.alsc.crm.card.batch.sell.json`, "批量开卡", "批量");
    expect((await place.run("scrape", "pages")).code).toBe(0);
    expect((await stat(place.at(`spec/apis/${method}.json`))).mtimeMs).toBe(before.mtimeMs);
    expect(await place.tree("spec")).toEqual(await filled.tree("spec"));
    expect((await readdir(place.folder)).sort()).toEqual(["generated", "pages", "spec"]);
  });

  it("gives the same bytes for any order of inputs", async () => {
    const other = await workplace();
    await cp(filled.at("spec/overrides"), other.at("spec/overrides"), { recursive: true });
    const inputs = names.map((name) => path.join(captures, name));
    expect((await other.run("scrape", ...inputs.reverse())).code).toBe(0);
    expect(await other.tree("spec")).toEqual(await filled.tree("spec"));
  });

  it("speaks JSON, and only of problems under --quiet", async () => {
    const json = await filled.run("scrape", "pages", "--json", "--quiet");
    expect(json.stderr).toBe("");
    expect(JSON.parse(json.stdout)).toMatchObject({
      pages: 5,
      specs: { created: [], changed: [], unchanged: 5 },
      refused: [],
    });
  });
});

describe("a bad page is refused in one line, and the good ones are written", () => {
  const capture = () => readFile(path.join(captures, names[0] ?? ""), "utf8");

  it.each([
    ["empty.txt", () => Promise.resolve("")],
    [
      "binary.bin",
      () => Promise.resolve(Uint8Array.from({ length: 4096 }, (_, i) => (i * 37) % 256)),
    ],
    [
      "other-site.html",
      () => Promise.resolve("<!doctype html><html><title>News</title><p>Hello</html>"),
    ],
    ["other.json", () => Promise.resolve('{"hello":"world"}')],
    ["prose.txt", () => Promise.resolve("Dear reader,\nthis is a letter.\n")],
    ["hostile.txt", () => Promise.resolve("::error::owned\n\u001b]0;owned\u0007\u202eabc\n")],
    [
      "cut.txt",
      async () => {
        const text = await capture();
        return text.slice(0, text.indexOf("响应参数") - 40);
      },
    ],
  ])("%s", async (name, content) => {
    const place = await copyOf(filled);
    await place.write(`more/${name}`, await content());
    await cp(path.join(captures, names[1] ?? ""), place.at("more/good.txt"));
    await rm(place.at(`spec/apis/${method}.json`));
    const before = await place.tree("spec");
    const { code, stderr } = await place.run("scrape", "more");
    expect(code).toBe(1);
    const lines = stderr.split("\n").filter((line) => line.startsWith("refused "));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(new RegExp(`^refused more/${name}: .*expected .*, found .*; .*`));
    // eslint-disable-next-line no-control-regex -- that there are none is the claim
    expect(lines[0]).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
    const after = await place.tree("spec");
    expect(Object.keys(after)).toContain(`apis/${method}.json`);
    for (const [file, text] of Object.entries(before)) {
      if (file !== "provenance.json") expect(after[file]).toBe(text);
    }
  });

  it("two pages of one method with different content: both are named, and where they differ", async () => {
    const place = await copyOf(filled);
    const text = await capture();
    await place.write("pages/zzz.txt", text.replace("实体卡列表", "实体卡清单"));
    const before = await place.tree("spec");
    const { code, stderr } = await place.run("scrape", "pages");
    expect(code).toBe(1);
    expect(stderr).toMatch(
      new RegExp(`refused pages/${names[0] ?? ""} and pages/zzz.txt: both document`),
    );
    expect(stderr).toContain("physical_card_ids#description");
    expect(await place.tree("spec")).toEqual(before);
  });

  it("two pages of one method with the same content are one", async () => {
    const place = await copyOf(filled);
    await place.write("pages/zzz.txt", `${await capture()}\n`);
    const { code } = await place.run("scrape", "pages");
    expect(code).toBe(0);
    expect(await place.tree("spec/apis")).toEqual(await filled.tree("spec/apis"));
  });

  it("a page that lost most of its parameters, until somebody has looked", async () => {
    const place = await copyOf(filled);
    const large = `spec/apis/${method}.json`;
    const spec = JSON.parse(await place.read(large)) as ApiSpec;
    for (let index = 0; index < 60; index++) {
      spec.response.push(sampleParam(`once_${index}`));
    }
    await place.write(large, stringifySpec(spec));
    const before = await place.tree("spec");
    const { code, stderr } = await place.run("scrape", "pages");
    expect(code).toBe(1);
    expect(stderr).toMatch(/refused pages\/001\S+: expected about \d+ parameters as in apis/);
    expect(await place.tree("spec")).toEqual(before);
    expect((await place.run("scrape", "pages", "--allow-large-change")).code).toBe(0);
    expect(await place.tree("spec")).toEqual(await filled.tree("spec"));
  });

  it("an override that no longer applies: the spec stays as it was", async () => {
    const place = await copyOf(filled);
    const override = [{ path: "title", old: "旧的", new: "新的", reason: "the console says so" }];
    await place.write(`spec/overrides/${method}.json`, JSON.stringify(override));
    const before = await place.read(`spec/apis/${method}.json`);
    const { code, stderr } = await place.run("scrape", "pages");
    expect(code).toBe(1);
    expect(stderr).toContain(
      `spec/overrides/${method}.json: [0] title: expected the old value "旧的", found "积分抵现"`,
    );
    expect(await place.read(`spec/apis/${method}.json`)).toBe(before);
  });
});

describe("inputs and folders that can't be used change nothing", () => {
  it.each([
    [
      "nothing there",
      ["scrape", "nowhere"],
      2,
      "nowhere: expected a file, a folder, a URL or a document id",
    ],
    [
      "an empty folder",
      ["scrape", "empty"],
      2,
      "empty: expected a folder with pages, found an empty one",
    ],
    ["a dangling link", ["scrape", "dangling"], 2, "dangling: expected a file, a folder"],
    ["http", ["scrape", "http://open.taobao.com/api.htm?docId=1"], 2, "expected https, found http"],
    ["a foreign host", ["scrape", "https://example.com/api.htm?docId=1"], 2, "found example.com"],
    [
      "a look-alike host",
      ["scrape", "https://open.taobao.com.evil.io/?docId=1"],
      2,
      "expected a host of the documentation",
    ],
    [
      "a private address",
      ["scrape", "https://169.254.169.254/?docId=1"],
      2,
      "expected a host of the documentation",
    ],
    [
      "another port",
      ["scrape", "https://open.taobao.com:8443/api.htm?docId=1"],
      2,
      "expected the usual port",
    ],
    [
      "credentials",
      ["scrape", "https://a:b@open.taobao.com/api.htm?docId=1"],
      2,
      "expected no credentials",
    ],
    ["a file URL", ["scrape", "file:///etc/passwd"], 2, "expected https, found file"],
    [
      "no document",
      ["scrape", "https://open.taobao.com/doc.htm"],
      2,
      "expected docId=N or apiId=N",
    ],
    [
      "a file for the spec folder",
      ["scrape", "pages", "--spec", "pages/zzz"],
      1,
      "pages/zzz: expected a folder, found a file",
    ],
    [
      "a link for the spec folder",
      ["scrape", "pages", "--spec", "link"],
      1,
      "link: expected a folder, found a symbolic link",
    ],
  ])("%s", async (_name, argv, exit, message) => {
    const place = await copyOf(filled);
    await mkdir(place.at("empty"));
    await place.write("pages/zzz", await readFile(path.join(captures, names[0] ?? "")));
    await symlink("gone", place.at("dangling"));
    await symlink("spec", place.at("link"));
    const before = await place.tree(".");
    const { code, stderr } = await place.run(...argv);
    expect(stderr).toContain(message);
    expect(code).toBe(exit);
    expect(await place.tree(".")).toEqual(before);
  });

  it("a link inside a folder is refused by name, and the rest is read", async () => {
    const place = await copyOf(filled);
    await symlink("/etc/hostname", place.at("pages/link.txt"));
    const { code, stderr } = await place.run("scrape", "pages");
    expect(code).toBe(1);
    expect(stderr).toContain(
      "refused pages/link.txt: expected a file or a folder, found a symbolic link",
    );
    expect(stderr).toContain("6 pages: 5 specs");
  });

  // Permissions do not bind root, which test machines often are.
  if (process.getuid?.() !== 0) {
    it("a folder without permission", async () => {
      const place = await copyOf(filled);
      await mkdir(place.at("closed"), { mode: 0 });
      const { code, stderr } = await place.run("scrape", "closed");
      expect(code).toBe(2);
      expect(stderr).toContain("closed: the folder can't be read: EACCES");
    });
  }

  it("a provenance that was edited into nonsense", async () => {
    const place = await copyOf(filled);
    await writeFile(place.at("spec/provenance.json"), "{");
    const before = await place.tree("spec");
    const { code, stderr } = await place.run("scrape", "pages");
    expect(code).toBe(1);
    expect(stderr).toContain("spec/provenance.json:1: column 2: expected JSON");
    expect(await place.tree("spec")).toEqual(before);
  });
});

it("methods that differ by case get files that stay apart where case is ignored", async () => {
  const place = await workplace();
  const text = await readFile(path.join(captures, names[1] ?? ""), "utf8");
  const upper = method.replace("consumepoint", "consumePoint");
  await place.write("one/a.txt", text.replace(method, upper));
  await place.write("two/b.txt", text);
  const files = async () => Object.keys(await place.tree("spec/apis")).sort();
  await place.run("scrape", "one");
  expect(await files()).toEqual([`${upper}.json`]);
  expect((await place.run("scrape", "two")).code).toBe(0);
  const both = await files();
  expect(both[0]).toMatch(/consumePoint~[0-9a-f]{8}\.json$/);
  expect(both[1]).toBe(`${method}.json`);
  const other = await workplace();
  await cp(place.at("one"), other.at("pages/one"), { recursive: true });
  await cp(place.at("two"), other.at("pages/two"), { recursive: true });
  await other.run("scrape", "pages");
  expect(await other.tree("spec")).toEqual(await place.tree("spec"));
});
