/** APIs for the tests: two as their pages document them, and made-up ones for single rules. */
import * as z from "zod/mini";
import type { $ZodType } from "zod/v4/core";

import type { MockApi, ServedApi } from "../../../templates/mock/types.js";
import * as top from "../../../templates/runtime/schema.js";

/** An object of any members, for what is said of them on the wire and not in TypeScript. */
export const members = (
  shape: Readonly<Record<string, $ZodType>>,
  ...rules: readonly top.Rule[]
): top.ObjectSchema<object> => top.object<object>(shape, ...rules);

/** Members that may all be absent. */
export const optionals = (shape: Readonly<Record<string, z.ZodMiniType>>) =>
  Object.fromEntries(Object.entries(shape).map(([name, schema]) => [name, z.optional(schema)]));

type Parts = Partial<Omit<ServedApi, "method"> & Pick<MockApi, "examples">>;

/** An API for the parts given; without others it has no members and no samples. */
export function api(
  method: string,
  { examples = { response: [], error: [] }, ...rest }: Parts = {},
): MockApi {
  return {
    api: { method, auth: "none", request: members({}), response: members({}), ...rest },
    examples,
  };
}

const text = () => z.optional(z.string());
const count = () => z.optional(z.number());

const documentedError = `<error_response>
    <code>50</code>
    <msg>Remote service error</msg>
    <sub_code>isv.invalid-parameter</sub_code>
    <sub_msg>非法参数</sub_msg>
</error_response>`;

export const cardBatchSell = api("alibaba.alsc.crm.card.batch.sell", {
  request: members({
    param_batch_open_card_open_req: z.optional(
      members({
        physical_card_ids: z.array(z.string()),
        ...optionals({ out_brand_id: z.string() }),
        request_id: z.string(),
        ...optionals({ brand_id: z.string(), out_shop_id: z.string(), shop_id: z.string() }),
        operator_id: z.string(),
      }),
    ),
  }),
  response: members({
    result: z.optional(
      members({
        result: z.optional(members({ result_map: text(), all_success: text() })),
        result_code: text(),
        result_view: text(),
        biz_success: z.optional(z.boolean()),
        result_desc: text(),
      }),
    ),
  }),
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
});

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

export const queryCoupon = api("alibaba.alihealth.nr.crm.coupon.querycoupon", {
  request: members({
    query_d_t_o: z.optional(
      members({ page_size: top.number(), page_num: top.number(), channel: text() }),
    ),
  }),
  response: members({
    result: z.optional(
      members({
        error_code: text(),
        error_msg: text(),
        result: z.optional(
          members({
            current_page: count(),
            result_arr_list: top.list(
              members({ status: text(), coupon_id: text(), attribute: text() }),
              "erp_coupon_d_t_o",
            ),
            total_count: count(),
            total_page: count(),
          }),
        ),
        success: z.optional(z.boolean()),
      }),
    ),
  }),
  errors: {
    "isv.coupon-not-exist": { message: "优惠券不存在", solution: "检查优惠券code" },
  },
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
});

/** Needs a session; its page shows JSON only. */
export const soldTrades = api("taobao.trades.sold.get", {
  auth: "required",
  request: members({
    fields: z.string(),
    ...optionals({
      page_size: top.number().check(top.minimum(1, "最小值:1"), top.maximum(100, "最大值:100")),
      start_created: top.dateInput(),
      use_has_next: z.boolean(),
      price: top.decimalInput(),
      tids: z.array(top.int64Input()).check(top.maxItems(3, "最大列表长度:3")),
      title: z.string().check(top.maxLength(5, "最大长度:5")),
      picture: top.fileInput().check(top.maxBytes(8, "最大长度:8")),
    }),
  }),
  response: members({
    trades: top.list(
      members({
        ...optionals({ tid: top.int64(), payment: top.decimal(), created: top.date() }),
        tags: top.list(z.string(), "string"),
      }),
      "trade",
    ),
    total_results: count(),
    has_next: z.optional(z.boolean()),
  }),
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
