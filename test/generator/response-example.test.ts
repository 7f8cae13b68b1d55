/** What a documented answer must be read as: the contract tests' expectation, made without the runtime. */
import { expect, it } from "vitest";
import { responseExample } from "../../generator/contract/response-example.js";
import type { FieldType, ObjectIr } from "../../generator/ir/types.js";

function scalar(name: string, kind: string): { name: string; type: FieldType } {
  return { name, type: { kind: "scalar", scalar: kind } as FieldType };
}

it("takes a blank of a kind that has no empty value as absent, and keeps empty text", () => {
  const kinds = ["date", "json", "price", "decimal", "number", "int64", "boolean", "string"];
  const object = { fields: kinds.map((kind) => scalar(kind, kind)) } as unknown as ObjectIr;
  const text = JSON.stringify({ r_response: Object.fromEntries(kinds.map((kind) => [kind, ""])) });
  expect(responseExample(object, { format: "json", text })).toEqual({ string: "" });
});
