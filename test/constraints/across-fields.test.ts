/** Rules across fields: how authors word them, and how the fields they name are found. */
import { describe, expect, it } from "vitest";
import type { Param } from "../../spec/schema.js";
import { across, constraintsOf, number, param } from "./reading.js";

type Sibling = [name: string, description: string, more?: Partial<Param>];
type Case = [...first: [description: string, expected: string[]], ...siblings: Sibling[]];

function table(name: string, own: string, cases: readonly Case[]): void {
  describe(name, () => {
    it.each(cases)("%s → %j", (description, expected, ...siblings) => {
      const params = siblings.map(([sibling, words, more]) => param(sibling, words, more));
      expect(across(param(own, description), ...params)).toEqual(expected);
    });
  });
}

const other: Sibling = ["b_id", "乙方编号"];
const both = ["atLeastOne=a_id,b_id"];
/** 二选一 without more words: whether it forbids both is not sure. */
const bare = ["atLeastOne=a_id,b_id", "exactlyOne=a_id,b_id likely"];

table("at least one", "a_id", [
  ["甲方编号，a_id与b_id不可同时为空", both, other],
  ["甲方编号(不能和bid同时为空))", both, other],
  ["甲方编号，aId、bId不能都为空", both, other],
  ["甲方编号，a_id和b_id不能同时为Null", both, other],
  ["甲方编号，与乙方编号至少填一个", both, other],
  ["甲方编号，和乙方编码任选其一即可", both, other],
  ["甲方编号，甲方编号和乙方编号必传1", both, other],
  ["甲方编号，甲方编号和乙方编号必须一", both, other],
  ["甲方编号，必须要在a_id和b_id中选择一个", both, other],
  ["甲方编号，a_id、b_id必须有一个不为空", both, other],
  ["甲方编号，两者都传以b_id为准", ["atLeastOne=a_id,b_id likely"], other],
  ["甲方编号，如果同时传了b_id，以a_id为准", ["atLeastOne=a_id,b_id likely"], other],
  ["甲方编号，b_id为空时必填", both, other],
  ["甲方编号，不传b_id时必传", both, other],
  ["甲方编号，如果不填写则必须填写bId", both, other],
  ["至少一个商品", [], other],
  ["列表至少包含一个元素", [], other],
  ["价格以b_id页为准", [], other],
  ["a_id和b_id都不传时查询全部", [], other],
]);

table("one of", "a_id", [
  ["甲方编号，与b_id二选一", bare, other],
  ["甲方编号 、 乙方编号 2选1", bare, other],
  ["甲方编号 乙方编号 2选1", bare, other],
  [
    "a_id、b_id、c_id三选一",
    ["atLeastOne=a_id,b_id,c_id", "exactlyOne=a_id,b_id,c_id likely"],
    other,
    ["c_id", "丙"],
  ],
  ["a_id、b_id二选一必填", both, other],
  ["a_id、b_id只能选其一", ["exactlyOne=a_id,b_id"], other],
  ["与b_id互斥", ["atMostOne=a_id,b_id"], other],
  ["a_id和b_id不能同时传", ["atMostOne=a_id,b_id"], other],
]);

const type: Sibling = ["msg_type", "消息类型 1文本 4图片", number];

table("required if", "a_id", [
  ["msg_type=4时必填", ["requiredIf=msg_type:4"], type],
  ["当msgType为4时，该字段不能为空", ["requiredIf=msg_type:4"], type],
  ["当消息类型为图片时必填", ["requiredIf=msg_type:4"], type],
  [
    "当消息类型为图片或文本时该参数为必选项",
    ["requiredIf=msg_type:4", "requiredIf=msg_type:1"],
    type,
  ],
  ["msg_type = 4（即图片)时 该参数为必选", ["requiredIf=msg_type:4"], type],
  ["仅当msg_type=1,4时必填", ["requiredIf=msg_type:1", "requiredIf=msg_type:4"], type],
  ["如果传了b_id，则a_id必填", ["requiredIf=b_id"], other],
  ["当需要发票时必填", ["requiredIf=need:true"], ["need", "是否需要发票", { type: "boolean" }]],
  ["msg_type=4时可不填", [], type],
  ["msg_type为4时非必填", [], type],
  ["msg_type不等于4时必填", ["requiredIf=msg_type:1"], type],
  ["仅当msg_type=4时有效", [], type],
  ["outer.msgType=4时必填", [], type],
  ["会员卡必填", [], type],
]);

it("states a rule that both parameters state once, at both", () => {
  const words = "不能同时为空";
  const [rule, ...rest] = constraintsOf(
    param("brand_id", `品牌ID(不能和outbrandid同时为空)`),
    param("out_brand_id", `外部品牌ID，brandId与out_brand_id${words}`),
  );
  expect(rest).toEqual([]);
  expect(rule).toMatchObject({
    at: [["brand_id"], ["out_brand_id"]],
    fields: [["brand_id"], ["out_brand_id"]],
    from: "品牌ID(不能和outbrandid同时为空)",
  });
});

it("names fields by path, siblings before parameters further out", () => {
  const inner = param("query", "条件", {
    type: "object",
    fields: [param("a_id", "a_id和b_id不能同时为空"), param("b_id", "乙")],
  });
  expect(constraintsOf(param("b_id", "外面的乙"), inner)).toMatchObject([
    {
      at: [["query", "a_id"]],
      fields: [
        ["query", "a_id"],
        ["query", "b_id"],
      ],
    },
  ]);
});

it("keeps the condition of a group, and leaves a parameter further out alone", () => {
  const type = param("kind", "种类", number);
  expect(across(param("a_id", "kind为1时，a_id和b_id二选一"), param("b_id", "乙"), type)).toEqual([
    "atLeastOne=a_id,b_id when kind:1",
    "exactlyOne=a_id,b_id when kind:1 likely",
  ]);
  const inner = param("query", "条件", {
    type: "object",
    fields: [param("a_id", "kind=1时必填")],
  });
  expect(constraintsOf(type, inner)).toEqual([]);
});

it("leaves a noun alone that two parameters could mean", () => {
  expect(
    across(
      param("a_id", "甲，与乙方编号不能同时为空"),
      param("b_id", "乙方编号"),
      param("c_id", "乙方编号"),
    ),
  ).toEqual([]);
});

table("members of a group", "a_id", [
  // The parameter that speaks, where the words join it to the others or count it.
  ["甲，与b_id、c_id至少传一个", ["atLeastOne=a_id,b_id,c_id"], other, ["c_id", "丙"]],
  [
    "甲。b_id、c_id三选一",
    ["atLeastOne=a_id,b_id,c_id", "exactlyOne=a_id,b_id,c_id likely"],
    other,
    ["c_id", "丙"],
  ],
  // Two others, of which it only tells.
  ["甲。b_id、c_id不可都为空", ["atLeastOne=b_id,c_id"], other, ["c_id", "丙"]],
  ["甲。b_id和c_id不能同时使用", ["atMostOne=b_id,c_id"], other, ["c_id", "丙"]],
  ["甲。b_id和c_id必须且只能传一个", ["exactlyOne=b_id,c_id"], other, ["c_id", "丙"]],
  ["甲。Either b_id or c_id is required", ["atLeastOne=b_id,c_id"], other, ["c_id", "丙"]],
  ["甲。b_id and c_id cannot both be empty", ["atLeastOne=b_id,c_id"], other, ["c_id", "丙"]],
]);
