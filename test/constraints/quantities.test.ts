/** Whose quantity a bound is of, of the whole or a part, and how pages word the figures. */
import { describe, expect, it } from "vitest";
import type { Param } from "../../spec/schema.js";
import { number, rulesOf, strings } from "./reading.js";

const objects: Partial<Param> = { type: "object", list: true, docType: "Bed []", fields: [] };
const named = (name: string) => ({ ...number, name });
type Case = [description: string, expected: string[], more?: Partial<Param>];

const bounds = (description: string, more?: Partial<Param>): string[] =>
  rulesOf(description, more).filter((rule) => /^m/.test(rule));

function table(name: string, cases: readonly Case[]): void {
  describe(name, () => {
    it.each(cases)("%s → %j", (description, expected, more) => {
      expect(bounds(description, more)).toEqual([...expected].sort());
    });
  });
}

table("ranges without a head word", [
  ["每页株数，1-80", ["maximum=80", "minimum=1"], number],
  ["每页株数 1~80", ["maximum=80", "minimum=1"], number],
  ["每页株数（1至80）", ["maximum=80", "minimum=1"], number],
  ["株数，0到24", ["maximum=24", "minimum=0"], number],
  ["株数 0~999之内的数字", ["maximum=999", "minimum=0"], number],
  ["最大株数，默认2（1-99）", ["maximum=99", "minimum=1"], number],
  ["株数，数字1-9", ["maximum=9", "minimum=1"], number],
  ["苗价，单位元。必须在0.01元到5000元之间。", ["maximum=5000", "minimum=0.01"]],
  ["苗价，范围(0,100)", ["maximum=100 exclusive", "minimum=0 exclusive"], number],
  ["rows of a page, 1 - 50", ["maximum=50", "minimum=1"], number],
  // No range of this value.
  ["状态，1-待种 2-已种", [], number],
  ["种植时间段 8-12", [], number],
  ["版本，如1-2", [], number],
  ["周一至周五，1-5", [], number],
  ["编码，0-否", [], number],
]);

table("bounds in other words", [
  ["库存，大于等于零的整数", ["minimum=0"], number],
  ["产能（≥0）", ["minimum=0"], number],
  ["数量，最低为0", ["minimum=0"], number],
  ["数量，必须是正数", ["minimum=0 exclusive"], number],
  ["件重，单位KG，不超过25KG", ["maximum=25"], number],
  ["每页条数，每次请求限制30以内", ["maximum=30"], number],
  ["每页条数（最大每页查询条数60）", ["maximum=60"], number],
  ["stock. Maximum:500, minimum:1", ["maximum=500", "minimum=1"], number],
  ["height in centimeters (cm). Maximum 90 cm, minimum: 1cm", ["maximum=90", "minimum=1"], number],
  ["weight with a maximum 40 and minimum 0.5", ["maximum=40", "minimum=0.5"], number],
  ["count, no more than 20", ["maximum=20"], number],
  ["count, must not exceed 20", ["maximum=20"], number],
  ["discount, between 1 and 99", ["maximum=99", "minimum=1"], number],
  ["quantity, must be greater than 0", ["minimum=0 exclusive"], number],
  ["quantity, positive integer", ["minimum=1"], number],
]);

table("another quantity", [
  ["页码，每页最多20条", [], named("page_no")],
  ["当前页，请确保页码*分页大小不超过3000", [], named("page")],
  ["种子ID列表（最大限制30），用逗号分割", ["maxItems=30"], number],
  ["均重。起购量、购买步长填正整数。", [], number],
  ["金额，正数表示收入，负数表示支出", [], number],
  ["尺寸，单位厘米，长宽高范围是1-999", []],
  ["折扣比例，(100,400]", ["maximum=400", "minimum=100 exclusive"], number],
  ["金额，最多保留6位小数", []],
  ["盆号，最多6位小数", []],
  ["开始时间，与结束时间间隔不超过30天", [], number],
  ["resolution at least 750*1000", [], number],
  ["苗价，单位分，不能小于1元", [], number],
  ["超时，单位秒，最大3000毫秒", [], number],
  ["阈值，低于10发通知", [], number],
  ["花语，中文30字以内，英文60字符以内", ["maxLength=30 char likely"]],
  ["苗号，建议20字以内", ["maxLength=20 char likely"]],
  ["ids, separated by comma, at most 20", ["maxItems=20"]],
]);

table("a part of the value", [
  ["电话，格式：国家码（最长5位）#区号（最长4位）#号码（最长20位）", []],
  ["配置，soil_desc土壤说明，长度不要超过20字符", []],
  ["图文，使用xml标签（img和txt）混排，每段文字总和小于900字", []],
  ["花名列表，每个花名不超过10个字符，逗号分隔", []],
  ["json串，{name:名称,最长20字符}", []],
  ["单号，由3位字母+8位数字组成", []],
  ["卡号，前6位为园区码", []],
  ["编码，内部编码为12位，外部编码不定", []],
  ["身份证号前2位/4位数字", []],
]);

table("fixed lengths", [
  ["16位唯一值", ["maxLength=16 char", "minLength=16 char"]],
  ["请求编号（24位流水号）", ["maxLength=24 char", "minLength=24 char"]],
  ["6位数字的邮编", ["maxLength=6 char", "minLength=6 char"]],
  ["园区码，必须是8位", ["maxLength=8 char", "minLength=8 char"]],
  ["园区码，10位或13位数字", []],
  ["园区码，一般8-10位", ["maxLength=10 char likely", "minLength=8 char likely"]],
  ["园区码（字符40位）", ["maxLength=40 char"]],
  ["花语，800个字", []],
  ["800个字", ["maxLength=800 char"]],
  ["花名【1-16】字符", ["maxLength=16 char", "minLength=1 char"]],
  ["园主编号；长度不会超过32位", ["maxLength=32 char"]],
  ["title, maximum 70 characters", ["maxLength=70 char"]],
  ["note (the length is limited to 512 characters)", ["maxLength=512 char"]],
  ["title, 1-60 characters", ["maxLength=60 char", "minLength=1 char"]],
  ["title. Max length: 64", ["maxLength=64 char"]],
  ["picture, max size 100 KB", ["maxLength=102400 byte"], { type: "file", docType: "byte[]" }],
]);

table("sizes of lists", [
  ["最大列表长度：20", ["maxItems=20"], objects],
  ["苗床列表，一次查询不要超过100个苗床", ["maxItems=100"], strings],
  ["苗床集合,最大支持500", ["maxItems=500"], strings],
  ["苗床，最多一次支持5张图片上传", ["maxItems=5"], strings],
  ["苗号，多个苗号用逗号拼接。数量在900个苗号以下，如果网络不好容易失败", ["maxItems=900"]],
  ["属性，最多可含5组规则，逗号分隔", ["maxItems=5"]],
  ["单次<=20", ["maxItems=20"], strings],
  ["bed list, max size is 10", ["maxItems=10"], objects],
  ["The beds to be updated. Maximum 20 beds.", ["maxItems=20"], objects],
  ["pictures, up to 6 pictures", ["maxItems=6"], strings],
  ["花色，当一种花的颜色超过1个时，用逗号分开", []],
  ["种子编号，多个用逗号分隔（seed_id、bed_id至少传一个）", [], strings],
  ["商品，至少一个SKU有库存", [], strings],
]);
