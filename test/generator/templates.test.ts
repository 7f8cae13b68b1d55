import { readFileSync } from "node:fs";
import path from "node:path";
import Handlebars from "handlebars";
import { describe, expect, it } from "vitest";
import { buildApi } from "../../generator/ir/build.js";
import { compileOptions, renderTemplate } from "../../generator/render/engine.js";
import { formatFile } from "../../generator/render/format.js";
import { assertDeclares } from "../../generator/render/declarations.js";
import type { Declared } from "../../generator/render/layout/statement.js";
import { code } from "../../generator/emit/code.js";
import { apiView } from "../../generator/views/api.js";
import { contractTestView } from "../../generator/views/contract-test.js";
import { mockApiView } from "../../generator/views/mock-api.js";
import { indexView, llmsView, readmeView, registryView } from "../../generator/views/package.js";
import { defaultOptions } from "../../generator/options.js";
import { goldenSpecs } from "./support.js";

const apis = goldenSpecs().map((spec) => buildApi(spec, spec.method));
const entries = apis.map((api) => ({
  method: api.method,
  fileName: api.fileName,
  identifier: api.identifier,
  requestType: api.request.interfaceName,
  requestSchema: api.request.schemaName,
  responseType: api.response.interfaceName,
  title: api.title,
}));

/** Every view that each template is given for the golden cases. */
const views: Readonly<Record<string, readonly object[]>> = {
  "api.ts": apis.map((api) => ({ ...apiView(api), interfaces: code`` })),
  "contract-test.ts": apis.map(contractTestView),
  "mock-api.ts": apis.map(mockApiView),
  "registry.ts": [registryView(entries)],
  "index.ts": [indexView()],
  "readme.md": [readmeView(entries, defaultOptions, "@shop/top")],
  "llms.txt": [llmsView(entries, "@shop/top")],
};

/** Names in a template that some view it is given has not; a block is entered with all its items. */
function missing(program: hbs.AST.Program, contexts: readonly unknown[]): string[] {
  const hasAll = (name: string): boolean =>
    name === "this" ||
    contexts.every(
      (each) => typeof each === "object" && each !== null && Object.hasOwn(each, name),
    );
  const check = (name: string): string[] => (hasAll(name) ? [] : [name]);
  return program.body.flatMap((statement) => {
    if (statement.type === "MustacheStatement") {
      return check(
        ((statement as hbs.AST.MustacheStatement).path as hbs.AST.PathExpression).original,
      );
    }
    if (statement.type !== "BlockStatement") return [];
    const block = statement as hbs.AST.BlockStatement;
    const name = (block.params[0] as hbs.AST.PathExpression).original;
    const own = check(name);
    const items = contexts.flatMap((each) => (each as Record<string, unknown>)[name] ?? []);
    if (block.path.original !== "each") return [...own, ...missing(block.program, contexts)];
    return [
      ...own,
      ...(items.length === 0 ? [`no ${name} at all`] : []),
      ...missing(block.program, items),
    ];
  });
}

describe("templates", () => {
  it.each(Object.keys(views))("%s uses only names that its view has", (name) => {
    const file = path.join(import.meta.dirname, "..", "..", "templates", `${name}.hbs`);
    expect(missing(Handlebars.parse(readFileSync(file, "utf8")), views[name] ?? [])).toEqual([]);
  });

  it("fail on a name that the view has not", () => {
    expect(() => renderTemplate("index.ts", {} as { banner: never })).toThrow(
      '"banner" not defined',
    );
  });

  it("print text as it is, know no helpers of their own, and see no inherited name", () => {
    const render = Handlebars.create().compile(
      "{{a}}{{#each bList}}{{this}}{{/each}}",
      compileOptions,
    );
    expect(render({ a: "<'&\n", bList: ["`", '"'] })).toBe("<'&\n`\"");
    const inherited = Handlebars.create().compile("{{constructor}}", compileOptions);
    expect(inherited({})).not.toContain("function");
  });
});

describe("the last gates", () => {
  it("refuse a file that is no TypeScript, naming file and line", async () => {
    await expect(formatFile("x.ts", "const = 1;")).rejects.toThrow("x.ts: prettier refuses");
    expect(() => {
      assertDeclares("x.ts", { text: "const a = 1;\nconst = 2;" }, ["a"]);
    }).toThrow(/^x\.ts:2: not TypeScript/);
  });

  it("refuse a file that declares or does more than was meant", () => {
    const declares = (text: string, declared?: Declared[]) => (): void => {
      assertDeclares("x.ts", declared === undefined ? { text } : { text, declared }, ["a"]);
    };
    const asMeant = [{ name: "a", isExported: true }];
    expect(declares("export const a = 1; export const b = 2;", asMeant)).toThrow("b added");
    expect(declares("export const a = 1;", asMeant)).not.toThrow();
    expect(declares("export const a = 1;")).not.toThrow();
    expect(declares("export const a = 1; const b = 2;")).toThrow("b added");
    expect(declares("export const a = 1; process.exit();")).toThrow("an expression added");
    expect(declares("export const a = 1; while (true) {}")).toThrow("a statement (WhileStatement)");
    expect(declares("")).toThrow("a missing");
  });
});
