/** topgen as it is published: packed, unpacked elsewhere, run and imported from there. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { captures, twoCaptures, workplace, type Workplace } from "./support.js";

const root = path.resolve(".");
const [page = ""] = twoCaptures;

/** A folder with topgen in its node_modules, as npm would put it there. */
let place: Workplace;
let files: string[];
beforeAll(async () => {
  place = await workplace();
  const modules = place.at("node_modules");
  mkdirSync(path.join(modules, "topgen"), { recursive: true });
  const packed = execFileSync("npm", ["pack", "--json", "--pack-destination", place.folder], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [tarball] = JSON.parse(packed) as { filename: string; files: { path: string }[] }[];
  files = tarball?.files.map((file) => file.path) ?? [];
  const archive = place.at(tarball?.filename ?? "");
  execFileSync("tar", ["-xf", archive, "-C", path.join(modules, "topgen"), "--strip-components=1"]);
  const manifest = JSON.parse(
    readFileSync(path.join(modules, "topgen/package.json"), "utf8"),
  ) as Record<"dependencies", object>;
  for (const name of [...Object.keys(manifest.dependencies), "@types/node", "undici-types"]) {
    mkdirSync(path.dirname(path.join(modules, name)), { recursive: true });
    symlinkSync(path.join(root, "node_modules", name), path.join(modules, name), "junction");
  }
  await place.write(`pages/${page}`, readFileSync(path.join(captures, page)));
}, 300_000);

const node = (...argv: string[]) =>
  spawnSync(process.execPath, argv, { cwd: place.folder, encoding: "utf8" });

describe("the packed topgen", () => {
  it("holds what it needs and nothing else", () => {
    const others = files.filter(
      (file) =>
        !/^(dist\/(types\/.*\.d\.ts|[\w-]+\.js|config\.schema\.json)|templates\/.*\.(ts|hbs|json)|templates\/package\/(LICENSE|build\.js))$/.test(
          file,
        ),
    );
    expect(others.sort()).toEqual([
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "generated/README.md",
      "generator/README.md",
      "generator/config/README.md",
      "package.json",
      "scraper/README.md",
      "spec/README.md",
      "spec/diff/README.md",
      "spec/overrides/README.md",
      "spec/schema.json",
      "templates/README.md",
    ]);
  });

  it("runs nothing of its own when it is installed", () => {
    const { scripts } = JSON.parse(
      readFileSync(place.at("node_modules/topgen/package.json"), "utf8"),
    ) as { scripts: Record<string, string> };
    const atInstall = ["preinstall", "install", "postinstall", "prepublish", "prepare"];
    expect(Object.keys(scripts).filter((name) => atInstall.includes(name))).toEqual([]);
  });

  it("makes a package in an empty folder", () => {
    for (const argv of [["scrape", "pages"], ["generate"], ["check", "pages"]]) {
      const { status, stderr } = node("node_modules/topgen/dist/topgen.js", ...argv);
      expect(status, stderr).toBe(0);
    }
  });

  it("is a typed library that does the same", async () => {
    await place.write(
      "program.ts",
      `import { check, defineConfig, diff, generate, scrape, UsageError, type Report } from "topgen";
export default defineConfig({ package: { name: "@shop/top" } });
const lines: string[] = [];
const log = (line: string): void => void lines.push(line);
const summary = await scrape("pages", { spec: "api", log });
const planned = await generate({ spec: "api", out: "planned", dryRun: true });
const { created } = await generate({ spec: "api", out: "package", package: { name: "@shop/top" } });
const report: Report = await check("pages", { spec: "api", out: "package" });
const { changes } = await diff("api", "spec");
const refused = await scrape([]).catch((error: unknown) => error instanceof UsageError);
// @ts-expect-error -- no such setting
const wrong = () => generate({ pakage: {} });
console.log(JSON.stringify({
  summary, planned: planned.created.length === created.length, files: report.files, changes, refused,
}), typeof wrong);
`,
    );
    await place.write("package.json", '{ "type": "module" }');
    const tsc = path.join(root, "node_modules/typescript-native/bin/tsc");
    const options = "--strict --module nodenext --target es2022 --types node --skipLibCheck false";
    const built = node(tsc, "program.ts", ...options.split(" "));
    expect(built.stdout).toBe("");
    const { stdout, stderr } = node("program.js");
    expect(stderr).toBe("");
    expect(JSON.parse(stdout.slice(0, stdout.lastIndexOf("}") + 1))).toMatchObject({
      summary: { pages: 1, specs: { created: [expect.any(String)], changed: [] } },
      planned: true,
      files: [],
      changes: [],
      refused: true,
    });
    expect(await place.read("package/package.json")).toContain('"@shop/top"');
    expect(Object.keys(await place.tree(".")).some((file) => file.startsWith("planned"))).toBe(
      false,
    );
  });
});
