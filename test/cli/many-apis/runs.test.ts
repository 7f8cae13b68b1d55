/** Runs over many APIs, in threads and with what was remembered: the result is that of a run without either. */
import { cp, readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { workplace, type Workplace } from "../support.js";
import { both, manyApis, output, topgen, type ManyApis } from "./support.js";

let many: ManyApis;
beforeAll(async () => {
  many = await manyApis();
});

/** A workplace with three of the pages. */
async function few(): Promise<Workplace> {
  const place = await workplace();
  for (const page of (await readdir(many.pages)).slice(0, 3)) {
    await cp(path.join(many.pages, page), place.at("pages", page));
  }
  return place;
}

describe("a run over many APIs", () => {
  it.each(["0", "2"])("gives the same bytes with %s workers, cold and warm", async (workers) => {
    const place = await many.made(workers);
    expect(await output(place)).toEqual(many.expected);
    await both(place, workers);
    expect(await output(place)).toEqual(many.expected);
    await rm(place.at("spec"), { recursive: true });
    await rm(place.at("generated"), { recursive: true });
    await both(place, workers);
    expect(await output(place)).toEqual(many.expected);
    expect(await topgen(place, ["check", "pages", "--workers", workers])).toMatchObject({
      code: 0,
    });
  });

  it("gives threads the templates that the user has", async () => {
    const place = await few();
    const text = await readFile("templates/api.ts.hbs", "utf8");
    const own = (change: string) =>
      place.write(
        "own/api.ts.hbs",
        text.replace("{{interfaces}}", () => change),
      );
    const run = (command: string, ...flags: string[]) =>
      topgen(place, [command, "--templates", "own", ...flags]);
    expect(await topgen(place, ["scrape", "pages"])).toMatchObject({ code: 0 });
    await own("// Of the shop.\n\n{{interfaces}}");
    expect(await run("generate", "--workers", "2")).toMatchObject({ code: 0 });
    const made = await output(place);
    const modules = Object.keys(made).filter((file) => file.startsWith("src/apis/"));
    expect(modules).toHaveLength(3);
    for (const file of modules) expect(made[file]).toContain("\n// Of the shop.\n");
    expect(await run("check", "--workers", "0", "--no-cache")).toMatchObject({ code: 0 });
    await own("// Of the others.\n\n{{interfaces}}");
    expect(await run("check", "--workers", "2")).toMatchObject({ code: 1 });
    await own("");
    const { code, stderr } = await run("generate", "--workers", "2");
    expect(stderr).toMatch(/own\/api\.ts\.hbs: src\/apis\/.* missing; a template prints/);
    expect(code).toBe(1);
    expect(await output(place)).toEqual(made);
  });

  it("gives threads the hooks that the user has", async () => {
    const place = await few();
    const run = (command: string, ...flags: string[]) =>
      topgen(place, [command, "--hooks", "hooks.ts", ...flags]);
    const titled = (title: string) =>
      place.write("hooks.ts", `export default { ir: (api) => ({ ...api, title: ${title} }) };`);
    expect(await topgen(place, ["scrape", "pages"])).toMatchObject({ code: 0 });
    await titled('"Of the shop"');
    expect(await run("generate", "--workers", "2")).toMatchObject({ code: 0 });
    const made = await output(place);
    const modules = Object.keys(made).filter((file) => file.startsWith("src/apis/"));
    for (const file of modules) expect(made[file]).toContain('title: "Of the shop"');
    expect(modules).toHaveLength(3);
    expect(await run("check", "--workers", "0", "--no-cache")).toMatchObject({ code: 0 });
    await titled('"Of the others"');
    expect(await run("check", "--workers", "2")).toMatchObject({ code: 1 });
    await titled("5");
    const refused = await run("generate", "--workers", "2");
    expect(refused.stderr).toMatch(/hooks\.ts: ir: \S+: title: expected a text, found 5/);
    expect(refused.code).toBe(1);
    await place.write("hooks.ts", "export default { irr: 5 };");
    expect(await run("generate", "--workers", "2")).toMatchObject({ code: 2 });
    expect(await output(place)).toEqual(made);
  });

  it("sees with a cache what changed, and mends it", async () => {
    const place = await many.filled();
    const [module = ""] = Object.keys(many.expected).filter((file) => file.startsWith("src/apis/"));
    await place.write(`generated/${module}`, "mine");
    expect(await topgen(place, ["check"])).toMatchObject({ code: 1 });
    await rm(place.at("generated/src/registry.ts"));
    await both(place, "0");
    expect(await output(place)).toEqual(many.expected);
    const [page = ""] = (await readdir(place.at("pages"))).sort();
    await place.edit(`pages/${page}`, '"apiChineseName":"', '"apiChineseName":"新');
    expect(await topgen(place, ["check", "pages"])).toMatchObject({ code: 1 });
    await both(place, "0");
    const now = await output(place);
    const changed = Object.keys(now).filter((file) => now[file] !== many.expected[file]);
    const method = page.replace(/\.json$/, "");
    const others = changed.filter((file) => !file.includes(method));
    expect(others.sort()).toEqual(["README.md", "llms.txt", "manifest.json", "provenance.json"]);
  });
});
