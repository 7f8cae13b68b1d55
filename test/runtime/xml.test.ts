/** The XML of answers: read as it is, bounded, and never repaired. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TopTransportError } from "../../templates/runtime/errors.js";
import { parseXml } from "../../templates/runtime/xml.js";

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;" };
const escape = (text: string): string => text.replace(/[&<>\r]/g, (one) => entities[one] ?? one);

/** Characters that XML 1.0 allows. */
const text = fc.string({ unit: "binary", maxLength: 20 }).map((one) =>
  Array.from(one)
    .filter((character) => {
      const code = character.codePointAt(0) ?? 0;
      if (code < 0x20) return [9, 10, 13].includes(code);
      return (code < 0xd800 || code > 0xdfff) && code !== 0xfffe && code !== 0xffff;
    })
    .join(""),
);
const name = fc.stringMatching(/^[a-z_][a-z0-9_.-]{0,8}$/).filter((one) => one !== "__proto__");

type Tree = string | { [name: string]: Tree | Tree[] };
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.dictionary(
      name,
      fc.oneof(tie("tree"), fc.array(tie("tree"), { minLength: 2, maxLength: 3 })),
      {
        minKeys: 1,
        maxKeys: 4,
      },
    ) as fc.Arbitrary<Tree>,
  ),
}));

function write(element: string, value: Tree | Tree[]): string {
  if (Array.isArray(value)) return value.map((one) => write(element, one)).join("\n");
  const inside =
    typeof value === "string"
      ? escape(value)
      : Object.entries(value)
          .map(([key, one]) => `\n  ${write(key, one)}`)
          .join("");
  return `<${element} list="true">${inside}</${element}>`;
}

describe("parseXml", () => {
  it("reads every tree that can be written", () => {
    fc.assert(
      fc.property(tree, (value) => {
        const wire = parseXml(`<?xml version="1.0" encoding="utf-8"?>\n${write("root", value)}\n`);
        expect(JSON.parse(JSON.stringify(wire))).toEqual(
          JSON.parse(JSON.stringify({ root: value })),
        );
      }),
      { numRuns: 500 },
    );
  });

  it("reads CDATA, comments, instructions, references and empty elements", () => {
    const source =
      "<!-- c --><a><b/><c><![CDATA[<x>&amp;]]> &#20013;&#x6587;&quot;</c><?pi x?><!----></a>";
    expect(parseXml(source)).toEqual({ a: { b: "", c: '<x>&amp; 中文"' } });
  });

  it("reads references to control characters, which the platform's texts have", () => {
    expect(parseXml("<a>&#1;&#x1F;\u0001</a>")).toEqual({ a: "\u0001\u001f\u0001" });
  });

  it("keeps the blanks of a leaf and makes every line end a line feed", () => {
    expect(parseXml("<a><b> x\r\ny\r</b></a>")).toEqual({ a: { b: " x\ny\n" } });
  });

  it("reads names of prototypes as data", () => {
    const wire = parseXml("<a><__proto__><x>1</x></__proto__><constructor>2</constructor></a>");
    expect(JSON.stringify(wire)).toBe('{"a":{"__proto__":{"x":"1"},"constructor":"2"}}');
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
  });

  it.each([
    ["a DOCTYPE", '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'],
    ["an unknown entity", "<a>&x;</a>"],
    ["an external entity", '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'],
    ["a bare ampersand", "<a>x & y</a>"],
    ["a reference to no character", "<a>&#0;</a>"],
    ["a reference beyond Unicode", "<a>&#x110000;</a>"],
    ["a surrogate", "<a>&#xd800;</a>"],
    ["an unclosed element", "<a><b>1</b>"],
    ["a wrong closing tag", "<a><b>1</a></b>"],
    ["a cut tag", "<a><b"],
    ["a cut attribute", '<a x="1'],
    ["an attribute without quotes", "<a x=1></a>"],
    ["two roots", "<a/><b/>"],
    ["text outside the root", "<a/>x"],
    ["nothing", ""],
    ["an unclosed comment", "<a/><!-- x"],
    ["unclosed CDATA", "<a><![CDATA[x</a>"],
    ["a declaration inside", "<a><!ELEMENT b></a>"],
    ["a tag without a name", "<a>< b/></a>"],
    ["too many levels", "<a>".repeat(5000)],
  ])("refuses %s with a typed error", (_, source) => {
    expect(() => parseXml(source)).toThrow(TopTransportError);
  });

  it("never throws anything but its own error", () => {
    const piece = fc.constantFrom(
      "<",
      ">",
      "/",
      "a",
      "b",
      " ",
      "=",
      '"',
      "&",
      ";",
      "#",
      "x",
      "!--",
      "-->",
      "?",
      "![CDATA[",
      "]]>",
      "1",
      "é",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        try {
          parseXml(`<a>${pieces.join("")}`);
        } catch (error) {
          expect(error).toBeInstanceOf(TopTransportError);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
