/** The twenty phrasings that experience has shown to be hard, in words of our own. */
import { expect, it } from "vitest";
import { across, number, param, rulesOf } from "./reading.js";

it("1: an aside takes exclusivity back", () => {
  expect(
    across(
      param("outer_code", "外部编码，与内部编码二选一（两个最好都传）"),
      param("inner_code", "内部编码"),
    ),
  ).toEqual(["atLeastOne=inner_code,outer_code"]);
});

it("2: of a pair in a group only its first member counts", () => {
  expect(
    across(
      param("mobile_no", "联系方式三种必选其一【mobile_no, tel_no, (ext_no,area_no)】"),
      param("tel_no", "座机号"),
      param("ext_no", "分机"),
      param("area_no", "区号"),
    ),
  ).toEqual(["atLeastOne=ext_no,mobile_no,tel_no"]);
});

it("3: words that forbid both keep the exclusive rule; short names stand for identifiers", () => {
  expect(
    across(
      param("src_type", "src、dst二选一，两个都填会报错"),
      param("dst_type", "目标类型"),
      param("remark", "备注"),
    ),
  ).toEqual(["exactlyOne=dst_type,src_type"]);
});

it("4: may be left out when others are given, else required", () => {
  expect(
    across(
      param("begin", "起始时间，指定了order_id或trade_id时可不填，否则必填"),
      param("order_id", "订单号"),
      param("trade_id", "交易号"),
    ),
  ).toEqual(["atLeastOne=begin,order_id,trade_id"]);
});

it("5: required when this one is not given", () => {
  expect(across(param("dept", "部门，不传时 user 必填"), param("user", "员工"))).toEqual([
    "atLeastOne=dept,user",
  ]);
});

it("6: alternatives of groups are left alone", () => {
  expect(
    across(
      param("a_id", "查询方式有两种：1.传a_id 2.传b_id和c_id"),
      param("b_id", "乙"),
      param("c_id", "丙"),
    ),
  ).toEqual([]);
});

it("7: camelCase stands for snake_case", () => {
  expect(
    across(
      param("item_id", "itemId 和 outItemId 至少填一个，都填以 itemId 为准", number),
      param("out_item_id", "商家编码"),
    ),
  ).toEqual(["atLeastOne=item_id,out_item_id"]);
});

it("8: values that need none are no condition", () => {
  expect(
    across(
      param("gift_id", "赠品，kind=2、3时不需要填，kind=1时需要填"),
      param("kind", "种类", number),
    ),
  ).toEqual(["requiredIf=kind:1"]);
});

it("9: a value named by its meaning comes from the sibling's own list", () => {
  expect(
    across(param("pic_url", "图片类消息时必填"), param("type", "消息类型 1文本 4图片", number)),
  ).toEqual(["requiredIf=type:4"]);
});

it("10: valid only under a condition is not required", () => {
  expect(across(param("scope", "范围，仅mode为2时有效"), param("mode", "方式", number))).toEqual(
    [],
  );
});

it("11: a scenario without a field states nothing", () => {
  const shop = param("shop_name", "店名，新建时必填，更新可空");
  expect(across(shop, param("shop_no", "店号"))).toEqual([]);
  expect(rulesOf(shop.description)).toEqual([]);
});

it("12: a rule about another field belongs to that field", () => {
  expect(
    across(param("target", "对象，值为A时必须填写 other_name"), param("other_name", "名称")),
  ).toEqual(["requiredIf=target:A"]);
});

it("13: required in spite of being marked optional", () => {
  expect(rulesOf("金额；该字段实际必传，为兼容旧接口才标成可选")).toEqual(["requiredByProse"]);
});

it("14: codes glued to the next by a bracket; no default and no limit of items", () => {
  expect(rulesOf("默认查全部状态，每次只能查一种。S_NEW(新)S_OLD(旧)S_END(完)")).toEqual([
    "enum=S_END|S_NEW|S_OLD",
  ]);
});

it("15: code and gloss run together in every order", () => {
  expect(rulesOf("类型【1甲类2乙类3 丙类7其它】", number)).toEqual(["enum=1|2|3|7"]);
  expect(rulesOf("1-甲类2-乙类", number)).toEqual(["enum=1|2"]);
  expect(rulesOf("0甲类/1乙类", number)).toEqual(["enum=0|1"]);
  expect(rulesOf("是1，否0", number)).toEqual(["enum=0|1"]);
});

it("16: digits and hyphens inside glosses are no codes; the odd last code is kept", () => {
  expect(
    rulesOf("0:普通件 1:特快（2-3天） 2:7日达 3:专线-陆运 9（发短消息时传此值）", number),
  ).toEqual(["enum=0|1|2|3|9"]);
});

it("17: a default unit is no default; units in a list are values", () => {
  expect(rulesOf("运费，默认单位为元", number)).toEqual(["unit=yuan"]);
  expect(rulesOf("长度单位，米:m,千米:km，默认m").sort()).toEqual(["default=m", "enum=km|m"]);
});

it("18: prose that contradicts itself yields one minimum, one default, one maximum", () => {
  const rules = rulesOf("取值范围:大于0小于等于50;默认20;最小值：1；最大值:30", number);
  expect(rules).toContain("default=20");
  expect(rules).toContain("minimum=1");
  expect(rules.filter((rule) => rule.startsWith("maximum"))).toHaveLength(1);
});

it("19: bounds for each value of another parameter are none of this one", () => {
  expect(rulesOf("type为0时输入1-99的整数，为1时输入0.1-9.9的小数", number)).toEqual([]);
});

it("20: what a JSON text holds is not the text's own", () => {
  const description = "json数组。【kind：1（甲）2（乙）；amount：单位分，最大100】 当mode为2时必填";
  expect(rulesOf(description)).toEqual(["format=json"]);
  expect(across(param("detail", description), param("mode", "方式", number))).toEqual([
    "requiredIf=mode:2",
  ]);
});
