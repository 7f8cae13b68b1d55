/** From the page to the verdict: one edit each of what a request takes. */
import { describe } from "vitest";
import {
  brand,
  describeAs,
  answerAs,
  find,
  limitAs,
  param,
  request,
  testCases,
  typeAs,
  without,
  type Case,
} from "./edited-page.js";

const optional = { required: false };
const cases: Case[] = [
  [
    "an optional parameter added",
    (page) =>
      page.request.push(
        param("extra", "String", { ...optional, example: "xyz", description: "扩展信息" }),
      ),
    "non-breaking",
    "request-param-added",
  ],
  [
    "a required parameter added",
    (page) =>
      page.request.push(
        param("extra", "String", { required: true, example: "xyz", description: "扩展信息" }),
      ),
    "breaking",
    "request-required-param-added",
  ],
  [
    "a required member added to an optional object",
    request("buyer", ({ fields }) =>
      fields?.push(param("city", "String", { required: true, example: "HZ", description: "城市" })),
    ),
    "breaking",
    "request-required-param-added",
  ],
  [
    "a parameter removed",
    (page) => (page.request = without(page.request, "memo")),
    "breaking",
    "request-param-removed",
  ],
  [
    "a parameter renamed",
    request("memo", (one) => (one.name = "remark")),
    "breaking",
    "request-param-renamed",
  ],
  [
    "a parameter respelled",
    request("page_size", (one) => (one.name = "pageSize")),
    "breaking",
    "request-param-renamed",
  ],
  [
    "an object renamed with its members",
    request("buyer", (one) => (one.name = "customer")),
    "breaking",
    "request-param-renamed",
  ],
  [
    "made required",
    request("sort", (one) => (one.required = true)),
    "breaking",
    "request-became-required",
  ],
  [
    "made optional",
    request("order_id", (one) => (one.required = false)),
    "non-breaking",
    "request-became-optional",
  ],
  ["text to Boolean", typeAs("sort", "Boolean", "true"), "breaking", "request-type-changed"],
  ["text to number", typeAs("sort", "Number", "1"), "breaking", "request-type-changed"],
  ["text to price", typeAs("sort", "Price", "1.00"), "breaking", "request-type-changed"],
  ["text to list", typeAs("sort", "String []", "a"), "breaking", "request-became-list"],
  ["number to list", typeAs("count", "Number []", "5"), "breaking", "request-became-list"],
  ["number to price", typeAs("price", "Price", "1.00"), "non-breaking", "request-type-widened"],
  [
    "a type's name changed",
    request("buyer", (one) => (one.docType = "BuyerVO")),
    "breaking",
    "object-renamed",
  ],
  [
    "a bound tightened",
    limitAs("page_size", "最大值:50", "最小值:1"),
    "breaking",
    "request-bound-tightened",
  ],
  [
    "a lower bound tightened",
    limitAs("page_size", "最大值:100", "最小值:5"),
    "breaking",
    "request-bound-tightened",
  ],
  ["a length tightened", limitAs("memo", "最大长度:16"), "breaking", "request-bound-tightened"],
  [
    "a bound loosened",
    limitAs("page_size", "最大值:200", "最小值:1"),
    "non-breaking",
    "request-bound-loosened",
  ],
  ["a bound removed", limitAs("memo"), "non-breaking", "request-bound-removed"],
  ["a bound added", limitAs("sort", "最大长度:8"), "breaking", "request-bound-added"],
  [
    "both ways",
    limitAs("page_size", "最大值:200", "最小值:2"),
    "breaking",
    "request-bound-tightened",
  ],
  [
    "a bound tightened below the page's own example",
    describeAs("count", "数量，必须大于10"),
    "breaking",
    "request-bound-tightened",
  ],
  [
    "a bound told elsewhere",
    request("memo", (one) =>
      Object.assign(one, { limits: [], description: "备注，不能超过32个字符" }),
    ),
    "docs-only",
    "bound-retold",
  ],
  [
    "more than 0 to at least 0",
    describeAs("count", "数量，必须大于等于0"),
    "non-breaking",
    "request-bound-loosened",
  ],
  [
    "bytes to characters",
    describeAs("nick", "昵称，不能超过60个字符"),
    "non-breaking",
    "request-bound-loosened",
  ],
  [
    "fewer bytes",
    describeAs("nick", "昵称，不能超过30字节"),
    "breaking",
    "request-bound-tightened",
  ],
  [
    "a description that adds a rule",
    describeAs("buyer.mobile", "联系方式，不能超过11个字符"),
    "breaking",
    "request-bound-added",
  ],
  [
    "a description that adds a rule across fields",
    describeAs("memo", "备注，memo与nick不能同时为空"),
    "breaking",
    "constraint-added",
  ],
  ["fen to yuan", describeAs("price", "价格，单位:元"), "breaking", "unit-changed"],
  [
    "a date pattern",
    describeAs("begin", "开始日期，格式：yyyy/MM/dd"),
    "breaking",
    "format-changed",
  ],
  [
    "a date pattern with time",
    describeAs("begin", "开始日期，格式：yyyy-MM-dd HH:mm:ss"),
    "breaking",
    "format-changed",
  ],
  [
    "a separator",
    request("tags", (one) =>
      Object.assign(one, { description: "标签，多个用英文分号分隔", example: "a;b" }),
    ),
    "breaking",
    "format-changed",
  ],
  [
    "a documented value more",
    describeAs("status", "状态 1:待付款 2:已付款 3:已关闭 4:已退款"),
    "non-breaking",
    "request-choice-added",
  ],
  [
    "a documented value less",
    describeAs("status", "状态 1:待付款 2:已付款"),
    "breaking",
    "request-choice-removed",
  ],
  [
    "words of a documented value",
    describeAs("status", "状态 1:等待付款 2:已付款 3:已关闭"),
    "docs-only",
    "choice-relabelled",
  ],
  [
    "meanings swapped",
    describeAs("status", "状态 1:已付款 2:待付款 3:已关闭"),
    "breaking",
    "choice-meaning-changed",
  ],
  [
    "a value of an answer more",
    answerAs("result.state", "状态 A:有效 B:无效 C:过期"),
    "non-breaking",
    "response-choice-added",
  ],
  ["a value of an answer less", answerAs("result.state", "状态 A:有效"), "non-breaking"],
  [
    "meanings of an answer swapped",
    answerAs("result.state", "状态 A:无效 B:有效"),
    "breaking",
    "choice-meaning-changed",
  ],
  [
    "a default in the column",
    limitAs("sort", "默认值:desc"),
    "non-breaking",
    "request-default-changed",
  ],
  [
    "a default in prose",
    describeAs("sort", "排序，默认为desc"),
    "non-breaking",
    "request-default-changed",
  ],
  ["a rule across fields removed", brand("品牌"), "non-breaking", "constraint-removed"],
  [
    "at least one of, a member more",
    brand("品牌，brand_id、out_brand_id、mobile不可同时为空"),
    "non-breaking",
    "constraint-loosened",
  ],
  [
    "exactly one instead of at least one",
    brand("品牌，brand_id与out_brand_id二选一，都填会报错"),
    "breaking",
    "constraint-tightened",
  ],
  [
    "a rule reworded",
    brand("品牌，brand_id和out_brand_id不能同时为空"),
    "docs-only",
    "constraint-retold",
  ],
  [
    "moved a level up",
    (page) => {
      const buyer = find(page.request, "buyer");
      const mobile = find(page.request, "buyer.mobile");
      buyer.fields = without(buyer.fields ?? [], "mobile");
      page.request.push(mobile);
    },
    "breaking",
    "request-param-moved",
  ],
  [
    "moved a level down",
    (page) => {
      const memo = find(page.request, "memo");
      page.request = without(page.request, "memo");
      find(page.request, "buyer").fields?.push(memo);
    },
    "breaking",
    "request-param-moved",
  ],
];

describe.each(["text", "json"] as const)("an edit of a %s page", (kind) => {
  testCases(cases, kind);
});
