/** What holds for every description: evidence is the page's own words, output is bounded and valid. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readConstraints } from "../../scraper/constraints/read-constraints.js";
import { constraintSchema } from "../../spec/rules/across.js";
import { ruleSchema } from "../../spec/rules/own.js";
import { paramTypes, type Param } from "../../spec/schema.js";
import { param, rulesOf } from "./reading.js";

const cues = [
  "不能同时为空", "二选一", "至少传一个", "默认", "单位", "最大", "不超过", "个字符", "取值范围", "格式",
  "yyyy-MM-dd", "json", "逗号分隔", "必填", "时", "当", "a_id", "b_id", "0:甲", "1-乙", "AA(甲)", "(", ")", "，",
  "。", "；", "20", "-", "~", "“", "{", "}", "\n", "<br/>", "&lt;", "１２", "ＡＢ", "可选值:", "为1", "=", "3条",
] as const; // prettier-ignore

const description = fc
  .array(fc.oneof(fc.constantFrom(...cues), fc.string({ maxLength: 4 })), { maxLength: 24 })
  .map((parts) => parts.join(""));

const anyParam = fc.record({
  description,
  type: fc.constantFrom(...paramTypes),
  list: fc.boolean(),
  example: fc.constantFrom("", "1", "a,b", "null"),
});

function pair(first: Partial<Param>, second: Partial<Param>): Param[] {
  return [param("a_id", "", first), param("b_id", "", second)];
}

it("quotes the page verbatim in every rule, and every rule fits the spec format", () => {
  fc.assert(
    fc.property(anyParam, anyParam, (first, second) => {
      const given = pair(first, second);
      const { request, constraints } = readConstraints(given, given);
      const texts = given.map((one) => one.description);
      for (const one of request) {
        for (const rule of one.rules ?? []) {
          expect(ruleSchema.parse(rule)).toEqual(rule);
          expect(one.description).toContain(rule.from);
        }
      }
      for (const constraint of constraints) {
        expect(constraintSchema.parse(constraint)).toEqual(constraint);
        expect(texts.some((text) => text.includes(constraint.from))).toBe(true);
      }
    }),
    { numRuns: 400 },
  );
});

it("changes nothing that it is given and reads the same again", () => {
  fc.assert(
    fc.property(anyParam, anyParam, (first, second) => {
      const given = pair(first, second);
      const before = structuredClone(given);
      const once = readConstraints(given, []);
      expect(given).toEqual(before);
      expect(readConstraints(given, [])).toEqual(once);
      expect(readConstraints(once.request, []).constraints).toEqual(once.constraints);
    }),
  );
});

it("reads full-width and half-width alike", () => {
  const wide = "标题，长度：６－２０个字符；默认：Ａ１";
  const narrow = "标题,长度:6-20个字符;默认:A1";
  expect(rulesOf(wide)).toEqual(rulesOf(narrow));
});

it("reads through HTML and control characters", () => {
  expect(rulesOf("状态<br/>0:新\u0000<br>1:旧&nbsp;")).toEqual(["enum=0|1"]);
});

describe("100,000 characters of repeated cue words", () => {
  const size = 100_000;
  const repeated = [
    ...cues,
    "0:甲 ",
    "AA-甲;",
    "甲:AA,",
    "A(",
    "不能和",
    "yyyy",
    "1-",
    "如果不填",
    "type=1时必填",
    "否则必填，",
    "大于0",
  ];

  it.each(repeated)("%j: finishes, with bounded output", (cue) => {
    const long = cue.repeat(Math.ceil(size / cue.length));
    const { request, constraints, findings } = readConstraints(
      [param("a_id", long), param("type", "乙", { example: "1" })],
      [],
    );
    const rules = request[0]?.rules ?? [];
    expect(rules.length).toBeLessThan(20);
    expect(constraints.length).toBeLessThan(40);
    expect(findings.length).toBeLessThan(40);
    expect(JSON.stringify([rules, constraints, findings]).length).toBeLessThan(60_000);
  });
});

it("finishes for an object of a thousand fields that all name each other", () => {
  const fields = Array.from({ length: 1000 }, (_, index) =>
    param(`f_${index}`, `单据${index}编号，与单据${(index + 1) % 1000}编号不能同时为空`),
  );
  const { constraints } = readConstraints(fields, []);
  expect(constraints).toHaveLength(1000);
});
