/** Section 4: the timestamp. */
import { expect, test } from "vitest";

import { formatTimestamp } from "../../templates/mock/timestamp.js";
import { api } from "../mock/support/apis.js";
import { common, post, sign, signed } from "../mock/support/signed.js";
import { gatewayForFile } from "./support/gateway.js";

const echo = api("taobao.echo.get");
const now = Date.UTC(2024, 1, 29, 4, 0, 0);
const { url } = gatewayForFile({ apis: [echo], now: () => now });

/** The code for a timestamp; 0 when the call is answered. */
async function codeFor(timestamp: string | undefined): Promise<number> {
  const entries = Object.entries(common(echo.api.method, { format: "json" }));
  const others = Object.fromEntries(entries.filter(([name]) => name !== "timestamp"));
  const params = timestamp === undefined ? others : { ...others, timestamp };
  const text = await post(url(), { ...params, sign: sign(params) });
  return Number(/"code":(\d+)/.exec(text)?.[1] ?? 0);
}

test("4.1 a timestamp is read in GMT+8", async () => {
  expect(await codeFor("2024-02-29 12:00:00")).toBe(0);
  expect(await codeFor("2024-02-29 04:00:00")).toBe(31);
});

test("4.1 a timestamp may be ten minutes off, and no second more", async () => {
  for (const seconds of [-600, 600]) {
    expect(await codeFor(formatTimestamp(now + seconds * 1000))).toBe(0);
  }
  for (const seconds of [-601, 601]) {
    expect(await codeFor(formatTimestamp(now + seconds * 1000))).toBe(31);
  }
});

test("4.3 epoch milliseconds are accepted", async () => {
  expect(await codeFor(String(now))).toBe(0);
  expect(await codeFor(String(now - 601_000))).toBe(31);
});

test("4.4 a missing timestamp gets code 30", async () => {
  expect(await codeFor(undefined)).toBe(30);
});

for (const malformed of [
  "2024-02-29",
  "2024-02-29T12:00:00",
  "2024-02-30 12:00:00",
  "2024-02-29 24:00:00",
  "2024-2-29 12:00:00",
  " 2024-02-29 12:00:00",
  "1709179200",
  "now",
]) {
  test(`4.4 the malformed timestamp ${JSON.stringify(malformed)} gets code 31`, async () => {
    expect(await codeFor(malformed)).toBe(31);
  });
}

test("4.5 taobao.time.get gives the clock of the gateway", async () => {
  const timestamp = formatTimestamp(now);
  const body = await post(url(), signed("taobao.time.get", { timestamp, format: "json" }));
  expect(JSON.parse(body)).toMatchObject({ time_get_response: { time: "2024-02-29 12:00:00" } });
});
