/** Rules that a parameter's own description states, kind by kind, and the words that only look like one. */
import { describe, expect, it } from "vitest";
import type { Param } from "../../spec/schema.js";
import { number, rulesOf, strings } from "./reading.js";

type Case = [description: string, expected: string[], more?: Partial<Param>];

function table(name: string, cases: readonly Case[]): void {
  describe(name, () => {
    it.each(cases)("%s → %j", (description, expected, more) => {
      expect(rulesOf(description, more)).toEqual([...expected].sort());
    });
  });
}

const file = { type: "file", docType: "byte[]" } as const;

table("formats", [
  ["截止时间，格式：yyyy-MM-dd HH:mm:ss", ["format=date-time:yyyy-MM-dd HH:mm:ss"]],
  ["截止时间，格式yyyy/MM/dd HH: mm", ["format=date-time:yyyy/MM/dd HH: mm"]],
  ["结算日（YYYYMMDD）", ["format=date:YYYYMMDD"]],
  ["账期yyyy-MM", ["format=date:yyyy-MM"]],
  ["打烊时间，HH:mm", ["format=time:HH:mm"]],
  ["流水日yyyyMMddHHmmss", ["format=date-time:yyyyMMddHHmmss"]],
  ["拓展信息，JSON格式", ["format=json"]],
  ["附加属性的json串", ["format=json"]],
  ["样式，支持JSON/XML", []],
  ["标签，多个以英文逗号分隔", ["format=comma-list"]],
  ["标签，多个用“,”隔开", ["format=comma-list"]],
  ["编号列表，ID间以;隔开", ["format=semicolon-list"]],
  ["词与词之间以|||分隔", []],
  ["店招图片url", ["format=url"]],
  ["详情页跳转链接，须可访问", ["format=url"]],
  ["参数说明见 https://example.com/a?b=1", []],
  ["紧急联系人手机号", ["format=phone"]],
  ["脱敏手机号", []],
  ["财务邮箱", ["format=email"]],
  ["调用方IP地址", ["format=ip"]],
  ["密码的md5值", ["format=md5"]],
  ["毫秒时间戳", ["format=timestamp-ms"], number],
  ["生成时间，时间戳，单位毫秒", ["format=timestamp-ms"], number],
  ["过期时间，秒级时间戳", ["format=timestamp-s"], number],
  ["发货日期", []],
  ["时间戳", [], number],
  ["折算率，精确到2位小数", ["format=decimal"]],
]);

table("units", [
  ["邮费，单位：分", ["unit=fen"], number],
  ["邮费，单位人民币分", ["unit=fen"], number],
  ["合计金额，以元为单位", ["unit=yuan"], number],
  ["标价（元）", ["unit=yuan"], number],
  ["成交价，分", ["unit=fen"], number],
  ["净重，单位：千克", ["unit=kilogram"], number],
  ["净重，单位g", ["unit=gram"], number],
  ["边长，单位厘米", ["unit=centimeter"], number],
  ["有效时长，单位为秒", ["unit=second"], number],
  ["宽，单位像素", ["unit=pixel"], number],
  ["货位体积，单位立方厘米", ["unit=cubic-centimeter"], number],
  ["支付单位", []],
  ["库存单位：件", []],
  ["计量单位", []],
  ["子单位", []],
  ["运费，默认单位为元", ["unit=yuan"], number],
]);

table("defaults", [
  ["页号，默认1", ["default=1"], number],
  ["页号（默认为1）", ["default=1"], number],
  ["每页数，不填默认20条", ["default=20"], number],
  ["协议版本，缺省值：2.0", ["default=2.0"]],
  ["是否包邮，默认值为false", ["default=false"], { type: "boolean", docType: "Boolean" }],
  ["端，默认ALIPAY_APP", ["default=ALIPAY_APP"]],
  ["默认查询所有状态", []],
  ["默认按gmt_create倒序", []],
  ["默认VIP会员", []],
  ["默认为空", []],
  ["默认不传", []],
  ["颜色，默认为黑", []],
  ["默认查询最近30天", []],
  ["是否推送，默认推送", [], { type: "boolean", docType: "Boolean" }],
]);

table("bounds", [
  ["每页条数，最大100", ["maximum=100"], number],
  ["每页条数，不能超过200", ["maximum=200"], number],
  ["每页条数，最大值不能超过50条，最小值不能低于1", ["maximum=50", "minimum=1"], number],
  ["折扣，取值范围：1~99", ["maximum=99", "minimum=1"], number],
  ["评分，取值[0,5]", ["maximum=5", "minimum=0"], number],
  ["评分，范围(0,5]", ["maximum=5", "minimum=0 exclusive"], number],
  ["数量，大于0小于1000", ["maximum=1000 exclusive", "minimum=0 exclusive"], number],
  ["数量，必须大于等于1", ["minimum=1"], number],
  ["变更数，不能小于等于0", ["minimum=0 exclusive"], number],
  ["件数，正整数", ["minimum=1"], number],
  ["抵扣数，非负整数", ["minimum=0"], number],
  ["1到10之间的整数", ["maximum=10", "minimum=1"], number],
  ["溢价比例 1-300", ["maximum=300", "minimum=1"], number],
  ["每页条数，建议不超过50", [], number],
  ["截止时间，与开始时间跨度不能超过7天", [], number],
  ["不能大于库存数", [], number],
  ["最大转速", [], number],
  ["最低报价", [], number],
  ["座位上限", [], number],
  ["限购数，不限时传-1", [], number],
  ["返回码，>=0表示成功", [], number],
]);

table("lengths", [
  ["留言，不超过200个字符", ["maxLength=200 char"]],
  ["留言，最多可输入60个汉字", ["maxLength=60 char"]],
  ["标题，30字以内", ["maxLength=30 char"]],
  ["备注,长度不超过256", ["maxLength=256 char"]],
  ["标题，长度小于20", ["maxLength=19 char"]],
  ["口令，长度6-20个字符", ["maxLength=20 char", "minLength=6 char"]],
  ["机场三字码，字符长度3", ["maxLength=3 char", "minLength=3 char"]],
  ["校验码，长度为32位", ["maxLength=32 char", "minLength=32 char"]],
  ["外部单号 varchar(64)", ["maxLength=64 char"]],
  ["标题，不能超过60字节", ["maxLength=60 byte"]],
  ["图片内容，最大500K", ["maxLength=512000 byte"], file],
  ["图片，文件最大1M", ["maxLength=1048576 byte"], file],
  ["城市二字码", []],
]);

table("items", [
  ["单号列表，最多20个", ["maxItems=20"], strings],
  ["单号，一次最多传50条，逗号分隔", ["format=comma-list", "maxItems=50"]],
  ["图片，最多三张", ["maxItems=3"], strings],
  ["商品集合，限制500", ["maxItems=500"], strings],
  ["宝贝，0~2个宝贝ID", ["maxItems=2"], strings],
  ["至少传2个", ["minItems=2"], strings],
  ["只能传一个状态", []],
  ["优惠券，每人只能用一次", []],
  ["分组名，每个商家最多建100个分组", []],
  ["单号，一次最多只能传50条line_item_list", [], strings],
]);

table("required by prose", [
  ["退货单号，必填", ["requiredByProse"]],
  ["收方信息，收方信息必须传", ["requiredByProse"]],
  ["该参数不能为空", ["requiredByProse"]],
  ["退货单号，必填", [], { required: true }],
  ["非必填", []],
  ["某类目必填", []],
  ["跨境业务必填", []],
  ["首次发布时必填", []],
  ["如果是虚拟商品，必填", []],
  ["非唯一码商品必填", []],
  ["特殊必填", []],
]);

table("enums", [
  ["状态：0-待审 1-通过 2-驳回", ["enum=0|1|2"]],
  ["性别 0女 1男,2其他", ["enum=0|1|2"]],
  ["1:直营;2:加盟", ["enum=1|2"], number],
  ["1、启用，2、停用", ["enum=1|2"], number],
  ["入住人类型1. 成人 2. 儿童", ["enum=1|2"], number],
  ["费用：1,配件费;2,拆旧费;3,其他", ["enum=1|2|3"], number],
  ["甲方是ALPHA,乙方是BETA", ["enum=ALPHA|BETA"]],
  ['渠道 back(1, "后台"), pos(2, "收银")', ["enum=1|2"]],
  ['状态 NEW("NEW", "新"), OLD("OLD", "旧")', ["enum=NEW|OLD"]],
  ["类型: wechat:微信openId alipay:支付宝", ["enum=alipay|wechat"]],
  ["可选值:good(好评),bad(差评)", ["enum=bad|good"]],
  ["可选值：asc、desc", ["enum=asc|desc"]],
  ["有效值：3、7、15", ["enum=15|3|7"], number],
  ["支付宝-ALIPAY 微信-WECHAT 其他-OTHER", ["enum=ALIPAY|OTHER|WECHAT"]],
  ["北京=1,天津=2,上海=3", ["enum=1|2|3"]],
  ["是1，否0", ["enum=0|1"], number],
  ["渠道，VIP=1、门店=2、AE=3、其他=99", ["enum=1|2|3|99"]],
  ["页码，传入值为1代表第一页，传入值为2代表第二页", [], number],
  ["CDC或者RDC名称", []],
  ['退款成功("done"), 退款关闭("closed")', ["enum=closed|done"]],
  ["DONE完成 WAIT 等待", ["enum=DONE|WAIT"]],
  ["来源 ALPHA BETA GAMMA", ["enum=ALPHA|BETA|GAMMA"]],
  ["（1）SALE：销售 （2）RETURN：退货", ["enum=RETURN|SALE"]],
  ["IN 1-入库 OUT 2-出库", ["enum=IN|OUT"]],
  ["ALPHA = 1;BETA = 2;", ["enum=1|2"], number],
  ["target=0 表示文本； target=2 表示语音", ["enum=0|2"], number],
  ["1为不提醒，2为PC提醒", ["enum=1|2"], number],
  ['状态 "NEW","OLD" 可选值："true","false"', ["enum=false|true"]],
  ["必须传true", ["enum=true"]],
  ["结果 < KEY:Id VALUE:描述(SUCCESS-通过) >", []],
  ["状态,0,未使用", []],
  ["品牌id", []],
  ["是否包邮，true是，false否", [], { type: "boolean", docType: "Boolean" }],
  ["可选值：用户结构体中的所有字段", []],
  ["编码，如A001表示甲，B002表示乙", []],
  ["资金渠道的id，1. type=CASH：为空； 2. type=BANK：流水号", []],
  ["可选择不同的模板", []],
  ["权限", []],
  ["生效的规则编号", []],
  ["需要返回的字段列表，id：编号 name：名称", []],
  ["按时间查询，如2014-01-01 00:00:10之后", []],
  ["系统之一", []],
  ["1", []],
  ["入参", []],
]);

describe("lists", () => {
  it("says that the values are those of one item", () => {
    expect(rulesOf("状态 NEW，OLD，GONE", strings)).toEqual(["enum=GONE|NEW|OLD"]);
  });
});
