/** The layout of generated modules is prettier's, to the byte; prettier is the judge here. */
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { generateApi } from "../../generator/generate-api.js";
import { byPrettier, formatFile } from "../../generator/render/format.js";
import { layOut } from "../../generator/render/layout/layout.js";
import { scrapePage } from "../../scraper/scrape.js";
import { catalogue } from "../measure/scale/catalogue.js";
import { renderDocument } from "../support/render-page/json.js";
import { moduleText } from "./source-text.js";
import { goldenSpecs } from "./support.js";

const style = { envelope: "site", nulls: true, indent: 0, ascii: false } as const;

/** Generated TypeScript of made-up APIs, and of the golden cases. */
let files: (readonly [string, string])[];
beforeAll(async () => {
  const pages = [...catalogue(60, 7)].map((page) => renderDocument(page, style));
  const scraped = pages.map((text) => scrapePage(new TextEncoder().encode(text)).spec);
  const made = [...scraped, ...goldenSpecs()].map((spec) => generateApi(spec, spec.method));
  files = (await Promise.all(made)).flatMap((api) => api.files);
  files = files.filter(([file]) => file.endsWith(".ts"));
});

describe("the layout", () => {
  it("of generated files is what prettier makes of them", async () => {
    expect(files.length).toBeGreaterThan(100);
    for (const [file, text] of files) expect(await byPrettier(file, text), file).toBe(text);
  });

  it("of any module of these shapes is what prettier makes of it", async () => {
    await fc.assert(
      fc.asyncProperty(moduleText, async (text) => {
        expect(await formatFile("module.ts", text)).toBe(await byPrettier("module.ts", text));
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    (name: string) => `export const ${name}: top.ObjectSchema<R> = top.object<R>(() => ({}));`,
    (name: string) => `export const a: top.ObjectSchema<R> = top.object<${name}>(() => ({}));`,
    (name: string) => `export const ${name} = call(() => [], { a: {} }, []);`,
    (name: string) => `it("${name}", async () => {});`,
  ])("of what has nothing to break is prettier's at any width: %s", async (written) => {
    for (let width = 1; width < 100; width += 1) {
      const text = written("x".repeat(width));
      expect(await formatFile("module.ts", text)).toBe(await byPrettier("module.ts", text));
    }
  });

  it("needs prettier for next to nothing that is generated", async () => {
    let left = 0;
    for (const [, text] of files) {
      await layOut(text, (statement) => {
        left += 1;
        return Promise.resolve(statement);
      });
    }
    expect(left).toBeLessThan(files.length / 20);
  });

  it.each([
    ["a function", "export function f( a:string ){return a}"],
    ["a template", "const a = `x${ b }`;"],
    ["a chain that is too long for a line", `const a = b.c(${'"x", '.repeat(20)}1).d();`],
    ["a character of unsure width", 'const a = "👩‍💻";'],
    ["a comment beside a statement", "const a = 1; // one\nconst b = 2;"],
    ["a comment that stands apart", "// one\n\nconst b = 2;"],
  ])("leaves %s to prettier", async (_, text) => {
    expect(await formatFile("module.ts", text)).toBe(await byPrettier("module.ts", text));
  });
});
