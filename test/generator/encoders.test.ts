import { runInThisContext } from "node:vm";
import fc from "fast-check";
import { ts } from "ts-morph";
import { describe, expect, expectTypeOf, it } from "vitest";
import type { Code, joinCode } from "../../generator/emit/code.js";
import { docComment, lineComment } from "../../generator/emit/comment.js";
import { type Data, dataLiteral } from "../../generator/emit/data-literal.js";
import { identifier, propertyName } from "../../generator/emit/identifier.js";
import { markdownCode, markdownText } from "../../generator/emit/markdown.js";
import { integerLiteral, numberLiteral } from "../../generator/emit/number-literal.js";
import { stringLiteral } from "../../generator/emit/string-literal.js";
import type { View } from "../../generator/render/engine.js";
import { hostileText } from "./hostile-text.js";

/** The value of an expression, as a JavaScript engine reads it. */
const evaluate = (source: string): unknown => runInThisContext(`"use strict"; (${source});`);

/** What no generated file may hold raw, wherever a document put it. */
const forbidden =
  // eslint-disable-next-line no-control-regex -- control characters are what it looks for
  /@(?:vitest|jest)-|@module-tag|@ts-|prettier-ignore|sourceMappingURL|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/i;

describe("source text", () => {
  it("is a type of its own: no plain string is taken for it, by an encoder or by a template", () => {
    expectTypeOf<string>().not.toExtend<Code>();
    expectTypeOf<Parameters<typeof joinCode>[0]>().toEqualTypeOf<readonly Code[]>();
    expectTypeOf<View<{ name: string; list: { name: Code }[] }>>().toEqualTypeOf<{
      name: never;
      list: readonly { name: Code }[];
    }>();
  });
});

describe("string literals", () => {
  it("read back as the text they were made of", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(evaluate(stringLiteral(text))).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  it("are one token on one line, with nothing in them that a tool obeys", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const literal = stringLiteral(text);
        expect(literal).not.toMatch(forbidden);
        expect(literal).not.toContain("\n");
        const file = ts.createSourceFile("x.ts", literal, ts.ScriptTarget.ES2022);
        const [statement, ...others] = file.statements;
        expect(others).toEqual([]);
        expect(statement && ts.isExpressionStatement(statement)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it("keep a unicode escape whole when its digits begin a directive", () => {
    expect(evaluate(stringLiteral("\u001c8 ignore"))).toBe("\u001c8 ignore");
    // Written with an escape: the runner of this very file would obey the plain word.
    const text = "\\\u0040vitest-environment x";
    expect(evaluate(stringLiteral(text))).toBe(text);
  });
});

describe("doc comments", () => {
  it("end where they should and hold nothing that a tool obeys", () => {
    fc.assert(
      fc.property(hostileText, hostileText, (text, example) => {
        const comment =
          docComment({ paragraphs: [text], tags: [{ name: "example", text: example }] }) ?? "";
        expect(comment).not.toMatch(forbidden);
        const file = ts.createSourceFile("x.ts", `${comment}\nmarker;`, ts.ScriptTarget.ES2022);
        expect(file.statements.map((statement) => statement.getText(file))).toEqual(["marker;"]);
      }),
      { numRuns: 2000 },
    );
  });

  it("break a directive that begins inside another one", () => {
    expect(docComment({ paragraphs: ["0@prettier-ignore"] })).not.toMatch(forbidden);
    expect(stringLiteral("0@prettier-ignore")).not.toMatch(forbidden);
  });

  it("have no tag that a document wrote", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const comment = docComment({ paragraphs: [`first ${text}`], tags: [] }) ?? "";
        const source = `${comment}\nexport const marker = 1;`;
        const file = ts.createSourceFile("x.ts", source, ts.ScriptTarget.ES2022, true);
        const tags = file.statements.flatMap((statement) => ts.getJSDocTags(statement));
        expect(tags.map((tag) => tag.tagName.text)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it("can't be closed by characters that are dropped", () => {
    expect(docComment({ paragraphs: ["*\u200b/ x"] })).toBe("/** *\\/ x */");
    expect(docComment({ paragraphs: ["*\u202e/\u2029*/"] })).toBe("/**\n * *\\/\n * *\\/\n */");
  });

  it("are left out when there is nothing to say", () => {
    expect(docComment({ paragraphs: ["", " \n\u200b"] })).toBeUndefined();
  });

  it("keep mail addresses and write other at-signs as entities", () => {
    const comment = docComment({ paragraphs: ["a@b.com {@link x} @deprecated"] });
    expect(comment).toBe("/** a@b.com {&#64;link x} &#64;deprecated */");
  });

  it("of one line stay one line", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(lineComment(text)).toMatch(/^\/\/ [^\n\r\u2028\u2029]*$/);
      }),
    );
  });
});

describe("number literals", () => {
  it("stand for exactly the number they were made of", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Object.is(evaluate(numberLiteral(value)), value) || value === 0).toBe(true);
      }),
    );
  });

  it("become text where a double would lose digits", () => {
    expect(numberLiteral("9223372036854775807")).toBe('"9223372036854775807"');
    expect(numberLiteral("0.10")).toBe('"0.10"');
    expect(numberLiteral("100")).toBe("100");
    expect(integerLiteral(9007199254740993n)).toBe("9007199254740993n");
    expect(integerLiteral(-5n)).toBe("-5");
  });

  it("refuse what is no number", () => {
    for (const value of [NaN, Infinity, "1;alert(1)", "0x10", "", "1e5", " 1"]) {
      expect(() => numberLiteral(value)).toThrow(RangeError);
    }
  });
});

describe("identifiers", () => {
  it("let nothing through but plain names", () => {
    for (const name of ["", "a b", "a;b", "类", "class", "await", "1a", "a\u200d"]) {
      expect(() => identifier(name)).toThrow("not usable as an identifier");
    }
    expect(identifier("BatchOpenCardOpenReq")).toBe("BatchOpenCardOpenReq");
  });

  it("of properties read back as the name on the wire", () => {
    fc.assert(
      fc.property(
        fc.oneof(hostileText, fc.constantFrom("__proto__", "constructor", "a-b", "1")),
        (name) => {
          const object = evaluate(`{ ${propertyName(name)}: 1 }`) as object;
          expect(Object.keys(object)).toEqual([name]);
          expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
        },
      ),
    );
  });
});

describe("data literals", () => {
  const { data } = fc.letrec<{ data: Data }>((tie) => ({
    data: fc.oneof(
      { maxDepth: 4 },
      hostileText,
      fc.boolean(),
      fc.constant(null),
      fc.integer(),
      fc.array(tie("data"), { maxLength: 4 }),
      fc.dictionary(hostileText, tie("data"), { maxKeys: 4 }),
    ),
  }));

  it("have the value they were made of", () => {
    fc.assert(
      fc.property(data, (value) => {
        expect(JSON.stringify(evaluate(dataLiteral(value)))).toBe(JSON.stringify(value));
      }),
    );
  });
});

describe("Markdown", () => {
  it("stays on one line, without raw HTML or table borders from a document", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        for (const encoded of [markdownText(text), markdownCode(text)]) {
          expect(encoded).not.toMatch(/[\n\r]/);
          expect(encoded).not.toMatch(/(?<!\\)\|/);
        }
        expect(markdownText(text)).not.toContain("<");
        expect(markdownCode(text).slice(1, -1)).not.toContain("`");
      }),
    );
  });
});
