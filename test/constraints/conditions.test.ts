/** A condition is part of what a sentence says: what it governs holds under it, or is no rule. */
import { describe, expect, it } from "vitest";
import type { Param } from "../../spec/schema.js";
import { across, number, param, rulesAmong, rulesOf, strings } from "./reading.js";

const flag = { type: "boolean", docType: "Boolean" } as const;
const siblings: Param[] = [
  param("pot_type", "花盆类型 1-陶盆 2-塑料盆 3-木盆", number),
  param("need_soil", "是否需要土", flag),
  param("ship_way", "发货方式：SELF(自提)、POST(邮寄)"),
  param("has_roof", "有无顶棚，可填是或否"),
  param("garden_id", "花园编号"),
];

/** The rules that a parameter states among its siblings, its own and those across. */
function read(description: string, more: Partial<Param> = {}): string[] {
  const target = param("target", description, more);
  const own = rulesOf(description, more).filter((rule) => /^(?:m[ai]|required)/.test(rule));
  const without = across(target, ...siblings);
  const alone = new Set(own);
  return [...alone, ...without].sort();
}

describe("a demand under a condition", () => {
  it.each([
    // In words that name a sibling and a value.
    ["盆底孔数，pot_type=2时必填", ["requiredIf=pot_type:2"]],
    ["盆底孔数，当花盆类型为2或3时，不能为空", ["requiredIf=pot_type:2", "requiredIf=pot_type:3"]],
    ["盆底孔数，如果potType是塑料盆，则必传", ["requiredIf=pot_type:2"]],
    ["盆底孔数（花盆类型为木盆时必须填写）", ["requiredIf=pot_type:3"]],
    ["盆底孔数，pot_type为1，3时，该字段必填", ["requiredIf=pot_type:1", "requiredIf=pot_type:3"]],
    ["盆底孔数 pot_type=2必填", ["requiredIf=pot_type:2"]],
    ["盆底孔数。若 pot_type = 2 ,必须传入", ["requiredIf=pot_type:2"]],
    [
      "盆底孔数，仅当pot_type=1或pot_type=2为必传",
      ["requiredIf=pot_type:1", "requiredIf=pot_type:2"],
    ],
    ["盆底孔数，在pot_type为陶盆的情况下必须非空", ["requiredIf=pot_type:1"]],
    ["盆底孔数，必填，当pot_type为1时", ["requiredIf=pot_type:1"]],
    ["pot_type为1(陶盆)时该参数为必选项", ["requiredIf=pot_type:1"]],
    ["盆底孔数，花盆类型1、2必填", ["requiredIf=pot_type:1", "requiredIf=pot_type:2"]],
    ["【花盆类型】为2时，此项为必填项", ["requiredIf=pot_type:2"]],
    ["顶棚材料，【有无顶棚】为是时必填", ["requiredIf=has_roof:是"]],
    // By the meaning of a value alone.
    ["自提时必填", ["requiredIf=ship_way:SELF"]],
    ["地址，邮寄必填", ["requiredIf=ship_way:POST"]],
    ["木盆类型必传", ["requiredIf=pot_type:3"]],
    ["土的种类，需要土时必填", ["requiredIf=need_soil:true"]],
    ["理由，不需要土的时候必填", ["requiredIf=need_soil:false"]],
    // Otherwise.
    ["need_soil为true时可不填，否则必填", ["requiredIf=need_soil:false"]],
    ["自提可不填。ship_way为SELF时非必传，反之必传", ["requiredIf=ship_way:POST"]],
    ["传了garden_id时可选，否则必填", ["atLeastOne=garden_id,target"]],
    ["garden_id为空时必填", ["atLeastOne=garden_id,target"]],
    ["若garden_id未传，此字段必填", ["atLeastOne=garden_id,target"]],
    ["适用于邮寄，必填", ["requiredIf=ship_way:POST"]],
    ["花盆类型为3（木盆）必传", ["requiredIf=pot_type:3"]],
    ["如果填写了garden_id，则必填", ["requiredIf=garden_id"]],
    // Two conditions at once.
    ["pot_type=2且ship_way=POST时必填", ["requiredIf=pot_type:2 when ship_way:POST"]],
    // In English.
    ["holes, required when pot_type is 2", ["requiredIf=pot_type:2"]],
    ["holes. It is mandatory if need_soil is true", ["requiredIf=need_soil:true"]],
    ["holes, must be filled if ship_way = SELF", ["requiredIf=ship_way:SELF"]],
  ])("%s → %j", (description, expected) => {
    expect(read(description)).toEqual([...expected].sort());
  });

  it.each([
    // A scenario, a kind of user, a value of nothing named here: no rule.
    "首次建园时必填",
    "1：不填；2：必填",
    "required field for customs clearance",
    "注：如商家申请的类型为“新业务”，此项则必填。",
    "盆底孔数，采购场景下必填",
    "企业园主必填",
    "盆底孔数，若为进口货，必填",
    "开票信息，需要开纸质票时，不能为空",
    "月租，【可否转租】为是时，此项为必填项",
    "盆底孔数，部分品类必填",
    "盆底孔数，必填（礼品卡除外）",
    "盆底孔数，非木质必填",
    "required for imported goods only when customs asks",
    "数量，旧版客户端必填，新版可空",
    "盆底孔数，pot_type大于1时必填",
    "A:不用传；B:必须传",
    "编号，特殊必填",
    "孔数，根据类目决定是否必填",
    "盆底孔数，pot_type=9且是大客户时必填",
    "(已废弃)盆底孔数，pot_type=2时必填",
  ])("%s → nothing", (description) => {
    expect(read(description)).toEqual([]);
  });

  it("is likely only where the page also says that it may be left out", () => {
    expect(read("实物：必填；虚拟物：选填")).toEqual(["requiredByProse likely"]);
    expect(read("0-非必填，1-必填")).toEqual(["requiredByProse likely"]);
  });

  it("is likely only where the page also demands it always", () => {
    expect(read("中转地 1.不得为空 2.三字码 3.当线路为联程时，此处必填")).toEqual([
      "requiredByProse likely",
    ]);
  });
});

describe("a demand without one", () => {
  it.each([
    "园主编号(非空)",
    "【必选】花园名称",
    "必填-花园名称",
    "是否露天 1=露天 0=室内-必填",
    "必填项 取值范围:东区,西区",
    "面积,1.不得为空 2.只允许数字",
    "花园名称 *必填*",
    "（必传）花园名称",
    "花园名称，string(50)，必填，如玫瑰园",
    "The name of the garden. Required.",
    "garden name, can not be empty",
  ])("%s → required", (description) => {
    expect(rulesOf(description)).toContain("requiredByProse");
  });
});

describe("a bound or a group under a condition", () => {
  const bounds = (description: string): string[] =>
    rulesAmong(param("target", description, number), siblings);

  it.each([
    ["孔数，pot_type=1时最大5", ["maximum=5 when pot_type:1"]],
    ["孔数，陶盆时不能超过9", ["maximum=9 when pot_type:1"]],
    ["孔数，自定义花盆时要小于0", []],
    ["孔数，特价时至少为3", []],
    ["孔数，如果是盆景，范围1-5", []],
    ["孔数，1-90，部分园主支持180", ["maximum=90 likely", "minimum=1"]],
    ["孔数，最大50，大于50时按照50处理", ["maximum=50 likely"]],
    ["孔数，最大值30，超过30自动截取", ["maximum=30 likely"]],
    ["孔数，最大30左右", ["maximum=30 likely"]],
    ["孔数，一般不超过8", ["maximum=8 likely"]],
    ["孔数，不大于8。如果为0则取默认", ["maximum=8"]],
  ])("%s → %j", (description, expected) => {
    expect(bounds(description).filter((rule) => /^m/.test(rule))).toEqual([...expected].sort());
  });

  it.each([
    [
      "pot_type为1时，target与garden_id二选一",
      [
        "atLeastOne=garden_id,target when pot_type:1",
        "exactlyOne=garden_id,target when pot_type:1 likely",
      ],
    ],
    ["按园区结算时，target和garden_id至少填一个", []],
    ["发票抬头。纸质发票：target和garden_id必填一个", []],
    ["新建时必填，target和garden_id至少填其中一个", []],
    ["target与garden_id同时有值时两者相加", []],
    ["target和garden_id一一对应", []],
    ["target的行数必须与garden_id的个数相同", []],
  ])("%s → %j", (description, expected) => {
    expect(across(param("target", description), ...siblings)).toEqual(expected);
  });

  it("never makes a group of flags: one that is false is given", () => {
    const description = "是否满减，不能与打折同时使用";
    expect(across(param("is_cut", description, flag), param("is_off", "打折", flag))).toEqual([]);
  });

  it("keeps filters that take something out from being demanded", () => {
    const kept = param("airports", "机场，airports和exceptAirports二选一填写", strings);
    expect(across(kept, param("except_airports", "例外机场", strings))).toEqual([
      "exactlyOne=airports,except_airports likely",
    ]);
  });
});

describe("cases that a description tells one after the other", () => {
  it.each<[string, string[], Partial<Param>?]>([
    // Said to be left out in one of them, so that a demand in another is not one in all.
    ["园艺师编号 1:自己种植,不传;2:请人种植,必传", ["required likely"]],
    ["园艺师编号 A、自己种植不填；B、请人种植必填", []],
    ["浇水壶编号。室内无需传；室外必传", []],
    // Left out against the demand, and what comes of it: no case.
    ["园艺师编号，必填，不填则报错", ["required"]],
    ["园艺师编号，必填，不能不填", ["required"]],
    // A bound of one case is none of all.
    ["每盆株数。 混种情况，每盆株数>1，单种情况，每盆株数=1", [], number],
    ["每盆株数。大棚场景下，不超过20；", [], number],
    ["每盆株数，不超过20，用于统计种植情况", ["maximum=20"], number],
  ])("%s: %j", (description, expected, more = {}) => {
    const found = rulesOf(description, more).filter((rule) => /^(?:m[ai]|required)/.test(rule));
    expect(found.map((rule) => rule.replace("requiredByProse", "required"))).toEqual(expected);
  });
});
