import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonText, plainLine } from "../../generator/report/plain-text.js";

const ESC = "\u001b";

describe("plainLine", () => {
  it.each([
    ["colours", `${ESC}[31mred${ESC}[0m`, "red"],
    ["a window title", `a${ESC}]0;owned\u0007b`, "ab"],
    ["a link", `${ESC}]8;;http://x${ESC}\\text${ESC}]8;;${ESC}\\`, "text"],
    ["a clipboard write", `${ESC}]52;c;aGk=\u0007ok`, "ok"],
    ["an unfinished string keeps its words", `${ESC}]0;lost?`, "0;lost?"],
    ["C1 forms", "\u009b31mred\u009d0;t\u009cend", "redend"],
    ["bidi controls", "a\u202eb\u2066c\u200fd", "abcd"],
    ["line ends of all scripts", "a\r\nb\u2028c\u0085d\te", "a b c d e"],
    ["a workflow command", "::error::x", "| ::error::x"],
    ["an indented workflow command", "  ::set-env name=x::y", "|   ::set-env name=x::y"],
    ["an old workflow command", "see ##[error]x", "see # #[error]x"],
    ["Chinese and emoji", "批量开卡(售卡) 🎉", "批量开卡(售卡) 🎉"],
    ["a lone surrogate", "a\ud800b", "ab"],
  ])("makes %s harmless", (_name, hostile, shown) => {
    expect(plainLine(hostile)).toBe(shown);
  });

  it("leaves nothing that a terminal or a runner acts on, whatever comes in", () => {
    const hostile = fc.string({
      unit: fc.constantFrom(
        ESC,
        "[",
        "]",
        "\u009b",
        "\u009d",
        "\u0007",
        "\\",
        "::",
        "##",
        "m",
        "\n",
        "\u202e",
        "字",
      ),
      maxLength: 40,
    });
    fc.assert(
      fc.property(hostile, (text) => {
        const shown = plainLine(text);
        // eslint-disable-next-line no-control-regex -- that there are none is the claim
        expect(shown).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
        expect(shown).not.toMatch(/^\s*::/);
        expect(shown).not.toContain("##[");
      }),
    );
  });

  it("takes linear time on repeated introducers", () => {
    for (const unit of [`${ESC}]`, "\u009d", `${ESC}[`, "\u009b0", `${ESC} `]) {
      expect(plainLine(unit.repeat(200_000)).length).toBeLessThan(600_000);
    }
  });
});

describe("jsonText", () => {
  it("says the same as the value, without a character that acts", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string({ unit: "binary" }), (value, text) => {
        const json = jsonText({ value, text });
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify({ value, text })));
        expect(json).not.toMatch(/[\u007f-\u009f\u202a-\u202e\u2066-\u2069]|##\[/);
      }),
    );
  });
});
