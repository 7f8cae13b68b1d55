/** Two documented calls with their answers: a small one, and a list of ten rows. */
import { alibabaAlihealthNrCrmCouponQuerycoupon as query } from "../../../generated/src/apis/alibaba.alihealth.nr.crm.coupon.querycoupon.js";
import { alibabaAlscCrmCardBatchSell as sell } from "../../../generated/src/apis/alibaba.alsc.crm.card.batch.sell.js";
import type { TopApi } from "../../../generated/src/runtime/index.js";

const sellParams = {
  param_batch_open_card_open_req: {
    physical_card_ids: ["111", "222", "333"],
    out_brand_id: "33959",
    request_id: "566754323224",
    brand_id: "3396912",
    out_shop_id: "35663464",
    shop_id: "4564334",
    operator_id: "2312332",
  },
};
const queryParams = {
  query_d_t_o: { page_size: 10, page_num: 1, channel: "CS", phone: "13800000000" },
};

const coupon = {
  status: "1",
  start_date: "2016-01-01 12:00:00",
  serller_id: "2201234567890",
  phone: "13800000000",
  order_amount: "100.00",
  end_date: "2016-02-01 12:00:00",
  describe: "满一百减十",
  coupon_name: "优惠券",
  coupon_id: "12345",
  coupon_code: "A1B2C3",
  coupon_amount: "10.00",
  channel: "CS",
  card_no: "111",
  attribute: "{}",
  shop: "1",
  category: "2",
};
/** The body of the answer to each method. */
export const answers: Readonly<Record<string, string>> = {
  [sell.method]: JSON.stringify({
    alibaba_alsc_crm_card_batch_sell_response: {
      result: { biz_code: "0", success: true, data: { result_map: '{"111":"SUCCESS"}' } },
      request_id: "z2cctmdvq4ud",
    },
  }),
  [query.method]: JSON.stringify({
    alibaba_alihealth_nr_crm_coupon_querycoupon_response: {
      result: {
        success: true,
        result: {
          current_page: 1,
          total_count: 10,
          total_page: 1,
          result_arr_list: { erp_coupon_d_t_o: Array.from({ length: 10 }, () => coupon) },
        },
      },
      request_id: "z2cctmdvq4ud",
    },
  }),
};

/** One call of the benchmark. */
export interface SampleCall {
  readonly api: TopApi<object, object>;
  readonly params: object;
}

const sampleCalls: readonly SampleCall[] = [
  { api: sell, params: sellParams },
  { api: query, params: queryParams },
];

/** The calls take turns. */
export function sampleCall(n: number): SampleCall {
  const call = sampleCalls[n % sampleCalls.length];
  if (call === undefined) throw new RangeError("no calls");
  return call;
}
