/** Words that look like a rule and state none: conditions, parts of a value, members of a structure, composites. */
import { describe, expect, it } from "vitest";
import { across, number, param, rulesOf, table } from "./reading.js";

const date = { type: "date", docType: "Date" } as const;

table("bounds under a condition, of digits, of other values", [
  ["行号.没填 或 值<1 ,则用第一行", [], number],
  ["每行数 小于5或者大于9，默认设置为7", ["default=7"], number],
  ["如有低于2株的请推送", [], number],
  ["增减： 大于0 增加，小于0 减少", [], number],
  ["株高，小于60，表示矮", ["maximum=60 exclusive"], number],
  ["株数。长度不能超过4。", ["maxLength=4 char"], number],
  ["附言（字数小于30）", ["maxLength=29 char"]],
  ["苗号，取值范围：0~9，a~z，A~Z", []],
  ["尽量不要超过100个", [], number],
  [
    "苗号，必须大于1且小于9223372036854775807",
    ["maximum=9223372036854775807 exclusive", "minimum=1 exclusive"],
    number,
  ],
]);

table("defaults under a condition, of a part, of another field", [
  ["苗号，remote为false时默认为0", [], number],
  ["到期时刻，不传时分秒，默认为0时0分0秒", [], date],
  ["要返回的列，默认返回：seed,leaf,root", []],
  ["苗名，默认取seedName", []],
  ["排列,size:desc从大到小(默认)", []],
  ["排列,默认size:desc", []],
  ["链接有效秒数，不传为默认值15分钟", [], number],
  ['洲，默认为"Asia/Urumqi"', []],
  ["单号，两者都传的情况下默认使用tids", []],
]);

table("formats within composites and spans", [
  ["单号，组成：园号+yyyymmdd+流水", []],
  ["租期，格式yyyyMMdd-yyyyMMdd", []],
  ["浇水时刻 HH:mm", ["format=time:HH:mm"]],
  ['图列，格式如下：[{"leaf":"a"}]', ["format=json"]],
  ["截止时间 timestamp(毫秒)", ["format=timestamp-ms"], number],
]);

table("codes that are members, names, figures or words of a sentence", [
  ["苗圃，desc: 说明, width:宽, height：高", []],
  ["费用(fee) 说明(desc)", []],
  ["退苗规则。t代表类别，d代表天数，大于等于0，r代表费率", []],
  ["分页：page： 起始页 >=1 rows： 每页 <= 50", []],
  ["出发站，逗号分隔，到达只支持一个", ["format=comma-list"]],
  ["苗图URL，图库的相对地址，支持的文件类型：jpg,jpeg,png", ["format=url"]],
  ["1表示转普通链接", []],
  ["每块的大小，必须为 4MB", []],
  ["来源，默认值为：1,2", []],
  ["苗圃。leaf和root 均不传时，该参数必传。", []],
  ["字符集GBK,UTF-8默认,GB2312", []],
  ["折扣规则。c:百分比,s:开始,e:结束", []],
  ["排列,size:desc从大到小, size:asc从小到大,name:asc按名", []],
  ["苗属性，格式：pid1:vid1;pid2:vid2", []],
  ["用户从SEED页面下单后，会跳回LEAF页面", []],
  ["保障，可选入参有：2、4。设置为2表示假一赔三，设置为4表示7天无理由", ["enum=2|4"]],
  ["层，隔层为1-2层，4-5层，7-8层", []],
  ["每天工时(百分之一 例如1天=8小时=800)", [], number],
  ["两种方式:1.传入leaf来查询 2.传入root来查询", [], number],
  ["背景色，前2位表示透明度，后6位表示颜色值", []],
]);

table("lists that these must not cut short", [
  ["运营商. 1:甲信 2:乙信 3:丙信", ["enum=1|2|3"], number],
  ["方式：POT（只种盆，默认值）、BED（只种床）", ["enum=BED|POT"]],
  ["参与方。1：甲园、2：乙园（见https://example.com/a/b?c=d#/e）、3：丙园", ["enum=1|2|3"], number],
  ["种法，1：最大化产出，2-手动，3：限本最大化", ["enum=1|2|3"], number],
  ["分组类型，0 互斥，1 共存，默认为0", ["default=0", "enum=0|1"], number],
  ["寄法:平寄(post),快寄(express),EMS(ems)", ["enum=ems|express|post"]],
  ["折扣，1 代表折扣，2 代表立减", ["enum=1|2"], number],
  [
    "状态。甲方：W_SEND(等发)W_PAY(等付)T_END(完)。乙方：W_PAY(等付)T_HALF(半)。",
    ["enum=T_END|T_HALF|W_PAY|W_SEND"],
  ],
  ["房东类型，枚举 1.个人；2.商户；3.其他", ["enum=1|2|3"]],
  ["面值.只支持如下面值: 1, 10,  20", ["enum=1|10|20"]],
]);

it("takes the sentinels of an identifier for no list", () => {
  const shift = { ...number, name: "shift_id" };
  expect(rulesOf("班次（休息班传1，清空班传-2）", shift)).toEqual([]);
});

it("does not require for all what it requires of some users", () => {
  expect(rulesOf("加急费，货到付款用户，为必选项")).toEqual([]);
});

describe("rules across fields", () => {
  it("reads no half of a condition of two", () => {
    expect(
      across(
        param("mail_no", "单号。在way=POT且is_sent=true时，此项必填"),
        param("is_sent", "已寄"),
      ),
    ).toEqual([]);
  });

  it("takes names behind an example for no group", () => {
    expect(
      across(param("pot_fee", "至少选择一组运费,例如:pot_fee,bed_fee"), param("bed_fee", "床")),
    ).toEqual([]);
  });

  it("means another field by a noun that also ends its own", () => {
    expect(
      across(param("out_bed_id", "外部苗床ID,和苗床ID必传一"), param("bed_id", "SaaS苗床ID")),
    ).toEqual(["atLeastOne=bed_id,out_bed_id"]);
  });
});

table("formats of one of several kinds of value", [
  ["花农登录名或手机或邮箱", []],
  ["花农手机号或者邮箱", []],
  ["花农邮箱或手机", []],
  ["花农邮箱", ["format=email"]],
]);

describe("a group of which the page lacks a member", () => {
  it.each([
    [
      "联系办法。花农昵称、花农邮箱、花农暗号、花农门牌四者至少填一个",
      ["atLeastOne=mail,nick,target likely"],
    ],
    ["联系办法。花农昵称和花农邮箱至少填一个", ["atLeastOne=mail,nick"]],
    [
      "联系办法。花农昵称、花农邮箱或farmer_id+farmer_type至少填一个",
      ["atLeastOne=mail,nick likely"],
    ],
  ])("%s", (description, expected) => {
    const members = [param("nick", "花农昵称"), param("mail", "花农邮箱")];
    expect(across(param("target", description), ...members)).toEqual(expected);
  });
});
