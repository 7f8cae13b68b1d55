import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { documentedAnswers, fixtureSamples } from "../../generator/contract/fixture-samples.js";
import { responseExample } from "../../generator/contract/response-example.js";
import { buildApi } from "../../generator/ir/build.js";
import { servedApi } from "../../generator/schemas/served-api.js";
import { compactSample } from "../../generator/views/mock-api.js";
import { render } from "../../templates/mock/answer-call.js";
import { documentedAnswer } from "../../templates/mock/documented-answer.js";
import { parseJson } from "../../templates/runtime/json.js";
import { parseXml } from "../../templates/runtime/xml.js";
import { goldenSpecs, paramOf, specOf } from "./support.js";

const name = fc.stringMatching(/^[a-z_]{1,3}$/);
const leaf = fc.stringMatching(/^[a-z0-9 商,.\n]{0,6}$/);
const blank = fc.constantFrom("", " ", "\n", "\n    ", "\r\n\t");

interface Element {
  readonly name: string;
  readonly children: readonly Element[] | string;
}
const element: fc.Arbitrary<Element> = fc.letrec<{ element: Element }>((tie) => ({
  element: fc.record({
    name,
    children: fc.oneof(
      { depthSize: "small" },
      leaf,
      fc.array(tie("element"), { minLength: 1, maxLength: 3 }),
    ),
  }),
})).element;

const written = ({ name, children }: Element, between: string): string => {
  const content =
    typeof children === "string"
      ? children
      : between + children.map((child) => written(child, between) + between).join("");
  return `<${name}>${content}</${name}>`;
};

test("a fixture's XML says what the page's says", () => {
  fc.assert(
    fc.property(element, blank, (root, between) => {
      const text = written(root, between);
      const short = compactSample({ format: "xml", text });
      expect(parseXml(short)).toEqual(parseXml(text));
      if (between.includes("\n")) expect(short).toBe(compactSample({ format: "xml", text: short }));
    }),
  );
});

test("a fixture's JSON says what the page's says, digit by digit", () => {
  fc.assert(
    fc.property(fc.dictionary(name, fc.jsonValue()), fc.nat(4), (value, indent) => {
      const text = JSON.stringify({ id: "ID", value }, null, indent).replace(
        '"ID"',
        "71043000074054292321.10",
      );
      const short = compactSample({ format: "json", text });
      expect(parseJson(short)).toEqual(parseJson(text));
      expect(short.length).toBeLessThanOrEqual(text.length);
    }),
  );
});

test.each([
  ["xml", "<a><![CDATA[<b>\n  <c>]]></a>"],
  ["json", '{ "a": 1,\n  ... }'],
  ["json", '{ "a": "one\n two" }'],
] as const)("what only looks like blanks between parts of %s stays: %j", (format, text) => {
  expect(compactSample({ format, text })).toBe(text);
});

describe("the documented answers of a fixture", () => {
  const answers = (...response: [format: "xml" | "json" | "json-simplified", text: string][]) => {
    const samples = response.map(([format, text]) => ({ format, text }));
    const spec = specOf("shop.get", {
      response: [paramOf("ok", { type: "boolean", docType: "Boolean" }), paramOf("name")],
      examples: { request: [], response: samples, error: [] },
    });
    return fixtureSamples(documentedAnswers(buildApi(spec, "shop.get"))).map(({ text }) => text);
  };
  const xml = "<shop_get_response><ok>false</ok><name>a&amp;b</name></shop_get_response>";
  const json = '{"shop_get_response":{"ok":false,"name":"a&b"}}';
  const simplified = '{"ok":false,"name":"a&b"}';

  test("are one where all say the same", () => {
    expect(answers(["xml", xml], ["json", json])).toEqual([json]);
    expect(answers(["xml", xml], ["json-simplified", simplified])).toEqual([xml]);
    expect(answers(["xml", xml], ["json", json], ["json-simplified", simplified])).toEqual([json]);
    expect(answers(["xml", xml])).toEqual([xml]);
  });

  test("are all where one says something of its own", () => {
    const other = xml.replace("false", "true");
    expect(answers(["xml", other], ["json", json])).toEqual([other, json]);
    expect(answers(["xml", xml], ["json", json.replace("false", '"-"')])).toHaveLength(2);
  });

  test("are all where the meaning of one is open", () => {
    expect(answers(["json", '{"shop_get'], ["xml", xml])).toEqual(['{"shop_get', xml]);
  });

  test("answer as all do, in every format", () => {
    for (const spec of goldenSpecs()) {
      const api = buildApi(spec, spec.method);
      const all = servedApi(spec);
      const kept = {
        ...all,
        examples: { ...all.examples, response: fixtureSamples(documentedAnswers(api)) },
      };
      for (const format of ["xml", "json", "json-simplified"] as const) {
        const [expected, given] = [all, kept].map((mock) => {
          const text = render(documentedAnswer(mock, { format, fitted: false, seed: 3 }), format);
          return { text, result: responseExample(api.response, { format, text }) };
        });
        if (expected?.result === undefined) expect(given?.text).toBe(expected?.text);
        else expect(given?.result).toEqual(expected.result);
      }
    }
  });
});
