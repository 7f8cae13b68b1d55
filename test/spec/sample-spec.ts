import type { ApiSpec, Param } from "../../spec/schema.js";

export function sampleParam(name: string, more: Partial<Param> = {}): Param {
  return {
    name,
    type: "string",
    docType: "String",
    list: false,
    description: `${name} 的描述`,
    example: "1",
    ...more,
  };
}

/** A small spec with one object in the request and one in the response. */
export function sampleSpec(more: Partial<ApiSpec> = {}): ApiSpec {
  return {
    specVersion: 1,
    method: "taobao.test.item.get",
    title: "取商品",
    description: "取一个商品",
    auth: "none",
    request: [
      sampleParam("param_x", {
        type: "object",
        docType: "X",
        typeName: "X",
        required: true,
        fields: [
          sampleParam("brand_id", {
            required: false,
            rules: [
              { kind: "maxLength", value: 32, unit: "char", from: "不超过32" },
              { kind: "requiredByProse", from: "必填" },
            ],
          }),
          sampleParam("type", { required: true, limits: { maxLength: 4 } }),
        ],
      }),
    ],
    response: [
      sampleParam("result", {
        type: "object",
        docType: "R",
        typeName: "R",
        fields: [sampleParam("success", { type: "boolean", docType: "Boolean" })],
      }),
    ],
    constraints: [
      {
        kind: "atLeastOne",
        at: [["param_x", "brand_id"]],
        fields: [
          ["param_x", "brand_id"],
          ["param_x", "type"],
        ],
        from: "不可同时为空",
      },
    ],
    examples: { request: [], response: [], error: [] },
    errorCodes: [],
    findings: [],
    ...more,
  };
}
