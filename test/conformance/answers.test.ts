/** Sections 6 and 7: answers in JSON, simplified JSON and XML. */
import { expect, test } from "vitest";
import * as z from "zod/mini";

import { underscore } from "../../scraper/interpret/element-name.js";
import { rootName } from "../../templates/mock/root-name.js";
import { shapeOf } from "../../templates/mock/shape.js";
import * as top from "../../templates/runtime/schema.js";
import {
  api,
  cardBatchSell,
  members,
  optionals,
  queryCoupon,
  soldTrades,
} from "../mock/support/apis.js";
import { post, signed } from "../mock/support/signed.js";
import { gatewayForFile, withGateway } from "./support/gateway.js";

const lists = members({
  messages: top.list(members(optionals({ id: top.int64() })), "tmc_message"),
  names: z.array(z.string()),
  numbers: z.array(z.number()),
  prices: z.array(top.decimal()),
  texts: z.array(top.json()),
  flags: z.array(z.boolean()),
  dates: z.array(top.date()),
});
const sampleOf = (method: string, format: "xml" | "json" | "json-simplified", text: string) =>
  api(method, { response: lists, examples: { response: [{ format, text }], error: [] } });

const xmlLists = sampleOf(
  "taobao.lists.xml.get",
  "xml",
  "<lists_xml_get_response><messages><tmc_message><id>7104300007405429232</id></tmc_message></messages><names><string>a</string><string></string></names><numbers><number>1</number></numbers><prices><price>200.07</price></prices><texts><json>{}</json></texts><flags><boolean>true</boolean></flags><dates><date>2016-01-01 12:00:00</date></dates></lists_xml_get_response>",
);
const renamed = sampleOf(
  "taobao.lists.renamed.get",
  "json",
  '{"lists_renamed_get_response":{"messages":{"old_message":[{"id":1}]}}}',
);
const empties = sampleOf(
  "taobao.lists.empty.get",
  "xml",
  "<lists_empty_get_response><messages></messages><names/></lists_empty_get_response>",
);
const rootedSimplified = sampleOf(
  "taobao.lists.rooted.get",
  "json-simplified",
  '{"lists_rooted_get_response":{"names":{"string":["a"]}}}',
);
const simplifiedOnly = sampleOf("taobao.lists.simple.get", "json-simplified", '{"names":["a"]}');
const cut = sampleOf("taobao.lists.cut.get", "xml", "<lists_cut_get_response><names>");
const apis = [cardBatchSell, queryCoupon, soldTrades, xmlLists, renamed, empties];
const { url } = gatewayForFile({
  apis: [...apis, rootedSimplified, simplifiedOnly, cut],
});

/** The body of an answer without its request id. */
async function answer(
  method: string,
  extra: Record<string, string> = {},
  fault = "",
): Promise<string> {
  const params = signed(method, { session: "test", fields: "tid", ...extra });
  const headers: Record<string, string> = fault === "" ? {} : { "x-mock-fault": fault };
  const body = await post(url(), params, headers);
  return body.replace(/,?"request_id":"[^"]*"|<request_id>.*<\/request_id>/, "");
}
const json = { format: "json" };
const simplified = { format: "json", simplify: "true" };

test("6.1 the root is the method without taobao., dots to underscores, and _response", () => {
  expect(rootName("taobao.trades.sold.get")).toBe("trades_sold_get_response");
  expect(rootName("taobao.top.auth.token.create")).toBe("top_auth_token_create_response");
  expect(rootName("alibaba.icbu.video.query")).toBe("alibaba_icbu_video_query_response");
  expect(rootName("tmall.item.price.update")).toBe("tmall_item_price_update_response");
  expect(rootName("cainiao.waybill.ii.get")).toBe("cainiao_waybill_ii_get_response");
  expect(rootName("taobaox.item.get")).toBe("taobaox_item_get_response");
});

for (const [className, element] of [
  ["Item", "item"],
  ["IsvVideoDto", "isv_video_dto"],
  ["ArticleDTO", "article_d_t_o"],
  ["MenuSubButtonDTO", "menu_sub_button_d_t_o"],
  ["AvailablePeriodInfoDTO", "available_period_info_d_t_o"],
  ["SuiteConfDO", "suite_conf_d_o"],
  ["AeopAeProductSku", "aeop_ae_product_sku"],
  ["OAPIFormDataReqVO", "o_a_p_i_form_data_req_v_o"],
  ["KVContent", "k_v_content"],
] as const) {
  test(`6.3 an element of ${className} is ${element}`, () => {
    expect(underscore(className)).toBe(element);
  });
}

test("6.3 a list is wrapped by its element, 64-bit numbers are bare", async () => {
  expect(await answer(xmlLists.api.method, json)).toBe(
    '{"lists_xml_get_response":{"messages":{"tmc_message":[{"id":7104300007405429232}]},"names":{"string":["a",""]},"numbers":{"number":[1]},"prices":{"price":["200.07"]},"texts":{"json":["{}"]},"flags":{"boolean":[true]},"dates":{"date":["2016-01-01 12:00:00"]}}}',
  );
});

test("6.4 lists of single values are wrapped by the name of their type", () => {
  const [, ...others] = shapeOf(lists).members.values();
  expect(others.map(({ element }) => element)).toEqual([
    "string",
    "number",
    "price",
    "json",
    "boolean",
    "date",
  ]);
});

test("6.5 the sample's element name wins over the type's", async () => {
  expect(await answer(renamed.api.method)).toBe(
    "<lists_renamed_get_response><messages><old_message><id>1</id></old_message></messages></lists_renamed_get_response>",
  );
});

test("6.5 an element that is named like one of its own members is still the wrapper", async () => {
  const results = top.list(members(optionals({ result: z.string() })), "result");
  const text =
    "<x_get_response><results><result><result>a</result></result></results></x_get_response>";
  const sample = { format: "xml", text } as const;
  const shown = api("taobao.x.get", {
    response: members({ results }),
    examples: { response: [sample], error: [] },
  });
  await withGateway({ apis: [shown] }, async (own) => {
    const body = await post(own.url, signed(shown.api.method, json));
    expect(body).toContain('"results":{"result":[{"result":"a"}]}');
  });
});

test("6.6 members without a value and empty lists are left out", async () => {
  expect(await answer(empties.api.method, json)).toBe('{"lists_empty_get_response":{}}');
  const body = await answer(empties.api.method, json, "absent=omit");
  expect(body).toBe('{"lists_empty_get_response":{}}');
});

const names = ["messages", "names", "numbers", "prices", "texts", "flags", "dates"];
test("6.6 a switch sends members without a value as {}", async () => {
  const shown = names.map((name) => `"${name}":{}`).join(",");
  expect(await answer(empties.api.method, json, "absent=empty")).toBe(
    `{"lists_empty_get_response":{${shown}}}`,
  );
});

test("6.6 a switch sends empty lists inside their wrapper", async () => {
  const elements = ["tmc_message", "string", "number", "price", "json", "boolean", "date"];
  const shown = names.map((name, at) => `"${name}":{"${elements[at] ?? ""}":[]}`).join(",");
  expect(await answer(empties.api.method, json, "absent=wrapped")).toBe(
    `{"lists_empty_get_response":{${shown}}}`,
  );
});

test("6.6 a switch sends members without a value as null", async () => {
  const shown = names.map((name) => `"${name}":null`).join(",");
  expect(await answer(empties.api.method, json, "absent=null")).toBe(
    `{"lists_empty_get_response":{${shown}}}`,
  );
});

test("6.7 values have their documented JSON form", async () => {
  expect(JSON.parse(await answer(cardBatchSell.api.method, json))).toEqual({
    alibaba_alsc_crm_card_batch_sell_response: {
      result: {
        result: { result_map: "", all_success: "true" },
        ...{ result_code: "200", result_view: '""', biz_success: true, result_desc: "成功" },
      },
    },
  });
});

test("6.9 request_id is twelve lower-case base-36 characters inside the root", async () => {
  const id = /^\{"alibaba_alsc_crm_card_batch_sell_response":\{.*,"request_id":"[0-9a-z]{12}"\}\}$/;
  expect(await post(url(), signed(cardBatchSell.api.method, json))).toMatch(id);
  const seen = new Set<string>();
  for (let call = 0; call < 20; call += 1) {
    const body = await post(url(), signed(cardBatchSell.api.method, json));
    seen.add(/"request_id":"([^"]*)"/.exec(body)?.[1] ?? "");
  }
  expect(seen.size).toBe(20);
});

test("6.10 simplified, the root and the wrappers are gone", async () => {
  expect(await answer(xmlLists.api.method, simplified)).toBe(
    '{"messages":[{"id":7104300007405429232}],"names":["a",""],"numbers":[1],"prices":["200.07"],"texts":["{}"],"flags":[true],"dates":["2016-01-01 12:00:00"]}',
  );
});

test("6.10 simplified, an error keeps error_response", async () => {
  const body = await post(
    url(),
    signed(queryCoupon.api.method, { ...simplified, query_d_t_o: "{}" }),
  );
  expect(body).toMatch(/^\{"error_response":\{"code":40,/);
});

test("6.11 a stored simplified sample that kept its root loses it", async () => {
  expect(await answer(rootedSimplified.api.method, simplified)).toBe('{"names":["a"]}');
  expect(await answer(simplifiedOnly.api.method, simplified)).toBe('{"names":["a"]}');
});

test("6.11 from a simplified sample the full JSON and the XML are made", async () => {
  expect(await answer(simplifiedOnly.api.method, json)).toBe(
    '{"lists_simple_get_response":{"names":{"string":["a"]}}}',
  );
  expect(await answer(simplifiedOnly.api.method)).toBe(
    "<lists_simple_get_response><names><string>a</string></names></lists_simple_get_response>",
  );
});

test("6.14 texts can be XML-escaped once more", async () => {
  expect(await answer(cardBatchSell.api.method, json, "escaped")).toContain(
    '"result_view":"&quot;&quot;"',
  );
  const params = signed(cardBatchSell.api.method, json);
  const body = await post(url(), params, { "x-mock-fault": "escaped, isv=isv.x<y" });
  expect(body).toContain('"sub_code":"isv.x<y"');
});

test("7.1 XML is made from a JSON sample, digit by digit", async () => {
  expect(await answer(soldTrades.api.method)).toBe(
    "<trades_sold_get_response><trades><trade><tid>7104300007405429232</tid><payment>200.07</payment><created>2000-01-01 00:00:00</created><tags><string>a</string><string>b</string></tags></trade></trades><total_results>100</total_results><has_next>true</has_next></trades_sold_get_response>",
  );
});

test("7.1 the documented XML is answered as it stands", async () => {
  const sample = queryCoupon.examples.response[0]?.text ?? "";
  expect(await answer(queryCoupon.api.method)).toBe(
    sample.replace(/>\s+</g, "><").replace(/"/g, "&quot;"),
  );
});

test("7.3 XML has no attributes and no DOCTYPE", async () => {
  expect(await answer(queryCoupon.api.method)).not.toMatch(/<[^>]*[ !?][^>]*>/);
});

test("14.7 a page that shows a failure as its response gets a made-up answer", async () => {
  const failure = '{"error_response":{"code":15,"msg":"Remote service error"}}';
  const shown = sampleOf("taobao.lists.failed.get", "json", failure);
  await withGateway({ apis: [shown] }, async (own) => {
    const body = JSON.parse(await post(own.url, signed(shown.api.method, json))) as object;
    expect(body).toHaveProperty("lists_failed_get_response.names.string");
  });
});

test("14.7 without a usable error sample the documented error is code 50", async () => {
  const sample = { format: "json", text: '{"response":{"flag":"failure"}}' } as const;
  const shown = api("taobao.qimen.x.get", { examples: { response: [], error: [sample] } });
  await withGateway({ apis: [shown] }, async (own) => {
    const headers = { "x-mock-fault": "documented-error" };
    const body = await post(own.url, signed(shown.api.method, json), headers);
    expect(body).toContain('"code":50,"msg":"Remote service error"');
  });
});

test("14.7 a page with a sample that can't be read gets a made-up answer", async () => {
  const body = await answer(cut.api.method, json);
  expect(JSON.parse(body)).toHaveProperty("lists_cut_get_response.messages.tmc_message");
  expect(await answer(cut.api.method, json)).toBe(body);
});
