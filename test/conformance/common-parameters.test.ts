/** Section 2: the common parameters. */
import { expect, test } from "vitest";

import { cardBatchSell, cardBatchSellRequest, queryCoupon } from "../mock/support/apis.js";
import { common, type Params, post, postForError, sign, signed } from "../mock/support/signed.js";
import { gatewayForFile } from "./support/gateway.js";

const { url } = gatewayForFile({ apis: [cardBatchSell, queryCoupon] });
const { method } = cardBatchSell.api;

/** The code that answers a call with some parameters changed or (undefined) left out. */
async function codeFor(changes: Record<string, string | undefined>): Promise<number> {
  const merged = Object.entries<string | undefined>({
    ...common(method),
    format: "json",
    ...changes,
  });
  const params = Object.fromEntries(
    merged.filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  const signature = "sign" in changes ? {} : { sign: sign(params) };
  const text = await post(url(), { ...params, ...signature });
  return Number(/"code":(\d+)/.exec(text)?.[1] ?? /<code>(\d+)/.exec(text)?.[1]);
}

const refusals: [string, Record<string, string | undefined>, number][] = [
  ["a missing method gets code 21", { method: undefined }, 21],
  ["an empty method gets code 21", { method: "" }, 21],
  ["an unknown method gets code 22", { method: "taobao.no.such.method" }, 22],
  ["a method in another case gets code 22", { method: method.toUpperCase() }, 22],
  ["a missing app key gets code 28", { app_key: undefined }, 28],
  ["an unknown app key gets code 29", { app_key: "87654321" }, 29],
  ["a missing version gets code 32", { v: undefined }, 32],
  ["a version that is no number gets code 33", { v: "two" }, 33],
  ["a version other than 2.0 gets code 34", { v: "3.0" }, 34],
  ["a format other than xml and json gets code 23", { format: "yaml" }, 23],
  ["a missing signature gets code 24", { sign: undefined }, 24],
];
for (const [name, changes, code] of refusals) {
  test(`2 ${name}`, async () => {
    expect(await codeFor(changes)).toBe(code);
  });
}

test("2 of several faults the one that is checked first is told", async () => {
  expect(await codeFor({ method: undefined, app_key: undefined, v: undefined })).toBe(21);
  expect(await codeFor({ app_key: undefined, timestamp: undefined, v: undefined })).toBe(28);
  expect(await codeFor({ timestamp: undefined, v: undefined, format: "yaml" })).toBe(30);
  expect(await codeFor({ v: undefined, format: "yaml" })).toBe(32);
  expect(await codeFor({ format: "yaml", sign: undefined })).toBe(23);
});

test("2 without format the answer is XML", async () => {
  expect(await post(url(), signed(method, cardBatchSellRequest))).toMatch(/^<alibaba_/);
});

test("2 simplify is honoured with format json and the value true only", async () => {
  const simplified = (extra: Params) => post(url(), signed(queryCoupon.api.method, extra));
  expect(await simplified({ format: "json", simplify: "true" })).toMatch(/^\{"result":/);
  expect(await simplified({ format: "json", simplify: "1" })).toMatch(/^\{"alibaba_/);
  expect(await simplified({ simplify: "true" })).toMatch(/^<alibaba_/);
});

test("2 partner_id, target_app_key and undocumented parameters are accepted", async () => {
  const extra = { partner_id: "top-sdk-java-20200706", target_app_key: "1", unheard_of: "x" };
  const params = signed(method, { format: "json", ...cardBatchSellRequest, ...extra });
  expect(await post(url(), params)).toContain('"biz_success":true');
});

const placements: [string, (name: string) => boolean][] = [
  [
    "system parameters in the query, business parameters in the body",
    (name) => name !== "param_batch_open_card_open_req",
  ],
  ["everything in the body", () => false],
  [
    "business parameters in the query, system parameters in the body",
    (name) => name.startsWith("param_"),
  ],
];
for (const [name, inQuery] of placements) {
  test(`2 the gateway takes the union of query and body: ${name}`, async () => {
    const params = Object.entries(signed(method, { format: "json", ...cardBatchSellRequest }));
    const query = new URLSearchParams(params.filter(([key]) => inQuery(key)));
    const body = new URLSearchParams(params.filter(([key]) => !inQuery(key)));
    const response = await fetch(`${url()}?${query.toString()}`, { method: "POST", body });
    expect(await response.text()).toContain('"biz_success":true');
  });
}

test("2 a parameter that is sent empty is part of what is signed", async () => {
  const params = common(method, { format: "json", ...cardBatchSellRequest, empty: "" });
  expect(await post(url(), { ...params, sign: sign(params) })).toContain('"biz_success":true');
  const { code } = await postForError(url(), { ...params, sign: sign(params), added: "x" });
  expect(code).toBe(25);
});
