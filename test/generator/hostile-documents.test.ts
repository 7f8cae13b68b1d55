import fc from "fast-check";
import { ts } from "ts-morph";
import { describe, expect, it } from "vitest";
import { runInThisContext } from "node:vm";
import { generateApi } from "../../generator/generate-api.js";
import { buildApi } from "../../generator/ir/build.js";
import type { ApiIr, ObjectIr } from "../../generator/ir/types.js";
import { hostileSpec } from "./hostile-spec.js";

/** Names that generated files use whatever the document says. */
const vocabulary = new Set(
  (
    "defineApi TopApi request response Schema OptionalSchema params object list optional string number " +
    "int64 boolean date price decimal json fieldList file map unknown maxLength minLength maxBytes " +
    "minBytes maxItems minItems minimum maximum exclusiveMinimum exclusiveMaximum atLeastOne undefined " +
    "Int64Input DateInput DecimalInput JsonInput FileInput FieldListInput MapInput Record MockApi api " +
    "describe it contract documented fixture documentedResult documentedResult2 expectSent expectResult " +
    "expectNoHarm expectError expectRefusal expectCall without replace items examples error join repeat"
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

describe("documents with hostile text", () => {
  it("become modules, fixtures and tests with none but the intended names in them", async () => {
    await fc.assert(
      fc.asyncProperty(hostileSpec, async (spec) => {
        const api = buildApi(spec, spec.method);
        const intended = intendedNames(api);
        const { files } = await generateApi(spec, spec.method);
        for (const [place, text] of files) {
          const file = ts.createSourceFile(place, text, ts.ScriptTarget.ES2022, true);
          const strange = usedNames(file).filter((name) => !intended.has(name));
          expect(strange, place).toEqual([]);
        }
      }),
      { numRuns: 80 },
    );
  }, 120_000);

  it("keep every value: the fixture reads back as the data it was made of", async () => {
    await fc.assert(
      fc.asyncProperty(hostileSpec, async (spec) => {
        const { fixture } = buildApi(spec, spec.method);
        const { files } = await generateApi(spec, spec.method);
        const text = files.find(([place]) => place.startsWith("src/mock/"))?.[1] ?? "";
        const literal = text.slice(text.indexOf("= {") + 2, text.lastIndexOf("};") + 1);
        expect(JSON.stringify(runInThisContext(`(${literal})`))).toBe(JSON.stringify(fixture));
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it("keep the page's words in the module: title, error messages, documented values", async () => {
    await fc.assert(
      fc.asyncProperty(hostileSpec, async (spec) => {
        const { files } = await generateApi(spec, spec.method);
        const [place, text] = files[0] ?? ["", ""];
        const file = ts.createSourceFile(place, text, ts.ScriptTarget.ES2022, true);
        const strings = new Set<string>();
        const visit = (node: ts.Node): void => {
          if (ts.isStringLiteral(node)) strings.add(node.text);
          ts.forEachChild(node, visit);
        };
        visit(file);
        expect(strings).toContain(spec.title);
        expect(strings).toContain(spec.method);
        for (const { code, message, solution } of spec.errorCodes.slice(0, 1)) {
          if (code.trim() === "" || code.trim() === "__proto__") continue;
          expect(strings).toContain(message);
          expect(strings).toContain(solution);
        }
      }),
      { numRuns: 60 },
    );
  }, 120_000);
});
