import { describe, expect, test } from "vitest";
import { readDocType } from "../../scraper/doc-types.js";
import { elementName, underscore } from "../../scraper/interpret/element-name.js";
import { isInt64 } from "../../scraper/interpret/int64.js";
import { readLimits } from "../../scraper/interpret/limits-column.js";
import { splitTail } from "../../scraper/interpret/split-tail.js";

describe("identifiers and other integers beyond 2^53", () => {
  test.each([
    ["count", "数量", ["1100384769230375417"], true],
    ["count", "数量", ["9007199254740991"], false],
    ["count", "数量", ["9007199254740992"], true],
    ["num_iid", "", [], true],
    ["tid", "", ["1"], true],
    ["orderId", "", [], true],
    ["oid", "", [], true],
    ["id", "", [], true],
    ["item_ids", "", [], true],
    ["width", "宽度", [], false],
    ["paid", "是否付款", [], false],
    ["grid", "网格", [], false],
    ["number", "订单编号,必填", [], true],
    ["number", "交易单号", [], true],
    ["seller", "卖家ID", [], true],
    ["page_no", "页码", ["1"], false],
    ["status", "状态,见编号", [], false],
  ])("%s (%s) %j: %s", (name, description, examples, expected) => {
    expect(isInt64(name, description, examples)).toBe(expected);
  });
});

test("wire names of list elements", () => {
  expect(underscore("ErpCouponDTO")).toBe("erp_coupon_d_t_o");
  expect(underscore("OAPIFormDataReqVO")).toBe("o_a_p_i_form_data_req_v_o");
  expect(underscore("Result")).toBe("result");
  expect(elementName(readDocType("String []"), [], [])).toBe("string");
  expect(elementName(readDocType("Number []"), [], [])).toBe("number");
});

test("type cells", () => {
  expect(readDocType("String []")).toEqual({ type: "string", list: true });
  expect(readDocType("byte []")).toEqual({ type: "file", list: false });
  expect(readDocType(" BigDecimal")).toEqual({ type: "decimal", list: false });
  expect(readDocType("ItemDTO[]")).toEqual({ type: "object", list: true, typeName: "ItemDTO" });
  expect(readDocType("constructor")).toMatchObject({ type: "object", typeName: "constructor" });
});

test("limits that can't be a bound are left unread", () => {
  expect(
    readLimits(["最大长度:32", "最大值：1.5", "默认值:true", "最大长度:很长", "最小值:1e3"]),
  ).toEqual({
    limits: { maxLength: 32, maximum: 1.5 },
    default: "true",
    unread: ["最大长度:很长", "最小值:1e3"],
  });
});

describe("example or description", () => {
  const split = (
    cells: string[],
    type: string,
    values: string[],
    joined = false,
  ): [string, string] => {
    const { example, description } = splitTail(
      { joined, cells },
      { name: "x", doc: readDocType(type), values },
    );
    return [example, description];
  };

  test.each([
    ["one cell that is the sample's value", ["true"], "Boolean", ["true"], ["true", ""]],
    ["one cell, the sample shows none", ["null"], "Boolean", [""], ["", "null"]],
    ["one cell, the sample shows another", ["结果"], "String", ["1"], ["", "结果"]],
    ["two cells", ["123", "编号"], "Number", ["123"], ["123", "编号"]],
    ["two cells, no sample", ["a", "b"], "String", [], ["a", "b"]],
    ["literal null", ["null", "编号"], "String", ["null"], ["null", "编号"]],
    ["a list's brackets", ["[A, B]", "代码"], "String []", ["A,B"], ["[A, B]", "代码"]],
    ["a bullet in the description", ["状态", "1 是"], "String", [""], ["", "状态\n• 1 是"]],
    ["an object's description", ["结果"], "Result", [], ["", "结果"]],
  ])("%s", (...[, cells, type, values, expected]) => {
    expect(split(cells, type, values)).toEqual(expected);
  });

  test.each([
    ["spaces in the example", "1 < 2 任务", "String", ["1 < 2"], ["1 < 2", "任务"]],
    ["the longest value wins", "a b c", "String", ["a", "a b"], ["a b", "c"]],
    ["a value is whole words", "abc 任务", "String", ["ab"], ["abc", "任务"]],
    ["a number's placeholder in the sample", "每页 大小", "Number", ["123"], ["", "每页 大小"]],
    ["an object whose example is its name", "x 结果", "Result", [], ["x", "结果"]],
    ["an object with an empty example", "{} 结果", "Result", [], ["{}", "结果"]],
  ])("joined: %s", (...[, text, type, values, expected]) => {
    expect(split([text], type, values, true)).toEqual(expected);
  });
});
