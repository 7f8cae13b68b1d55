/** Section 1: endpoints and transport. */
import { request } from "node:http";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import * as z from "zod/mini";

import { api, cardBatchSell, cardBatchSellRequest, members } from "../mock/support/apis.js";
import { appSecret, common, post, postForError, sign, signed } from "../mock/support/signed.js";
import { gatewayForFile } from "./support/gateway.js";

const echo = api("taobao.echo.get", { request: members({ text: z.string() }) });
const { url, gateway } = gatewayForFile({ apis: [cardBatchSell, echo] });

const answered = '"biz_success":true';
const json = () => signed(cardBatchSell.api.method, { format: "json", ...cardBatchSellRequest });

/** The text parameter that the gateway read last. */
const lastText = () => gateway().log.entries.at(-1)?.parameters["text"];

/** Sends bytes with headers of one's own and returns the body's bytes. */
function send(options: {
  method: string;
  headers?: Record<string, string>;
  query?: string;
  body?: Uint8Array | string;
}): Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }> {
  const { method, headers = {}, query = "", body } = options;
  return new Promise((resolve, reject) => {
    const outgoing = request(`${url()}${query}`, { method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const { statusCode: status = 0, headers } = response;
        resolve({ status, headers, body: Buffer.concat(chunks) });
      });
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

const form = (params: Readonly<Record<string, string>>) => new URLSearchParams(params).toString();
const formType = "application/x-www-form-urlencoded";

test("1.9 GET and POST are accepted", async () => {
  const get = await fetch(`${url()}?${form(json())}`);
  expect(await get.text()).toContain(answered);
  expect(await post(url(), json())).toContain(answered);
});

for (const verb of ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"]) {
  test(`1.9 the verb ${verb} gets code 9`, async () => {
    const { body } = await send({ method: verb, query: `?${form(json())}` });
    expect(body.toString()).toContain('"code":9,"msg":"Http action not allowed"');
  });
}

for (const contentType of [
  formType,
  `${formType};charset=UTF-8`,
  "Application/X-WWW-Form-URLEncoded; charset=utf-8",
]) {
  test(`1.10 a form is read with content type ${contentType}`, async () => {
    const headers = { "content-type": contentType };
    const { body } = await send({ method: "POST", headers, body: form(json()) });
    expect(body.toString()).toContain(answered);
  });
}

test("1.10 a multipart body is read", async () => {
  const body = new FormData();
  for (const [name, value] of Object.entries(json())) body.set(name, value);
  const response = await fetch(url(), { method: "POST", body });
  expect(await response.text()).toContain(answered);
});

test("1.10 a multipart body is read as the official Java client writes it", async () => {
  const params = signed(echo.api.method, { format: "json", text: "商家 & co" });
  const parts = Object.entries(params).map(
    ([name, value]) =>
      `\r\n--mark\r\nContent-Disposition:form-data;name="${name}"\r\nContent-Type:text/plain\r\n\r\n${value}`,
  );
  const headers = { "content-type": "multipart/form-data;charset=UTF-8;boundary=mark" };
  const body = `${parts.join("")}\r\n--mark--\r\n`;
  await send({ method: "POST", headers, body });
  expect(gateway().log.entries.at(-1)).not.toHaveProperty("code");
  expect(lastText()).toBe("商家 & co");
});

test("1.11 a query that is not UTF-8 gets code 47", async () => {
  const { body } = await send({ method: "GET", query: `?${form(json())}&text=%C4%E3` });
  expect(body.toString()).toContain('"code":47,"msg":"Invalid encoding"');
});

test("1.11 a form that is not UTF-8 gets code 47", async () => {
  const headers = { "content-type": formType };
  const body = `${form(json())}&text=%FF`;
  expect((await send({ method: "POST", headers, body })).body.toString()).toContain('"code":47');
});

test("1.11 a multipart text that is not UTF-8 gets code 47", async () => {
  const head = '--mark\r\nContent-Disposition: form-data; name="text"\r\n\r\n';
  const body = Buffer.concat([
    Buffer.from(head),
    Buffer.from([0xc4, 0xe3]),
    Buffer.from("\r\n--mark--"),
  ]);
  const headers = { "content-type": "multipart/form-data; boundary=mark" };
  const answer = await send({ method: "POST", headers, query: `?${form(json())}`, body });
  expect(answer.body.toString()).toContain('"code":47');
});

test("1.12 + and %20 are both a blank", async () => {
  const params = common(echo.api.method, { format: "json", text: "a b c" });
  const encoded = form({ ...params, sign: sign(params) }).replace("a+b+c", "a+b%20c");
  const headers = { "content-type": formType };
  await send({ method: "POST", headers, body: encoded });
  expect(lastText()).toBe("a b c");
  expect(gateway().log.entries.at(-1)).not.toHaveProperty("code");
});

test("1.13 an answer is gzipped when it is asked for, and only then", async () => {
  const headers = { "content-type": formType, "accept-encoding": "gzip" };
  const zipped = await send({ method: "POST", headers, body: form(json()) });
  expect(zipped.headers["content-encoding"]).toBe("gzip");
  expect(gunzipSync(zipped.body).toString()).toContain(answered);
  const plain = await send({
    method: "POST",
    headers: { "content-type": formType },
    body: form(json()),
  });
  expect(plain.headers["content-encoding"]).toBeUndefined();
  expect(plain.body.toString()).toContain(answered);
});

test("1.18 errors come with HTTP status 200 and a body in the format asked for", async () => {
  const asJson = await fetch(url(), {
    method: "POST",
    body: new URLSearchParams({ format: "json" }),
  });
  expect([asJson.status, asJson.headers.get("content-type")]).toEqual([
    200,
    "application/json;charset=UTF-8",
  ]);
  expect(await asJson.json()).toMatchObject({ error_response: { code: 21 } });
  const asXml = await fetch(url(), { method: "POST" });
  expect([asXml.status, asXml.headers.get("content-type")]).toEqual([
    200,
    "text/xml;charset=UTF-8",
  ]);
  expect(await asXml.text()).toMatch(/^<error_response><code>21<\/code><msg>Missing method<\/msg>/);
});

test("1.18 a secret never comes back in an error", async () => {
  const params = { ...json(), sign: sign(json(), "another secret") };
  expect(JSON.stringify(await postForError(url(), params))).not.toContain(appSecret);
});
