import { cp, mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { copyOf, filledWorkplace, twoCaptures, workplace, type Workplace } from "./support.js";

const method = "alibaba.alsc.crm.card.batch.sell";
const page = "pages/000_ed58b36345571dd7.txt";
const spec = `spec/apis/${method}.json`;
const code = `generated/src/apis/${method}.ts`;
let filled: Workplace;
beforeAll(async () => {
  filled = await filledWorkplace(twoCaptures);
});

interface Report {
  drift: boolean;
  changes: { rule: string; path: string; level: string; place?: { file: string; line?: number } }[];
  files: { file: string; state: string; line?: { line: number } }[];
  notes: string[];
}

async function report(place: Workplace, ...inputs: string[]): Promise<[number, Report]> {
  const outcome = await place.run("check", ...inputs, "--json");
  return [outcome.code, JSON.parse(outcome.stdout) as Report];
}

const named = ({ files }: Report) => files.map(({ file, state }) => `${file}: ${state}`);

describe("topgen check", () => {
  it("says that nothing has drifted, with and without pages, and writes nothing", async () => {
    const before = await filled.tree(".");
    for (const inputs of [["pages"], []]) {
      const { code: exit, stdout } = await filled.run("check", ...inputs);
      expect(stdout).toMatch(/^no drift \((2 pages, )?2 specs, \d+ generated files\)\n$/);
      expect(exit).toBe(0);
    }
    expect(await filled.tree(".")).toEqual(before);
  });

  it("names what one character of a page changes: the parameter, the page, the files", async () => {
    const place = await copyOf(filled);
    await place.edit(page, "实体卡列表", "实体卡列裱");
    const before = await place.tree(".");
    const [exit, found] = await report(place, "pages");
    expect(exit).toBe(1);
    expect(named(found)).toContain(`${spec}: changed`);
    expect(named(found)).toContain("spec/provenance.json: changed");
    expect(named(found)).toContain(`${code}: changed`);
    expect(found.changes).toMatchObject([
      {
        rule: "description-changed",
        level: "docs-only",
        path: "request.param_batch_open_card_open_req.physical_card_ids#description",
        place: { file: spec },
      },
    ]);
    const lines = (await place.read(spec)).split("\n");
    const at = found.changes[0]?.place?.line ?? 0;
    expect(lines.slice(at - 1, at + 1).join("")).toContain('"name": "physical_card_ids"');
    expect(await place.tree(".")).toEqual(before);
  });

  it("sees without pages a change of a spec of which the package says nothing", async () => {
    const place = await copyOf(filled);
    await place.edit(spec, "obj1.setShopId", "obj1.setShopNo");
    const { code: exit, stdout } = await place.run("check");
    expect(exit).toBe(1);
    expect(stdout).toContain("generated/manifest.json:");
    expect(stdout).toContain(method);
  });

  it("notes a page that was captured anew and says the same, and calls it no drift", async () => {
    const place = await copyOf(filled);
    await writeFile(place.at(page), `${await place.read(page)}\n`);
    const [exit, found] = await report(place, "pages");
    expect(exit).toBe(0);
    expect(found).toMatchObject({ drift: false, changes: [], files: [] });
    expect(found.notes).toEqual([expect.stringContaining("captured anew with the same content")]);
    expect((await place.run("check", "pages")).stdout).toMatch(
      /^note: captured anew with the same content: 000_ed58b36345571dd7.txt \(alibaba/,
    );
  });

  it("names the parameter of a spec that somebody edited", async () => {
    const place = await copyOf(filled);
    await place.edit(spec, '"required": true', '"required": false');
    const [exit, found] = await report(place, "pages");
    expect(exit).toBe(1);
    expect(named(found)).toEqual([`${spec}: changed`]);
    expect(found.changes).toMatchObject([{ rule: "request-became-required", level: "breaking" }]);
    expect(found.changes[0]?.path).toMatch(/^request\.param_batch_open_card_open_req/);
    const [withoutPages, rendered] = await report(place);
    expect(withoutPages).toBe(1);
    expect(named(rendered)).toContain(`${code}: changed`);
  });

  it("sees, without pages too, a spec that says the same in other bytes", async () => {
    const place = await copyOf(filled);
    await place.edit(spec, '"specVersion": 1', '"specVersion":  1');
    const [exit, found] = await report(place);
    expect(exit).toBe(1);
    expect(named(found)).toEqual([`${spec}: edited`]);
    expect(found.files[0]?.line?.line).toBe(2);
  });

  it("names the first line of a generated file that somebody edited", async () => {
    const place = await copyOf(filled);
    const lines = (await place.read(code)).split("\n");
    lines[11] = `${lines[11] ?? ""} `;
    await writeFile(place.at(code), lines.join("\n"));
    const [exit, found] = await report(place, "pages");
    expect(exit).toBe(1);
    expect(named(found)).toEqual([`${code}: edited`]);
    expect(found.files[0]?.line?.line).toBe(12);
  });

  it.each([
    ["a missing spec", (place: Workplace) => rm(place.at(spec)), [`${spec}: missing`]],
    ["a missing module", (place: Workplace) => rm(place.at(code)), [`${code}: missing`]],
    [
      "a missing provenance",
      (place: Workplace) => rm(place.at("spec/provenance.json")),
      ["spec/provenance.json: missing"],
    ],
    [
      "a stray module",
      (place: Workplace) => place.write("generated/src/apis/x.ts", "export {};"),
      ["generated/src/apis/x.ts: stray"],
    ],
    [
      "an override for nothing",
      (place: Workplace) =>
        place.write(
          "spec/overrides/a.b.json",
          '[{"path":"docId","new":1,"reason":"for the test"}]',
        ),
      ["spec/overrides/a.b.json: stale"],
    ],
    [
      "a damaged manifest",
      (place: Workplace) => place.write("generated/manifest.json", "{"),
      ["generated/manifest.json: changed"],
    ],
    [
      "a damaged provenance",
      (place: Workplace) => place.write("spec/provenance.json", "{"),
      ["spec/provenance.json: edited"],
    ],
    ["a broken spec", (place: Workplace) => place.write(spec, "{"), [`${spec}: edited`]],
    [
      "a removed override",
      (place: Workplace) => rm(place.at(`spec/overrides/${method}.json`)),
      [`${spec}: changed`, "generated/manifest.json: changed"],
    ],
  ])("names %s", async (_name, change, files) => {
    const place = await copyOf(filled);
    await change(place);
    const [exit, found] = await report(place, "pages");
    expect(exit).toBe(1);
    expect(named(found)).toEqual(expect.arrayContaining(files));
  });

  it("names a spec without a page, and what was generated for it", async () => {
    const place = await copyOf(filled);
    await rm(place.at(page));
    expect(named((await report(place, "pages"))[1])).toEqual([`${spec}: orphan`]);
    await rm(place.at(spec));
    const [exit, found] = await report(place);
    expect(exit).toBe(1);
    expect(named(found)).toEqual(expect.arrayContaining([`${spec}: missing`, `${code}: orphan`]));
  });

  it("leaves files of somebody else beside the generated ones alone", async () => {
    const place = await copyOf(filled);
    await place.write("generated/node_modules/x/index.js", "");
    await place.write("generated/package-lock.json", "{}");
    expect((await place.run("check", "pages")).code).toBe(0);
  });
});

describe("what check can't tell is exit 2, never 0", () => {
  it.each([
    [
      "an empty page",
      (place: Workplace) => place.write("pages/x.txt", ""),
      ["pages"],
      "can't read pages/x.txt",
    ],
    [
      "a page of another site",
      (place: Workplace) => place.write("pages/x.html", "<html>"),
      ["pages"],
      "can't read pages/x.html",
    ],
    [
      "a dangling link",
      (place: Workplace) => symlink("gone", place.at("pages/x.txt")),
      ["pages"],
      "can't read pages/x.txt",
    ],
    [
      "a page that is not there",
      () => Promise.resolve(),
      ["nowhere.txt"],
      "nowhere.txt: expected a file",
    ],
    [
      "a broken spec without its page",
      (place: Workplace) => place.write(spec, "{"),
      [],
      `${spec}:1: column 2: expected JSON`,
    ],
    [
      "no spec folder",
      (place: Workplace) => rm(place.at("spec"), { recursive: true }),
      [],
      "spec/apis: expected a folder of spec files, found nothing there",
    ],
    [
      "a file for the spec folder",
      (place: Workplace) =>
        rm(place.at("spec"), { recursive: true }).then(() => place.write("spec", "")),
      [],
      "spec/apis: expected a folder of spec files",
    ],
    [
      "an output folder that is a link",
      (place: Workplace) =>
        rm(place.at("generated"), { recursive: true }).then(() =>
          symlink("elsewhere", place.at("generated")),
        ),
      [],
      "generated: expected a folder, found a symbolic link",
    ],
    [
      "a provenance that can't be read",
      (place: Workplace) =>
        rm(place.at("spec/provenance.json")).then(() => mkdir(place.at("spec/provenance.json"))),
      [],
      "spec/provenance.json: can't be read: EISDIR",
    ],
    [
      "overrides that can't be listed",
      (place: Workplace) =>
        rm(place.at("spec/overrides"), { recursive: true, force: true }).then(() =>
          place.write("spec/overrides", ""),
        ),
      [],
      "spec/overrides: expected a folder of overrides, which can't be read",
    ],
    [
      "overrides that can't be read",
      (place: Workplace) =>
        rm(place.at(`spec/overrides/${method}.json`), { force: true }).then(() =>
          place.write(`spec/overrides/${method}.json/x`, ""),
        ),
      ["pages"],
      `spec/overrides/${method}.json: can't be read: EISDIR`,
    ],
    [
      "broken overrides",
      (place: Workplace) => place.write(`spec/overrides/${method}.json`, "[{}]"),
      ["pages"],
      "[0].path: expected a string",
    ],
  ])("%s", async (_name, change, inputs, message) => {
    const place = await copyOf(filled);
    await change(place);
    const { code: exit, stderr } = await place.run("check", ...inputs);
    expect(stderr).toContain(message);
    expect(exit).toBe(2);
  });

  it("a run that died while it moved files", async () => {
    const place = await copyOf(filled);
    const stage = place.at(".generated.topgen-stage-0011223344556677");
    await mkdir(stage);
    await writeFile(`${stage}/journal.json`, '{"moves":[],"removes":[]}');
    const { code: exit, stderr } = await place.run("check");
    expect(exit).toBe(2);
    expect(stderr).toContain("run topgen generate again, which finishes it");
    expect((await place.run("generate")).code).toBe(0);
    expect((await place.run("check")).code).toBe(0);
  });

  it("a spec folder with nothing scraped yet is drift when pages are given", async () => {
    const place = await workplace();
    await cp(filled.at("pages"), place.at("pages"), { recursive: true });
    const [exit, found] = await report(place, "pages");
    expect(exit).toBe(1);
    expect(named(found)).toContain(`${spec}: missing`);
    expect(named(found)).toContain(`${code}: missing`);
  });
});

describe("the formats of check", () => {
  const hostile = "坏::error::x ##[error]y %0A <b>|`@user\u202e";

  it.each(["text", "markdown", "github"])(
    "%s acts on no terminal, runner or reader",
    async (format) => {
      const place = await copyOf(filled);
      await place.edit(page, "实体卡列表", hostile);
      const { code: exit, stdout } = await place.run("check", "pages", "--format", format);
      expect(exit).toBe(1);
      // eslint-disable-next-line no-control-regex -- that there are none is the claim
      expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]|##\[/);
      if (format === "github") {
        for (const line of stdout.trimEnd().split("\n"))
          expect(line).toMatch(/^::(error|notice) file=[^:]+,title=[^:]+::/);
        expect(stdout).toContain("%250A");
      } else expect(stdout).not.toMatch(/^\s*::/m);
      if (format === "markdown") expect(stdout).not.toMatch(/<b>|@user|[^\\]\|`/);
    },
  );
});
