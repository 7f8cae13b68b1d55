import fc from "fast-check";
import { expect, test } from "vitest";

import type { Answer } from "../../templates/mock/answer.js";
import { parseForm } from "../../templates/mock/form.js";
import { boundaryOf, parseMultipart } from "../../templates/mock/multipart.js";
import { JsonSyntaxError, parseJson } from "../../templates/mock/parse-json.js";
import { parseXml, type XmlElement, XmlSyntaxError } from "../../templates/mock/parse-xml.js";
import { renderJson } from "../../templates/mock/render-json.js";
import { renderXml } from "../../templates/mock/render-xml.js";

const never = () => {
  throw new Error("told as not UTF-8");
};

/** A parsed value as `JSON.parse` would give it. */
function plain(answer: Answer): unknown {
  switch (answer.kind) {
    case "null":
      return null;
    case "text":
      return answer.text;
    case "number":
      return Number(answer.digits);
    case "boolean":
      return answer.value;
    case "list":
      return answer.items.map(plain);
    case "object":
      return Object.fromEntries(answer.members.map(([name, value]) => [name, plain(value)]));
  }
}

test("JSON means what JSON.parse says it means", () => {
  const spaced = fc
    .tuple(fc.json(), fc.constantFrom("", " ", "\n\t\r "))
    .map(([text, blank]) => `${blank}${text}${blank}`);
  fc.assert(
    fc.property(spaced, (text) => {
      expect(plain(parseJson(text))).toEqual(JSON.parse(text));
    }),
  );
});

test("what JSON.parse refuses is refused, with the place", () => {
  const almost = fc.string({ unit: fc.constantFrom(...Array.from('{}[]:,"\\u0a1-+.eE tfn')) });
  fc.assert(
    fc.property(fc.oneof(fc.string(), almost), (text) => {
      let expected: unknown;
      try {
        expected = JSON.parse(text);
      } catch {
        expect(() => parseJson(text)).toThrow(JsonSyntaxError);
        return;
      }
      expect(plain(parseJson(text))).toEqual(expected);
    }),
    { numRuns: 2000 },
  );
  expect(() => parseJson('{"a":1,}')).toThrow("not JSON at character 7: expected a string");
});

test("JSON keeps digits, order and names that JSON.parse loses", () => {
  const text = '{"b":7104300007405429232,"a":1.10,"2":0,"1":-0,"__proto__":{"x":1e400}}';
  const content = parseJson(text);
  if (content.kind !== "object") throw new Error("no object");
  expect(renderJson({ root: "r", content }, true)).toBe(text);
});

test("deep nesting is refused without a stack overflow", () => {
  expect(() => parseJson("[".repeat(1_000_000))).toThrow(/at most 64 levels/);
  expect(() => parseXml("<a>".repeat(1_000_000))).toThrow(/at most 64 levels/);
});

const name = fc.stringMatching(/^[a-z_][a-z0-9_.-]{0,5}$/);
const xmlText = fc.string({
  unit: fc.constantFrom("a", "商", "🎉", "&", "<", ">", '"', "'", "]", " ", "\n", "\r", "\t"),
});
const element: fc.Arbitrary<XmlElement> = fc.letrec<{ element: XmlElement }>((tie) => ({
  element: fc.oneof(
    { depthSize: "small" },
    fc.record({ name, text: xmlText, children: fc.constant([]) }),
    fc.record({
      name,
      text: fc.constant(""),
      children: fc.array(tie("element"), { minLength: 1, maxLength: 3 }),
    }),
  ),
})).element;

function answerOf({ children, text }: XmlElement): Answer {
  if (children.length === 0) return { kind: "text", text };
  return { kind: "object", members: children.map((child) => [child.name, answerOf(child)]) };
}

test("XML that was written is read back", () => {
  fc.assert(
    fc.property(element, name, (child, root) => {
      const content = { kind: "object", members: [[child.name, answerOf(child)]] } as const;
      expect(parseXml(renderXml({ root, content }))).toEqual({
        name: root,
        text: "",
        children: [child],
      });
    }),
  );
});

test.each([
  ["a document type", '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'],
  ["an unknown entity", "<a>&x;</a>"],
  ["a bare ampersand", "<a>R&D</a>"],
  ["a reference beyond Unicode", "<a>&#x110000;</a>"],
  ["an element that is not closed", "<a><b></a>"],
  ["an element that is not opened", "<a></b></a>"],
  ["a cut tag", "<a><b"],
  ["text beside the root", "<a/>b"],
  ["two roots", "<a/><b/>"],
  ["no root", "  "],
  ["prose", "see the JSON sample"],
])("%s is no sample", (_name, text) => {
  expect(() => parseXml(text)).toThrow(XmlSyntaxError);
});

test("attributes, comments, CDATA and a declaration are read over", () => {
  const text = '<?xml version="1.0"?><!-- x --><a list="true"><b/><c><![CDATA[<&]]>&#65;</c></a>';
  expect(parseXml(text)).toEqual({
    ...{ name: "a", text: "" },
    children: [
      { name: "b", text: "", children: [] },
      { name: "c", text: "<&A", children: [] },
    ],
  });
});

test("a form is read as URLSearchParams reads it", () => {
  const pairs = fc.array(
    fc.tuple(fc.string({ unit: "grapheme", minLength: 1 }), fc.string({ unit: "grapheme" })),
  );
  fc.assert(
    fc.property(pairs, (params) => {
      expect(parseForm(new URLSearchParams(params).toString(), never)).toEqual(params);
    }),
  );
  const anyForm = fc.string({ unit: fc.constantFrom(...Array.from("a=&+%25e4Ff")) });
  fc.assert(
    fc.property(anyForm, (text) => {
      expect(parseForm(text, () => undefined)).toEqual([...new URLSearchParams(text)]);
    }),
  );
});

test("a multipart body is read as FormData writes it, byte by byte", async () => {
  const part = fc.tuple(
    fc.stringMatching(/^[\w"商 ]{1,6}$/),
    fc.uint8Array({ maxLength: 60 }),
    fc.stringMatching(/^[\w"商.]{1,6}$/),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 4 }), async (files) => {
      const form = new FormData();
      for (const [key, data, fileName] of files) form.append(key, new Blob([data]), fileName);
      const { headers, body } = await written(form);
      const parts = parseMultipart(body, boundaryOf(headers) ?? "", never);
      const type = "application/octet-stream";
      expect(parts).toEqual(
        files.map(([key, data, fileName]) => ({ name: key, fileName, type, data })),
      );
    }),
  );
});

async function written(form: FormData): Promise<{ headers: string; body: Uint8Array }> {
  const response = new Response(form);
  const headers = response.headers.get("content-type") ?? "";
  return { headers, body: new Uint8Array(await response.arrayBuffer()) };
}

test("a file that holds the boundary inside a line is not cut there", () => {
  const bytes = new TextEncoder().encode(
    '--b\r\nContent-Disposition: form-data; name="f"; filename="x"\r\n\r\nno --b here\r\n--b--\r\n',
  );
  const [part] = parseMultipart(bytes, "b", never);
  expect(new TextDecoder().decode(part?.data)).toBe("no --b here");
});
