/** Calls of APIs that the package does not describe: nothing is checked, nothing is lost. */
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { canonicalDecimal } from "../../templates/runtime/decimal.js";
import { parseJson } from "../../templates/runtime/json.js";
import { WireNumber } from "../../templates/runtime/wire.js";
import { errorOf, failure, start, stopAll } from "./support/client.js";

afterEach(stopAll);

describe("request", () => {
  it("sends any parameters by the name of the method", async () => {
    const { top, received } = await start(() => "{}", { session: "s1" });
    await top.request("taobao.newer.get", {
      text: "中 文",
      id: 9007199254740993n,
      digits: "9007199254740993",
      flag: false,
      when: new Date(0),
      object: { a: [1, { b: 2n ** 64n }], none: null },
      list: [1, "2", 9007199254740993n],
      lists: [[1], { a: new Date(0) }],
      noItem: [],
      nothing: undefined,
      empty: null,
      constructor: "c",
      file: new Blob(["x"], { type: "text/plain" }),
    });
    expect(received[0]?.signed).toBe(true);
    expect(received[0]?.params).toMatchObject({
      method: "taobao.newer.get",
      session: "s1",
      text: "中 文",
      id: "9007199254740993",
      digits: "9007199254740993",
      flag: "false",
      when: "1970-01-01 08:00:00",
      object: '{"a":[1,{"b":18446744073709551616}],"none":null}',
      list: "1,2,9007199254740993",
      lists: '[[1],{"a":"1970-01-01 08:00:00"}]',
      constructor: "c",
    });
    expect(received[0]?.params).not.toHaveProperty("nothing");
    expect(received[0]?.params).not.toHaveProperty("empty");
    expect(received[0]?.params).not.toHaveProperty("noItem");
    expect(received[0]?.files["file"]?.bytes).toEqual(new Uint8Array([120]));
  });

  it("gives what the root of the answer holds, integers of 64 bits as text", async () => {
    const answer =
      '{"newer_get_response":{"id":1100384769230375417,"n":5,"l":{"s":[{"id":18446744073709551615}]},"x":null,"p":"1.50"}}';
    const { top } = await start(() => answer);
    expect(await top.request("taobao.newer.get")).toEqual({
      id: "1100384769230375417",
      n: 5,
      l: { s: [{ id: "18446744073709551615" }] },
      x: null,
      p: "1.50",
    });
  });

  it.each(["session", "method", "sign", "v"])("refuses to send %s otherwise", async (name) => {
    const { top, received } = await start(() => "{}", { session: "of-the-client" });
    const error = await errorOf(top.request("taobao.newer.get", { [name]: "x" }));
    expect(error).toMatchObject({ name: "TopValidationError", issues: [{ path: [name] }] });
    expect(received).toEqual([]);
  });

  it("throws the gateway's errors like any call", async () => {
    const { top } = await start(() => failure(15, "isv.item-not-exist", "no"));
    const error = await errorOf(top.request("taobao.newer.get", {}));
    expect(error).toMatchObject({ code: 15, subCode: "isv.item-not-exist" });
  });

  it("loses nothing of any JSON", async () => {
    let body = "";
    const { top } = await start(() => body);
    const digits = fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n });
    const value = fc.dictionary(
      fc.stringMatching(/^[a-z]{1,5}$/),
      fc.oneof(fc.jsonValue({ maxDepth: 3 }), digits),
    );
    await fc.assert(
      fc.asyncProperty(value, async (members) => {
        const text = JSON.stringify(members, (_, one: unknown) =>
          typeof one === "bigint" ? `#${one}#` : one,
        ).replace(/"#(-?\d+)#"/g, "$1");
        body = `{"x_response":${text}}`;
        expect(canonical(await top.request("x.get"))).toEqual(canonical(parseJson(text)));
      }),
      { numRuns: 50 },
    );
  });
});

/** A value with each number as its shortest text: what both sides say, whichever form it has. */
function canonical(value: unknown): unknown {
  if (typeof value === "number") return canonical(new WireNumber(String(value)));
  if (value instanceof WireNumber) return canonical(value.text);
  if (typeof value === "string") return canonicalDecimal(value) ?? value;
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, canonical(one)]));
}
