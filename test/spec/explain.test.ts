/** Every fact of a parameter is explained, each with its support. */
import { expect, it } from "vitest";
import { explainParam, explanationText, type Fact } from "../../spec/explain.js";
import type { ApiSpec, Param } from "../../spec/schema.js";

function param(name: string, more: Partial<Param>): Param {
  const base = {
    type: "string",
    docType: "String",
    list: false,
    description: "",
    example: "",
  } as const;
  return { name, ...base, ...more };
}

const spec: ApiSpec = {
  specVersion: 1,
  method: "a.b.c",
  title: "",
  description: "",
  auth: "none",
  request: [
    param("query", {
      type: "object",
      typeName: "Query",
      docType: "Query",
      fields: [
        param("item_id", {
          type: "number",
          docType: "Number",
          int64: true,
          required: false,
          limits: { maximum: 9 },
          default: "3",
          example: "7",
          description: "商品,最大8",
          rules: [
            { kind: "maximum", value: 8, from: "商品,最大8" },
            {
              kind: "enum",
              values: [{ value: "1", label: "甲" }],
              from: "甲",
              documentationOnly: true,
            },
          ],
        }),
        param("outer_id", { description: "商家编码" }),
      ],
    }),
    param("mode.v2", {}),
  ],
  response: [param("items", { list: true, docType: "Item []", element: "item_d_t_o" })],
  constraints: [
    {
      kind: "atLeastOne",
      at: [["query", "outer_id"]],
      fields: [
        ["query", "item_id"],
        ["query", "outer_id"],
      ],
      from: "至少传一个",
    },
    {
      kind: "requiredIf",
      at: [["query", "outer_id"]],
      field: ["query", "item_id"],
      equals: "1",
      from: "item_id=1时必填",
    },
    {
      kind: "exactlyOne",
      at: [["query", "outer_id"]],
      fields: [
        ["query", "item_id"],
        ["query", "outer_id"],
      ],
      when: { field: ["mode.v2"], equals: "2" },
      certainty: "likely",
      from: "mode为2时二选一",
    },
  ],
  examples: {
    request: [{ language: "java", text: "a\n  obj1.setItemId(7L);\n" }],
    response: [{ format: "xml", text: "<items>\n<item_d_t_o/>\n</items>" }],
    error: [],
  },
  errorCodes: [],
  findings: [{ code: "rule-contradicted", at: "request.query.item_id", message: "no 1" }],
};

function factsOf(path: string): Fact[] {
  const [explanation, ...others] = explainParam(spec, path);
  expect(others).toEqual([]);
  return explanation?.facts ?? [];
}

it("holds each fact with the words that support it", () => {
  const facts = factsOf("request.query.item_id");
  const find = (name: string) => facts.filter((one) => one.fact === name);
  expect(find("type")).toMatchObject([{ value: "number", support: [{ words: "Number" }] }]);
  expect(find("required")).toMatchObject([{ value: "no", support: [{ words: "可选" }] }]);
  expect(find("int64")).toHaveLength(1);
  expect(find("limit")).toMatchObject([{ value: "maximum 9", support: [{ words: "最大值:9" }] }]);
  expect(find("default")).toMatchObject([{ support: [{ words: "默认值:3" }] }]);
  expect(find("nesting")).toMatchObject([
    {
      value: "in query",
      support: [{ where: "examples.request java, line 2", words: "obj1.setItemId(7L);" }],
    },
  ]);
  expect(find("rule")).toMatchObject([
    { value: "maximum 8", support: [{ where: "description", words: "商品,最大8" }] },
    { value: "enum 1 (甲)", documentationOnly: true },
  ]);
  expect(find("constraint")).toMatchObject([
    { value: "at least one of query.item_id, query.outer_id", support: [{ words: "至少传一个" }] },
    { value: 'query.outer_id required when query.item_id is "1"' },
    {
      value: 'exactly one of query.item_id, query.outer_id when mode.v2 is "2"',
      certainty: "likely",
    },
  ]);
  expect(explainParam(spec, "mode.v2")[0]?.facts).toContainEqual(
    expect.objectContaining({ fact: "constraint", certainty: "likely" }),
  );
  expect(find("finding")).toMatchObject([{ value: "rule-contradicted: no 1" }]);
});

it("explains the element of a response list, and everything without a path", () => {
  expect(factsOf("items").find((one) => one.fact === "element")?.value).toBe("item_d_t_o");
  expect(explainParam(spec).map(({ path }) => path)).toEqual([
    "request.query",
    "request.query.item_id",
    "request.query.outer_id",
    "request.mode.v2",
    "response.items",
  ]);
});

it("takes the end of a path, and gives nothing for a name that does not exist", () => {
  expect(explainParam(spec, "outer_id").map(({ path }) => path)).toEqual([
    "request.query.outer_id",
  ]);
  expect(explainParam(spec, "constructor")).toEqual([]);
});

it("renders one fact a line, its support below it", () => {
  const text = explanationText(explainParam(spec, "item_id"));
  expect(text.split("\n")[0]).toBe("request.query.item_id");
  expect(text).toContain(
    'query.outer_id when mode.v2 is "2" (likely, not enforced)\n    description of query.outer_id: mode为2时二选一',
  );
  expect(text).toContain("  rule: enum 1 (甲) (documentation only)\n    description: 甲");
});
