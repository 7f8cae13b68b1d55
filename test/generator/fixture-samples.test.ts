import fc from "fast-check";
import { expect, test } from "vitest";

import { compactSample } from "../../generator/views/mock-api.js";
import { parseJson } from "../../templates/runtime/json.js";
import { parseXml } from "../../templates/runtime/xml.js";

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
