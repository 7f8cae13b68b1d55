/** The schemas are zod's own: what zod, Standard Schema and JSON Schema make of them. */
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import type { $ZodType } from "zod/v4/core";
import * as top from "../../templates/runtime/schema.js";
import { sampleRequest, sampleResponse } from "./support/sample-api.js";
import { words } from "./support/words.js";

/** A value that ajv may see: what JSON has. */
const isJson = (value: unknown): boolean =>
  value !== undefined &&
  !["bigint", "symbol", "function"].includes(typeof value) &&
  !(typeof value === "number" && !Number.isFinite(value)) &&
  !(value instanceof Map);

const ajv = new Ajv2020({ strict: false });

function standard(schema: $ZodType, value: unknown): { value?: unknown; issues?: unknown } {
  const result = schema["~standard"].validate(value);
  if (result instanceof Promise) throw new TypeError("asynchronous");
  return result;
}

describe.each(words.map((word) => [word.name, word] as const))("%s", (_, word) => {
  const { schema, good, bad, beyondJson = [] } = word;

  it("takes a valid value and gives the same", () => {
    for (const value of good) {
      expect(z.safeParse(schema, value)).toEqual({ success: true, data: value });
      expect(z.parse(schema, value)).toEqual(value);
      expect(standard(schema, value)).toEqual({ value });
    }
  });

  it("refuses others without throwing, and says why", () => {
    for (const value of [...bad, ...beyondJson]) {
      const result = z.safeParse(schema, value);
      expect(result.success, String(value)).toBe(false);
      expect(result.error?.issues.length).toBeGreaterThan(0);
      expect(standard(schema, value).issues).toBeDefined();
    }
  });

  it("says the same in JSON Schema, as far as that can say it", () => {
    const validate = ajv.compile(z.toJSONSchema(schema));
    for (const value of good.filter(isJson)) expect(validate(value), String(value)).toBe(true);
    for (const value of bad.filter(isJson)) {
      expect(validate(value), JSON.stringify(value)).toBe(false);
    }
  });
});

describe("values that JSON does not have", () => {
  const file = new Blob(["x"]);
  const stream = new ReadableStream<Uint8Array>();
  it.each<[string, $ZodType, unknown[]]>([
    ["an instant", top.dateInput(), [new Date(0)]],
    [
      "a file",
      top.fileInput(),
      [file, new Uint8Array(1), new ArrayBuffer(1), stream, { name: "a", data: file }],
    ],
  ])("%s is taken and given back itself", (_, schema, values) => {
    for (const value of values) expect(z.parse(schema, value)).toBe(value);
  });
});

describe("JSON Schema", () => {
  it("holds members, required ones, bounds, documented values and rules, without options", () => {
    const schema = top.object<{
      a: string;
      b?: number;
      c?: "x" | "y" | (string & {});
      d?: readonly string[];
      when?: string | Date;
    }>(
      {
        a: z.string().check(top.maxLength(32, "最大长度:32")),
        b: z.optional(top.number().check(top.minimum(1, "≥1"), top.maximum(9, "≤9"))),
        c: z.optional(z.union([z.enum(["x", "y"]), z.string()])),
        d: z.optional(z.array(z.string()).check(top.maxItems(3, "≤3"))),
        when: z.optional(top.dateInput()),
      },
      top.atLeastOne(["b", "c"], "q"),
      top.exactlyOne(["c", "d"], "q"),
      top.requiredIf("d", "c", "x", "q"),
    );
    expect(z.toJSONSchema(schema)).toMatchObject({
      type: "object",
      required: ["a"],
      properties: {
        a: { type: "string", maxLength: 32 },
        b: { type: "number", minimum: 1, maximum: 9 },
        c: { anyOf: [{ type: "string", enum: ["x", "y"] }, { type: "string" }] },
        d: { type: "array", items: { type: "string" }, maxItems: 3 },
        when: { type: "string" },
      },
      allOf: [
        { anyOf: [{ required: ["b"] }, { required: ["c"] }] },
        { oneOf: [{ required: ["c"] }, { required: ["d"] }] },
        {
          if: { required: ["c"], properties: { c: { enum: ["x"] } } },
          then: { required: ["d"] },
        },
      ],
    });
  });

  it("of a whole request and of a result compiles and tells good from bad", () => {
    const request = ajv.compile(z.toJSONSchema(sampleRequest));
    const sku = { sku_id: 1, channel: "CS", brand_id: "b" };
    expect(request({ name: "n", tags: ["a"], sku, skus: [sku] })).toBe(true);
    expect(request({})).toBe(false);
    expect(request({ name: "n", sku: { ...sku, channel: 5 } })).toBe(false);
    expect(request({ name: "n", skus: [{ sku_id: 1, channel: "CS" }] })).toBe(false);
    const result = ajv.compile(z.toJSONSchema(sampleResponse));
    expect(result({ result: { rows: [{ id: "1", images: [] }] } })).toBe(true);
    expect(result({ result: { rows: [{ id: "x", images: [] }] } })).toBe(false);
  });

  it.each([
    ["maxBytes", top.maxBytes(6, "q"), { maxLength: 6 }],
    ["minBytes", top.minBytes(6, "q"), { minLength: 2 }],
  ] as const)("says of %s what holds of characters", (_, check, expected) => {
    expect(z.toJSONSchema(z.string().check(check))).toMatchObject(expected);
  });

  it("says the tighter of two bounds", () => {
    const text = z.string().check(top.maxLength(9, "q"), top.maxLength(5, "q"));
    expect(z.toJSONSchema(text)).toMatchObject({ maxLength: 5 });
    const list = z.array(z.string()).check(top.minItems(2, "q"), top.minItems(1, "q"));
    expect(z.toJSONSchema(list)).toMatchObject({ minItems: 2 });
    const id = top.int64Input().check(top.minimum(3, "q"), top.minimum("1", "q"));
    expect(z.toJSONSchema(id)).toMatchObject({ minimum: 3 });
  });
});
