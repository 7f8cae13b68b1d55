/** Every word of schemas with values that it takes and values that it refuses. */
import * as z from "zod/mini";
import type { $ZodType } from "zod/v4/core";
import * as top from "../../../templates/runtime/schema.js";

export interface Word {
  readonly name: string;
  readonly schema: $ZodType;
  readonly good: readonly unknown[];
  readonly bad: readonly unknown[];
  /** Values that the schema refuses and JSON Schema can't tell from good ones. */
  readonly beyondJson?: readonly unknown[];
}

const always = [undefined, null, new Map([["a", 1]]), Symbol("s"), () => 1];
const noText = [5, true, [], ["a"], {}, ...always];
const noNumber = ["x", "5", true, [], {}, Number.NaN, Infinity, 5n, ...always];

/** An object with a member of each kind that JSON Schema has, and limits. */
const limited = top.object<{ text: string; count?: number; list?: readonly string[] }>({
  text: z.string().check(top.minLength(2, "2-4"), top.maxLength(4, "2-4")),
  count: z.optional(top.number().check(top.minimum(1, ">=1"), top.exclusiveMaximum(10, "<10"))),
  list: z.optional(z.array(z.string()).check(top.minItems(1, "1-2"), top.maxItems(2, "1-2"))),
});

export const words: readonly Word[] = [
  { name: "z.string", schema: z.string(), good: ["", "中", " x "], bad: noText },
  { name: "z.boolean", schema: z.boolean(), good: [true, false], bad: ["true", 1, [], ...always] },
  { name: "z.number", schema: z.number(), good: [0, -1.5, 1e300], bad: noNumber },
  {
    name: "top.number",
    schema: top.number(),
    good: [0, -1.5, Number.MAX_SAFE_INTEGER],
    bad: noNumber,
    beyondJson: [2 ** 53],
  },
  {
    name: "top.int64Input",
    schema: top.int64Input(),
    good: [0, -7, "9007199254740993", "-5", "+5", 2n ** 70n],
    bad: ["", "x", "1.5", 1.5, " 5", true, [], {}, ...always],
    beyondJson: [2 ** 53],
  },
  {
    name: "top.idInput",
    schema: top.idInput(),
    good: [0, "9007199254740993", "AB-12_x", 2n ** 70n],
    bad: ["a b", "a\n", 1.5, true, [], {}, ...always],
    beyondJson: [2 ** 53],
  },
  {
    name: "top.dateInput",
    schema: top.dateInput(),
    good: ["2016-01-01 12:00:00", "2016-01-01 12:00", "2016-01-01"],
    bad: ["", "not a date", "2016-01-01T12:00:00.000Z", "2016-1-1", 5, true, [], {}, ...always],
    beyondJson: ["2016-02-30 00:00:00", "2016-01-01 24:00:00", new Date(Number.NaN)],
  },
  {
    name: "top.decimalInput",
    schema: top.decimalInput(),
    good: ["200.07", "-1", "1e3", 0, 12.5],
    bad: ["", "abc", "￥5", "1,000", "5元", true, [], {}, ...always],
    beyondJson: [2 ** 53, Infinity],
  },
  {
    name: "top.jsonInput",
    schema: top.jsonInput(),
    good: ["{}", 5, true, [1], { a: [null] }],
    bad: [undefined, Symbol("s"), () => 1],
  },
  {
    name: "top.fieldListInput",
    schema: top.fieldListInput(),
    good: ["a,b", "", ["a", "b"], []],
    bad: [5, true, [5], ["a", null], {}, ...always],
  },
  {
    name: "top.fileInput",
    schema: top.fileInput(),
    good: [],
    bad: [5, true, [], {}, { name: "a" }, ...always],
    beyondJson: ["text"],
  },
  {
    name: "top.map",
    schema: top.map(),
    good: [{}, { a: 1, b: [null], c: { d: null } }],
    bad: ["x", 5, true, [], ["a"], ...always],
  },
  {
    name: "top.int64",
    schema: top.int64(),
    good: ["0", "-9223372036854775808", "12345678901234567890123"],
    bad: ["", "x", "1.5", "+5", ...noText],
  },
  { name: "top.id", schema: top.id(), good: ["1", "AB-12"], bad: noText },
  { name: "top.date", schema: top.date(), good: ["2016-01-01 12:00:00"], bad: noText },
  { name: "top.decimal", schema: top.decimal(), good: ["1.50"], bad: noText },
  { name: "top.json", schema: top.json(), good: ["{}"], bad: noText },
  {
    name: "top.list",
    schema: top.list(top.int64(), "number"),
    good: [[], ["1", "2"]],
    bad: ["x", 5, {}, [1], [null], ["a"], ...always],
  },
  {
    name: "documented texts, open",
    schema: z.union([z.enum(["CS", "KRY"]), z.string()]),
    good: ["CS", "other"],
    bad: noText,
  },
  {
    name: "documented numbers, open",
    schema: z.union([z.literal([1, 2]), top.number()]),
    good: [1, 3],
    bad: noNumber,
  },
  {
    name: "limits",
    schema: limited,
    good: [
      { text: "ab" },
      { text: "abcd", count: 1, list: ["a", "b"] },
      { text: "abc", count: 9.5, newer: { a: 1 } },
    ],
    bad: [
      {},
      { text: "a" },
      { text: "abcde" },
      { text: "abc", count: 0 },
      { text: "abc", count: 10 },
      { text: "abc", count: "5" },
      { text: "abc", list: [] },
      { text: "abc", list: ["a", "b", "c"] },
      { text: "abc", list: "a" },
      "x",
      5,
      [],
      ...always,
    ],
  },
];
