/** Section 14.7: the faults that a test can ask for. */
import { expect, test } from "vitest";

import { faultTable } from "../../templates/mock/faults.js";
import { cardBatchSell, soldTrades } from "../mock/support/apis.js";
import { post, postForError, signed } from "../mock/support/signed.js";
import { gatewayForFile, withGateway } from "./support/gateway.js";

const apis = [cardBatchSell, soldTrades];
const { url, gateway } = gatewayForFile({ apis });
const call = () =>
  signed(soldTrades.api.method, { format: "json", session: "test", fields: "tid" });

/** The response to a good call with faults. */
function answer(fault: string, params = call()): Promise<Response> {
  const body = new URLSearchParams(params);
  return fetch(url(), { method: "POST", body, headers: { "x-mock-fault": fault } });
}
const text = async (fault: string, params = call()) => (await answer(fault, params)).text();

test("14.7 latency delays the answer, and a caller that leaves ends it", async () => {
  expect(await text("latency=1")).toContain("total_results");
  const init = { method: "POST", body: new URLSearchParams(call()) };
  const headers = { "x-mock-fault": "latency=600000" };
  const signal = AbortSignal.timeout(30);
  await expect(fetch(url(), { ...init, headers, signal })).rejects.toThrow(/timeout/);
});

test("14.7 ban gives code 7 with the seconds asked for", async () => {
  const { sub_msg } = await postForError(url(), call(), { "x-mock-fault": "ban=31062" });
  expect(sub_msg).toBe("This ban will last for 31062 more seconds");
});

test("14.7 http gives that status and no gateway body", async () => {
  const response = await answer("http=502");
  expect([response.status, await response.text()]).toEqual([502, "Service Unavailable"]);
  expect((await answer("http")).status).toBe(503);
});

test("14.7 html gives the anti-robot page with status 200", async () => {
  const response = await answer("html");
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("text/html;charset=UTF-8");
  expect(await response.text()).toContain("x5secdata");
});

test("14.7 truncated gives the first half of the JSON", async () => {
  const cut = await text("truncated");
  expect(cut).toMatch(/^\{"trades_sold_get_response":/);
  expect(() => JSON.parse(cut) as unknown).toThrow();
});

test("14.7 empty gives no body", async () => {
  expect(await text("empty")).toBe("");
});

test("14.7 hang-up ends the connection without an answer", async () => {
  await expect(answer("hang-up")).rejects.toThrow(TypeError);
});

test("14.7 cut ends the connection half way through the answer", async () => {
  const response = await answer("cut");
  expect(response.status).toBe(200);
  await expect(response.text()).rejects.toThrow(TypeError);
});

test("14.7 drip gives the whole answer in pieces", async () => {
  const response = await answer("drip=1");
  const pieces: Uint8Array[] = [];
  for await (const piece of response.body ?? []) pieces.push(piece);
  expect(pieces.length).toBeGreaterThan(1);
  expect(Buffer.concat(pieces).toString()).toMatch(/^\{"trades_sold_get_response":.*\}$/);
});

test("14.7 huge-ids gives 19 digits for every int64, bare in JSON", async () => {
  expect(await text("huge-ids")).toMatch(/"tid":71043\d{14},/);
  expect(await text("huge-ids")).toContain('"total_results":100,');
});

test("14.7 shuffled keeps every member and changes their order", async () => {
  const orders = new Set<string>();
  for (let round = 0; round < 8; round += 1) {
    const body = (await text("shuffled")).replace(/,"request_id":"[^"]*"/, "");
    orders.add(body);
    expect(JSON.parse(body)).toMatchObject({
      trades_sold_get_response: {
        trades: { trade: [{ payment: "200.07", tags: { string: ["a", "b"] } }] },
        ...{ total_results: 100, has_next: true },
      },
    });
  }
  expect(orders.size).toBeGreaterThan(1);
});

test("14.7 missing leaves members out and the rest well-formed", async () => {
  const lengths = new Set<number>();
  for (let round = 0; round < 8; round += 1) {
    const body = JSON.parse(await text("missing")) as Record<string, object>;
    lengths.add(Object.keys(body["trades_sold_get_response"] ?? {}).length);
  }
  expect(Math.min(...lengths)).toBeLessThan(4);
});

test("14.7 clock moves the gateway's clock and its Date header", async () => {
  const now = Date.UTC(2024, 1, 29, 4, 0, 0);
  await withGateway({ apis, now: () => now }, async ({ url: own }) => {
    const params = signed(soldTrades.api.method, {
      timestamp: "2024-02-29 12:00:00",
      format: "json",
    });
    const init = { method: "POST", body: new URLSearchParams(params) };
    const headers = { "x-mock-fault": "clock=3600" };
    const response = await fetch(own, { ...init, headers });
    expect(await response.text()).toContain('"code":31');
    expect(response.headers.get("date")).toBe("Thu, 29 Feb 2024 05:00:00 GMT");
  });
});

test("14.7 faults do not hide what is wrong with a call", async () => {
  const params = { ...call(), sign: "wrong" };
  expect(await text("isp", params)).toContain('"code":25');
});

test("14.7 several faults work together", async () => {
  const body = await text("huge-ids, shuffled, latency=1");
  expect(body).toMatch(/"tid":71043\d{14}/);
});

for (const [fault, message] of [
  ["earthquake", /unknown fault "earthquake"; known: latency, /],
  ["constructor", /unknown fault "constructor"/],
  ["ban=soon", /fault ban: expected a value \(seconds\), found "soon"/],
  ["latency", /fault latency: expected a value \(milliseconds\), found ""/],
  ["html=1", /fault html: expected no value, found "1"/],
] as const) {
  test(`14.7 the fault ${fault} is refused with HTTP status 400`, async () => {
    const response = await answer(fault);
    expect(response.status).toBe(400);
    expect(await response.text()).toMatch(message);
  });
}

test("14.7 every fault of the table can be asked for", async () => {
  for (const [name, entry] of Object.entries(faultTable)) {
    if (name === "hang-up") continue;
    const needed = "value" in entry && !("standard" in entry);
    const value = name === "absent" ? "null" : "1";
    const response = await answer(needed ? `${name}=${value}` : name);
    expect([name, response.status === 400]).toEqual([name, false]);
  }
});

test("14.7 faults come by option for every call, or call by call", async () => {
  await withGateway({ apis, fault: "isp" }, async ({ url: own }) => {
    expect((await postForError(own, call())).code).toBe(15);
    const header = { "x-mock-fault": "ban" };
    expect((await postForError(own, call(), header)).code).toBe(7);
  });
  const fault = ({ number }: { number: number }) => (number % 2 === 0 ? "ban" : "");
  await withGateway({ apis, fault }, async ({ url: own }) => {
    const answers = [];
    for (let round = 0; round < 4; round += 1) answers.push(await post(own, call()));
    expect(answers.map((body) => body.includes('"code":7'))).toEqual([false, true, false, true]);
  });
});

test("14.7 queued faults meet one call each", async () => {
  gateway().queueFault("ban=2");
  gateway().queueFault("isp");
  expect((await postForError(url(), call())).code).toBe(7);
  expect((await postForError(url(), call())).code).toBe(15);
  expect(await post(url(), call())).toContain("total_results");
});

test("14.7 an unknown fault as an option is refused when the gateway starts", async () => {
  await expect(withGateway({ apis, fault: "earthquake" }, async () => {})).rejects.toThrow(
    /unknown fault/,
  );
  expect(() => {
    gateway().queueFault("earthquake");
  }).toThrow(/unknown fault/);
});
