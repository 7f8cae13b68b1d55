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
];
it.each(none)("%s → no values", (description, more) => {
  expect(values(description, more)).toBeUndefined();
});
