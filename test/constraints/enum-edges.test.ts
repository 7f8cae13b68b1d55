/** Code lists at their edges: where codes stand, what glosses begin with, and words that are no codes. */
import { expect, it } from "vitest";
import type { Param } from "../../spec/schema.js";
import { number, rulesOf } from "./reading.js";

const values = (description: string, more: Partial<Param> = {}): string | undefined =>
  rulesOf(description, more)
    .find((rule) => rule.startsWith("enum="))
    ?.slice("enum=".length);

it.each([
  // Codes in any position.
  ["动作(BED_DUG:已挖、BED_SOWN:已播)、BED_CUT(已割)", "BED_CUT|BED_DUG|BED_SOWN"],
  ["动作，BED_DUG(挖) BED_SOWN(播)；BED_CUT:割", "BED_CUT|BED_DUG|BED_SOWN"],
  // Glosses that begin with digits or capitals.
  ["操作人类型:1园主,3客服,4花农,5CP,6买家", "1|3|4|5|6"],
  ["种类 1-月季 2-特价苗 3-0元购 4-盆栽", "1|2|3|4"],
  ["种类 1:月季 2:7日苗 3:盆栽", "1|2|3"],
  ["提醒,1为不提醒,2为PC提醒", "1|2"],
  ["园工人数 1 表示2人 2 表示3人", "1|2"],
  ["园工人数，1表示2人，2表示3人", "1|2"],
  // Codes that stand last, or behind a gloss with an aside.
  ["园务状态 开园(申报) 4, 闭园(申报) 2", "2|4"],
  ["园务。4开园(申报),2闭园(申报)", "2|4"],
  ["园务(开园 1,闭园 2)", "1|2"],
  ["定园 1-定 0-不定", "0|1"],
  // Said of several codes at once, a list goes on.
  ["花性质。0表示正常，1表示折枝，2表示被折枝，如折10枝", "0|1|2"],
])("%s → %s", (description, expected) => {
  expect(values(description)).toBe(expected);
});

const none: [description: string, more?: Partial<Param>][] = [
  ["主体【注意：该入参是ref_bed_id,并不是bed_id】"],
  ["FOB价格货币，参见FAQ 货币枚举值"],
  ["OCS实例的IP地址"],
  ["VPC网络下的ECS实例"],
  ["跳转地址，PC端页面 APP端页面"],
  ["折扣率，比如78折传78，8折传80", number],
  ["规格 10CM长,20CM宽"],
  ["规格，1KG装,2KG装"],
  ["楼层 1-2层 3-4层"],
  ["花期，1.12表示周一周二 2.12:00-14:00表示每天的12点到14点"],
  ["花级，1表示1朵，2表示2朵……，至多20级", number],
  ["1.新种必填 2.移栽选填"],
];
it.each(none)("%s → no values", (description, more) => {
  expect(values(description, more)).toBeUndefined();
});
