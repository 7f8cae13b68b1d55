/** No file holds a character raw that nobody sees or that is none, whatever the documents hold. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { jsonText, plainText } from "../../generator/report/plain-text.js";
import { exportJsonSchema } from "../../generator/export/json-schema.js";
import { exportOpenApi } from "../../generator/export/openapi.js";
import { buildApi } from "../../generator/ir/build.js";
import { manifestFile, stringifyManifest } from "../../generator/output/manifest.js";
import { stringifySpec } from "../../spec/canonical.js";
import { reportHtml } from "../../spec/verify/report-html.js";
import { verifySpecs } from "../../spec/verify/verify-specs.js";
import { sampleReader } from "../../generator/actions/sample-reader.js";
import { unprintable } from "../../spec/unprintable.js";
import { hostileSpec } from "./hostile-spec.js";
import { generatePackage } from "./support.js";

/** Told by Unicode itself; line breaks and tabs are how a text is laid out. */
const isRaw = /[\p{Noncharacter_Code_Point}\p{Cs}\u2028\u2029]|(?![\n\t])\p{Cc}|\p{Bidi_Control}/u;

it("the one definition has everything that Unicode calls so", () => {
  const missed: string[] = [];
  for (let code = 0; code <= 0x10ffff; code++) {
    const character = String.fromCodePoint(code);
    const isOne =
      isRaw.test(character) ||
      (/\p{Default_Ignorable_Code_Point}/u.test(character) &&
        !/\p{Variation_Selector}/u.test(character));
    if (isOne && character.replace(unprintable, "") !== "") missed.push(code.toString(16));
  }
  expect(missed).toEqual([]);
});

it("every generated file, spec, export and report holds none", async () => {
  await fc.assert(
    fc.asyncProperty(hostileSpec, async (spec) => {
      const files = await generatePackage([spec], { zod: "mini", metadata: true });
      const apis = [buildApi(spec, "api")];
      const openapi = exportOpenApi(apis, "1.0.0");
      files.set(manifestFile, stringifyManifest(files, new Map([[spec.method, ""]])));
      files.set("spec.json", stringifySpec(spec));
      files.set("openapi.json", jsonText(openapi));
      files.set("schemas.json", jsonText(exportJsonSchema(apis)));
      files.set("report.html", reportHtml(verifySpecs([spec], sampleReader)));
      files.set("terminal.txt", plainText(JSON.stringify(spec)));
      for (const [file, text] of files) expect(isRaw.exec(text)?.[0], file).toBeUndefined();
      expect(JSON.parse(files.get("openapi.json") ?? "")).toEqual(
        JSON.parse(JSON.stringify(openapi)),
      );
    }),
    { numRuns: 25 },
  );
}, 120_000);
