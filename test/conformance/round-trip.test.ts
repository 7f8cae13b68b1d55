/** Every documented type from the client to the gateway and back, over HTTP, in every format. */
import fc from "fast-check";
import { expect, test } from "vitest";

import { formatTimestamp } from "../../templates/mock/timestamp.js";
import { TopClient } from "../../templates/runtime/client.js";
import { appKey, appSecret } from "../mock/support/signed.js";
import { echo, everything, everythingMock, type EverythingRequest } from "./support/everything.js";
import { gatewayForFile } from "./support/gateway.js";

const { url } = gatewayForFile({ apis: [everythingMock], answer: echo });

/** What is sent, and what a client that loses nothing gets back. */
type Pair<T = unknown> = readonly [sent: T, received: unknown];
const same = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<Pair> =>
  values.map((value) => [value, value]);

/** Characters that XML can carry too: all but control characters, surrogates and U+FFFE, U+FFFF. */
const character = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
  fc.constantFrom(
    "\t",
    "\n",
    "\r",
    "&",
    "<",
    ">",
    '"',
    "'",
    "\\",
    "/",
    "]]>",
    "&amp;",
    "商",
    "🎉",
    "+",
    "%",
    "=",
    "\u2028",
  ),
);
const anyText = fc.string({ unit: character, maxLength: 12 });
const filledText = anyText.filter((value) => value.trim() !== "");
const listedText = filledText
  .map((value) => value.replaceAll(",", ""))
  .filter((value) => value.trim() !== "");

const digits = fc.bigInt({ min: -(10n ** 22n), max: 10n ** 22n });
const int64 = digits.chain((value): fc.Arbitrary<Pair> => {
  const forms: (bigint | string | number)[] = [value, String(value)];
  if (Number.isSafeInteger(Number(value))) forms.push(Number(value));
  return fc.constantFrom(...forms).map((form) => [form, String(value)]);
});
const count = same(
  fc
    .oneof(fc.maxSafeInteger(), fc.double({ noNaN: true, min: -1e12, max: 1e12 }))
    .map((value) => value + 0),
);
const date = fc.integer({ min: 0, max: 4_102_444_800 }).chain((seconds): fc.Arbitrary<Pair> => {
  const instant = seconds * 1000;
  const text = formatTimestamp(instant);
  return fc.constantFrom<Pair>([text, text], [new Date(instant), text]);
});
const price = same(
  fc
    .tuple(digits, fc.nat(99))
    .map(([whole, cents]) => `${whole}.${String(cents).padStart(2, "0")}`),
);
const json = same(fc.json({ maxDepth: 2 }));
const boolean = same(fc.boolean());
const listOf = (item: fc.Arbitrary<Pair>): fc.Arbitrary<Pair> =>
  fc
    .array(item, { maxLength: 4 })
    .map((pairs) => [pairs.map(([sent]) => sent), pairs.map(([, received]) => received)]);
const map = same(fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), filledText, { maxKeys: 3 }));

const scalars = { count, id: int64, paid: boolean, created: date, price, amount: price, raw: json };
type Members = Readonly<Record<string, fc.Arbitrary<Pair>>>;

/** Some of the members, each with its value; lists that are not sent come back empty. */
function objectOf(members: Members, lists: readonly string[]): fc.Arbitrary<Pair> {
  const entries = Object.entries(members).map(([name, value]) =>
    fc.option(value, { nil: undefined }).map((pair) => [name, pair] as const),
  );
  return fc.tuple(...entries).map((pairs) => {
    const given = pairs.filter((entry): entry is readonly [string, Pair] => entry[1] !== undefined);
    const sent = Object.fromEntries(given.map(([name, pair]) => [name, pair[0]]));
    const received = Object.fromEntries(given.map(([name, pair]) => [name, pair[1]]));
    for (const name of lists) received[name] ??= [];
    return [sent, received];
  });
}

const innerLists = ["texts", "ids", "inners"];
const innerMembers = {
  ...scalars,
  text: same(anyText),
  texts: listOf(same(anyText)),
  ids: listOf(int64),
};
const innermost = objectOf(innerMembers, innerLists);
const middle = objectOf(
  { ...innerMembers, inner: innermost, inners: listOf(innermost) },
  innerLists,
);
const outer = objectOf(
  {
    ...scalars,
    text: same(filledText),
    texts: listOf(same(listedText)),
    ids: listOf(int64),
    inner: middle,
    inners: listOf(middle),
    flags: listOf(boolean),
    dates: listOf(date),
    prices: listOf(price),
    counts: listOf(count),
    fields: fc.constantFrom<Pair>(["a,b", "a,b"], [["a", "b"], "a,b"]),
    labels: map,
  },
  [...innerLists, "flags", "dates", "prices", "counts"],
);

const ways = [
  { format: "json", signMethod: "hmac-sha256" },
  { format: "json", simplify: true, signMethod: "hmac" },
  { format: "xml", signMethod: "md5" },
] as const;

/** What came back for parameters, without the request id. */
async function call(way: (typeof ways)[number], sent: unknown): Promise<object> {
  const client = new TopClient({
    ...{ appKey, appSecret, endpoint: url(), ...way },
    validate: { request: "throw", response: "throw" },
  });
  const answered = await client.execute(everything, sent as EverythingRequest);
  const { request_id, ...result } = answered as unknown as Record<string, unknown>;
  expect(request_id).toMatch(/^[0-9a-z]{12}$/);
  return result;
}

for (const way of ways) {
  const name = `${"simplify" in way ? "simplified " : ""}${way.format}`;
  test(`5 and 6: every type comes back as it was sent, in ${name}`, async () => {
    const property = fc.asyncProperty(outer, async ([sent, received]) => {
      expect(await call(way, sent)).toEqual(received);
    });
    await fc.assert(property, { numRuns: 150 });
  });
}

const file = fc
  .tuple(fc.stringMatching(/^[a-z"商]{1,8}$/), fc.uint8Array({ maxLength: 40 }))
  .map(([name, data]) => ({ name, data }));

test("5.9 a file comes to the gateway byte by byte, beside texts of any kind", async () => {
  const text = filledText.filter((value) => !/[\r\n]/.test(value));
  const property = fc.asyncProperty(file, text, async (picture, text) => {
    expect(await call(ways[0], { picture, text })).toMatchObject({
      picture: `${picture.name} ${Buffer.from(picture.data).toString("hex")}`,
      text,
    });
  });
  await fc.assert(property, { numRuns: 60 });
});

test("5.9 line breaks in a text beside a file come as they were signed", async () => {
  const picture = { name: "x", data: new Uint8Array(1) };
  for (const text of ["a\nb", "a\rb", "a\r\nb"]) {
    expect(await call(ways[0], { picture, text })).toMatchObject({ text });
  }
});
