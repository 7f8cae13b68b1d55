import { afterAll, beforeAll, expect, test } from "vitest";

import { type RunningGateway, startGateway } from "../../templates/mock/node.js";
import { cardBatchSell, cardBatchSellRequest, queryCoupon, soldTrades } from "./support/apis.js";
import { post, postForError, signed } from "./support/signed.js";

let gateway: RunningGateway;
beforeAll(async () => {
  gateway = await startGateway({ apis: [cardBatchSell, queryCoupon, soldTrades] });
});
afterAll(() => gateway.close());

test("a signed call is answered with the documented XML", async () => {
  const text = await post(gateway.url, signed(cardBatchSell.method, cardBatchSellRequest));
  expect(text).toMatch(
    /^<alibaba_alsc_crm_card_batch_sell_response><result><result><result_map><\/result_map>/,
  );
  expect(text).toMatch(/<request_id>[0-9a-z]{12}<\/request_id>/);
});

test("JSON is made from the documented XML by the documented types", async () => {
  const text = await post(gateway.url, signed(queryCoupon.method, { format: "json" }));
  expect(JSON.parse(text)).toEqual({
    alibaba_alihealth_nr_crm_coupon_querycoupon_response: {
      result: {
        error_code: "QUERY_RESULT_EMPTY",
        error_msg: "查询为空",
        result: {
          current_page: 1,
          result_arr_list: {
            erp_coupon_d_t_o: [
              { status: "0", coupon_id: "11", attribute: '{ "firstName":"Bill" }' },
            ],
          },
          total_count: 11,
          total_page: 2,
        },
        success: false,
      },
      request_id: expect.stringMatching(/^[0-9a-z]{12}$/) as string,
    },
  });
});

test("a wrong secret is refused with code 25", async () => {
  const params = { ...signed(cardBatchSell.method), sign: "0".repeat(32) };
  expect(await postForError(gateway.url, params)).toMatchObject({ code: 25 });
});
