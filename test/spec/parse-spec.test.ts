import { describe, expect, it } from "vitest";
import { stringifySpec } from "../../spec/canonical.js";
import { parseSpec } from "../../spec/parse-spec.js";
import type { SpecError } from "../../spec/spec-error.js";
import { sampleParam, sampleSpec } from "./sample-spec.js";

const good = stringifySpec(sampleSpec());

function refusal(text: string): SpecError {
  try {
    parseSpec(text, "spec/apis/x.json");
  } catch (error) {
    return error as SpecError;
  }
  throw new Error("it was accepted");
}

function edited(from: string, to: string): string {
  expect(good).toContain(from);
  return good.replace(from, () => to);
}

describe("a spec edited by hand into nonsense", () => {
  it.each([
    ["an empty file", "", ":1: column 1: expected JSON, found an empty file"],
    ["no JSON", "specVersion: 1", ":1: column 1: expected JSON"],
    ["a file cut short", good.slice(0, 200), ": expected JSON"],
    ["a trailing comma", edited('"findings": []', '"findings": [],'), ": expected JSON"],
    ["a list", "[]", ":1: expected an object, found a list of 0"],
    [
      "another version",
      edited('"specVersion": 1', '"specVersion": 0'),
      "specVersion: expected 1, found 0",
    ],
    [
      "a misspelt type",
      edited('"type": "boolean"', '"type": "bolean"'),
      'response[0].fields[0].type: expected "string" or "number"',
    ],
    [
      "a string for a flag",
      edited('"list": false', '"list": "no"'),
      'list: expected a boolean, found "no"',
    ],
    [
      "a key too many",
      edited('"title"', '"titel": "x", "title"'),
      "unknown key titel; did you mean title?",
    ],
    ["a key missing", edited('"auth": "none",', ""), 'auth: expected "required" or'],
    [
      "a key twice",
      edited('"auth"', '"auth": "required", "auth"'),
      "auth: expected each key once, found it twice",
    ],
    ["a prototype", edited('"title"', '"__proto__": {}, "title"'), "unknown key __proto__"],
    [
      "an unknown rule",
      edited('"kind": "maxLength"', '"kind": "maxLen"'),
      'rules[0].kind: expected "enum" or',
    ],
    [
      "a negative limit",
      edited('"maxLength": 4', '"maxLength": -4'),
      "limits.maxLength: expected at least 0, found -4",
    ],
    [
      "a name that is no method",
      edited("taobao.test.item.get", "../../etc"),
      "method: expected text like",
    ],
    [
      "a rule about a parameter that is not there",
      edited('"type"\n        ]', '"typ"\n        ]'),
      'constraints[0]: expected paths of parameters of the request, found "param_x.typ"',
    ],
    [
      "a condition on a parameter that is not there",
      stringifySpec(
        sampleSpec({
          request: [
            sampleParam("a", {
              rules: [{ kind: "maximum", value: 1, when: { field: ["b"] }, from: "有b时最大1" }],
            }),
          ],
          constraints: [],
        }),
      ),
      'request[0].rules[0].when: expected the path of a parameter of the request, found "b"',
    ],
  ])("names the place: %s", (_name, text, message) => {
    const error = refusal(text);
    expect(error.message).toContain("spec/apis/x.json");
    expect(error.message).toContain(message);
    expect(error.message).toContain("scrape the page again");
    expect(error.message.split("\n")).toHaveLength(1);
  });

  it("gives the line of the value", () => {
    const line = good.split("\n").findIndex((one) => one.includes('"type": "boolean"')) + 1;
    expect(refusal(edited('"type": "boolean"', '"type": 7')).message).toContain(`x.json:${line}: `);
  });

  it("refuses two parameters of one name", () => {
    const twice = sampleSpec({ request: [sampleParam("a"), sampleParam("a")], constraints: [] });
    expect(refusal(stringifySpec(twice)).message).toContain(
      "request[1].name: expected each name once",
    );
  });

  it("refuses members of something that is no object", () => {
    const odd = sampleSpec({ response: [sampleParam("a", { fields: [sampleParam("b")] })] });
    expect(refusal(stringifySpec(odd)).message).toContain("members of a string");
  });

  it("refuses a tower of brackets without exhausting the stack", () => {
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    expect(refusal(deep).message).toContain("expected at most 200 levels");
    const spec = edited('"findings": []', `"findings": ${deep}`);
    expect(refusal(spec).message).toContain("expected at most 200 levels");
  });
});

it("takes a file with a byte order mark and Windows line ends", () => {
  expect(parseSpec(`\ufeff${good.replaceAll("\n", "\r\n")}`, "x")).toEqual(sampleSpec());
});
