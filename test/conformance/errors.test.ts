/** Sections 8 and 9: errors, limits, sessions. */
import { expect, test } from "vitest";

import { api, cardBatchSell, queryCoupon, soldTrades } from "../mock/support/apis.js";
import { post, postForError, signed } from "../mock/support/signed.js";
import { gatewayForFile, withGateway } from "./support/gateway.js";

const optional = api("taobao.optional.get", { auth: "optional" });
const apis = [cardBatchSell, queryCoupon, soldTrades, optional];
const { url } = gatewayForFile({ apis });
const { method } = cardBatchSell.api;

const faulty = (fault: string, of = method) =>
  postForError(url(), signed(of, { format: "json" }), { "x-mock-fault": fault });

test("8.1 an error in JSON has a number as its code and a request id", async () => {
  const body = await post(url(), signed(method, { format: "json" }), { "x-mock-fault": "ban" });
  expect(body).toMatch(
    /^\{"error_response":\{"code":7,"msg":"App Call Limited","sub_code":"accesscontrol\.limited-by-api-access-count","sub_msg":"This ban will last for 1 more seconds","request_id":"[0-9a-z]{12}"\}\}$/,
  );
});

test("8.1 an error in XML has the same members as elements", async () => {
  const body = await post(url(), signed(method), { "x-mock-fault": "isv" });
  expect(body).toMatch(
    /^<error_response><code>50<\/code><msg>Remote service error<\/msg><sub_code>isv\.invalid-parameter<\/sub_code><sub_msg>非法参数<\/sub_msg><request_id>[0-9a-z]{12}<\/request_id><\/error_response>$/,
  );
});

test("8.2 the documented error is the page's error sample in the format asked for", async () => {
  const expected = {
    ...{ code: 50, msg: "Remote service error" },
    ...{ sub_code: "isv.invalid-parameter", sub_msg: "非法参数" },
  };
  expect(await faulty("documented-error")).toMatchObject(expected);
  const body = await post(url(), signed(method), { "x-mock-fault": "documented-error" });
  expect(body).toContain("<sub_msg>非法参数</sub_msg>");
});

test("8.3 a platform fault has code 15 and an isp sub code", async () => {
  const sub_code = "isp.top-remote-connection-timeout";
  expect(await faulty("isp")).toMatchObject({ code: 15, sub_code });
  expect(await faulty("isp=isp.call-limited")).toMatchObject({ sub_code: "isp.call-limited" });
});

test("8.3 a documented sub code brings its documented message", async () => {
  const error = await faulty("isv=isv.coupon-not-exist", queryCoupon.api.method);
  expect(error).toMatchObject({ sub_code: "isv.coupon-not-exist", sub_msg: "优惠券不存在" });
});

for (const [code, msg] of [
  [3, "Upload fail"],
  [10, "Service currently unavailable"],
  [42, "Insufficient session permissions"],
  [530, "Remote service error"],
] as const) {
  test(`8.2 code ${code} has the message ${msg}`, async () => {
    expect(await faulty(`code=${code}`)).toMatchObject({ code, msg });
  });
}

test("8.2 an app without the permission gets code 11", async () => {
  await withGateway({ apis, permitted: [method] }, async (own) => {
    const params = { format: "json" };
    expect(await postForError(own.url, signed(optional.api.method, params))).toMatchObject({
      code: 11,
      msg: "Insufficient isv permissions",
      sub_code: "isv.permission-api-package-not-allowed",
    });
    expect(await post(own.url, signed(method, params))).toContain("biz_success");
  });
});

const clock = { now: Date.now() };
const limited = (scope: "app" | "api") => ({
  apis,
  now: () => clock.now,
  limits: [{ calls: 2, seconds: 60, scope }],
});
const json = () => ({ format: "json" });

test("8.4 calls above the limit of an API get code 7 and the seconds of the ban", async () => {
  await withGateway(limited("api"), async ({ url: own }) => {
    for (let call = 0; call < 2; call += 1) await post(own, signed(method, json()));
    clock.now += 17_000;
    expect(await postForError(own, signed(method, json()))).toMatchObject({
      ...{ code: 7, sub_code: "accesscontrol.limited-by-api-access-count" },
      sub_msg: "This ban will last for 43 more seconds",
    });
    expect(await post(own, signed(optional.api.method, json()))).toContain("request_id");
    clock.now += 43_000;
    expect(await post(own, signed(method, json()))).toContain("biz_success");
  });
});

test("8.4 calls above the limit of an app are counted over all methods", async () => {
  await withGateway(limited("app"), async ({ url: own }) => {
    await post(own, signed(method, json()));
    await post(own, signed(optional.api.method, json()));
    const error = await postForError(own, signed(queryCoupon.api.method, json()));
    expect(error.sub_code).toBe("accesscontrol.limited-by-app-access-count");
  });
});

test("8.4 refused calls do not count", async () => {
  await withGateway(limited("api"), async ({ url: own }) => {
    for (let call = 0; call < 5; call += 1) {
      await postForError(own, { ...signed(method, json()), sign: "X" });
    }
    expect(await post(own, signed(method, json()))).toContain("biz_success");
  });
});

test("9.1 without the session that a method needs there is code 26", async () => {
  const params = signed(soldTrades.api.method, { format: "json", fields: "tid" });
  expect(await postForError(url(), params)).toMatchObject({ code: 26, msg: "Missing session" });
});

test("9.1 an unknown session gets code 27", async () => {
  await withGateway({ apis, sessions: ["6200known0session"] }, async ({ url: own }) => {
    const call = (of: string, session: string) =>
      post(own, signed(of, { format: "json", fields: "tid", session }));
    expect(await call(soldTrades.api.method, "6200known0session")).toContain("total_results");
    const refused = /"code":27,"msg":"Invalid session","sub_code":"invalid-sessionkey"/;
    expect(await call(soldTrades.api.method, "6200other0session")).toMatch(refused);
    expect(await call(optional.api.method, "6200other0session")).toMatch(refused);
  });
});

test("9.6 where the session is optional or not needed, none is asked for", async () => {
  expect(await post(url(), signed(optional.api.method))).toContain("optional_get_response");
  expect(await post(url(), signed(method))).toContain("biz_success");
});

test("9.3 the token methods give the token as a JSON text", async () => {
  const create = signed("taobao.top.auth.token.create", { format: "json", code: "abc" });
  const refresh = signed("taobao.top.auth.token.refresh", { refresh_token: "abc" });
  const body = JSON.parse(await post(url(), create)) as {
    top_auth_token_create_response: { token_result: string };
  };
  const { token_result } = body.top_auth_token_create_response;
  expect(JSON.parse(token_result)).toMatchObject({
    access_token: expect.any(String) as string,
    refresh_token: expect.any(String) as string,
    expires_in: expect.any(Number) as number,
    taobao_user_nick: "%E6%B5%8B%E8%AF%95",
  });
  expect(await post(url(), refresh)).toContain("<token_result>{&quot;access_token&quot;");
});
