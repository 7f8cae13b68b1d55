import { readdir, readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { applyOverrides, parseOverrides, type Override } from "../../spec/overrides.js";
import { sampleSpec } from "./sample-spec.js";

const reason = "seen in the answer of the gateway";
const file = "spec/overrides/taobao.test.item.get.json";

function apply(...overrides: Omit<Override, "reason">[]) {
  return applyOverrides(
    sampleSpec(),
    overrides.map((one) => ({ ...one, reason })),
    file,
  );
}

describe("overrides", () => {
  it("add, correct and remove facts of the API", () => {
    expect(apply({ path: "docId", new: 45811 }).docId).toBe(45811);
    expect(apply({ path: "auth", old: "none", new: "required" }).auth).toBe("required");
    expect(apply({ path: "category", new: "x" }, { path: "category", old: "x" }).category).toBe(
      undefined,
    );
  });

  it("correct a fact of a parameter, also of one whose name is a fact's", () => {
    const spec = apply(
      { path: "request.param_x.type#required", old: true, new: false },
      { path: "request.param_x.type#limits.maxLength", old: 4, new: 5 },
      { path: "response.result.success#limits.maxLength", new: 1 },
    );
    expect(spec.request[0]?.fields?.[1]).toMatchObject({
      required: false,
      limits: { maxLength: 5 },
    });
    expect(spec.response[0]?.fields?.[0]?.limits).toEqual({ maxLength: 1 });
  });

  it("add, correct and switch off a rule of a parameter", () => {
    const path = "request.param_x.brand_id#rules";
    const rules = (...overrides: Omit<Override, "reason">[]) =>
      apply(...overrides).request[0]?.fields?.[0]?.rules;
    expect(
      rules({ path: `${path}[]`, new: { kind: "unit", value: "分", from: "单位:分" } }),
    ).toHaveLength(3);
    expect(rules({ path: `${path}[0].value`, old: 32, new: 64 })?.[0]).toMatchObject({ value: 64 });
    expect(
      rules({ path: `${path}[1]`, old: { from: "必填", kind: "requiredByProse" } }),
    ).toHaveLength(1);
    expect(rules({ path: `${path}[1].documentationOnly`, new: true })?.[1]).toMatchObject({
      documentationOnly: true,
    });
    const added = apply({
      path: "request.param_x.type#rules[]",
      new: { kind: "enum", values: [{ value: "a" }], from: "只有a" },
    });
    expect(added.request[0]?.fields?.[1]?.rules).toHaveLength(1);
  });

  it("raise and lower the certainty of rules", () => {
    const likely = { path: "constraints[0].certainty", new: "likely" } as const;
    const [lowered] = apply(likely).constraints;
    expect(lowered).toMatchObject({ kind: "atLeastOne", certainty: "likely" });
    const raise = { path: "constraints[0].certainty", old: "likely", reason };
    const raised = applyOverrides(apply(likely), [raise], file);
    expect(raised).toEqual(sampleSpec());
    const rule = "request.param_x.brand_id#rules[0]";
    expect(
      apply({ path: `${rule}.certainty`, new: "likely" }).request[0]?.fields?.[0]?.rules?.[0],
    ).toMatchObject({ certainty: "likely" });
  });

  it("give a rule its condition", () => {
    const when = { field: ["param_x", "type"], equals: "1" };
    expect(apply({ path: "constraints[0].when", new: when }).constraints).toMatchObject([{ when }]);
  });

  it("add, correct and remove cross-field rules", () => {
    const rule = {
      kind: "requiredIf",
      at: [["param_x", "type"]],
      field: ["param_x", "brand_id"],
      from: "有则必填",
    };
    expect(apply({ path: "constraints[]", new: rule }).constraints[1]).toEqual(rule);
    expect(
      apply({ path: "constraints[0].kind", old: "atLeastOne", new: "exactlyOne" }).constraints,
    ).toMatchObject([{ kind: "exactlyOne" }]);
    expect(
      apply({ path: "constraints[0]", old: sampleSpec().constraints[0] as never }).constraints,
    ).toEqual([]);
  });

  it("add and remove whole parameters", () => {
    const param = {
      name: "b",
      type: "string",
      docType: "",
      list: false,
      description: "",
      example: "",
    };
    expect(apply({ path: "request.param_x[]", new: param }).request[0]?.fields?.[2]).toEqual(param);
    expect(apply({ path: "response[]", new: param }).response[1]).toEqual(param);
    const success = sampleSpec().response[0]!.fields![0]!;
    expect(
      apply({ path: "response.result.success", old: success as never }).response[0]?.fields,
    ).toEqual([]);
  });

  it("leave the spec they are given alone", () => {
    const spec = sampleSpec();
    applyOverrides(spec, [{ path: "response.result#typeName", old: "R", new: "Q", reason }], file);
    expect(spec).toEqual(sampleSpec());
  });
});

describe("an override is refused", () => {
  it.each([
    [
      "when the page has changed",
      { path: "auth", old: "optional", new: "required" },
      'the old value "optional", found "none"',
    ],
    ["when the page says it now", { path: "auth", old: "none", new: "none" }, "it changes nothing"],
    ["when it adds what is there", { path: "title", new: "x" }, "the old value nothing, found"],
    [
      "when it removes what is not there",
      { path: "docId", old: 1 },
      "the old value 1, found nothing",
    ],
    ["without any value", { path: "docId" }, "an old value, a new value or both"],
    [
      "for a parameter that is gone",
      { path: "request.param_y.a#type", old: "string", new: "number" },
      "there is no parameter request.param_y",
    ],
    [
      "for a rule that is gone",
      { path: "request.param_x.brand_id#rules[7]", old: 1, new: 2 },
      "there is no [7]",
    ],
    [
      "for a misspelt fact",
      { path: "request.param_x#requird", new: true },
      "after it, request[0]: unknown key requird; did you mean required?",
    ],
    [
      "for a wrong value",
      { path: "request.param_x#type", old: "object", new: "obj" },
      'after it, request[0].type: expected "string" or',
    ],
    ["for a prototype", { path: "__proto__.x", new: 1 }, "is no name or [index]"],
    [
      "for another prototype",
      { path: "constructor.prototype", new: {} },
      "unknown key constructor",
    ],
    [
      "when it orphans a rule",
      { path: "request.param_x.type#name", old: "type", new: "kind" },
      "paths of parameters of the request",
    ],
    [
      "when it renames the method",
      { path: "method", old: "taobao.test.item.get", new: "a.b" },
      "taobao.test.item.get",
    ],
  ])("%s", (_name, override, message) => {
    expect(() => apply(override)).toThrow(message);
    expect(() => apply(override)).toThrow(file);
  });

  it("when its file is nonsense", () => {
    expect(() => parseOverrides("{}", file)).toThrow("expected a list, found an object");
    expect(() => parseOverrides("[]", file)).toThrow("at least 1 items");
    expect(() => parseOverrides('[{"path":"a","new":1}]', file)).toThrow(
      "[0].reason: expected a string",
    );
  });
});

it("every override of the project is one, with a reason", async () => {
  const names = (await readdir("spec/overrides")).filter((name) => name.endsWith(".json"));
  for (const name of names) {
    const text = await readFile(`spec/overrides/${name}`, "utf8");
    expect(parseOverrides(text, name).length).toBeGreaterThan(0);
  }
});
