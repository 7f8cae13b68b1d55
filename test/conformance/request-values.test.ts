/** Section 5: the values of business parameters, and the codes 40 and 41. */
import { expect, test } from "vitest";
import * as z from "zod/mini";

import * as top from "../../templates/runtime/schema.js";
import { api, cardBatchSell, members, optionals, soldTrades } from "../mock/support/apis.js";
import { post, signed } from "../mock/support/signed.js";
import { gatewayForFile } from "./support/gateway.js";

const nested = api("taobao.nested.add", {
  request: members(
    optionals({
      order: members({
        order_id: top.int64Input(),
        ...optionals({
          paid: z.boolean(),
          created: top.dateInput(),
          price: top.decimalInput(),
          tags: z.array(z.string()).check(top.maxItems(2, "最大列表长度:2")),
          styleIds: z.array(top.number()),
          buyer: members({ nick: z.string() }),
          k_v_content: z.string(),
        }),
      }),
      lines: z
        .array(members({ sku: z.string().check(top.maxLength(3, "最大长度:3")) }))
        .check(top.maxItems(2, "最大列表长度:2")),
      extra: top.jsonInput(),
      big: top
        .int64Input()
        .check(top.minimum("9007199254740993", ""), top.maximum("9007199254740993", "")),
      labels: top.map(),
    }),
  ),
});
const { url, gateway } = gatewayForFile({ apis: [soldTrades, nested, cardBatchSell] });

/** What answers a call with these parameters: `""`, or the code and message. */
async function refusal(method: string, params: Record<string, string>): Promise<string> {
  await post(url(), signed(method, { session: "test", ...params }));
  const entry = gateway().log.entries.at(-1);
  const body = await post(url(), signed(method, { session: "test", format: "json", ...params }));
  const message = /"code":(\d+),"msg":"([^"]*)"/.exec(body);
  expect(entry?.code ?? 0).toBe(Number(message?.[1] ?? 0));
  return message === null ? "" : `${message[1] ?? ""} ${message[2] ?? ""}`;
}

const trades = (params: Record<string, string>) =>
  refusal(soldTrades.api.method, { fields: "tid", ...params });
const missing = (path: string) => `40 Missing required arguments:${path}`;
const invalid = (path: string) => `41 Invalid arguments:${path}`;

const topLevel: [string, Record<string, string>, string][] = [
  ["a missing required parameter gets code 40", { fields: "" }, missing("fields")],
  ["a blank required parameter gets code 40", { fields: "   " }, missing("fields")],
  ["a number is decimal text", { page_size: "40" }, ""],
  ["text where a number is due gets code 41", { page_size: "forty" }, invalid("page_size")],
  ["a number below its minimum gets code 41", { page_size: "0" }, invalid("page_size")],
  ["a number above its maximum gets code 41", { page_size: "101" }, invalid("page_size")],
  ["a Boolean is true or false", { use_has_next: "false" }, ""],
  ["another word for a Boolean gets code 41", { use_has_next: "True" }, invalid("use_has_next")],
  ["a Date is yyyy-MM-dd HH:mm:ss", { start_created: "2000-02-29 23:59:59" }, ""],
  [
    "a Date in another form gets code 41",
    { start_created: "2000/02/29 23:59:59" },
    invalid("start_created"),
  ],
  [
    "a Date that no calendar has gets code 41",
    { start_created: "2001-02-29 00:00:00" },
    invalid("start_created"),
  ],
  ["a Price is decimal text", { price: "200.07" }, ""],
  ["a Price in words gets code 41", { price: "cheap" }, invalid("price")],
  ["a Number[] is one parameter joined by commas", { tids: "1,2,7104300007405429232" }, ""],
  ["brackets around a Number[] get code 41", { tids: "[1,2]" }, invalid("tids.0")],
  ["a list above its limit gets code 41", { tids: "1,2,3,4" }, invalid("tids")],
  ["a String's limit counts characters, not bytes", { title: "商家测试🎉" }, ""],
  ["a String above its limit gets code 41", { title: "商家测试🎉!" }, invalid("title")],
  ["byte[] as text gets code 41", { picture: "@/tmp/x.png" }, invalid("picture")],
];
for (const [name, params, expected] of topLevel) {
  test(`5.1 ${name}`, async () => {
    expect(await trades(params)).toBe(expected);
  });
}

test("5.1 bounds beyond 2^53 are compared digit by digit", async () => {
  const bounded = (big: string) => refusal(nested.api.method, { big });
  expect(await bounded("9007199254740992")).toBe(invalid("big"));
  expect(await bounded("9007199254740993")).toBe("");
  expect(await bounded("9007199254740994")).toBe(invalid("big"));
});

const order = (text: string) => refusal(nested.api.method, { order: text });
const inside: [string, string, string][] = [
  ["an object is JSON text", '{"order_id":9007199254740993}', ""],
  ["text that is no JSON gets code 41", '{"order_id":1', invalid("order")],
  ["a list where an object is due gets code 41", "[]", invalid("order")],
  ["a member that is missing gets code 40", '{"paid":true}', missing("order.order_id")],
  ["a member that is null is missing", '{"order_id":null}', missing("order.order_id")],
  ["text where a number is due gets code 41", '{"order_id":"x"}', invalid("order.order_id")],
  ["digits in a string are a number", '{"order_id":"9007199254740993"}', ""],
  ["a Boolean is bare or in a string", '{"order_id":1,"paid":"true"}', ""],
  ["another word for a Boolean gets code 41", '{"order_id":1,"paid":"yes"}', invalid("order.paid")],
  ["a Date is a string", '{"order_id":1,"created":"2016-01-01 12:00:00"}', ""],
  [
    "a Date as a number gets code 41",
    '{"order_id":1,"created":1451620800000}',
    invalid("order.created"),
  ],
  ["a list of strings is a JSON list", '{"order_id":1,"tags":["a,b"]}', ""],
  ["comma text for a list gets code 41", '{"order_id":1,"tags":"a,b"}', invalid("order.tags")],
  ["a wrapped list gets code 41", '{"order_id":1,"tags":{"string":["a"]}}', invalid("order.tags")],
  [
    "a list above its limit gets code 41",
    '{"order_id":1,"tags":["a","b","c"]}',
    invalid("order.tags"),
  ],
  [
    "each item of a list is checked",
    '{"order_id":1,"styleIds":[1,"x"]}',
    invalid("order.styleIds.1"),
  ],
  [
    "documented names count, whatever their case",
    '{"order_id":1,"styleIds":[1],"style_ids":"x"}',
    "",
  ],
  ["a deeper member is checked", '{"order_id":1,"buyer":{}}', missing("order.buyer.nick")],
  ["an undocumented member is ignored", '{"order_id":1,"__proto__":{"order_id":"x"}}', ""],
];
for (const [name, text, expected] of inside) {
  test(`5.6 inside an object: ${name}`, async () => {
    expect(await order(text)).toBe(expected);
  });
}

test("5.7 JSON text may escape / as \\/ and any character as \\uXXXX", async () => {
  expect(
    await order('{"order_id":1,"k_v_content":"a\\/b \\u5546","created":"2016-01-01 12:00:00"}'),
  ).toBe("");
});

const lists: [string, Record<string, string>, string][] = [
  ["object[] is a JSON list", { lines: '[{"sku":"a"},{"sku":"b"}]' }, ""],
  ["an object where object[] is due gets code 41", { lines: '{"sku":"a"}' }, invalid("lines")],
  [
    "a missing member is told with its place",
    { lines: '[{"sku":"a"},{}]' },
    missing("lines.1.sku"),
  ],
  ["a member above its limit is told", { lines: '[{"sku":"abcd"}]' }, invalid("lines.0.sku")],
  [
    "object[] above its limit gets code 41",
    { lines: '[{"sku":"a"},{"sku":"b"},{"sku":"c"}]' },
    invalid("lines"),
  ],
  ["Json is passed through", { extra: "no json at all" }, ""],
  ["Map is a JSON object", { labels: '{"a":1}' }, ""],
  ["text for a Map gets code 41", { labels: "a=1" }, invalid("labels")],
];
for (const [name, params, expected] of lists) {
  test(`5.4 ${name}`, async () => {
    expect(await refusal(nested.api.method, params)).toBe(expected);
  });
}

test("5.4 an object nested a thousand levels deep gets code 41", async () => {
  const text = `{"order_id":1,"x":${"[".repeat(1000)}${"]".repeat(1000)}}`;
  expect(await order(text)).toBe(invalid("order"));
});

test("5.10 a missing argument is told before a wrong one", async () => {
  expect(await trades({ fields: "", page_size: "x" })).toBe(missing("fields"));
});

test("5.9 byte[] is a file part with a file name", async () => {
  const body = new FormData();
  for (const [name, value] of Object.entries(
    signed(soldTrades.api.method, { session: "test", fields: "tid", format: "json" }),
  )) {
    body.set(name, value);
  }
  body.set("picture", new Blob([new Uint8Array([0, 13, 10, 45, 45, 255])]), "图.png");
  const response = await fetch(url(), { method: "POST", body });
  expect(await response.text()).toContain("trades_sold_get_response");
  expect(gateway().log.entries.at(-1)?.files).toEqual([
    { name: "picture", fileName: "图.png", bytes: 6 },
  ]);
});

test("5.9 a file above its limit in bytes gets code 41", async () => {
  const body = new FormData();
  for (const [name, value] of Object.entries(
    signed(soldTrades.api.method, { session: "test", fields: "tid", format: "json" }),
  )) {
    body.set(name, value);
  }
  body.set("picture", new Blob([new Uint8Array(9)]), "x.png");
  const response = await fetch(url(), { method: "POST", body });
  expect(await response.text()).toContain(`"msg":"Invalid arguments:picture"`);
});
