/** The five captured pages: every rule that they state, and none that they do not. */
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, expect, it } from "vitest";
import { scrapePage } from "../../scraper/scrape.js";
import { applyOverrides } from "../../spec/overrides.js";
import { walkParams } from "../../spec/param-path.js";
import type { ApiSpec } from "../../spec/schema.js";
import { shortForm } from "./compare-with-labels.js";

const specs = new Map<string, ApiSpec>();

beforeAll(async () => {
  const folder = path.resolve("scraper/captures");
  for (const name of await readdir(folder)) {
    const { spec } = scrapePage(await readFile(path.join(folder, name)));
    specs.set(spec.method, spec);
  }
});

function rules(method: string): Record<string, string[]> {
  const spec = specs.get(method)!;
  const all = [...walkParams(spec.request), ...walkParams(spec.response)];
  return Object.fromEntries(
    all.flatMap(({ param }) => (param.rules ? [[param.name, param.rules.map(shortForm)]] : [])),
  );
}

function groups(method: string): string[][] {
  return specs.get(method)!.constraints.map((constraint) => {
    expect(constraint).toMatchObject({ kind: "atLeastOne" });
    expect(constraint.documentationOnly).toBeUndefined();
    const names = "fields" in constraint ? constraint.fields : [];
    return names.map((path) => path.at(-1) ?? "").sort();
  });
}

const brand = ["brand_id", "out_brand_id"];
const shop = ["out_shop_id", "shop_id"];

it("reads every spelling of brand or outer brand, shop or outer shop", () => {
  expect(groups("alibaba.alsc.crm.card.batch.sell").sort()).toEqual([brand, shop]);
  expect(groups("alibaba.alsc.crm.point.consumepoint").sort()).toEqual([brand, shop]);
  expect(groups("alibaba.alsc.crm.recharge.account.get").sort()).toEqual([brand, shop]);
  expect(groups("alibaba.alsc.crm.open.customer.save")).toEqual([]);
  expect(groups("alibaba.alihealth.nr.crm.coupon.querycoupon")).toEqual([]);
});

it("states a rule of two parameters once, at both", () => {
  const { constraints } = specs.get("alibaba.alsc.crm.recharge.account.get")!;
  const prefix = "param_query_recharge_account_open_req";
  expect(constraints[0]?.at).toEqual(brand.map((name) => [prefix, name]));
});

it("reads the code lists, and nothing that only looks like one", () => {
  expect(rules("alibaba.alsc.crm.open.customer.save")).toEqual({
    channel: ["enum=1|2|3|4|5"],
    gender: ["enum=0|1|2"],
    mobile: ["format=phone"],
    outer_type: ["enum=alipay|wechat"],
  });
  expect(rules("alibaba.alsc.crm.point.consumepoint")).toEqual({ biz_channel: ["enum=CS|KRY"] });
  expect(rules("alibaba.alsc.crm.card.batch.sell")).toEqual({});
  expect(rules("alibaba.alsc.crm.recharge.account.get")).toEqual({});
  expect(rules("alibaba.alihealth.nr.crm.coupon.querycoupon")).toEqual({ phone: ["format=phone"] });
});

it("can be corrected: a rule added, changed and switched off, with a reason", () => {
  const spec = specs.get("alibaba.alsc.crm.open.customer.save")!;
  const reason = "seen in answers of the gateway";
  const at = "request.param_customer_save_open_req";
  const { request } = applyOverrides(
    spec,
    [
      {
        path: `${at}.name#rules[]`,
        new: { kind: "maxLength", value: 20, unit: "char", from: "姓名" },
        reason,
      },
      { path: `${at}.gender#rules[0].values[2].label`, old: "其他", new: "未知", reason },
      { path: `${at}.channel#rules[0].documentationOnly`, new: true, reason },
    ],
    "overrides.json",
  );
  const found = new Map([...walkParams(request)].map(({ param }) => [param.name, param.rules]));
  expect(found.get("name")?.map(shortForm)).toEqual(["maxLength=20 char"]);
  expect(found.get("gender")?.[0]).toMatchObject({ values: [{}, {}, { label: "未知" }] });
  expect(found.get("channel")?.[0]).toMatchObject({ documentationOnly: true });
});
