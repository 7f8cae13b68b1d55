/** APIs for the tests: two as their pages document them, and made-up ones for single rules. */
import type { MockApi, MockParam } from "../../../templates/mock/types.js";

/** A parameter with the fields that every one has filled in. */
export function param(
  name: string,
  type: MockParam["type"],
  rest: Partial<MockParam> = {},
): MockParam {
  return { name, type, docType: "", list: false, description: "", example: "", ...rest };
}

const required = { required: true };

/** An API without samples, for the members given. */
export function api(method: string, rest: Partial<MockApi> = {}): MockApi {
  return {
    method,
    auth: "none",
    request: [],
    response: [],
    examples: { response: [], error: [] },
    errorCodes: [],
    ...rest,
  };
}

const documentedError = `<error_response>
    <code>50</code>
    <msg>Remote service error</msg>
    <sub_code>isv.invalid-parameter</sub_code>
    <sub_msg>非法参数</sub_msg>
</error_response>`;

export const cardBatchSell: MockApi = {
  method: "alibaba.alsc.crm.card.batch.sell",
  auth: "none",
  request: [
    param("param_batch_open_card_open_req", "object", {
      required: false,
      typeName: "BatchOpenCardOpenReq",
      fields: [
        param("physical_card_ids", "string", { list: true, ...required, example: "111,222,333" }),
        param("out_brand_id", "string", { required: false, example: "33959" }),
        param("request_id", "string", { ...required, example: "566754323224" }),
        param("brand_id", "string", { required: false, example: "3396912" }),
        param("out_shop_id", "string", { required: false, example: "35663464" }),
        param("shop_id", "string", { required: false, example: "4564334" }),
        param("operator_id", "string", { ...required, example: "2312332" }),
      ],
    }),
  ],
  response: [
    param("result", "object", {
      typeName: "CommonResult",
      fields: [
        param("result", "object", {
          typeName: "BatchOpenCardOpenInfo",
          fields: [param("result_map", "string"), param("all_success", "string")],
        }),
        param("result_code", "string", { example: "200" }),
        param("result_view", "string", { example: '""' }),
        param("biz_success", "boolean", { example: "true" }),
        param("result_desc", "string", { example: "成功" }),
      ],
    }),
  ],
  examples: {
    response: [
      {
        format: "xml",
        text: `<alibaba_alsc_crm_card_batch_sell_response>
    <result>
        <result>
            <result_map></result_map>
            <all_success>true</all_success>
        </result>
        <result_code>200</result_code>
        <result_view>&quot;&quot;</result_view>
        <biz_success>true</biz_success>
        <result_desc>成功</result_desc>
    </result>
</alibaba_alsc_crm_card_batch_sell_response>`,
      },
    ],
    error: [{ format: "xml", text: documentedError }],
  },
  errorCodes: [],
};

/** The documented request of `cardBatchSell`, as its Java sample sends it. */
export const cardBatchSellRequest = {
  param_batch_open_card_open_req: JSON.stringify({
    physical_card_ids: ["111", "222", "333"],
    out_brand_id: "33959",
    request_id: "566754323224",
    brand_id: "3396912",
    out_shop_id: "35663464",
    shop_id: "4564334",
    operator_id: "2312332",
  }),
};

export const queryCoupon: MockApi = {
  method: "alibaba.alihealth.nr.crm.coupon.querycoupon",
  auth: "none",
  request: [
    param("query_d_t_o", "object", {
      required: false,
      typeName: "ErpCouponQueryDto",
      fields: [
        param("page_size", "number", { ...required, example: "10" }),
        param("page_num", "number", { ...required, example: "1" }),
        param("channel", "string", { required: false, example: "erp" }),
      ],
    }),
  ],
  response: [
    param("result", "object", {
      typeName: "ResponseResult",
      fields: [
        param("error_code", "string", { example: "QUERY_RESULT_EMPTY" }),
        param("error_msg", "string", { example: "查询为空" }),
        param("result", "object", {
          typeName: "PageResponse",
          fields: [
            param("current_page", "number", { example: "1" }),
            param("result_arr_list", "object", {
              list: true,
              typeName: "ErpCouponDTO",
              element: "erp_coupon_d_t_o",
              fields: [
                param("status", "string", { example: "0" }),
                param("coupon_id", "string", { example: "11" }),
                param("attribute", "string", { example: '{ "firstName":"Bill" }' }),
              ],
            }),
            param("total_count", "number", { example: "11" }),
            param("total_page", "number", { example: "2" }),
          ],
        }),
        param("success", "boolean", { example: "false" }),
      ],
    }),
  ],
  examples: {
    response: [
      {
        format: "xml",
        text: `<alibaba_alihealth_nr_crm_coupon_querycoupon_response>
    <result>
        <error_code>QUERY_RESULT_EMPTY</error_code>
        <error_msg>查询为空</error_msg>
        <result>
            <current_page>1</current_page>
            <result_arr_list>
                <erp_coupon_d_t_o>
                    <status>0</status>
                    <coupon_id>11</coupon_id>
                    <attribute>{ &quot;firstName&quot;:&quot;Bill&quot; }</attribute>
                </erp_coupon_d_t_o>
            </result_arr_list>
            <total_count>11</total_count>
            <total_page>2</total_page>
        </result>
        <success>false</success>
    </result>
</alibaba_alihealth_nr_crm_coupon_querycoupon_response>`,
      },
    ],
    error: [{ format: "xml", text: documentedError }],
  },
  errorCodes: [
    { code: "isv.coupon-not-exist", message: "优惠券不存在", solution: "检查优惠券code" },
  ],
};

/** The documented request of `queryCoupon`. */
export const queryCouponRequest = {
  query_d_t_o: JSON.stringify({ page_size: 10, page_num: 1, channel: "erp" }),
};

/** Needs a session; its page shows JSON only. */
export const soldTrades: MockApi = api("taobao.trades.sold.get", {
  auth: "required",
  request: [
    param("fields", "string", required),
    param("page_size", "number", { limits: { minimum: 1, maximum: 100 } }),
    param("start_created", "date"),
    param("use_has_next", "boolean"),
    param("price", "price"),
    param("tids", "number", { list: true, limits: { maxItems: 3 } }),
    param("title", "string", { limits: { maxLength: 5 } }),
    param("picture", "file", { limits: { maxLength: 8 } }),
  ],
  response: [
    param("trades", "object", {
      list: true,
      typeName: "Trade",
      element: "trade",
      fields: [
        param("tid", "number", { int64: true }),
        param("payment", "price"),
        param("created", "date"),
        param("tags", "string", { list: true, element: "string" }),
      ],
    }),
    param("total_results", "number"),
    param("has_next", "boolean"),
  ],
  examples: {
    response: [
      {
        format: "json",
        text: `{"trades_sold_get_response":{"trades":{"trade":[
          {"tid":7104300007405429232,"payment":"200.07","created":"2000-01-01 00:00:00","tags":{"string":["a","b"]}}
        ]},"total_results":100,"has_next":true}}`,
      },
    ],
    error: [],
  },
});
