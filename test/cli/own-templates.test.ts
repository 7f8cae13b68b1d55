/** Templates of the user's in the place of topgen's own: used by every run, and held against what was meant. */
import { cp, mkdir, readFile, rm, symlink } from "node:fs/promises";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { copyOf, filledWorkplace, twoCaptures, type Workplace } from "./support.js";

let filled: Workplace;
beforeAll(async () => {
  filled = await filledWorkplace(twoCaptures);
});
let place: Workplace;
beforeEach(async () => {
  place = await copyOf(filled);
  // The cache of a project lies here.
  await mkdir(place.at("node_modules"));
});

const original = (name: string): Promise<string> => readFile(`templates/${name}`, "utf8");

/** Puts topgen's own template into the folder, changed. */
async function override(name: string, change: (text: string) => string): Promise<void> {
  const text = await original(name);
  const changed = change(text);
  if (changed === text) throw new Error(`${name} is not changed`);
  await place.write(`own/${name}`, changed);
}

async function settle(...flags: string[]): Promise<void> {
  for (const command of ["generate", "check"]) {
    const { code, stderr, stdout } = await place.run(command, "--templates", "own", ...flags);
    expect(code, stderr + stdout).toBe(0);
  }
}

const modules = async (): Promise<[file: string, text: string][]> =>
  Object.entries(await place.tree("generated/src/apis"));

const withComment = (words: string) => (text: string) =>
  text.replace("{{banner}}", `{{banner}}\n// ${words}\n`);

describe("a template in the folder takes the place of topgen's own", () => {
  it("in every file that it is of and no other, cached or not", async () => {
    const before = await place.tree("generated");
    await override("api.ts.hbs", (text) =>
      withComment("Of the shop.")(text).concat("export const madeBy   =   'the shop';\n"),
    );
    await settle();
    const after = await place.tree("generated");
    const differs = Object.keys(after).filter((file) => after[file] !== before[file]);
    const apis = Object.keys(after).filter((file) => file.startsWith("src/apis/"));
    expect(apis).toHaveLength(2);
    expect(differs.sort()).toEqual([...apis, "manifest.json"].sort());
    for (const [, text] of await modules()) {
      expect(text).toContain("\n// Of the shop.\n");
      expect(text).toMatch(/^export const madeBy = "the shop";$/m);
    }
    for (const flags of [[], ["--no-cache"]]) {
      await rm(place.at("generated"), { recursive: true });
      await settle(...flags);
      expect(await place.tree("generated"), flags.join(" ")).toEqual(after);
    }
  });

  it("byte for byte as before where it is the same", async () => {
    const before = await place.tree("generated");
    await cp("templates", place.at("own"), {
      recursive: true,
      filter: (file) => !/[/\\]init/.test(file),
    });
    await settle();
    expect(await place.tree("generated")).toEqual(before);
  });

  it("for the files about the whole package, by the config, saved on Windows", async () => {
    await override("readme.md.hbs", (text) =>
      `\uFEFF# {{packageName}} of the shop\n${text}`.replaceAll("\n", "\r\n"),
    );
    await override("llms.txt.hbs", (text) => `${text}\nAsk the shop.\n`.replaceAll("\n", "\r\n"));
    await override("registry.ts.hbs", withComment("By method."));
    await override("index.ts.hbs", (text) => `${text}export { loaders } from './registry.js'`);
    await place.write("own/README.md", "Templates of the shop.\n");
    await place.write("topgen.config.json", '{ "templates": "own" }');
    expect(await place.run("generate")).toMatchObject({ code: 0 });
    expect(await place.run("check")).toMatchObject({ code: 0 });
    expect(await place.read("generated/README.md")).toMatch(/^# top-client of the shop\n/);
    expect(await place.read("generated/llms.txt")).toMatch(/[^\r]\nAsk the shop\.\n$/);
    expect(await place.read("generated/src/registry.ts")).toContain("// By method.\n");
    expect(await place.read("generated/src/index.ts")).toContain(
      'export { loaders } from "./registry.js";\n',
    );
  });

  it("as it is now: a change of it, or its end, is a change of the package", async () => {
    await override("api.ts.hbs", withComment("First."));
    await override("readme.md.hbs", (text) => `${text}\nFirst.\n`);
    await settle();
    await override("api.ts.hbs", withComment("Second."));
    await override("readme.md.hbs", (text) => `${text}\nSecond.\n`);
    const { code, stdout } = await place.run("check", "--templates", "own");
    expect(code).toBe(1);
    for (const [file] of await modules()) expect(stdout).toContain(`generated/src/apis/${file}`);
    expect(stdout).toContain("generated/README.md");
    await settle();
    for (const [, text] of await modules()) expect(text).toContain("// Second.");
    expect(await place.read("generated/README.md")).toMatch(/\nSecond\.\n$/);
    expect((await place.run("check")).code).toBe(1);
    expect((await place.run("generate")).code).toBe(0);
    expect(await place.tree("generated")).toEqual(await filled.tree("generated"));
  });
});

describe("is refused in one line, and nothing is written", () => {
  const names =
    "api.ts.hbs, contract-test.ts.hbs, index.ts.hbs, llms.txt.hbs, mock-api.ts.hbs, readme.md.hbs, registry.ts.hbs";
  const leaveOut = (part: string) => async (text: Promise<string>) =>
    (await text).replace(part, "");
  const api = original("api.ts.hbs");

  it.each([
    [
      "a folder that is not there",
      "",
      "",
      2,
      `own: expected templates, of the names ${names}; found no folder there`,
    ],
    [
      "a folder without any",
      "api.ts",
      "x",
      2,
      `own: expected templates, of the names ${names}; found none`,
    ],
    [
      "a name of none",
      "apis.ts.hbs",
      "x",
      2,
      `own/apis.ts.hbs: expected templates, of the names ${names}; found no such name; did you mean api.ts.hbs?`,
    ],
    [
      "one further down",
      "init/check.yml.hbs",
      "x",
      2,
      "own/init/check.yml.hbs: expected templates, of",
    ],
    [
      "bytes that are no text",
      "api.ts.hbs",
      new Uint8Array([0xff, 0xfe, 65]),
      2,
      "own/api.ts.hbs: expected a template in UTF-8",
    ],
    [
      "no Handlebars",
      "api.ts.hbs",
      "{{#if x}}",
      1,
      "own/api.ts.hbs:1: expected Handlebars, found a syntax error near {{#if x}}; expected a template",
    ],
    [
      "a helper",
      "llms.txt.hbs",
      "{{upper packageName}}",
      1,
      "own/llms.txt.hbs:1: unknown helper upper; expected a template",
    ],
    [
      "a partial",
      "llms.txt.hbs",
      "a\n{{> part .}}",
      1,
      "own/llms.txt.hbs:2: unknown partial part; expected",
    ],
    [
      "a name that is not given",
      "index.ts.hbs",
      "\n{{bannner}}",
      1,
      /own\/index\.ts\.hbs:2: unknown name bannner; did you mean banner\?; expected .* \(on top banner\)/,
    ],
    [
      "a name that is not given further down",
      "registry.ts.hbs",
      "{{#each apiList}}\n  {{nope.other}}\n{{/each}}",
      1,
      "own/registry.ts.hbs:2: unknown name nope.other; expected a template",
    ],
    [
      "no TypeScript",
      "index.ts.hbs",
      "export * form 'x';",
      1,
      "own/index.ts.hbs: src/index.ts: prettier refuses the generated text",
    ],
    [
      "one that leaves out",
      "api.ts.hbs",
      leaveOut("{{interfaces}}")(api),
      1,
      /own\/api\.ts\.hbs: src\/apis\/\S+\.ts: declares other names than meant: none added, (\w+, )*\w+Request(, \w+)* missing; a template prints/,
    ],
    [
      "one that leaves out of the whole",
      "registry.ts.hbs",
      "export const loaders = {};",
      1,
      "own/registry.ts.hbs: src/registry.ts: declares other names than meant: none added, TopApis missing",
    ],
    [
      "one that adds what does not stand in it",
      "api.ts.hbs",
      api.then((text) => `${text}export const {{requestType}}2 = 1;\n`),
      1,
      /own\/api\.ts\.hbs: .*: \w+Request2 added, none missing; a template prints/,
    ],
  ])("%s", async (...[, name, content, exit, message]) => {
    if (name !== "") await place.write(`own/${name}`, await content);
    const before = await place.tree("generated");
    const { code, stderr } = await place.run("generate", "--templates", "own");
    if (typeof message === "string") expect(stderr).toContain(message);
    else expect(stderr).toMatch(message);
    expect(stderr.trim().split("\n"), stderr).toHaveLength(1);
    expect(code).toBe(exit);
    expect(await place.tree("generated")).toEqual(before);
  });

  it("a link to nothing", async () => {
    await mkdir(place.at("own"));
    await symlink("nowhere", place.at("own/api.ts.hbs"));
    const { code, stderr } = await place.run("generate", "--templates", "own");
    expect(stderr).toContain("own/api.ts.hbs: expected a template, found nothing there");
    expect(code).toBe(2);
  });
});
