/** The client by the rules of the protocol, over HTTP: what it sends, reads, tries again and throws. */
import { expect, test } from "vitest";

import { TopClient } from "../../templates/runtime/client.js";
import type { TopApiError } from "../../templates/runtime/errors.js";
import type { CallOptions, TopClientOptions } from "../../templates/runtime/options.js";
import { isAbsent } from "../../templates/runtime/containers.js";
import { appKey, appSecret } from "../mock/support/signed.js";
import { echo, everything, everythingMock, type EverythingRequest } from "./support/everything.js";
import { gatewayForFile, withGateway } from "./support/gateway.js";

const { url, gateway } = gatewayForFile({ apis: [everythingMock], answer: echo });
const formats = [
  { format: "json" },
  { format: "json", simplify: true },
  { format: "xml" },
] as const;

const clientOf = (options: Partial<TopClientOptions> = {}) =>
  new TopClient({ appKey, appSecret, endpoint: url(), retry: { delay: 1 }, ...options });

/** The result of one call after faults, one an answer, and how many answers it took. */
async function after(
  faults: readonly string[],
  options: CallOptions & Partial<TopClientOptions> = {},
): Promise<{ outcome: unknown; answers: number }> {
  for (const fault of faults) gateway().queueFault(fault);
  const before = gateway().log.total;
  const client = clientOf({ idempotent: true, ...options });
  const outcome: unknown = await client
    .execute(everything, { text: "a" })
    .catch((error: unknown) => error);
  const answers = gateway().log.total - before;
  // Faults that no answer took would meet the next test.
  for (let left = faults.length - answers; left > 0; left -= 1) {
    await fetch(url());
  }
  return { outcome, answers };
}
const right = expect.objectContaining({ text: "a" }) as object;
const apiError = (members: Partial<TopApiError>) =>
  expect.objectContaining({ name: "TopApiError", ...members }) as object;

test("2 a blank value is neither sent nor signed", async () => {
  await clientOf().execute(everything, { text: "  ", fields: "", count: 0 });
  const { parameters } = gateway().log.entries.at(-1) ?? {};
  expect(parameters).not.toHaveProperty("text");
  expect(parameters).not.toHaveProperty("fields");
  expect(parameters).toHaveProperty("count", "0");
});

test("2 neither the session nor the signature stands in a URL", async () => {
  const urls: string[] = [];
  const client = clientOf({
    session: "a-session",
    fetch: (target, init) => {
      urls.push(target);
      return fetch(target, init);
    },
  });
  await client.execute(everything, { text: "a" });
  expect(urls).toEqual([url()]);
});

for (const zone of ["UTC", "America/Los_Angeles", "Asia/Kolkata"]) {
  test(`4.2 the timestamp is in GMT+8 whatever the zone of the process: ${zone}`, async () => {
    const own = process.env["TZ"];
    process.env["TZ"] = zone;
    try {
      expect(await clientOf().execute(everything, { text: "a" })).toEqual(right);
    } finally {
      if (own === undefined) delete process.env["TZ"];
      else process.env["TZ"] = own;
    }
  });
}

for (const way of formats) {
  const name = "simplify" in way ? "simplified JSON" : way.format.toUpperCase();
  const client = () => clientOf({ ...way, validate: { response: "throw" } });

  test(`6.6 absent, null, {} and empty lists are read alike in ${name}`, async () => {
    for (const style of ["omit", "null", "empty", "wrapped"]) {
      gateway().queueFault(`absent=${style}`);
      const result = await client().execute(everything, { text: "a" });
      expect([style, result.texts, result.inners]).toEqual([style, [], []]);
      expect(result.text).toBe("a");
      if (style === "omit") expect(isAbsent(result, "inners")).toBe(true);
    }
  });

  test(`6.8 ids of 19 digits keep every digit in ${name}`, async () => {
    gateway().queueFault("huge-ids");
    const sent: EverythingRequest = { id: "1", ids: ["1", "2"], inner: { id: "3" } };
    const { id, ids, inner } = await client().execute(everything, sent);
    for (const value of [id, ...ids, inner?.id]) expect(value).toMatch(/^71043\d{14}$/);
  });

  test(`6.2 the order of members does not matter in ${name}`, async () => {
    const sent: EverythingRequest = { text: "a", inner: { text: "b" }, inners: [{ texts: ["c"] }] };
    const expected = await client().execute(everything, sent);
    for (let round = 0; round < 5; round += 1) {
      gateway().queueFault("shuffled");
      const result = await client().execute(everything, sent);
      expect(result).toMatchObject({ text: "a", inner: expected.inner, inners: expected.inners });
    }
  });

  test(`8.1 an error is read with its code, sub code and request id in ${name}`, async () => {
    const { outcome } = await after(["isv=isv.invalid-parameter:text"], way);
    expect(outcome).toEqual(
      apiError({
        ...{ code: 50, msg: "Remote service error", subCode: "isv.invalid-parameter:text" },
        ...{ subMsg: "非法参数", retryable: false },
        requestId: expect.stringMatching(/^[0-9a-z]{12}$/) as string,
      }),
    );
  });
}

test("6.17 members named code and message are no error", async () => {
  const answer = () => '{"code":7,"message":"x","sub_code":"isp.x"}';
  await withGateway({ apis: [everythingMock], answer }, async (own) => {
    const client = clientOf({ endpoint: own.url });
    expect(await client.execute(everything, {})).toMatchObject({ code: 7, message: "x" });
  });
});

test("8.1 a wrong secret is a TopApiError with code 25", async () => {
  const client = clientOf({ appSecret: "wrong" });
  await expect(client.execute(everything, {})).rejects.toEqual(apiError({ code: 25 }));
});

const transport = (kind: string) =>
  expect.objectContaining({ name: "TopTransportError", kind }) as object;
for (const [fault, kind] of [
  ["html", "malformed"],
  ["truncated", "malformed"],
  ["empty", "malformed"],
  ["http=502", "status"],
  ["http=404", "status"],
  ["hang-up", "network"],
  ["cut", "network"],
] as const) {
  test(`14.6 ${fault} is a TopTransportError of kind ${kind}`, async () => {
    for (const way of formats) {
      const { outcome } = await after([fault], { ...way, retry: { retries: 0 } });
      expect(outcome).toEqual(transport(kind));
    }
  });
}

test("14.8 isp faults are tried again, three times at most", async () => {
  expect(await after(["isp", "isp", "isp"])).toEqual({ outcome: right, answers: 4 });
  const { outcome, answers } = await after(["isp", "isp", "isp", "isp"]);
  expect(answers).toBe(4);
  expect(outcome).toEqual(apiError({ code: 15, retryable: true }));
});

for (const name of ["null-pointer-exception", "top-parse-error", "top-mapping-parse-error"]) {
  test(`14.8 isp.${name} is not tried again`, async () => {
    const { outcome, answers } = await after([`isp=isp.${name}`]);
    expect(answers).toBe(1);
    expect(outcome).toEqual(apiError({ subCode: `isp.${name}`, retryable: false }));
  });
}

for (const fault of ["isv", "isv=isv.missing-parameter:image", "code=10", "code=11", "code=27"]) {
  test(`14.8 ${fault} is not tried again`, async () => {
    expect((await after([fault])).answers).toBe(1);
  });
}

test("14.8 a short ban is sat out", async () => {
  expect(await after(["ban=0"])).toEqual({ outcome: right, answers: 2 });
});

test("14.8 a ban of hours is not sat out but told", async () => {
  const { outcome, answers } = await after(["ban=31062"]);
  expect(answers).toBe(1);
  expect(outcome).toEqual(apiError({ code: 7, retryAfter: 31_062 }));
});

test("14.8 a lost connection and a 5xx are tried again on a call that reads", async () => {
  expect(await after(["hang-up", "http=503"])).toEqual({ outcome: right, answers: 3 });
});

test("14.7 an answer that drips is read whole, and not waited for longer than told", async () => {
  expect(await after(["drip=2"])).toEqual({ outcome: right, answers: 1 });
  const { outcome } = await after(["drip=200"], { timeout: 300, retry: { retries: 0 } });
  expect(outcome).toEqual(transport("timeout"));
});

test("14.8 a lost connection is not tried again on a call that writes", async () => {
  const { outcome, answers } = await after(["hang-up"], { idempotent: false });
  expect([outcome, answers]).toEqual([transport("network"), 1]);
});

test("14.8 a clock that is off is corrected by one more try, freshly signed", async () => {
  const now = () => Date.now() + 3_600_000;
  await withGateway({ apis: [everythingMock], answer: echo, now }, async (own) => {
    const client = clientOf({ endpoint: own.url });
    expect(await client.execute(everything, { text: "a" })).toEqual(right);
    expect(own.log.entries.map(({ code }) => code)).toEqual([31, undefined]);
    expect(await client.execute(everything, { text: "a" })).toEqual(right);
    expect(own.log.total).toBe(3);
  });
});

test("14.8 a clock that stays wrong is an error after one more try", async () => {
  const { outcome, answers } = await after(["code=31", "code=31"]);
  expect(answers).toBe(2);
  expect(outcome).toEqual(apiError({ code: 31 }));
});

test("5.11 a batch of the client is understood, its answers in order, its errors apart", async () => {
  const [first, second, third] = await clientOf().batch([
    { api: everything, params: { text: "a" } },
    { api: { ...everything, method: "no.such.method" }, params: {} },
    { api: everything, params: { text: "c", id: "7104300007405429232" }, session: "s" },
  ]);
  expect(first).toEqual({ status: "fulfilled", value: right });
  expect(second).toEqual({ status: "rejected", reason: apiError({ code: 22 }) });
  expect(third).toMatchObject({ status: "fulfilled", value: { id: "7104300007405429232" } });
});
