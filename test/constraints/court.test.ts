/** Rules that the page itself speaks against are kept as documentation, and the finding names the witness. */
import { describe, expect, it } from "vitest";
import { readConstraints } from "../../scraper/constraints/read-constraints.js";
import type { Param } from "../../spec/schema.js";
import { constraintsOf, findingsOf, number, param, strings } from "./reading.js";

function verdict(
  description: string,
  more: Partial<Param>,
): { enforced: string[]; lost: string[] } {
  const target = param("target", description, more);
  const rules = readConstraints([target], []).request[0]?.rules ?? [];
  const kinds = (lost: boolean) =>
    rules.filter((rule) => (rule.documentationOnly === true) === lost).map(({ kind }) => kind);
  return { enforced: kinds(false), lost: kinds(true) };
}

describe("the example", () => {
  it.each([
    ["标题，不超过5个字符", { example: "一二三四五六" }, "maxLength"],
    ["标题，不能超过5字节", { example: "两个" }, "maxLength"],
    ["标题，长度为4位", { example: "abc" }, "minLength"],
    ["页号，最大10", { ...number, example: "11" }, "maximum"],
    ["页号，大于1", { ...number, example: "1" }, "minimum"],
    ["单号，最多2个", { ...strings, example: "a,b,c" }, "maxItems"],
    ["类型 0:甲 1:乙", { ...number, example: "7" }, "enum"],
    ["类型 AA:甲 BB:乙", { example: "CC" }, "enum"],
  ] as const)("%s", (description, more, kind) => {
    expect(verdict(description, more).lost).toContain(kind);
    const [finding] = findingsOf(param("target", description, more));
    expect(finding).toMatchObject({ code: "rule-contradicted", at: "request.target" });
    expect(finding?.message).toContain("the example");
  });

  it("stands where it obeys, is a description, is a sequence of codes, or is none", () => {
    expect(verdict("标题，不超过5个字符", { example: "𝒳𝒳𝒳𝒳𝒳" }).lost).toEqual([]);
    expect(verdict("类型 AA:甲 BB:乙", { example: "AA/BB" }).lost).toEqual([]);
    expect(verdict("类型 0:甲 1:乙", { example: "类型值" }).lost).toEqual([]);
    expect(verdict("标题，长度为6位", { example: "null" }).lost).toEqual([]);
    expect(verdict("标题，长度为6位", { example: '""' }).lost).toEqual([]);
  });
});

describe("the limits column and the other rules", () => {
  it("speaks against bounds that leave nothing", () => {
    expect(verdict("数量，最小值100", { ...number, limits: { maximum: 50 } }).lost).toEqual([
      "minimum",
    ]);
    expect(verdict("标题，长度为40位", { limits: { maxLength: 32 } }).lost).toContain("minLength");
  });

  it("speaks against a default that the column gives otherwise", () => {
    expect(verdict("页号，默认1", { ...number, default: "2" }).lost).toEqual(["default"]);
  });

  it("speaks against a default outside the rule's own bounds", () => {
    expect(verdict("条数，默认200，最大100", number)).toEqual({
      enforced: ["maximum"],
      lost: ["default"],
    });
  });

  it("speaks against bounds that exclude each other", () => {
    expect(verdict("最小值：60；最大值：30", number).lost.sort()).toEqual(["maximum", "minimum"]);
  });
});

describe("across fields", () => {
  const a = (more: Partial<Param>) => param("a_id", "a_id和b_id不能同时为空", more);
  const b = (more: Partial<Param>) => param("b_id", "乙", more);

  it("is broken by examples that give neither, `null` and quotes counted as nothing", () => {
    const given = param("c_id", "丙", { example: "1" });
    const [lost] = constraintsOf(a({ example: "null" }), b({ example: '""' }), given);
    expect(lost).toMatchObject({ kind: "atLeastOne", documentationOnly: true });
    const [stands] = constraintsOf(a({ example: "null" }), b({ example: "9" }), given);
    expect(stands?.documentationOnly).toBeUndefined();
  });

  it("is not broken by an object that the examples leave out", () => {
    const [stands] = constraintsOf(
      param("query", "条件", { type: "object", fields: [a({}), b({})] }),
      param("c_id", "丙", { example: "1" }),
    );
    expect(stands).toMatchObject({
      fields: [
        ["query", "a_id"],
        ["query", "b_id"],
      ],
    });
    expect(stands?.documentationOnly).toBeUndefined();
  });

  it("refuses an exclusive rule when the examples give both, or both are required", () => {
    const one = (more: Partial<Param>) => param("a_id", "a_id、b_id只能选其一", more);
    const [both] = constraintsOf(one({ example: "1" }), b({ example: "2" }));
    expect(both).toMatchObject({ kind: "exactlyOne", documentationOnly: true });
    const [demanded] = constraintsOf(one({ required: true }), b({ required: true }));
    expect(demanded).toMatchObject({ documentationOnly: true });
  });

  it("gives way to a milder rule about the same fields", () => {
    const constraints = constraintsOf(
      param("a_id", "a_id、b_id只能选其一"),
      param("b_id", "a_id和b_id不能同时为空"),
    );
    const enforced = constraints.filter(({ documentationOnly }) => documentationOnly === undefined);
    expect(enforced.map(({ kind }) => kind)).toEqual(["atLeastOne"]);
  });

  it("refuses a condition that the examples meet without the parameter", () => {
    const [lost] = constraintsOf(
      param("url", "type=1时必填"),
      param("type", "类型 1链接 2文本", { ...number, example: "1" }),
    );
    expect(lost).toMatchObject({ kind: "requiredIf", documentationOnly: true });
  });

  it("refuses a condition on a value that the field does not have", () => {
    const [lost] = constraintsOf(
      param("url", "type=7时必填"),
      param("type", "类型 1链接 2文本", number),
    );
    expect(lost).toMatchObject({ equals: "7", documentationOnly: true });
  });
});

it("keeps a rule about an unknown parameter as documentation and says whose name was not found", () => {
  const target = param("a_id", "不能和otherKey同时为空");
  expect(constraintsOf(target)).toEqual([
    {
      kind: "atLeastOne",
      at: [["a_id"]],
      fields: [["a_id"]],
      from: "不能和otherKey同时为空",
      documentationOnly: true,
    },
  ]);
  expect(findingsOf(target)).toMatchObject([{ code: "rule-unresolved", at: "request.a_id" }]);
  expect(findingsOf(target)[0]?.message).toContain("otherKey");
});
