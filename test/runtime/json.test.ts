/** JSON without loss: what is read equals what the platform reads, save that numbers keep their text. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TopTransportError } from "../../templates/runtime/errors.js";
import { parseJson, stringifyJson } from "../../templates/runtime/json.js";
import {
  isWireObject,
  toPlain,
  toWire,
  type Wire,
  WireNumber,
} from "../../templates/runtime/wire.js";

const safeJson = fc.jsonValue().map(normalise);

/** Negative zero has no text of its own; JSON writes it as 0. */
function normalise(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** A wire value with each number as the double that `JSON.parse` would have made. */
function doubled(wire: Wire): unknown {
  if (wire instanceof WireNumber) return Number(wire.text);
  if (Array.isArray(wire)) return wire.map(doubled);
  if (!isWireObject(wire)) return wire;
  const entries = Object.entries(wire).map(([name, value]) => [name, doubled(value ?? null)]);
  return Object.fromEntries(entries as [string, unknown][]);
}

describe("parseJson", () => {
  it("reads what JSON.parse reads, in any layout", () => {
    fc.assert(
      fc.property(safeJson, fc.constantFrom(0, 1, "\t", "\r\n "), (value, indent) => {
        const text = JSON.stringify(value, undefined, indent);
        expect(JSON.stringify(doubled(parseJson(text)))).toBe(JSON.stringify(JSON.parse(text)));
      }),
      { numRuns: 500 },
    );
  });

  it("accepts and refuses the same texts as JSON.parse, once the platform's slips are mended", () => {
    const piece = fc.constantFrom(
      ...["{", "}", "[", "]", ",", ":", '"', "\\", "u00e9", "1", "-", ".", "e", "0"],
      ...["true", "null", " ", "\n", "a", "\u0001"],
    );
    /** The text with control characters escaped inside strings, and members without a value as null. */
    const mended = (text: string): string =>
      text.replace(/"(?:[^"\\]|\\[^])*"|:(?=\s*[,}])/g, (found) =>
        found === ":" ? ":null" : found.replace(/\\?[^ -~]/g, "\\n"),
      );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join("");
        let valid = true;
        try {
          JSON.parse(mended(text));
        } catch {
          valid = false;
        }
        if (valid) expect(() => parseJson(text)).not.toThrow();
        else expect(() => parseJson(text)).toThrow(TopTransportError);
      }),
      { numRuns: 5000 },
    );
  });

  it("reads control characters as they stand, and members without a value as null", () => {
    const controls = Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)).join("");
    expect(parseJson(`{"a":"x${controls}\\n${controls}y"}`)).toEqual({
      a: `x${controls}\n${controls}y`,
    });
    expect(parseJson('"\\\n\\\\\n"')).toBe("\n\\\n");
    expect(parseJson('{"a":,"b": ,"c":{"d":},"e":\n}')).toEqual({
      ...{ a: null, b: null, c: { d: null }, e: null },
    });
    for (const text of [
      '{"a":1,}',
      "[,]",
      "[1,]",
      '{,"a":1}',
      '{"a"}',
      '{"a":1,,"b":2}',
      "[007]",
    ]) {
      expect(() => parseJson(text)).toThrow(/malformed JSON at character/);
    }
  });

  it("keeps every digit of every number", () => {
    const digits = fc.stringMatching(
      /^-?(0|[1-9][0-9]{0,60})(\.[0-9]{1,30})?([eE][+-]?[0-9]{1,3})?$/,
    );
    fc.assert(
      fc.property(digits, (text) => {
        expect(parseJson(`{"id":${text}}`)).toEqual({ id: new WireNumber(text) });
        expect(stringifyJson(parseJson(`[${text}]`))).toBe(`[${text}]`);
      }),
    );
  });

  it("writes back the text that it read", () => {
    fc.assert(
      fc.property(safeJson, (value) => {
        const text = JSON.stringify(value);
        const keys = text.includes("__proto__");
        fc.pre(!keys);
        expect(stringifyJson(parseJson(text))).toBe(text);
      }),
    );
  });

  it("reads names of prototypes as data", () => {
    const text = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"x":1}},"toString":"t"}';
    const wire = parseJson(text);
    expect(stringifyJson(wire)).toBe(text);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    const plain = toPlain(wire) as Record<string, unknown>;
    expect(Object.keys(plain)).toEqual(["__proto__", "constructor", "toString"]);
    expect(Object.getPrototypeOf(plain)).toBe(Object.prototype);
  });

  it("refuses depth and numbers beyond its bounds, and says where", () => {
    expect(() => parseJson("[".repeat(100_000))).toThrow(/at most 200 levels/);
    expect(() => parseJson(`[${"9".repeat(1001)}]`)).toThrow(/at most 1000 characters/);
    expect(() => parseJson('{"a":1,}')).toThrow("malformed JSON at character 7");
    expect(() => parseJson("")).toThrow(/expected a value, found the end/);
    expect(stringifyJson(parseJson(`${"[".repeat(199)}1${"]".repeat(199)}`))).toHaveLength(399);
  });

  it("reads a byte order mark and the last of repeated members", () => {
    expect(parseJson('\ufeff{"a":"1","a":"2"}')).toEqual({ a: "2" });
  });
});

describe("toWire", () => {
  it("writes numbers as plain digits, dates in GMT+8 and leaves undefined members out", () => {
    const value = { a: 1e21, b: 10n ** 30n, c: new Date(0), d: undefined, e: null, f: [1.5e-7] };
    expect(stringifyJson(toWire(value))).toBe(
      `{"a":1${"0".repeat(21)},"b":1${"0".repeat(30)},"c":"1970-01-01 08:00:00","e":null,"f":[0.00000015]}`,
    );
  });

  it("refuses values that contain themselves", () => {
    const loop: Record<string, unknown> = {};
    loop["self"] = loop;
    expect(() => toWire(loop)).toThrow(RangeError);
  });
});
