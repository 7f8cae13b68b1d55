import fc from "fast-check";
import { ts } from "ts-morph";
import { describe, expect, it } from "vitest";
import { runInThisContext } from "node:vm";
import { generateApi } from "../../generator/generate-api.js";
import { buildApi } from "../../generator/ir/build.js";
import type { ApiIr, ObjectIr, SampleIr } from "../../generator/ir/types.js";
import { compactSample } from "../../generator/views/mock-api.js";
import type { ApiSpec } from "../../spec/schema.js";
import { standardErrors } from "../../templates/mock/standard-errors.js";
import { hostileSpec } from "./hostile-spec.js";

/** Names that generated files use whatever the document says. */
const vocabulary = new Set(
  (
    "z top response defineApi TopApi ObjectSchema object array union enum literal optional string number boolean " +
    "unknown file int64 int64Input id idInput date dateInput decimal decimalInput json jsonInput list map " +
    "fieldListInput fileInput check maxLength minLength maxBytes minBytes maxItems minItems minimum " +
    "maximum exclusiveMinimum exclusiveMaximum atLeastOne required undefined mock standardErrors xml json " +
    "Int64Input DateInput DecimalInput JsonInput FileInput FieldListInput MapInput Record MockApi api " +
    "describe it contract documented fixture documentedResult documentedResult2 expectSent expectResult " +
    "expectNoHarm expectError expectRefusal expectCall without replace items examples error join repeat " +
    "optional arrayOf listOf"
  ).split(" "),
);

const namesOf = (object: ObjectIr): string[] => [object.interfaceName, object.schemaName];

function intendedNames(api: ApiIr): Set<string> {
  const declared = [...api.interfaces, ...api.schemas, api.request, api.response].flatMap(namesOf);
  return new Set([...vocabulary, ...declared, api.identifier]);
}

/** Identifiers of a file that are more than the name of a member. */
function usedNames(file: ts.SourceFile): string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    const parent = node.parent as ts.Node | undefined;
    const isMember =
      parent !== undefined &&
      (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) &&
      parent.name === node;
    if (ts.isIdentifier(node) && !isMember) names.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return names;
}

/** The texts of all string literals of a file. */
function stringsIn(file: ts.SourceFile): Set<string> {
  const strings = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node)) strings.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return strings;
}

function expectIntendedNamesOnly(api: ApiIr, files: readonly ts.SourceFile[]): void {
  const intended = intendedNames(api);
  for (const file of files) {
    const strange = usedNames(file).filter((name) => !intended.has(name));
    expect(strange, file.fileName).toEqual([]);
  }
}

/** Title, method, error messages and solutions stand in the module as the page has them. */
function expectWordsKept(spec: ApiSpec, module: ts.SourceFile): void {
  const strings = stringsIn(module);
  expect(strings).toContain(spec.title);
  expect(strings).toContain(spec.method);
  for (const { code, message, solution } of spec.errorCodes.slice(0, 1)) {
    if (code.trim() === "" || code.trim() === "__proto__") continue;
    expect(strings).toContain(message);
    expect(strings).toContain(solution);
  }
}

/** The fixture's samples read back as the texts of the page, blanks between their parts aside. */
function expectValuesKept(api: ApiIr, { text }: ts.SourceFile): void {
  const literal = text.slice(text.indexOf("= {") + 2, text.lastIndexOf("};") + 1);
  const read = runInThisContext(`((${api.identifier}, standardErrors) => (${literal}))`) as (
    api: undefined,
    errors: typeof standardErrors,
  ) => Pick<ApiSpec, "examples">;
  const { response, error } = read(undefined, standardErrors).examples;
  const compact = (sample: SampleIr) => ({ format: sample.format, text: compactSample(sample) });
  expect(response).toEqual(api.responseSamples.map(compact));
  expect(error).toEqual(api.errorSamples.map(compact));
}

describe("documents with hostile text", () => {
  it("become files with none but the intended names, every value and the page's words", async () => {
    await fc.assert(
      fc.asyncProperty(hostileSpec, async (spec) => {
        const api = buildApi(spec, spec.method);
        const { files } = await generateApi(spec, spec.method);
        const parsed = files.map(([place, text]) =>
          ts.createSourceFile(place, text, ts.ScriptTarget.ES2022, true),
        );
        const [module, fixture, test] = parsed;
        if (module === undefined || fixture === undefined) throw new Error("a file is missing");
        expect(test?.fileName).toMatch(/^test\//);
        expectIntendedNamesOnly(api, parsed);
        expectWordsKept(spec, module);
        expectValuesKept(api, fixture);
      }),
      { numRuns: 80 },
    );
  }, 120_000);
});
