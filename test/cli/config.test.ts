/** `topgen.config`: one definition for the file, its JSON Schema and the flags. */
import { readFile, rm } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { configJsonSchema } from "../../generator/config/json-schema.js";
import { flagsOf } from "../../generator/config/flags.js";
import { configSchema } from "../../generator/config/schema.js";
import { renderingFolders } from "../../generator/actions/package-options.js";
import { commands } from "../../generator/cli/commands/index.js";
import { parseArguments } from "../../generator/cli/parse-arguments.js";
import { workplace } from "./support.js";

const published = "generator/config/config.schema.json";

it("config.schema.json is what the definition says", async () => {
  expect(await readFile(published, "utf8"), "run: npm run schemas").toBe(configJsonSchema());
});

describe("a wrong config is one message with its place", () => {
  it.each([
    ["{", "topgen.config.json:1: column 2: expected JSON"],
    ['{"sepc": "x"}', "topgen.config.json:1: unknown key sepc; did you mean spec?"],
    [
      '{\n  "package": {\n    "nmae": "x"\n  }\n}',
      "topgen.config.json:3: package: unknown key nmae; did you mean name?",
    ],
    [
      '{\n  "package": { "name": "Mine" }\n}',
      "topgen.config.json:2: package.name: expected the name of an npm package: lower case",
    ],
    [
      '{\n  "zod": "big"\n}',
      'topgen.config.json:2: zod: expected "mini" or "classic", found "big"',
    ],
    ['{"pagse": "p", "spec": 5}', "unknown key pagse; did you mean pages? (1 more problem)"],
    ['{"zod": "clasic"}', 'found "clasic"; did you mean "classic"?'],
    ['{"pages": ["p", 5]}', "topgen.config.json:1: pages[1]: expected a string, found 5"],
    [
      '{"drift": {"severities": {"api-remved": "breaking"}}}',
      "drift.severities: unknown key api-remved; did you mean api-removed?",
    ],
    ['{"pages": 5}', "topgen.config.json:1: pages: expected a string or a list, found 5"],
    [
      '{"package": {"fields": {"exports": {}}}}',
      "topgen.config.json:1: package.fields: expected no name, version, files, exports, main",
    ],
    [
      '{"drift": {"severities": {"api-gone": "breaking"}}}',
      "topgen.config.json:1: drift.severities: unknown key api-gone",
    ],
  ])("%s", async (text, message) => {
    const place = await workplace();
    await place.write("topgen.config.json", text);
    const { code, stderr } = await place.run("generate");
    expect(stderr).toContain(message);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(code).toBe(2);
  });

  it("in a config that is code, with the line of the value", async () => {
    const place = await workplace();
    await place.write(
      "topgen.config.ts",
      "const spec: string = 'api';\nexport default {\n  spec,\n  package: {\n    name: 'Mine',\n  },\n};\n",
    );
    const { code, stderr } = await place.run("generate");
    expect(stderr).toContain("topgen.config.ts:5: package.name: expected the name of an npm");
    expect(code).toBe(2);
  });

  it("where the code does not run, or there are two", async () => {
    const place = await workplace();
    await place.write("topgen.config.js", "export default { spec: nowhere };\n");
    const broken = await place.run("generate");
    expect(broken.stderr).toContain(
      "topgen generate: topgen.config.js:1: expected a module that runs, found nowhere is not defined; ",
    );
    expect(broken.code).toBe(2);
    await place.write("topgen.config.json", "{}");
    const { stderr } = await place.run("generate");
    expect(stderr).toContain("expected one config, found topgen.config.js and topgen.config.json");
    await rm(place.at("topgen.config.js"));
    expect((await place.run("generate")).stderr).toContain("expected a folder of spec files");
  });

  it.each([
    ["topgen.config.ts", 'export default {\n  spec: "a"\n  out: "b",\n};\n'],
    ["topgen.config.mjs", 'export default {\n  spec: "a"\n  out: "b",\n};\n'],
  ])("with the line where %s is no module", async (file, text) => {
    const place = await workplace();
    await place.write(file, text);
    const { code, stderr } = await place.run("generate");
    expect(stderr).toMatch(
      new RegExp(
        `^topgen generate: ${file}:3: expected a module that runs, found a syntax error: `,
      ),
    );
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(code).toBe(2);
  });

  it("with the file and the line where a module that it imports does not run", async () => {
    const place = await workplace();
    const config = 'import { spec } from "./config/names.js";\nexport default { spec };\n';
    await place.write("topgen.config.ts", config);
    await place.write("config/names.ts", "\nexport const spec: string = ;\n");
    const told = async () => (await place.run("generate")).stderr;
    expect(await told()).toContain("generate: config/names.ts:2: expected a module that runs");
    await place.write("config/names.ts", "\n\nexport const spec = nowhere;\n");
    expect(await told()).toContain(": config/names.ts:3: expected a module that runs, found nowh");
  });

  it("but not in the way of --help", async () => {
    const place = await workplace();
    await place.write("topgen.config.json", "{");
    expect((await place.run("generate", "--help")).code).toBe(0);
  });
});

/** A value for every setting, and the argument that says the same. */
const everything = {
  pages: ["pages"],
  spec: "api",
  out: "packages/top",
  include: ["a.*"],
  exclude: ["a.b.*"],
  zod: "classic",
  metadata: true,
  templates: "templates",
  hooks: "hooks.ts",
  "package.name": "@shop/top",
  "package.version": "1.2.3",
  "package.description": "ours",
  "package.license": "UNLICENSED",
  "package.author": "us",
  "package.repository": "github:shop/top",
  "package.homepage": "https://shop.example",
  "package.bugs": "https://shop.example/bugs",
  "package.keywords": ["top"],
  "package.private": true,
  "package.publishConfig": { access: "public" },
  "package.files": ["docs"],
  "package.fields": { funding: "https://shop.example" },
  "drift.severities": { "page-changed": "breaking" },
  "drift.accept": "accepted.json",
} as const;

describe("every setting has a flag of the same name", () => {
  const nested = (): object => {
    const config: Record<string, unknown> = { $schema: "x" };
    for (const [name, value] of Object.entries(everything)) {
      const [group = "", key] = name.split(".");
      if (key === undefined) config[group] = value;
      else config[group] = { ...(config[group] as object | undefined), [key]: value };
    }
    return config;
  };

  it("and the list above names every one", () => {
    const known = configSchema.parse(nested());
    expect(Object.fromEntries(flagsOf(known))).toEqual(everything);
    const { package: own, drift, ...others } = configSchema.shape;
    const names = [
      ...Object.keys(others),
      ...Object.keys(own.unwrap().shape).map((key) => `package.${key}`),
      ...Object.keys(drift.unwrap().shape).map((key) => `drift.${key}`),
    ];
    expect(names.filter((name) => name !== "$schema").sort()).toEqual(
      Object.keys(everything).sort(),
    );
  });

  it.each(Object.entries(everything))("--%s", async (name, value) => {
    const found: string[] = [];
    for (const command of Object.keys(commands)) {
      const base = command === "why" || command === "impact" ? [command, "x"] : [command];
      if (command === "export") base.push("openapi");
      if (command === "completion") base.push("bash");
      const byConfig = (await parseArguments(base, new Map([[name, value]]))).args;
      if (!Object.hasOwn(byConfig, name)) continue;
      found.push(command);
      const byFlag = (await parseArguments([...base, ...argumentsOf(name, value)])).args;
      expect(byFlag[name]).toEqual(value);
      expect(byConfig[name]).toEqual(value);
    }
    expect(found).not.toEqual([]);
  });
});

function argumentsOf(name: string, value: unknown): string[] {
  if (value === true) return [`--${name}`];
  if (Array.isArray(value)) return [`--${name}`, ...(value as string[])];
  if (name === "drift.severities") {
    return [`--${name}`, ...Object.entries(value as object).map((pair) => pair.join("="))];
  }
  return [`--${name}`, typeof value === "string" ? value : JSON.stringify(value)];
}

it("its pages are what scrape and check read when no input is named", async () => {
  const place = await workplace();
  const page = "004_71e25b0c6e1cce3b.txt";
  await place.write(`saved/${page}`, await readFile(`scraper/captures/${page}`));
  await place.write("topgen.config.json", '{ "pages": "saved", "spec": "api", "out": "top" }');
  expect((await place.run("scrape")).stderr).toContain("1 page: 1 spec (1 new");
  expect((await place.run("generate")).stderr).toContain("files in top: ");
  expect((await place.run("check")).stdout).toMatch(/^no drift \(1 page, 1 spec, /);
});

it("the folder of the package is not taken for the file of an export", async () => {
  const { args } = await parseArguments(["export", "openapi"], new Map([["out", "packages/top"]]));
  expect(args["out"]).toBeUndefined();
});

it("a flag goes before the config, and the config before what earlier runs recorded", async () => {
  const place = await workplace();
  await place.write("generated/manifest.json", '{"options":{"zod":"classic","metadata":true}}');
  const folders = async (argv: string[], settings: [string, unknown][]) => {
    const { args } = await parseArguments(["generate", ...argv], new Map(settings));
    const io = { cwd: place.folder } as Parameters<typeof renderingFolders>[1];
    return (await renderingFolders(args as never, io)).options.zod;
  };
  expect(await folders([], [])).toBe("classic");
  expect(await folders([], [["zod", "mini"]])).toBe("mini");
  expect(await folders(["--zod", "classic"], [["zod", "mini"]])).toBe("classic");
});

it("the README of the config names every setting", async () => {
  const text = await readFile("generator/config/README.md", "utf8");
  const table = text.match(/^\| .*$/gm)?.join("\n") ?? "";
  for (const name of Object.keys(everything)) {
    const [group = "", key = ""] = name.split(".");
    expect(table, name).toMatch(key === "" ? `\`${group}\`` : new RegExp(`[\`.]${key}\``));
  }
});
