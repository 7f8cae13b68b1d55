import type { ApiSpec, Param } from "../../spec/schema.js";

export const param = (name: string, more: Partial<Param> = {}): Param => ({
  name,
  type: "string",
  docType: "String",
  list: false,
  description: "",
  example: "a",
  ...more,
});

export const java = (setters: string, session = ""): ApiSpec["examples"]["request"] => [
  {
    language: "java",
    text: `ItemGetRequest req = new ItemGetRequest();\n${setters}\nItemGetResponse rsp = client.execute(req${session});`,
  },
];
export const xml = (inner: string): string => `<item_get_response>${inner}</item_get_response>`;
export const json = (inner: string): string => `{"item_get_response":${inner}}`;

export const api = (
  more: Partial<ApiSpec> = {},
  samples: Partial<ApiSpec["examples"]> = {},
): ApiSpec => ({
  specVersion: 1,
  method: "taobao.item.get",
  title: "查询",
  description: "",
  auth: "none",
  request: [],
  response: [],
  constraints: [],
  errorCodes: [],
  findings: [],
  ...more,
  examples: { request: [], response: [], error: [], ...samples },
});
