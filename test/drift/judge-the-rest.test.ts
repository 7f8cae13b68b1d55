/** From the page to the verdict: one edit each of answers, errors and the page as a whole. */
import { describe } from "vitest";
import {
  describeAs,
  find,
  param,
  request,
  response,
  testCases,
  without,
  type Case,
} from "./edited-page.js";

const cases: Case[] = [
  [
    "a member of the answer moved",
    (page) => {
      const result = find(page.response, "result");
      const message = find(page.response, "result.message");
      result.fields = without(result.fields ?? [], "message");
      page.response.push(message);
    },
    "breaking",
    "response-field-moved",
  ],
  [
    "a member of the answer added",
    response("result", ({ fields }) =>
      fields?.push(param("cost", "Number", { example: "7", description: "耗时" })),
    ),
    "non-breaking",
    "response-field-added",
  ],
  [
    "a member of the answer removed",
    response("result", (one) => (one.fields = without(one.fields ?? [], "message"))),
    "breaking",
    "response-field-removed",
  ],
  [
    "a member of the answer renamed",
    response("result.total", (one) => (one.name = "total_count")),
    "breaking",
    "response-field-renamed",
  ],
  [
    "another type of the answer",
    response("result.message", (one) =>
      Object.assign(one, { docType: "Boolean", example: "true" }),
    ),
    "breaking",
    "response-type-changed",
  ],
  [
    "another type, the same in TypeScript",
    response("result.modified", (one) =>
      Object.assign(one, { docType: "Date", example: "2020-02-02 00:00:00" }),
    ),
    "non-breaking",
    "response-type-reread",
  ],
  [
    "a list in the answer",
    response("result.message", (one) => Object.assign(one, { docType: "String []" })),
    "breaking",
    "response-became-list",
  ],
  [
    "no list in the answer",
    response("result.items", (one) => (one.docType = "ItemDTO")),
    "breaking",
    "response-became-single",
  ],
  [
    "an example that makes a number int64",
    response("result.total", (one) => (one.example = "1100384769230375418")),
    "breaking",
    "response-integer-widened",
  ],
  ["an example", request("memo", (one) => (one.example = "bye")), "docs-only", "example-changed"],
  ["a description", describeAs("memo", "备注信息"), "docs-only", "description-changed"],
  ["the title", (page) => (page.title = "保存或更新订单"), "docs-only", "description-changed"],
  ["the category", (page) => (page.category = "交易API"), "docs-only", "page-changed", "text"],
  ["auth none to required", (page) => (page.auth = "required"), "breaking", "auth-tightened"],
  [
    "an error more",
    (page) => page.errorCodes.push({ code: "isv.too-many", message: "太多", solution: "减少" }),
    "non-breaking",
    "error-code-added",
  ],
  ["an error less", (page) => page.errorCodes.pop(), "breaking", "error-code-removed"],
  [
    "another remedy",
    (page) => (page.errorCodes[0]!.solution = "核对编号"),
    "docs-only",
    "error-words-changed",
  ],
  [
    "the API renamed",
    (page) => (page.method = "taobao.shop.order.store"),
    "breaking",
    "api-renamed",
  ],
  ["rows reordered", (page) => page.request.reverse(), "docs-only", "order-changed"],
  ["nothing", () => undefined, "none"],
];

describe.each(["text", "json"] as const)("an edit of a %s page", (kind) => {
  testCases(cases, kind);
});
