/** Code lists whose codes are words, or stand in phrases: what is read of them, and what only looks like one. */
import { number, table } from "./reading.js";

table("words behind the noun of a category", [
  ["动作类型，grow，prune，water", ["enum=grow|prune|water"]],
  ["排列方向：left/right", ["enum=left|right"]],
  ["动作（grow/prune/water）", ["enum=grow|prune|water"]],
  ["通道类型，支持SMS和MAIL", ["enum=MAIL|SMS"]],
  ["图片格式，目前支持tiff、webp", ["enum=tiff|webp"]],
  ["查询方式，user_id/open_id", []],
  ["查询方式，userName/openName", []],
  ["排序，支持gmt_modified", []],
  ["文件来源，支持http和https协议", []],
  ["类型，见plant、tool两张表", []],
]);

table("words beside their glosses", [
  ["通道类型，sms短信，mail邮件", ["enum=mail|sms"]],
  ["排列方向，up升序，down降序", ["enum=down|up"]],
  ["排列方向：up 升序，down 降序，默认up", ["default=up", "enum=down|up"]],
  ["外部身份，union银联，cash现金", ["enum=cash|union"]],
  ["叶片，sku信息，spu信息", []],
  ["设备类型，app编号，pc编号", []],
  ["来源，plant列表，tool列表", []],
]);

table("answers", [
  ["是否结果，Y是N否", ["enum=N|Y"]],
  ["是否结果，1是0否", ["enum=0|1"]],
  ["是否结果，1:是/0:否", ["enum=0|1"]],
  ["浇水 true 开 false 关", ["enum=false|true"]],
  ["浇水开关，参数值 true,表示打开 false: 关闭", ["enum=false|true"]],
  ["浇水开关，true打开", []],
]);

table("codes behind 传", [
  ["盆栽时这个字段传 1，否则传 0", ["enum=0|1"], number],
  ["盆栽填POT，其他填BED", ["enum=BED|POT"]],
  ["站点，甲园传0，21号园传3", ["enum=0|3"], number],
  ["首页传1，之后传上页返回的值", [], number],
  ["第1页传0，第2页传1", [], number],
  ["盆栽时这个字段传 1，否则不传", [], number],
]);

table("two equations, the second turned round", [
  ["园区，AB是甲园，乙园是CD", ["enum=AB|CD"]],
  ["园区，AB是甲园", []],
]);

table("constants behind comments and list numbers", [
  [
    "/** * 发芽，种到苗 */ SEED_SPROUT, /** * 枯萎 */ SPROUT_DEAD,",
    ["enum=SEED_SPROUT|SPROUT_DEAD"],
  ],
  ["种法，1. SOW：直播； 2. GRAFT：嫁接； 3. CUTTING：扦插", ["enum=CUTTING|GRAFT|SOW"]],
  ["种法，1) SOW(直播) 2) GRAFT(嫁接)", ["enum=GRAFT|SOW"]],
  ["编号，1. kind=SOW：为空； 2. kind=GRAFT：砧木号", []],
  ["种法，3. SOW：直播； 7. GRAFT：嫁接", ["enum=GRAFT|SOW"]],
]);

table("what belongs to another value or is joined from many", [
  ["种法为SOW_ONE时必须传入种子号，种法为GRAFT_ONE时传入砧木号", []],
  ["标记，如RED^BLUE，1: RED-红 2: BLUE-蓝", []],
  ["渠道 ALPHA_ONE甲站 BETA乙站 GAMMA第三方 OTHER其他", ["enum=ALPHA_ONE|BETA|GAMMA|OTHER"]],
]);
