/**
 * Golden cases: `golden/<case>/spec.json` and what is generated from it, one concern a case. A
 * change of the output is read in review and recorded with `npm run test:record`.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { generateApi } from "../../generator/generate-api.js";
import { parseSpec } from "../../spec/parse-spec.js";

const folder = path.join(import.meta.dirname, "golden");
const isRecording = process.env["TOPGEN_RECORD"] === "1" && process.env["CI"] === undefined;

/** Golden files and the generated files that they hold. */
const outputs = {
  "module.ts.golden": /^src\/apis\//,
  "fixture.ts.golden": /^src\/mock\/apis\//,
  "contract.test.ts.golden": /^test\//,
} as const;
type Output = keyof typeof outputs;

const cases: Readonly<Record<string, readonly Output[]>> = {
  "answers-that-disagree": ["contract.test.ts.golden"],
  "awkward-names": ["module.ts.golden"],
  "cross-field-rules": ["module.ts.golden", "contract.test.ts.golden"],
  enums: ["module.ts.golden"],
  errors: ["module.ts.golden", "fixture.ts.golden"],
  "hostile-text": ["module.ts.golden", "fixture.ts.golden", "contract.test.ts.golden"],
  limits: ["module.ts.golden", "contract.test.ts.golden"],
  "made-up-values": ["contract.test.ts.golden"],
  "nested-lists": ["module.ts.golden", "contract.test.ts.golden"],
  "no-parameters": ["module.ts.golden", "contract.test.ts.golden"],
  "one-name-one-shape": ["module.ts.golden"],
  "one-name-two-shapes": ["module.ts.golden"],
  paging: ["module.ts.golden"],
  prose: ["module.ts.golden"],
  "request-types": ["module.ts.golden", "contract.test.ts.golden"],
  "response-types": ["module.ts.golden", "contract.test.ts.golden"],
};

/** The recorded files of a case that it should have, name to text. */
async function generated(name: string): Promise<Map<Output, string>> {
  const file = path.join(folder, name, "spec.json");
  const spec = parseSpec(readFileSync(file, "utf8"), file);
  const { files } = await generateApi(spec, spec.method);
  const texts = new Map<Output, string>();
  for (const output of cases[name] ?? []) {
    const found = files.find(([place]) => outputs[output].test(place));
    texts.set(output, found?.[1] ?? "");
  }
  return texts;
}

describe("golden cases", () => {
  it("are the folders on disk, no more and no less, each small", () => {
    expect(readdirSync(folder).sort()).toEqual(Object.keys(cases).sort());
    expect(Object.keys(cases).length).toBeLessThanOrEqual(30);
    for (const name of Object.keys(cases)) {
      for (const file of readdirSync(path.join(folder, name))) {
        const lines = readFileSync(path.join(folder, name, file), "utf8").split("\n").length - 1;
        expect(lines, `${name}/${file}`).toBeLessThanOrEqual(200);
      }
    }
  });

  it.each(Object.keys(cases))("%s", async (name) => {
    const texts = await generated(name);
    if (isRecording) {
      for (const file of readdirSync(path.join(folder, name))) {
        if (file !== "spec.json") rmSync(path.join(folder, name, file));
      }
      for (const [file, text] of texts) writeFileSync(path.join(folder, name, file), text);
    }
    const expected = ["spec.json", ...texts.keys()].sort();
    expect(readdirSync(path.join(folder, name)).sort()).toEqual(expected);
    for (const [file, text] of texts) {
      expect(text, file).toBe(readFileSync(path.join(folder, name, file), "utf8"));
    }
  });
});
