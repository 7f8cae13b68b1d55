import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020 } from "ajv/dist/2020.js";
import { symlink } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "vitest";
import type { ApiSpec } from "../../spec/schema.js";
import { copyOf, filledWorkplace, type Workplace } from "./support.js";

interface OpenApi {
  paths: Record<string, { post: { operationId: string; requestBody: { content: object } } }>;
}

let filled: Workplace;
let specs: ApiSpec[];
beforeAll(async () => {
  filled = await filledWorkplace();
  const files = Object.entries(await filled.tree("spec/apis"));
  specs = files.map(([, text]) => JSON.parse(text) as ApiSpec);
});

async function exported(target: string): Promise<unknown> {
  const { code, stdout, stderr } = await filled.run("export", target);
  expect([code, stderr]).toEqual([0, ""]);
  return JSON.parse(stdout);
}

describe("export openapi", () => {
  it("is valid OpenAPI 3.1 with one operation a method", async () => {
    const document = (await exported("openapi")) as OpenApi;
    const { valid, errors } = await new Validator().validate(
      structuredClone(document) as object as Record<string, unknown>,
    );
    expect(valid, JSON.stringify(errors ?? "").slice(0, 500)).toBe(true);
    expect(Object.keys(document.paths)).toEqual(
      specs.map(({ method }) => `/router/rest#${method}`),
    );
    const ids = Object.values(document.paths).map(({ post }) => post.operationId);
    expect(new Set(ids).size).toBe(5);
  });
});

describe("export json-schema", () => {
  it("accepts the documented answers, and nothing of another shape", async () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema((await exported("json-schema")) as object, "topgen");
    const method = "alibaba.alihealth.nr.crm.coupon.querycoupon";
    const validate = ajv.getSchema(`topgen#/$defs/${method}.response`);
    if (validate === undefined) throw new Error("no schema");
    const item = { coupon_id: "1" };
    const answer = {
      result: { success: true, result: { result_arr_list: { erp_coupon_d_t_o: [item] } } },
    };
    expect(validate(answer), ajv.errorsText(validate.errors)).toBe(true);
    expect(validate({ result: { result: { result_arr_list: [item] } } })).toBe(false);
    expect(validate({ result: [] })).toBe(false);
  });

  it("enforces what the page requires of a request, and the rules across its fields", async () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema((await exported("json-schema")) as object, "topgen");
    const validate = ajv.getSchema("topgen#/$defs/alibaba.alsc.crm.card.batch.sell.request");
    if (validate === undefined) throw new Error("no schema");
    const good = {
      request_id: "566754323224",
      physical_card_ids: ["111"],
      operator_id: "2312332",
      shop_id: "4564334",
      brand_id: "3396912",
    };
    const valid = (param: object) => validate({ param_batch_open_card_open_req: param });
    expect(valid(good), ajv.errorsText(validate.errors)).toBe(true);
    for (const name of ["request_id", "physical_card_ids", "operator_id", "shop_id", "brand_id"]) {
      const rest = Object.entries(good).filter(([key]) => key !== name);
      expect(valid(Object.fromEntries(rest)), name).toBe(false);
    }
    const other = Object.entries(good).map(([key, value]) => [
      key === "brand_id" ? "out_brand_id" : key,
      value,
    ]);
    expect(valid(Object.fromEntries(other) as object)).toBe(true);
  });
});

describe("export --out", () => {
  it("writes one file whole", async () => {
    const place = await copyOf(filled);
    expect((await place.run("export", "openapi", "--out", "docs/api.json")).code).toBe(0);
    expect(Object.keys(await place.tree("docs"))).toEqual(["api.json"]);
    expect(JSON.parse(await place.read("docs/api.json"))).toMatchObject({ openapi: "3.1.0" });
  });

  it.each([
    [
      "through a link",
      ["openapi", "--out", "link"],
      1,
      "link: expected a file to write, found a symbolic link",
    ],
    [
      "over a folder",
      ["openapi", "--out", "spec"],
      1,
      "spec: expected a file to write, found a folder",
    ],
    ["without a match", ["openapi", "--include", "x"], 1, "expected specs, found none that match"],
    ["in another format", ["yaml"], 2, 'found "yaml"'],
    ["in no format", [], 2, "topgen export --help"],
  ])("writes nothing %s", async (_name, argv, exit, message) => {
    const place = await copyOf(filled);
    await symlink("pages", place.at("link"));
    const before = await place.tree(".");
    const { code, stderr } = await place.run("export", ...argv);
    expect(stderr).toContain(message);
    expect(code).toBe(exit);
    expect(await place.tree(".")).toEqual(before);
  });
});
