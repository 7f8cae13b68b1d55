import { describe, expect, it } from "vitest";
import { PageError } from "../../scraper/page.js";
import { readJson } from "../../scraper/sources/json.js";

const param = { name: "id", type: "Number", required: true, description: "编号", demoValue: "1" };
const doc = { name: "taobao.item.get", requestParams: [param], responseParams: [] };
const withParam = (fields: object): string =>
  JSON.stringify({ ...doc, requestParams: [{ ...param, ...fields }] });

describe("readJson: envelopes", () => {
  const cases: { title: string; text: string }[] = [
    {
      title: "a payload that is itself text",
      text: JSON.stringify({ success: true, data: JSON.stringify(doc) }),
    },
    { title: "a payload alone in a list", text: JSON.stringify([{ data: [doc] }]) },
    {
      title: "two envelopes",
      text: JSON.stringify({ ret: ["SUCCESS::ok"], data: { model: doc } }),
    },
  ];
  it.each(cases)("$title", ({ text }) => {
    expect(readJson(text).method).toBe("taobao.item.get");
  });

  it("refuses a list of several documents and text that is cut", () => {
    expect(() => readJson(JSON.stringify([doc, doc]))).toThrow(PageError);
    const cut = JSON.stringify(doc).slice(0, -9);
    expect(() => readJson(JSON.stringify({ data: cut }))).toThrow(PageError);
  });
});

describe("readJson: fields of other kinds than text", () => {
  it.each([
    [true, true],
    [1, true],
    ["1", true],
    ["Y", true],
    ["是", true],
    ["必须", true],
    [false, false],
    [0, false],
    ["0", false],
    ["否", false],
    [null, undefined],
    ["maybe", undefined],
  ])("required: %j is %j", (written, meant) => {
    expect(readJson(withParam({ required: written })).request[0]?.required).toBe(meant);
  });

  it.each([
    [{ a: 1, b: ["x"] }, '{"a":1,"b":["x"]}'],
    [[1, 2], "[1,2]"],
    [12, "12"],
    [false, "false"],
    [null, ""],
  ])("an example that is the value %j itself", (written, text) => {
    expect(readJson(withParam({ demoValue: written })).request[0]?.example).toBe(text);
  });
});
