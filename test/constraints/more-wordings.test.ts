/** Further wordings of figures, units and groups that pages use. */
import { describe, expect, it } from "vitest";
import type { Param } from "../../spec/schema.js";
import { across, number, param, rulesOf } from "./reading.js";

type Case = [description: string, expected: string[], more?: Partial<Param>];

describe("one parameter", () => {
  const cases: Case[] = [
    ["库存必须是1到999。", ["maximum=999", "minimum=1"], number],
    ["面额，必须是3，5，10", ["enum=10|3|5"], number],
    ["苗号串，用','分割，最大40个", ["format=comma-list", "maxItems=40"]],
    ["苗价，不能小于5，如果取默认价，则此值不起作用", ["minimum=5"], number],
    ["苗数，如果是盆栽，不能小于5", [], number],
    ["每页，默认20，1~100", ["default=20", "maximum=100", "minimum=1"], number],
    ["是否盆栽.默认是false.", ["default=false"], { type: "boolean", docType: "Boolean" }],
    ["早餐金额（1-9999）", ["maximum=9999", "minimum=1"], number],
    ["冻结金额，[0.01,2000]", ["maximum=2000", "minimum=0.01"], number],
    ["每页株数.最大每页40", ["maximum=40"], number],
    ["每页株数，最大可设置成60", ["maximum=60"], number],
    ["期限：SHORT短期（默认），LONG长期（最多9万株）", ["default=SHORT", "enum=LONG|SHORT"]],
    ["语言(默认zh_CN另外支持en_US)", ["default=zh_CN"]],
    ["开始时间，精确到毫秒", ["format=timestamp-ms"], number],
    ["提前量，分钟为单位", ["unit=minute"], number],
    ["最大成交额，用分表示", ["unit=fen"], number],
    ["邮编。必须由6个数字组成。", ["maxLength=6 char", "minLength=6 char"]],
  ];
  it.each(cases)("%s → %j", (description, expected, more) => {
    expect(rulesOf(description, more)).toEqual([...expected].sort());
  });
});

it("reads a group whose other member is a noun that ends in id", () => {
  const own = param("bed_no", "自有苗床id，若不填则第三方苗床id必填");
  expect(across(own, param("third_bed_no", "第三方苗床id"))).toEqual([
    "atLeastOne=bed_no,third_bed_no",
  ]);
  expect(across(param("bed_no", "苗床id，不填写的时候pot_no必填"), param("pot_no", "盆"))).toEqual([
    "atLeastOne=bed_no,pot_no",
  ]);
});
