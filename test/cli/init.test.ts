/** `topgen init`: a repository of one's own, from nothing or beside what is there. */
import { spawnSync } from "node:child_process";
import { chmod, mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { PassThrough } from "node:stream";
import { format } from "prettier";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { createIo } from "../../generator/io.js";
import { workflowTexts } from "../../generator/init/workflows.js";
import { run } from "../../generator/cli/run.js";
import { captures, workplace, Workplace } from "./support.js";

const page = path.join(captures, "004_71e25b0c6e1cce3b.txt");
const read = async (place: Workplace, file: string): Promise<Record<string, unknown>> =>
  JSON.parse(await place.read(file)) as Record<string, unknown>;

describe("in an empty folder", () => {
  let place: Workplace;
  beforeAll(async () => {
    place = await workplace();
    const { code, stderr } = await place.run("init", page, "--yes", "--name", "@shop/top");
    expect(code, stderr).toBe(0);
    expect(stderr).toContain("new      topgen.config.json\n");
    expect(stderr).toContain("1 page: 1 spec (1 new");
    expect(stderr).toMatch(/next:\n {2}1\. npm install\n {2}2\. npm run top:generate\n/);
  });

  it("writes config, scripts, workspace, .gitignore, workflows, and the first package", async () => {
    expect(await read(place, "topgen.config.json")).toEqual({
      $schema: "./node_modules/topgen/dist/config.schema.json",
      pages: "pages",
      spec: "spec",
      out: "generated",
      package: { name: "@shop/top" },
    });
    expect(await read(place, "package.json")).toMatchObject({
      private: true,
      scripts: {
        "top:scrape": "topgen scrape",
        "top:generate": "topgen generate && npm run build --prefix generated",
        "top:check": "topgen check",
      },
      workspaces: ["generated"],
      devDependencies: { topgen: "^0.1.0" },
    });
    expect(await place.read(".gitignore")).toBe("node_modules/\ngenerated/dist/\n.*.topgen-*\n");
    expect(await place.read(".github/workflows/topgen-check.yml")).toContain("npx topgen check");
    expect(await read(place, "generated/package.json")).toMatchObject({ name: "@shop/top" });
    expect((await place.run("check")).stdout).toMatch(/^no drift \(1 page, 1 spec/);
  });

  it("changes nothing the second time, and says so", async () => {
    const before = await place.tree(".");
    const { code, stderr } = await place.run("init", page, "--yes");
    expect(code).toBe(0);
    expect(stderr).toContain("topgen.config.json is there already and stays as it is");
    expect(stderr).toContain("everything is set up already");
    expect(await place.tree(".")).toEqual(before);
  });
});

describe("beside what is there", () => {
  it("keeps the manifest's form, its own scripts and versions, and takes its scope", async () => {
    const place = await workplace();
    const manifest =
      '{\n\t"name": "@shop/app",\n\t"scripts": {\n\t\t"top:check": "mine"\n\t},\n\t"devDependencies": {\n\t\t"topgen": "file:topgen.tgz",\n\t\t"zod": "^4.6.0"\n\t}\n}\n';
    await place.write("package.json", manifest);
    await place.write(".gitignore", "dist");
    await place.write(".github/workflows/topgen-check.yml", "mine\n");
    const { code, stderr } = await place.run("init", "--yes");
    expect(code).toBe(0);
    expect(stderr).toContain("the script top:check of package.json is there already and stays");
    expect(stderr).toContain(".github/workflows/topgen-check.yml is there already and stays");
    const text = await place.read("package.json");
    expect(
      text.startsWith('{\n\t"name": "@shop/app",\n\t"scripts": {\n\t\t"top:check": "mine",'),
    ).toBe(true);
    expect(JSON.parse(text)).toMatchObject({
      devDependencies: { topgen: "file:topgen.tgz", zod: "^4.6.0" },
      workspaces: ["generated"],
    });
    expect(text).not.toContain('"dependencies"');
    expect(await place.read(".gitignore")).toBe("dist\ngenerated/dist/\n.*.topgen-*\n");
    expect(await place.read(".github/workflows/topgen-check.yml")).toBe("mine\n");
    expect(await read(place, "topgen.config.json")).toMatchObject({
      package: { name: "@shop/top-client" },
    });
  });

  it.each(["topgen.config.ts", "topgen.config.json"])("keeps %s and follows it", async (file) => {
    const place = await workplace();
    const config = '{ "out": "lib/top", "pages": ["saved"] }';
    await place.write(file, file.endsWith(".ts") ? `export default ${config};\n` : config);
    expect((await place.run("init", "--yes", "--no-workflow")).code).toBe(0);
    expect(await read(place, "package.json")).toMatchObject({ workspaces: ["lib/top"] });
    expect(Object.keys(await place.tree(".")).sort()).toEqual(
      [".gitignore", "package.json", file].sort(),
    );
  });
});

describe("in a monorepo", () => {
  it("of npm: uses the folder of its packages where that is listed", async () => {
    const place = await workplace();
    await place.write("package.json", '{\n  "workspaces": ["packages/*"]\n}\n');
    await place.run("init", "--yes");
    expect(await read(place, "topgen.config.json")).toMatchObject({ out: "packages/top-client" });
    expect((await read(place, "package.json"))["workspaces"]).toEqual(["packages/*"]);
  });

  it("of npm: from one of its packages, lists the generated one at the top", async () => {
    const top = await workplace();
    await mkdir(top.at(".git"));
    await top.write("package.json", '{\n  "workspaces": {\n    "packages": ["apps/*"]\n  }\n}\n');
    await top.write("apps/shop/package.json", '{ "name": "@shop/app" }\n');
    const { code, stderr } = await new Workplace(top.at("apps/shop")).run("init", "--yes");
    expect(code).toBe(0);
    expect(stderr).toContain("npm install --prefix ../..\n");
    expect((await read(top, "package.json"))["workspaces"]).toEqual({
      packages: ["apps/*", "apps/shop/generated"],
    });
    expect(await read(top, "apps/shop/topgen.config.json")).toMatchObject({
      $schema: "./../../node_modules/topgen/dist/config.schema.json",
    });
    const workflow = await top.read(".github/workflows/topgen-check.yml");
    expect(workflow).toContain('working-directory: "apps/shop"');
  });

  it.each([
    ["packages:\n  - 'apps/*'\n", "packages:\n  - \"generated\"\n  - 'apps/*'\n"],
    ["onlyBuiltDependencies: []\n", 'onlyBuiltDependencies: []\npackages:\n  - "generated"\n'],
    ["packages: ['apps/*'] # ours\n", "packages: [\"generated\", 'apps/*'] # ours\n"],
    ["packages: []\n", 'packages: ["generated"]\n'],
    ["packages: [generated]\n", "packages: [generated]\n"],
    [
      "# ours\npackages: # all\n    # first\n    - &app apps/* # x\n\n    - other\ncatalog:\n  zod: ^4.6.0\n",
      '# ours\npackages: # all\n    # first\n    - "generated"\n    - &app apps/* # x\n\n    - other\ncatalog:\n  zod: ^4.6.0\n',
    ],
    ["{ packages: ['apps/*'] }\n", "{ packages: ['apps/*'] }\n"],
    ["packages: apps\n", "packages: apps\n"],
    ["packages:\n- 'apps/*\n", "packages:\n- 'apps/*\n"],
    ["packages:\n  - gen*\n", "packages:\n  - gen*\n"],
  ])("of pnpm: %j", async (before, after) => {
    const place = await workplace();
    await place.write("pnpm-workspace.yaml", before);
    const { stderr } = await place.run("init", "--yes");
    expect(await place.read("pnpm-workspace.yaml")).toBe(after);
    const isLeft = before === after && !before.includes("gen");
    expect(stderr.includes("add generated to the packages")).toBe(isLeft);
    expect(await read(place, "package.json")).toMatchObject({
      dependencies: { "top-client": "workspace:*" },
    });
  });
});

describe("writes nothing", () => {
  it.each([
    [["--package.name", "Mine"], "--package.name: expected the name of an npm package, found Mine"],
    [["--name", "Mine"], "--package.name: expected the name of an npm package, found Mine"],
    [["--out", "../elsewhere"], "--out: expected a folder in this one"],
    [["--out", "a; rm -rf b"], "--out: expected a folder in this one"],
    [["nowhere.html"], "nowhere.html: expected a saved page, found nothing there"],
  ])("for %j", async (argv, message) => {
    const place = await workplace();
    const { code, stderr } = await place.run("init", "--yes", ...argv);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
    expect(await place.tree(".")).toEqual({});
  });

  it("over a package.json that is none, or another page of the same name", async () => {
    const place = await workplace();
    await place.write("package.json", "<<<<<<<");
    expect((await place.run("init", "--yes")).stderr).toContain("expected an object in JSON");
    await place.write("package.json", "{}");
    await place.write("pages/page.html", "one");
    await place.write("page.html", await readFile(page, "utf8"));
    const { code, stderr } = await place.run("init", "page.html", "--yes");
    expect(stderr).toContain("found another page there; rename one of them");
    expect(code).toBe(2);
    expect(Object.keys(await place.tree(".")).sort()).toEqual([
      "package.json",
      "page.html",
      "pages/page.html",
    ]);
  });

  it("with a page that can't be read, which would stand in the way of every later run", async () => {
    const place = await workplace();
    await place.write("notes.md", "# notes\n");
    const { code, stderr } = await place.run("init", "notes.md", "--yes");
    expect(code).toBe(1);
    expect(stderr).toMatch(/^topgen init: notes\.md: .*; nothing was written\n$/);
    expect(Object.keys(await place.tree("."))).toEqual(["notes.md"]);
  });

  it("in a dry run, which tells the files", async () => {
    const place = await workplace();
    const { stderr } = await place.run("init", "--yes", "--dry-run", page);
    expect(stderr).toContain("new      topgen.config.json\n");
    expect(stderr).toContain("nothing was written");
    expect(await place.tree(".")).toEqual({});
  });

  it("in a folder that is read-only, with one message", async () => {
    const place = await workplace();
    await place.write("package.json", "{}\n");
    await chmod(place.folder, 0o555);
    const argv = [path.join(inject("program"), "topgen.js"), "init", "--yes"];
    const isRoot = process.getuid?.() === 0;
    const { status, stderr } = spawnSync(process.execPath, argv, {
      cwd: place.folder,
      encoding: "utf8",
      ...(isRoot ? { uid: 65_534, gid: 65_534 } : {}),
    });
    await chmod(place.folder, 0o755);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(stderr).toContain("is read-only for you; allow it, or run topgen init elsewhere");
    expect(status).toBe(1);
    expect(await place.tree(".")).toEqual({ "package.json": "{}\n" });
  });
});

describe("where somebody sits at the terminal", () => {
  const answer = async (place: Workplace, keys: readonly string[], argv: string[]) => {
    const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input });
    const output = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
    let asked = "";
    let next = 0;
    output.on("data", (chunk: Buffer) => {
      asked += chunk.toString();
      // A question is complete when its text and the value that is proposed stand there.
      if (next < keys.length && (asked.match(/◆/g)?.length ?? 0) > next) {
        const key = keys[next++] ?? "";
        setTimeout(() => input.write(key), 20);
      }
    });
    const written: string[] = [];
    const sink = { write: (text: string) => void written.push(text), isTerminal: false };
    const io = createIo({
      cwd: place.folder,
      env: {},
      stdout: sink,
      stderr: sink,
      stopped: () => Promise.resolve(),
      terminal: { input, output },
    });
    return { code: await run(["init", ...argv], io), asked, told: written.join("") };
  };

  it("asks for what it can't find out, proposing what it found", async () => {
    const place = await workplace();
    await place.write("package.json", '{ "name": "@shop/app" }');
    const { code, asked } = await answer(
      place,
      ["2\r", "\r", "\r"],
      ["--out", "lib", "--spec", "api"],
    );
    expect(code).toBe(0);
    expect(asked).toContain("Name of the package that is generated");
    expect(asked).not.toContain("Folder of the specs");
    expect(await read(place, "topgen.config.json")).toMatchObject({
      out: "lib",
      pages: "pages",
      package: { name: "@shop/top-client2" },
    });
    expect(Object.keys(await place.tree(".github/workflows"))).toHaveLength(2);
  });

  it("writes nothing when they stop", async () => {
    const place = await workplace();
    const { code, told } = await answer(place, ["\u0003"], []);
    expect(told).toContain("stopped; nothing was written");
    expect(code).toBe(1);
    expect(await place.tree(".")).toEqual({});
  });
});

describe.each(["npm", "pnpm", "yarn"] as const)("the workflows for %s", (manager) => {
  const texts = [...workflowTexts({ manager, folder: "", spec: 'a "b"' }).values()];

  it("are YAML", async () => {
    for (const text of texts) expect(await format(text, { parser: "yaml" })).toContain("jobs:");
  });

  it("use the actions that topgen's own do, grant nothing to all jobs, take no event into a script", async () => {
    const own = await Promise.all(
      ["check", "refresh"].map((name) => readFile(`.github/workflows/${name}.yml`, "utf8")),
    );
    const actions = (text: string): string[] => text.match(/actions\/[a-z-]+@\S+/g) ?? [];
    for (const text of texts) {
      expect(own.flatMap(actions)).toEqual(expect.arrayContaining(actions(text)));
      expect(text).toMatch(/^permissions: \{\}$/m);
      expect(text).not.toMatch(/run: .*\$\{\{/);
    }
  });
});
