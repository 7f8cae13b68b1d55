import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod/mini";

import { type RunningGateway, startGateway } from "../../templates/mock/node.js";
import { sleep } from "../../templates/mock/transport-faults.js";
import { withGateway } from "../conformance/support/gateway.js";
import {
  api,
  cardBatchSell,
  cardBatchSellRequest,
  members,
  optionals,
  queryCoupon,
  soldTrades,
} from "./support/apis.js";
import { post, postForError, signed } from "./support/signed.js";

let gateway: RunningGateway;
beforeAll(async () => {
  gateway = await startGateway({ apis: [cardBatchSell, queryCoupon, soldTrades] });
});
afterAll(() => gateway.close());

test("a signed call is answered with the documented XML", async () => {
  const text = await post(gateway.url, signed(cardBatchSell.api.method, cardBatchSellRequest));
  expect(text).toMatch(
    /^<alibaba_alsc_crm_card_batch_sell_response><result><result><result_map><\/result_map>/,
  );
  expect(text).toMatch(/<request_id>[0-9a-z]{12}<\/request_id>/);
});

test("JSON is made from the documented XML by the documented types", async () => {
  const text = await post(gateway.url, signed(queryCoupon.api.method, { format: "json" }));
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

test("a call to another path is told the right ones", async () => {
  const answer = await fetch(new URL("/rest", gateway.url), { method: "POST" });
  expect(answer.status).toBe(404);
  expect(await answer.text()).toContain(
    "no gateway at /rest; calls go to /router/rest, batches to /router/batch",
  );
});

test("a wrong secret is refused with code 25", async () => {
  const params = { ...signed(cardBatchSell.api.method), sign: "0".repeat(32) };
  expect(await postForError(gateway.url, params)).toMatchObject({ code: 25 });
});

const echo = api("taobao.echo.get", {
  auth: "optional",
  request: members(optionals({ text: z.string() })),
});

test("closing ends connections and answers under way, and frees the port", async () => {
  const gateway = await startGateway({ apis: [echo], fault: "latency=600000" });
  const slow = post(gateway.url, signed(echo.api.method));
  const idle = post(gateway.url, signed(echo.api.method), { "x-mock-fault": "" });
  await idle;
  const refused = expect(slow).rejects.toThrow();
  await gateway.close();
  await refused;
  const port = Number(new URL(gateway.url).port);
  const again = await startGateway({ apis: [echo], port });
  expect(again.url).toBe(gateway.url);
  await again.close();
});

test("a wait ends when its caller leaves, before or during it", async () => {
  const leaving = new AbortController();
  const waiting = expect(sleep(600_000, leaving.signal)).rejects.toThrow("gone");
  leaving.abort(new Error("gone"));
  await waiting;
  await expect(sleep(600_000, leaving.signal)).rejects.toThrow("gone");
});

test("a body that is too large gets HTTP status 413", async () => {
  await withGateway({ apis: [echo], maxBodyBytes: 1000 }, async ({ url }) => {
    const body = new URLSearchParams({ text: "x".repeat(2000) });
    expect((await fetch(url, { method: "POST", body })).status).toBe(413);
    expect((await fetch(url, { method: "POST", body: "text=x" })).status).toBe(200);
  });
});

test("another path gets HTTP status 404", async () => {
  await withGateway({ apis: [echo] }, async ({ url }) => {
    expect((await fetch(new URL("/router/other", url))).status).toBe(404);
  });
});

test("an answer function that throws gives HTTP status 500 with its message", async () => {
  const answer = () => {
    throw new Error("no such row");
  };
  await withGateway({ apis: [echo], answer }, async ({ url }) => {
    const init = { method: "POST", body: new URLSearchParams(signed(echo.api.method)) };
    const response = await fetch(url, init);
    expect([response.status, await response.text()]).toEqual([500, "Error: no such row\n"]);
  });
});
