/** `topgen why`: the facts of a parameter, as text and as JSON, and help for names that are not quite right. */
import { beforeAll, describe, expect, it } from "vitest";
import { captures, workplace, type Workplace } from "./support.js";

const method = "alibaba.alsc.crm.recharge.account.get";
let work: Workplace;

beforeAll(async () => {
  work = await workplace();
  expect((await work.run("scrape", captures, "--quiet")).code).toBe(0);
});

describe("topgen why", () => {
  it("prints each fact with the words it rests on", async () => {
    const { code, stdout } = await work.run("why", method, "brand_id");
    expect(code).toBe(0);
    expect(stdout).toContain("request.param_query_recharge_account_open_req.brand_id");
    expect(stdout).toContain("required column: 可选");
    expect(stdout).toContain("品牌ID(不能和outbrandid同时为空)");
    expect(stdout).toContain('setBrandId("3724809629")');
  });

  it("explains everything without a path, as JSON where a machine reads it", async () => {
    const { stdout } = await work.run("why", method, "--json");
    const paths = (JSON.parse(stdout) as { path: string }[]).map(({ path }) => path);
    expect(paths).toContain("response.result.result.account_id");
    expect(paths).toContain("request.param_query_recharge_account_open_req.out_shop_id");
  });

  it("suggests the parameter or the method that was meant", async () => {
    const wrong = await work.run("why", method, "brnd_id");
    expect(wrong).toMatchObject({ code: 1, stdout: "" });
    expect(wrong.stderr).toContain("did you mean brand_id?");
    const other = await work.run("why", "alibaba.alsc.crm.recharge.acount.get");
    expect(other.code).toBe(1);
    expect(other.stderr).toContain(`did you mean ${method}?`);
  });

  it("names the reviewed corrections behind a parameter, and why they were made", async () => {
    const prefix = "param_query_recharge_account_open_req";
    const brand = `request.${prefix}.brand_id`;
    const rule = { kind: "maxLength", value: 6, unit: "byte", from: "不超过6字节" };
    const constraint = {
      kind: "atMostOne",
      fields: [
        [prefix, "brand_id"],
        [prefix, "shop_id"],
      ],
    };
    await work.write(
      `spec/overrides/${method}.json`,
      JSON.stringify([
        { path: `${brand}#rules[]`, new: rule, reason: "told by the service's support" },
        {
          path: "constraints[]",
          new: { ...constraint, at: constraint.fields, from: "二选一" },
          reason: "both at once are refused, seen live",
        },
        { path: "title", old: "查询储值账户信息", new: "储值账户", reason: "shorter for menus" },
      ]),
    );
    expect((await work.run("scrape", captures, "--quiet")).code).toBe(0);
    const { stdout } = await work.run("why", method, "brand_id");
    expect(stdout).toContain(`override: ${brand}#rules[]: nothing becomes {"kind":"maxLength"`);
    expect(stdout).toContain(`spec/overrides/${method}.json [0]: told by the service's support`);
    expect(stdout).toContain("[1]: both at once are refused, seen live");
    expect(stdout).not.toContain("shorter for menus");
    const shop = await work.run("why", method, "shop_id");
    expect(shop.stdout).toContain("[1]: both at once are refused, seen live");
    expect(shop.stdout).not.toContain("told by the service's support");
  });
});
