/** The words of made-up pages, in the manner of the platform. */

export const areas = "alsc crm wlb fenxiao trade item user miniapp tmc ump hotel travel".split(" ");

export const nouns =
  "item order shop user card brand price total count list result code msg trade id type status data model store buyer seller nick sku stock refund address mobile amount page size time start end create update ext info remark point coupon level rule group unit order_code out_brand_id biz_type error_code trace_id gmt_create gmt_modified operator_id".split(
    " ",
  );

export const verbs = "get query add update delete list search sync cancel confirm".split(" ");

export const typeWords =
  "Item Order TopResult Shop Card CommonResult PageResult Trade User Brand Sku Store Coupon Refund".split(
    " ",
  );

export const scalarTypes: Readonly<Record<string, number>> = {
  String: 5639,
  Number: 2331,
  Boolean: 660,
  Date: 448,
  Json: 36,
  "byte[]": 12,
  Price: 8,
  BigDecimal: 6,
};

export const examples: Readonly<Record<string, readonly string[]>> = {
  String: ["T1001", "测试文本", "a&b", '{"k":"v w"}', "CS", "true", "566754323224", "2", "x y z"],
  Number: ["0", "1", "20", "4519561", "1100384769230375417"],
  Boolean: ["true", "false"],
  Date: ["2010-01-01 00:00:00", "2021-11-11 23:59:59"],
  Json: ['{"a":1,"b":"x y"}', "[1,2]"],
  Price: ["200.07", "5"],
  BigDecimal: ["3.14159"],
  "byte[]": [""],
};

export const titles = [
  "查询订单详情",
  "批量开卡(售卡)",
  "获取用户信息",
  "商品库存更新",
  "会员积分",
];

export const phrases = [
  "是否成功",
  "错误码",
  "错误信息",
  "创建时间，格式为标准时间",
  "商品在平台上的数字编号",
  "外部系统的门店编号",
  "返回结果对象",
  "用户昵称",
  "扩展信息，业务方自定义",
  "收货地址的详细信息",
  "操作人",
  "结果描述",
  "订单的实际支付金额，单位为分",
  "分页查询的页码，从1开始",
  "该接口返回的数据以服务端为准",
  "记录的最后修改时间",
];

export const ruled = [
  "状态：0-未使用，1-已使用，2-已过期",
  "性别 0女 1男,2其他",
  "渠道编码，CS：客如云 KRY：口碑 默认CS",
  "请求唯一标识，长度不超过32个字符",
  "商品编号列表，最多20个，用逗号分隔",
  "页大小，默认20，最大值100",
  "开始时间，格式yyyy-MM-dd HH:mm:ss",
  "业务类型（必填）",
  "取值范围1-100",
  "金额，单位分",
];
