/** Section 5.11: batches of calls. */
import { expect, test } from "vitest";

import { nodeDigests } from "../../templates/mock/node.js";
import { expectedSignature, type SignMethod } from "../../templates/mock/signature.js";
import { parseTimestamp } from "../../templates/mock/timestamp.js";
import {
  cardBatchSell,
  cardBatchSellRequest,
  queryCoupon,
  soldTrades,
} from "../mock/support/apis.js";
import { common, sign } from "../mock/support/signed.js";
import { gatewayForFile, withGateway } from "./support/gateway.js";

const apis = [cardBatchSell, queryCoupon, soldTrades];
const { batchUrl, gateway } = gatewayForFile({ apis });
const separator = "\r\n-S-\r\n";
const form = (params: Record<string, string>) => new URLSearchParams(params).toString();

/** Sends a batch; returns its answers, one text a call. */
async function batch(
  segments: readonly string[],
  options: { separator?: string; secret?: string; fault?: string } = {},
): Promise<string[]> {
  const line = options.separator ?? separator;
  const content = segments.join(line);
  const { app_key = "", timestamp = "", v = "", sign_method = "" } = common("");
  const system = { app_key, timestamp, v, sign_method, format: "json" };
  const query = form({ ...system, sign: sign(system, options.secret, content) });
  const response = await fetch(`${batchUrl()}?${query}`, {
    method: "POST",
    body: content,
    headers: {
      "content-type": "text/plain;charset=UTF-8",
      ...(options.separator !== undefined && { "top-api-separator": options.separator }),
      ...(options.fault !== undefined && { "x-mock-fault": options.fault }),
    },
  });
  expect(response.headers.get("content-type")).toBe("text/plain;charset=UTF-8");
  return (await response.text()).split(line);
}

const card = form({ method: cardBatchSell.api.method, ...cardBatchSellRequest });
const coupon = form({ method: queryCoupon.api.method });

test("5.11 each call of a batch is answered, in the order of the calls", async () => {
  const [first, second, third, ...rest] = await batch([card, coupon, card]);
  expect(first).toMatch(/^\{"alibaba_alsc_crm_card_batch_sell_response":/);
  expect(second).toMatch(/^\{"alibaba_alihealth_nr_crm_coupon_querycoupon_response":/);
  expect(third).toMatch(/^\{"alibaba_alsc_crm_card_batch_sell_response":/);
  expect(rest).toEqual([]);
});

test("5.11 shared parameters stand in a first segment, N is a call without its own", async () => {
  const answers = await batch(["#PUBLIC#method=taobao.time.get", "N", "N"]);
  expect(answers.map((answer) => answer.slice(0, 21))).toEqual(
    Array(2).fill('{"time_get_response":'),
  );
});

test("5.11 a call may have its own method and session", async () => {
  const sold = { method: soldTrades.api.method, fields: "tid" };
  const [without, own] = await batch([form(sold), form({ ...sold, session: "another" })]);
  expect(without).toContain('"code":26');
  expect(own).toContain('"total_results":100');
});

test("5.11 one call's error leaves the others alone", async () => {
  const [wrong, right] = await batch([form({ method: "no.such.method" }), card]);
  expect(wrong).toMatch(/^\{"error_response":\{"code":22,/);
  expect(right).toContain('"biz_success":true');
});

test("5.11 a wrong signature is one error for the whole batch", async () => {
  const answers = await batch([card, coupon], { secret: "wrong" });
  expect(answers).toHaveLength(1);
  expect(answers[0]).toMatch(/^\{"error_response":\{"code":25,/);
});

test("5.11 a separator of the caller's choice is named by a header", async () => {
  const answers = await batch([card, coupon], { separator: "#next#" });
  expect(answers).toHaveLength(2);
  expect(answers[1]).toContain("querycoupon_response");
});

test("5.11 every call of a batch has its own entry in the log", async () => {
  gateway().log.clear();
  await batch([card, coupon]);
  const methods = gateway().log.entries.map((entry) => entry.method);
  expect(methods).toEqual([cardBatchSell.api.method, queryCoupon.api.method]);
});

const v10 = {
  ...{ app_key: "12345678", format: "json", timestamp: "2016-01-01 12:00:00", v: "2.0" },
  sign_method: "md5",
};
const v10Body = `#PUBLIC#method=taobao.time.get${separator}N${separator}N`;
for (const [signMethod, expected] of [
  ["md5", "5204053EB71B49FE47CA6618D12DB777"],
  ["hmac", "D45F4761673D618A1FF128FEDBF602F6"],
  ["hmac-sha256", "FFAF4F582DA69033119206B9768732B645F4A6D3F1874D3EDA943336B9D6F08B"],
] satisfies [SignMethod, string][]) {
  const params = { ...v10, sign_method: signMethod };
  test(`3.4 vector V10 ${signMethod}: the body of a batch is signed`, async () => {
    const content = { parameters: new Map(Object.entries(params)), body: v10Body };
    expect(await expectedSignature(content, signMethod, "helloworld", nodeDigests)).toBe(expected);
    const now = () => parseTimestamp(v10.timestamp) ?? Number.NaN;
    await withGateway({ apis, now }, async (own) => {
      const query = form({ ...params, sign: expected });
      const headers = { "content-type": "text/plain;charset=UTF-8" };
      const init = { method: "POST", headers, body: v10Body };
      const body = await (await fetch(`${own.batchUrl}?${query}`, init)).text();
      expect(body.match(/"time":"2016-01-01 12:00:00"/g)).toHaveLength(2);
    });
  });
}
