/** Random schemas of all words, with values that they take and wire values that may or may not fit. */
import fc from "fast-check";
import * as z from "zod/mini";
import type { $ZodType } from "zod/v4/core";
import * as top from "../../../templates/runtime/schema.js";

/** A schema and values that it takes; `same` tells whether a value comes back as it went. */
export interface Sample {
  readonly schema: $ZodType;
  readonly value: fc.Arbitrary<unknown>;
}

const line = fc
  .string({ minLength: 1, maxLength: 8 })
  .filter((text) => /^[^,[\]]*$/.test(text) && text.trim() !== "");
const digits = fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map(String);
const decimals = fc.stringMatching(/^-?[1-9]\d{0,12}\.\d{0,4}[1-9]$/);
const dates = fc
  .date({ min: new Date("0002-01-01"), max: new Date("9998-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 19).replace("T", " "));
const numbers = fc
  .oneof(
    fc.integer(),
    fc.integer().map((n) => n / 8),
  )
  .map((n) => n || 0);
const documents = fc.json().filter((text) => text.trim() !== "" && text.trim() !== '""');

/** Words of requests: values in the form in which they are read back. */
export const requestScalars: readonly Sample[] = [
  { schema: z.string(), value: line },
  { schema: z.string().check(top.maxLength(8, "≤8")), value: line },
  { schema: z.union([z.enum(["CS", "KRY"]), z.string()]), value: line },
  { schema: z.union([z.literal([1, 2]), top.number()]), value: numbers },
  { schema: top.number(), value: numbers },
  { schema: z.boolean(), value: fc.boolean() },
  { schema: top.int64Input(), value: digits },
  { schema: top.idInput(), value: fc.oneof(digits, fc.stringMatching(/^[A-Z][a-z0-9_-]{0,9}$/)) },
  { schema: top.dateInput(), value: dates },
  { schema: top.decimalInput(), value: decimals },
];
const requestWords: readonly Sample[] = [
  ...requestScalars,
  { schema: top.jsonInput(), value: documents },
  {
    schema: top.fieldListInput(),
    value: fc.stringMatching(/^[a-z_]{1,6}$/),
  },
  {
    schema: top.map(),
    value: fc
      .dictionary(
        fc.stringMatching(/^[a-z]{1,4}$/),
        fc.oneof(line, fc.integer(), fc.constant(null)),
      )
      .map((map) => ({ ...map })),
  },
];

/** Words of results. */
const responseWords: readonly Sample[] = [
  { schema: z.string(), value: line },
  { schema: z.number(), value: numbers },
  { schema: z.boolean(), value: fc.boolean() },
  { schema: z.unknown(), value: line },
  { schema: top.int64(), value: digits },
  { schema: top.id(), value: digits },
  { schema: top.date(), value: dates },
  { schema: top.decimal(), value: decimals },
  { schema: top.json(), value: documents },
  { schema: top.map(), value: fc.constant({ a: "b" }) },
  { schema: z.union([z.enum(["a", "b"]), z.string()]), value: line },
  { schema: z.union([z.literal([1, 2]), z.number()]), value: numbers },
];

const memberName = fc.constantFrom("a", "b", "c_d", "id", "constructor", "toString", "x.y", "list");

/** Random objects, nested up to three levels, of words of one side. */
function objectsOf(
  words: readonly Sample[],
  list: (item: $ZodType) => $ZodType,
): fc.Arbitrary<Sample> {
  const word = fc.constantFrom(...words);
  const { object } = fc.letrec<{ object: Sample; any: Sample }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 3, depthIdentifier: "schema" },
      word,
      word.map(({ schema, value }) => ({
        schema: list(schema),
        value: fc.array(value, { minLength: 1, maxLength: 3 }),
      })),
      tie("object"),
      tie("object").map(({ schema, value }) => ({
        schema: list(schema),
        value: fc.array(value, { minLength: 1, maxLength: 3 }),
      })),
    ),
    object: fc
      .uniqueArray(fc.tuple(memberName, tie("any"), fc.boolean()), {
        minLength: 1,
        maxLength: 4,
        depthIdentifier: "schema",
        selector: ([name]) => name,
      })
      .map((members) => ({
        schema: top.object<Record<string, unknown>>(
          Object.fromEntries(
            members.map(([name, { schema }, isOptional]) => [
              name,
              isOptional ? z.optional(schema) : schema,
            ]),
          ) as never,
        ),
        value: fc.record(Object.fromEntries(members.map(([name, { value }]) => [name, value])), {
          requiredKeys: members.flatMap(([name, , isOptional]) => (isOptional ? [] : [name])),
          noNullPrototype: true,
        }),
      })),
  }));
  return object;
}

/** Random requests, with values in the form in which a gateway reads them back. */
export const requests: fc.Arbitrary<Sample> = objectsOf(requestWords, (item) => z.array(item));
/** Random results. */
export const results: fc.Arbitrary<Sample> = objectsOf(responseWords, (item) =>
  top.list(item as top.Schema<unknown>, "element"),
);

/** JSON that fits a schema more or less: its members, wrappers and kinds, and anything else. */
export const answers: fc.Arbitrary<string> = fc
  .letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4, depthIdentifier: "answer" },
      fc.constantFrom(
        "1",
        "-5",
        "1.5",
        "12345678901234567890",
        "true",
        "null",
        '""',
        '"x"',
        '"7"',
        '"TRUE"',
        '"2016-01-01 12:00:00"',
        "1451620800000",
        '"[1,2]"',
        "[]",
        "{}",
      ),
      fc.array(tie("value"), { maxLength: 3 }).map((items) => `[${items.join(",")}]`),
      tie("object"),
    ),
    object: fc
      .dictionary(fc.oneof(memberName, fc.constantFrom("element", "other")), tie("value"), {
        maxKeys: 5,
      })
      .map(
        (members) =>
          `{${Object.entries(members)
            .map(([name, text]) => `${JSON.stringify(name)}:${String(text)}`)
            .join(",")}}`,
      ),
  }))
  .object.map(String);
