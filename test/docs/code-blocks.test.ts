/** Every block of code in the documentation is run, compiled or read by what it is for. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { format } from "prettier";
import { expect, it } from "vitest";
import { parseConfig } from "../../generator/config/load-config.js";
import { captures, workplace } from "../cli/support.js";

const root = path.resolve(".");
const documents = [
  "README.md",
  "CONTRIBUTING.md",
  ...["generated", "generator", "scraper", "spec", "templates"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => path.basename(file) === "README.md")
      .map((file) => `${folder}/${file.split(path.sep).join("/")}`),
  ),
].filter((file) => !file.includes("node_modules"));

interface Block {
  file: string;
  language: string;
  text: string;
}

const blocks = documents.flatMap((file): Block[] =>
  [...readFileSync(file, "utf8").matchAll(/^```(\w*)\n([^]*?)^```$/gm)].map(
    ([, language = "", text = ""]) => ({ file, language, text }),
  ),
);
const of = (...languages: string[]): Block[] =>
  blocks.filter(({ language }) => languages.includes(language));

it("are of kinds that this test knows", () => {
  expect(blocks.length).toBeGreaterThan(15);
  const known = ["", "ts", "sh", "json", "jsonc", "yaml", "ini", "diff"];
  expect(blocks.filter(({ language }) => !known.includes(language))).toEqual([]);
});

it("of TypeScript compile, against the package and the library that they import", () => {
  const folder = path.join(root, "node_modules/.cache/topgen-docs");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [index, { text }] of of("ts").entries()) {
    const isScript = !/^(import|export) /m.test(text);
    writeFileSync(path.join(folder, `block${index}.ts`), isScript ? `${text}\nexport {};\n` : text);
  }
  // What the blocks take for granted, as the sentences around them say.
  writeFileSync(
    path.join(folder, "given.d.ts"),
    `declare function readToken(): Promise<any>;
declare function writeToken(kept: unknown): Promise<void>;
`,
  );
  const src = (to: string): string[] => [path.join(root, "generated/src", to)];
  const options = {
    noEmit: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    module: "nodenext",
    target: "es2022",
    lib: ["es2023", "dom", "dom.iterable", "dom.asynciterable"],
    types: ["node"],
    skipLibCheck: true,
    paths: {
      topgen: [path.join(root, "generator/cli/api.ts")],
      "top-client": src("index.ts"),
      "top-client/core": src("runtime/index.ts"),
      "top-client/schema": src("runtime/schema.ts"),
      "top-client/*": src("*.ts"),
    },
  };
  writeFileSync(path.join(folder, "package.json"), '{ "type": "module" }');
  const config = { compilerOptions: options, include: ["*.ts"] };
  writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify(config));
  const tsc = path.join(root, "node_modules/typescript-native/bin/tsc");
  const run = () => {
    try {
      return execFileSync(process.execPath, [tsc, "-p", folder], { encoding: "utf8" });
    } catch (error) {
      return (error as { stdout: string }).stdout;
    }
  };
  const sources = of("ts").map(({ file }, index) => `block${index}: ${file}`);
  expect(run(), sources.join("\n")).toBe("");
}, 120_000);

it("of JSON that are a config are one, the others are JSON", () => {
  for (const { file, text } of of("json")) {
    if (text.includes("config.schema.json")) parseConfig(text, file);
    else expect(() => JSON.parse(text) as unknown, file).not.toThrow();
  }
});

it("of YAML are YAML", async () => {
  for (const { text } of of("yaml")) expect(await format(text, { parser: "yaml" })).not.toBe("");
});

it("for a shell: the way into one's own repository works as the README tells it", async () => {
  const place = await workplace();
  cpSync(path.join(captures, "004_71e25b0c6e1cce3b.txt"), place.at("page.html"));
  const own = of("sh").find(({ text }) => text.includes("topgen init"));
  const lines = own?.text.trim().split("\n") ?? [];
  expect(lines.map((line) => line.split(" ")[0])).toEqual(["npm", "npx", "npm", "npm"]);
  const [, init = "", install, generate = ""] = lines;
  const { code, stderr } = await place.run(...init.split(" ").slice(2), "--yes");
  expect(code, stderr).toBe(0);
  expect(install).toBe("npm install");
  const { scripts } = JSON.parse(await place.read("package.json")) as {
    scripts: Record<string, string>;
  };
  const script = scripts[generate.replace("npm run ", "")] ?? "";
  const [first = "", build] = script.split(" && ");
  expect((await place.run(...first.split(" ").slice(1))).code).toBe(0);
  expect(build).toBe("npm run build --prefix generated");
  expect((await place.run("check")).code).toBe(0);
}, 60_000);

it("for a shell name commands, options and scripts that there are", async () => {
  const place = await workplace();
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as {
    scripts: Record<string, string>;
  };
  const lines = of("sh").flatMap(({ file, text }) =>
    text
      .split("\n")
      .flatMap((line) => line.replace(/ #.*$/, "").split("&&"))
      .map((line) => ({ file, words: line.trim().split(/\s+/) })),
  );
  for (const { file, words } of lines) {
    const [program, verb, name = ""] = words;
    const at = `${file}: ${words.join(" ")}`;
    if (program === "npm" && verb === "run" && !name.startsWith("top:")) {
      expect(Object.keys(scripts), at).toContain(name);
    }
    if (program !== "npx" || verb !== "topgen") continue;
    const { stderr, code } = await place.run(...words.slice(2), "--help");
    expect(code, `${at}\n${stderr}`).toBe(0);
  }
});
