/** For whom, for which case and of what a rule is said: what holds for some only is never a rule of all. */
import { describe, expect, it } from "vitest";
import type { Param } from "../../spec/schema.js";
import { across, documented, number, param, rulesAmong, rulesOf, strings } from "./reading.js";

const siblings: Param[] = [
  param("pot_type", "花盆类型 1:陶盆 2:塑料盆 3:木盆", number),
  param("seed_id", "种子编号"),
  param("soil_id", "土壤编码"),
];

/** The rules that are not mere values, of the parameter itself and across. */
function read(description: string, more: Partial<Param> = {}): string[] {
  const own = rulesOf(description, more).filter((rule) => /^(?:m[ai]|required)/.test(rule));
  const target = param("target", description, more);
  return [...new Set([...own, ...across(target, ...siblings)])].sort();
}

describe("a demand on a condition that names no parameter", () => {
  it.each([
    "返苗比例，如果返回方式为2，必填",
    "如果会员卡已开通，则必填",
    "若将来需要移栽，必填",
    "到场人数，若参会人为园丁，则该字段必填",
    "花期，若该订单返回状态为2，必填",
    "盆号，更新场景必填",
    "盆号，移栽业务必须传",
    "盆号。海外园主不能为空",
    "一口价花盆商品必填",
    "必填（部分花种）",
    "必填，仅限预售花种",
    "盆号（预售商品）必填",
    "盆号，有订单的话必须填",
    "pot number, required only for new gardeners",
  ])("%s → documentation", (description) => {
    expect(read(description)).toEqual([]);
    if (/用户|商品|场景|业务|若|如|仅|部分|的话|only/.test(description))
      expect(documented(param("target", description))).toEqual(["requiredByProse rule-unresolved"]);
  });

  it("demands always what no condition governs", () => {
    expect(read("盆号，如果是套装，则填套装的盆号-必填")).toEqual(["requiredByProse"]);
    expect(read("必填（最长20个字）")).toEqual(["maxLength=20 char", "requiredByProse"]);
  });

  it("is likely at most behind a condition whose end is not clear", () => {
    expect(read("盆号，如果重名会报错，必填")).not.toContain("requiredByProse");
  });
});

describe("a demand that goes through the values of a sibling", () => {
  it.each([
    ["盆号，pot_type为1时选填，为2时必填", ["requiredIf=pot_type:2"]],
    ["盆号，pot_type不为1时必填", ["requiredIf=pot_type:2", "requiredIf=pot_type:3"]],
    ["盆号，pot_type为1或2时选填，其他必填", ["requiredIf=pot_type:3"]],
    ["盆号，pot_type为1或2时可不填，否则必填", ["requiredIf=pot_type:3"]],
    ["盆号，pot_type in (1,2)必填", ["requiredIf=pot_type:1", "requiredIf=pot_type:2"]],
    ["required if pot_type = 1 or 2", ["requiredIf=pot_type:1", "requiredIf=pot_type:2"]],
    ["required when pot_type is not 1", ["requiredIf=pot_type:2", "requiredIf=pot_type:3"]],
    // Not every case in which the value is given.
    ["盆号，pot_type=1的首单必填", []],
    ["盆号，首单pot_type=1时必填", []],
    ["盆号，pot_type=1且为首单时必填", []],
  ])("%s → %j", (description, expected) => {
    expect(read(description)).toEqual(expected);
  });

  it("asks for a value, not for the parameter", () => {
    expect(read("播种日，例如今天是3月2日，那么必须填写3月1日或者更早")).toEqual([]);
    expect(read("盆号，seed_id，soil_id，（from，to）必须传入一项")).not.toContain(
      "requiredByProse",
    );
  });
});

describe("the members of a group", () => {
  it.each([
    // What goes together with the parameter, or is said elsewhere, is no alternative.
    ["盆号，与seed_id一起使用，与soil_id二选一使用", ["atLeastOne=soil_id,target"]],
    ["盆号。target或seed_id参数必须设置一项，土壤编码不校验", ["atLeastOne=seed_id,target"]],
    ["花名(种名or土名，不能同时设置seed_id,soil_id，否则冲突)", ["atMostOne=seed_id,soil_id"]],
    ["盆号，target和seed_id必须一一对应", []],
    ["盆图(target和seed_id二者至少填写一个)，每段有1个soil_id标签", ["atLeastOne=seed_id,target"]],
    ["盆号，必须和种子编号一致", []],
    ["收苗信息，手机和电话必选其一", []],
    // One that the page does not have.
    ["按target/seed_id/花期至少填一个", ["atLeastOne=seed_id,target likely"]],
    ["target、花期、seed_id三者至少填一个", ["atLeastOne=seed_id,target likely"]],
    // What a bracket before it names is none of the row, nor a sign in the noun.
    ["需移栽的potIds（与seed_id必填其一）", ["atLeastOne=seed_id,target"]],
    ["园+圃编号,和seed_id不能同时为空", ["atLeastOne=seed_id,target"]],
    // In English.
    ["pot number. target and seed_id can not be both empty", ["atLeastOne=seed_id,target"]],
    ["one of target and seed_id must be set", ["atLeastOne=seed_id,target"]],
    // For a case that is none of a parameter.
    ["盆号，线下场景target和seed_id不能同时为空", []],
    ["盆号，企业客户target和seed_id必填其一", []],
  ])("%s → %j", (description, expected) => {
    expect(read(description).filter((rule) => !rule.startsWith("exactlyOne"))).toEqual(expected);
  });

  it("keeps a group of a case as documentation", () => {
    const target = param("target", "盆号，线下场景target和seed_id不能同时为空");
    expect(documented(target, ...siblings)).toEqual(["atLeastOne rule-unresolved"]);
  });
});

describe("a bound of one case among several", () => {
  it.each<[string, string[], Partial<Param>?]>([
    ["花盆数，普通园主最大60，高级园主最大600", ["maximum=60 likely"], number],
    ["花名，最长20个字符，英文最长40个字符", ["maxLength=20 char likely"]],
    ["花名，不超过30个字（图谱类目不超过120个字）", ["maxLength=30 char likely"]],
    ["盆号，最长32位，以T开头的为20位", ["maxLength=32 char", "minLength=20 char likely"]],
    // The largest bounds every case.
    ["花盆数，取值范围:0-900，拍卖的要在[2,50)范围内", ["maximum=900", "minimum=0"], number],
    ["库存数量，预售商品最大为100", [], number],
    ["限购数量，0-99，会员不限", ["maximum=99 likely", "minimum=0"], number],
    ["限购数量，0表示不限，最大99", ["maximum=99"], number],
    ["页大小，最大20，超出范围的都会被默认为10", ["maximum=20 likely"], number],
    ["页大小。小于10或者大于20，会按照默认值10返回。最大支持20条", ["maximum=20 likely"], number],
  ])("%s → %j", (description, expected, more) => {
    expect(read(description, more)).toEqual(expected);
  });

  it("keeps a bound of some goods as documentation", () => {
    expect(documented(param("target", "库存数量，预售商品最大为100", number))).toEqual([
      "maximum rule-unresolved",
    ]);
  });
});

describe("a bound of something else", () => {
  it.each<[string, string[], Partial<Param>?]>([
    // Of a picture, a recording, a part, a member.
    ["花的图片url，尺寸不能低于680*680", []],
    ["录音编号。2MB，播放长度不超过60s，AMR格式", []],
    ["花价，整数部分不超过8位，小数部分不超过2位", []],
    ["seedId(Long):种子编号 potSize(Integer):花盆尺寸(最大30)", []],
    ["json，className(String)：花类，一处的花类数量不能超过16个；urls：图", []],
    // Of each of several values.
    ["花价，例如“80,-23,70”，大小为-100到100之间", []],
    ["盆位范围，取值范围为1~65，如“1/20”", []],
    ['花等级。五级:5 三级:3 二级及以下:2，多个用","隔开', []],
    // Counted, not measured.
    ["花种编号数组，最大长度200", ["maxItems=200"]],
    ["花种编号，最大长度200", ["maxLength=200 char"]],
    ["花语，必须在6~30个字节", ["maxLength=30 byte", "minLength=6 byte"]],
    ["花语，长度限制在500个字节", ["maxLength=500 byte"]],
    ["区号-电话，电话7-8位", []],
    ["花讯，70字以内按一条计费", []],
    ["时段，最多录入三个，用逗号隔开，为空表示不限制", ["maxItems=3"]],
  ])("%s → %j", (description, expected, more) => {
    expect(read(description, more)).toEqual(expected);
  });

  it("bounds both sides of a square", () => {
    expect(read("码的尺寸，最小为60×60，最大为300×300", number)).toEqual([
      "maximum=300",
      "minimum=60",
    ]);
  });

  it("counts a list as before", () => {
    expect(rulesAmong(param("target", "花种，最多20个", strings), [])).toEqual(["maxItems=20"]);
  });
});

describe("bounds in more wordings", () => {
  it.each<[string, string[], Partial<Param>?]>([
    ["第几页.1~99", ["maximum=99", "minimum=1"], number],
    ["花等级1-10级", ["maximum=10", "minimum=1"], number],
    ["开花天数，1~365天", ["maximum=365", "minimum=1"], number],
    ["开花期，1~365天", [], number],
    ["盆数，最少1，最多不限", ["minimum=1"], number],
    ["range (0, 1]", ["maximum=1", "minimum=0 exclusive"], number],
    ["name, length 1-64", ["maxLength=64 char", "minLength=1 char"]],
    ["花种，每次限20个", ["maxItems=20"], strings],
    ["花种编号列表，以逗号分隔，最多可放入50个编号", ["maxItems=50"]],
    ["花图地址，不能超过512个英文字母", ["maxLength=512 char"]],
  ])("%s → %j", (description, expected, more) => {
    expect(read(description, more)).toEqual(expected);
  });
});
