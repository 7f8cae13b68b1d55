/** Figures, formats, units and defaults in further wordings, and the words that only look like one. */
import { number, strings, table } from "./reading.js";

table("formats", [
  ["播种时间，时间的毫秒数", ["format=timestamp-ms"], number],
  ["开始时间(毫秒为单位)", ["format=timestamp-ms"], number],
  ["开始时间，单位毫秒", ["format=timestamp-ms"], number],
  ["结束时间，单位：秒", ["format=timestamp-s"], number],
  ["播种时刻，UTC秒数", ["format=timestamp-s"], number],
  ["浇水时长，单位毫秒", ["unit=millisecond"], number],
  ["园子属性-json format", ["format=json"]],
  ["园子属性（JSON）", ["format=json"]],
  ["园子号，多个以逗号分离", ["format=comma-list"]],
  ["园子，多个用英文逗号切割", ["format=comma-list"]],
  ["时段，格式'07:10'用分号隔开", []],
  ["苗圃图片url，最多三条，逗号分隔", ["format=comma-list", "maxItems=3"]],
]);

table("units", [
  ["苗价，单位：元/株", ["unit=yuan"], number],
  ["汇率，单位：元/分", [], number],
]);

table("defaults", [
  ["排列，UP（默认）", ["default=UP"]],
  ["浇水，0：滴灌（默认）；1：喷灌", ["default=0", "enum=0|1"], number],
  ["浇水，参数值 true（默认）", ["default=true"], { type: "boolean", docType: "Boolean" }],
  ["是否默认，0否1是", ["enum=0|1"], number],
  ["株数，最后一行的下一行默认为0", [], number],
  ["株高，最高一级默认为0", [], number],
]);

table("bounds", [
  ["每行数量(1-60)", ["maximum=60", "minimum=1"], number],
  ["每行数量 [1,60]", ["maximum=60", "minimum=1"], number],
  ["长势评分，1-5", ["maximum=5", "minimum=1"], number],
  ["浇水时长，单位：秒，最大长度900秒", ["maximum=900", "unit=second"], number],
  ["预留天数，最大20天", ["maximum=20"], number],
  ["有效期，单位秒，最长20天", ["unit=second"], number],
  ["浇水日期，最多查20天", [], number],
]);

table("lengths", [
  ["苗名，长度1~12", ["maxLength=12 char", "minLength=1 char"]],
  ["苗号，长度为16的字符串", ["maxLength=16 char", "minLength=16 char"]],
  ["苗床长度1~12米", []],
  ["苗号，列表长度1~12", [], strings],
]);
