import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { scrapePage } from "../../scraper/scrape.js";
import { apiSpecSchema, type ApiSpec, type Param } from "../../spec/schema.js";

const folder = new URL("../../scraper/captures/", import.meta.url);
const specs = new Map<string, ApiSpec>();
for (const file of readdirSync(folder)) {
  const { spec } = scrapePage(readFileSync(new URL(file, folder)));
  specs.set(spec.method, spec);
}

function specOf(method: string): ApiSpec {
  const spec = specs.get(method);
  if (!spec) throw new Error(`no capture of ${method}`);
  return spec;
}

/** A tree as a reader sees it: one line a parameter, indented, with what the type column says. */
function outline(params: readonly Param[], indent = ""): string[] {
  return params.flatMap(({ name, docType, required, fields }) => {
    const mark = required === undefined ? "" : required ? "!" : "?";
    return [`${indent}${name}${mark}: ${docType}`, ...outline(fields ?? [], `${indent}  `)];
  });
}

function param(params: readonly Param[], path: string): Param {
  const [name, ...rest] = path.split(".");
  const found = params.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`no parameter ${path}`);
  return rest.length === 0 ? found : param(found.fields ?? [], rest.join("."));
}

test("each capture gives a spec that the schema accepts, with nothing inferred", () => {
  expect([...specs.keys()].sort()).toEqual([
    "alibaba.alihealth.nr.crm.coupon.querycoupon",
    "alibaba.alsc.crm.card.batch.sell",
    "alibaba.alsc.crm.open.customer.save",
    "alibaba.alsc.crm.point.consumepoint",
    "alibaba.alsc.crm.recharge.account.get",
  ]);
  for (const spec of specs.values()) {
    expect(apiSpecSchema.safeParse(spec).error).toBeUndefined();
    expect(spec.findings.filter(({ code }) => code.startsWith("nesting"))).toEqual([]);
    expect(spec.auth).toBe("none");
  }
});

describe("querycoupon", () => {
  const spec = specOf("alibaba.alihealth.nr.crm.coupon.querycoupon");

  test("the page's head", () => {
    expect(spec).toMatchObject({
      title: "ERP调用CRM - 查询优惠券",
      description: "erp或者其他渠道发放优惠券给用户,通过此接口把 发放优惠券的信息传给crm",
      category: "阿里健康-CRM",
      errorCodes: [],
    });
  });

  test("success is the outer result's, total_page the inner one's", () => {
    expect(outline(spec.response)).toEqual([
      "result: ResponseResult",
      "  error_code: String",
      "  error_msg: String",
      "  result: PageResponse",
      "    current_page: Number",
      "    result_arr_list: ErpCouponDTO []",
      ...[
        ...["status", "start_date", "serller_id", "phone", "order_amount", "end_date", "describe"],
        ...["coupon_name", "coupon_id", "coupon_code", "coupon_amount", "channel", "card_no"],
        ...["bill_date", "attribute", "shop", "category"],
      ].map((name) => `      ${name}: String`),
      "    total_count: Number",
      "    total_page: Number",
      "  success: Boolean",
    ]);
  });

  test("the list has the element name that the sample shows", () => {
    expect(param(spec.response, "result.result.result_arr_list")).toMatchObject({
      type: "object",
      list: true,
      typeName: "ErpCouponDTO",
      element: "erp_coupon_d_t_o",
      example: "",
      description: "对象",
    });
  });

  test("an example with spaces and quotes is whole", () => {
    expect(param(spec.response, "result.result.result_arr_list.attribute")).toMatchObject({
      example: '{ "firstName":"Bill" , "lastName":"Gates" }',
      description: "额外属性",
    });
  });

  test("samples are kept verbatim", () => {
    const [xml] = spec.examples.response;
    expect(xml?.format).toBe("xml");
    expect(
      xml?.text.startsWith("<alibaba_alihealth_nr_crm_coupon_querycoupon_response>\n    <result>"),
    );
    expect(xml?.text.endsWith("</alibaba_alihealth_nr_crm_coupon_querycoupon_response>")).toBe(
      true,
    );
    expect(spec.examples.request[0]).toMatchObject({ language: "java" });
    expect(spec.examples.error[0]?.text).toContain("<sub_code>isv.invalid-parameter</sub_code>");
  });
});

describe("card.batch.sell", () => {
  const spec = specOf("alibaba.alsc.crm.card.batch.sell");

  test("both trees", () => {
    expect(outline(spec.request)).toEqual([
      "param_batch_open_card_open_req?: BatchOpenCardOpenReq",
      "  physical_card_ids!: String []",
      "  out_brand_id?: String",
      "  request_id!: String",
      "  brand_id?: String",
      "  out_shop_id?: String",
      "  shop_id?: String",
      "  operator_id!: String",
    ]);
    expect(outline(spec.response)).toEqual([
      "result: CommonResult",
      "  result: BatchOpenCardOpenInfo",
      "    result_map: String",
      "    all_success: String",
      "  result_code: String",
      "  result_view: String",
      "  biz_success: Boolean",
      "  result_desc: String",
    ]);
  });

  test("one cell is the description where the sample shows no value", () => {
    expect(param(spec.response, "result.result.result_map")).toMatchObject({
      example: "",
      description: "结果 < KEY:Id VALUE:描述(SUCCESS-通过) >",
    });
    expect(param(spec.response, "result.result_view")).toMatchObject({
      example: '""',
      description: "错误结果显示",
    });
    expect(param(spec.request, "param_batch_open_card_open_req")).toMatchObject({
      example: "",
      description: "请求对象",
    });
  });

  test("a list of scalars", () => {
    expect(param(spec.request, "param_batch_open_card_open_req.physical_card_ids")).toMatchObject({
      type: "string",
      list: true,
      example: "111,222,333",
    });
  });
});

test("recharge.account.get: the inner result ends where the sample ends it", () => {
  const spec = specOf("alibaba.alsc.crm.recharge.account.get");
  const lines = outline(spec.response);
  expect(lines.slice(0, 4)).toEqual([
    "result: CommonResult",
    "  biz_success: Boolean",
    "  result: RechargeAccountOpenInfo",
    "    account_id: String",
  ]);
  expect(lines.slice(-4)).toEqual([
    "    usable_value: Number",
    "  result_code: String",
    "  result_desc: String",
    "  result_view: String",
  ]);
  expect(lines).toHaveLength(20);
});

test("customer.save: a date, a number and a description full of brackets", () => {
  const spec = specOf("alibaba.alsc.crm.open.customer.save");
  const field = (name: string): Param =>
    param(spec.request, `param_customer_save_open_req.${name}`);
  expect(field("birthday")).toMatchObject({ type: "date", example: "2010-01-01 00:00:00" });
  expect(field("gender")).toMatchObject({ type: "number", example: "1", required: false });
  expect(field("remark")).toMatchObject({ example: "备注", description: "备注" });
  expect(field("channel")).toMatchObject({
    example: "2",
    description:
      '渠道 crm_back(1, "CRM后台"), pos(2, "POS"), mobile_shop(3, "个人中心"), wechat(4, "微信"), alipay(5, "支付宝"),所有pos端传2',
  });
});

test("consumepoint: members of result in the sample's order", () => {
  const spec = specOf("alibaba.alsc.crm.point.consumepoint");
  expect(outline(spec.response)).toEqual([
    "result: CommonResult",
    "  biz_success: Boolean",
    "  result: String",
    "  result_code: String",
    "  result_desc: String",
    "  result_view: String",
  ]);
  expect(param(spec.request, "param_consume_point_open_req.customer_id").example).toBe(
    "7027365982937563912722",
  );
});
