/** The compiler agrees: what is called safe compiles after too, what is called breaking has a witness. */
import { beforeAll, expect, describe, it } from "vitest";
import { judge, type JudgedChange } from "../../generator/report/report.js";
import { codeCandidates } from "../../generator/witness/code-witness.js";
import { withWitnesses } from "../../generator/witness/find-witnesses.js";
import { openLab, type Lab } from "../../generator/witness/lab.js";
import { diffSpecs } from "../../spec/diff/diff-specs.js";
import { paramTypes, type ApiSpec, type Param } from "../../spec/schema.js";
import { sampleParam, sampleSpec } from "../spec/sample-spec.js";

type Shape = Pick<Param, "type" | "list" | "int64" | "fields" | "typeName">;

const shapes: Shape[] = [
  ...paramTypes.map((type): Shape => {
    const members = { fields: [sampleParam("member", { required: false })], typeName: "Holder" };
    return { type, list: false, ...(type === "object" ? members : {}) };
  }),
  { type: "number", list: false, int64: true },
  { type: "string", list: true },
  { type: "number", list: true },
];

const pairs = shapes.flatMap((before) => shapes.map((after) => [before, after] as const));

/** One API with a parameter and a member of the answer for each way a type can change. */
function spec(pick: 0 | 1): ApiSpec {
  const params = pairs.map((pair, index) =>
    sampleParam(`p${index}`, { example: "", docType: pair[pick].type, ...pair[pick] }),
  );
  const request = params.map((param) => ({ ...param, required: false }));
  return sampleSpec({ request, response: params, constraints: [] });
}

let lab: Lab;
let changes: JudgedChange[];
beforeAll(async () => {
  lab = await openLab([spec(0)], [spec(1)]);
  const judged = judge(diffSpecs([spec(0)], [spec(1)]), {});
  changes = (await withWitnesses(judged, [spec(0)], [spec(1)])).filter(
    ({ path }) => !path.includes("#"),
  );
}, 120_000);

describe("changes of types", () => {
  it("that are called safe leave every use compiling", () => {
    const api = lab.api("before", spec(0).method)!;
    const safe = changes.filter(({ level }) => level !== "breaking");
    expect(safe.length).toBeGreaterThan(20);
    const uses = safe.flatMap((change) =>
      codeCandidates({ change, before: change.path }, api, undefined).map(({ text }) => ({
        change,
        text,
      })),
    );
    const results = lab.compile(uses.map(({ text }) => ({ before: text, after: text })));
    const wrong = uses.filter((_, index) => (results[index]?.after.length ?? 1) > 0);
    const shown = wrong.map(({ change: { path, before, after, rule }, text }) => {
      return `${rule} ${path}: ${String(before)} → ${String(after)}\n${text}`;
    });
    expect(shown).toEqual([]);
  });

  it("that are called breaking have each something that went well before and does not now", () => {
    const breaking = changes.filter(({ level }) => level === "breaking");
    expect(breaking.length).toBeGreaterThan(100);
    const without = breaking.filter(({ witness }) => witness === undefined);
    const shown = without.map(({ rule, path, before, after }) => {
      return `${rule} ${path}: ${String(before)} → ${String(after)}`;
    });
    expect(shown).toEqual([]);
  });
});
