/** Hooks of the user's on APIs and views: what they may change, and when they are asked again. */
import { execFileSync } from "node:child_process";
import { mkdir, symlink } from "node:fs/promises";
import path from "node:path";
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

const sell = "alibaba.alsc.crm.card.batch.sell";
const query = "alibaba.alihealth.nr.crm.coupon.querycoupon";
const moduleOf = (method: string): Promise<string> => place.read(`generated/src/apis/${method}.ts`);

const hooks = (body: string, imports = "") =>
  place.write("hooks.ts", `${imports}\nexport default {\n${body}\n};\n`);

async function settle(...flags: string[]): Promise<void> {
  for (const command of ["generate", "check"]) {
    const { code, stderr, stdout } = await place.run(command, "--hooks", "hooks.ts", ...flags);
    expect(code, stderr + stdout).toBe(0);
  }
}

const renaming = `
  ir(api, { objects, fields }) {
    for (const object of objects) {
      if (object.interfaceName !== "CommonResult") continue;
      object.interfaceName = "ShopResult";
      object.schemaName = "shopResult";
    }
    if (api.method.endsWith(".sell")) {
      api.identifier = "sellCards";
      api.tags = [{ name: "deprecated", text: "Use the desk. */ evil(); @ts-nocheck" }];
    }
    for (const { name, doc } of fields) {
      if (name === "shop_id") doc.tags = [{ name: "see", text: "the list of shops" }];
    }
    return api;
  },`;

describe("the hook of an API", () => {
  it("renames types, schemas and the descriptor wherever they are used, and adds tags", async () => {
    await hooks(renaming);
    await settle();
    const text = await moduleOf(sell);
    expect(text).toMatch(/^export interface ShopResult \{$/m);
    expect(text).toMatch(/^export const shopResult: top.ObjectSchema<ShopResult> =/m);
    expect(text).toMatch(/^export const sellCards: TopApi</m);
    expect(text).toContain(" * @deprecated Use the desk. *\\/ evil(); &#64;ts-nocheck\n");
    expect(text).toContain("   * @see the list of shops\n");
    expect(text).not.toMatch(/CommonResult|commonResult/);
    expect(await place.read("generated/README.md")).toContain("`sellCards`");
    expect(await moduleOf(query)).not.toContain("@deprecated");
    await symlink(path.resolve("node_modules/zod"), place.at("node_modules/zod"), "junction");
    await symlink(path.resolve("node_modules/vitest"), place.at("node_modules/vitest"), "junction");
    await mkdir(place.at("node_modules/@types"));
    await symlink(path.resolve("node_modules/@types/node"), place.at("node_modules/@types/node"));
    const tsc = path.resolve("node_modules/typescript-native/bin/tsc");
    const build = () =>
      execFileSync(process.execPath, [tsc, "-p", "generated"], {
        cwd: place.folder,
        encoding: "utf8",
      });
    expect(build()).toBe("");
  }, 120_000);

  it("leaves an API out, and everything that is made of it", async () => {
    await hooks(`ir: (api) => (api.method.endsWith(".querycoupon") ? null : api),`);
    const { stdout } = await place.run("generate", "--hooks", "hooks.ts", "--json");
    expect(JSON.parse(stdout)).toMatchObject({ apis: 1 });
    await settle();
    await settle("--no-cache");
    const tree = await place.tree("generated");
    expect(Object.keys(tree).filter((file) => file.includes(query))).toEqual([]);
    expect(Object.values(tree).filter((text) => text.includes(query))).toEqual([]);
  });

  it("is told to topgen impact, which knows types by their names", async () => {
    await hooks(renaming);
    await settle();
    await place.write(
      "app/index.ts",
      `import type { ShopResult } from "top-client/apis/${sell}";\nexport const ask = (one: ShopResult) => one.result_desc;\n`,
    );
    const paths = { "top-client/*": ["../generated/src/*.ts"] };
    const compilerOptions = { module: "ESNext", moduleResolution: "Bundler", noEmit: true, paths };
    await place.write("app/tsconfig.json", JSON.stringify({ compilerOptions }));
    const uses = async (...flags: string[]): Promise<unknown> =>
      JSON.parse((await place.run("impact", "app", "--json", ...flags)).stdout);
    expect(await uses("--hooks", "hooks.ts")).toMatchObject([
      { method: sell, fields: { "response.result.result_desc": [{ line: 2 }] } },
    ]);
    await place.write("topgen.config.json", '{ "hooks": "hooks.ts" }');
    expect(await uses()).toEqual(await uses("--hooks", "hooks.ts"));
  });
});

describe("the hook of a view", () => {
  it("changes what a template gets, also one of the user's own", async () => {
    await place.write(
      "own/llms.txt.hbs",
      "# {{packageName}} of {{owner}}\n{{#each rowList}}{{identifier}}\n{{/each}}",
    );
    await hooks(
      `views: {
        "api.ts.hbs": (view, { code, lineComment, method }) => ({
          ...view,
          banner: code\`\${view.banner}\\n\${lineComment("Of the shop:\\n" + method)}\`,
        }),
        "llms.txt.hbs": async (view, { markdownText, method }) => ({
          ...view,
          owner: markdownText("<the *shop*>" + (method ?? "")),
          rowList: view.rowList.slice(1),
        }),
      },`,
    );
    await place.write("topgen.config.json", '{ "hooks": "hooks.ts", "templates": "own" }');
    await settle();
    expect(await moduleOf(sell)).toContain(`Do not edit.\n// Of the shop: ${sell}\n`);
    const told = await place.read("generated/llms.txt");
    expect(told).toContain("# top-client of &lt;the \\*shop\\*\\>\n");
    expect(told).not.toContain("alibabaAlihealth");
  });
});

describe("a module of hooks", () => {
  it("that changes nothing changes no byte but the note that there is one", async () => {
    const before = await place.tree("generated");
    await hooks(`ir: (api) => api, views: { "api.ts.hbs": (view) => view },`);
    await settle();
    const after = await place.tree("generated");
    expect(Object.keys(after).filter((file) => after[file] !== before[file])).toEqual([
      "manifest.json",
    ]);
    const { hooks: noted, ...others } = JSON.parse(after["manifest.json"] ?? "") as object & {
      hooks: string;
    };
    expect(noted).toMatch(/^[0-9a-f]{64}$/);
    const { options } = JSON.parse(before["manifest.json"] ?? "") as { options: object };
    expect(others).toMatchObject({ generator: "topgen", options });
    expect((await place.run("check")).stdout).toContain("generated/manifest.json");
    expect((await place.run("generate")).code).toBe(0);
    expect(await place.tree("generated")).toEqual(before);
  });

  it("is seen with all that it imports: a change of any is drift, cached or not", async () => {
    await place.write("lib/words.ts", `export { word } from "./word.js";`);
    await place.write("lib/word.ts", `export const word: string = "first";`);
    await place.write("lib/more.json", `{ "more": "data" }`);
    await place.write(
      "node_modules/shop/package.json",
      `{"name":"shop","version":"1.0.0","main":"i.js"}`,
    );
    await place.write("node_modules/shop/i.js", `exports.name = "shop";`);
    await hooks(
      `ir: (api) => ({ ...api, title: [word, more.more, name].join(" ") }),`,
      `import { word } from "./lib/words.js";\nimport more from "./lib/more.json";\nimport { name } from "shop";
import type { Nowhere } from "./nowhere.js";\nimport path from "node:path";`,
    );
    await settle();
    expect(await moduleOf(sell)).toContain(`title: "first data shop",`);
    const changes = [
      ["lib/word.ts", `export const word: string = "second";`],
      ["lib/more.json", `{ "more": "facts" }`],
      ["node_modules/shop/package.json", `{"name":"shop","version":"1.0.1","main":"i.js"}`],
    ] as const;
    for (const [file, text] of changes) {
      await place.write(file, text);
      for (const flags of [[], ["--no-cache"]]) {
        const { code, stdout } = await place.run("check", "--hooks", "hooks.ts", ...flags);
        expect(stdout).toContain("generated/manifest.json");
        expect(code).toBe(1);
      }
      await settle();
    }
    expect(await moduleOf(sell)).toContain(`title: "second facts shop",`);
    // What git makes of line ends is no change.
    await place.write("lib/word.ts", `export const word: string = "second";\r\n`);
    await settle();
    const windows = await place.read("generated/manifest.json");
    await place.write("lib/word.ts", `export const word: string = "second";\n`);
    await settle();
    expect(await place.read("generated/manifest.json")).toBe(windows);
  });

  it("may take defineHooks from topgen, installed beside it or not", async () => {
    await hooks(
      "",
      `import { defineHooks } from "topgen";\nexport const made = defineHooks({ views: {} });`,
    );
    await settle();
  });
});
